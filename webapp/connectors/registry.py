"""What the application knows of each connector: one `Provider` per way to reach calendar services.

A provider lives in the folder of its connector. Code outside asks it, or one of its optional parts, and never compares
keys. The parts that need something of the application get it through the ports of this module.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar, Literal, Protocol

from redis import Redis

from webapp.connectors.base import Capabilities, Connector
from webapp.connectors.clock import Pause
from webapp.connectors.reasons import Refusal

# Ports: what the application provides.


@dataclass(frozen=True, slots=True)
class Host:
    """The application around a provider. `pause` waits, because connectors never sleep themselves."""

    redis: Redis
    pause: Pause


class CredentialStore(Protocol):
    """The stored credentials of one account, shared by all workers."""

    def load(self) -> Mapping[str, str]:
        """Return them as they are stored now, never from a cache of this process. Raises AuthorizationLost."""
        ...

    def locked(self) -> AbstractContextManager[None]:
        """Let one worker in at a time. Raises TransientError if that takes too long."""
        ...

    def save(self, credentials: Mapping[str, str]) -> None:
        """Store new ones for good."""
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """A linked account. `discovery` is what sign-in found; `home_zone` (IANA) is where floating times happen.

    `credentials` reads what was stored when the account was loaded; it raises AuthorizationLost. `store` is for those
    that are renewed while they are in use.
    """

    account_id: int
    service: str
    name: str
    server_url: str
    remote_account: str
    discovery: Mapping[str, Any]
    home_zone: str
    credentials: Callable[[], Mapping[str, str]] = field(repr=False)
    store: CredentialStore = field(repr=False)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a connector is opened for.

    `share` names whose part of a shared rate limit is used, `urgent` that a person waits, `news_since` from when on the
    service announced changes that were not read yet.
    """

    share: str
    pause: Pause
    urgent: bool = False
    news_since: datetime | None = None


# How people sign in.


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised words of a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link of a paragraph to a page of somebody else's."""

    text: str
    url: str


Paragraph = tuple[str | Emphasis | WebLink, ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a sign-in form. `missing` is the message where it is left empty, `longest` counts characters.

    `name` is one of `server_url`, `username` and `password`; `attributes` are those of its HTML element.
    """

    name: Literal["server_url", "username", "password"]
    label: str
    missing: str
    longest: int
    hint: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def password_field(hint: str = "") -> FormField:
    """Return the field for a password."""
    return FormField("password", "Password", "Enter the password.", 200, hint, {"autocomplete": "off"})


@dataclass(frozen=True, slots=True)
class Login:
    """What opens an account. `server_url` is empty where the service has one address only."""

    server_url: str
    username: str
    password: str = field(repr=False)


FirstToLink = Callable[[str, str], int | None]
"""Returns the id of the user who was the first to link an account, by service and name."""


class PasswordSignIn(ABC):
    """A form with a user name and a password, checked with the service at once."""

    fields: ClassVar[tuple[FormField, ...]]
    """Those of the form that links an account. None: the installation knows the account of each person."""

    notes: ClassVar[tuple[Paragraph, ...]] = ()
    """What stands above the fields."""

    renewal_notes: ClassVar[tuple[Paragraph, ...]] = ()
    """What stands above the password when an account is connected again."""

    fixed_address: str = ""
    """The server's address where people do not enter it, shown below the fields."""

    @abstractmethod
    def check(self, login: Login) -> Mapping[str, Any]:
        """Sign in and return what has to be known of the account, as JSON-able data. Raises ConnectorError."""

    def own_login(self, user_id: int, first_to_link: FirstToLink) -> Login | None:  # noqa: ARG002
        """Return the account that the installation itself keeps for this person; None if people bring theirs."""
        return None

    def known_password(self, username: str) -> str | None:  # noqa: ARG002
        """Return the password of an account of the installation's own; None if people bring theirs."""
        return None


@dataclass(frozen=True, slots=True)
class Grant:
    """What an OAuth sign-in gives. `service` is the key of the service that was really signed in to; "" if unknown.

    `remote_account` identifies the authorisation at the provider, `name` the account to people ("" if unknown).
    """

    credentials: Mapping[str, str] = field(repr=False)
    remote_account: str
    server_url: str
    service: str
    name: str
    discovery: Mapping[str, Any] = field(default_factory=dict)


class OAuthSignIn(ABC):
    """Sign-in on the pages of somebody else (RFC 6749, section 4.1)."""

    title: str
    """The heading above the link that leads there."""

    @abstractmethod
    def explanation(self, service: "Service") -> str:
        """Return what people read before they go there."""

    @abstractmethod
    def address(self, service: str, *, state: str, redirect_uri: str) -> str:
        """Return where to send the user agent."""

    @abstractmethod
    def exchange(self, code: str, redirect_uri: str) -> Grant:
        """Exchange the code of the redirect. Raises AuthorizationLost if it has expired; other ConnectorErrors."""

    @abstractmethod
    def is_same_account(self, account: Account, service: str, grant: Grant) -> bool:
        """Return True if a grant for `service` is for this very account: its mailbox, at its service."""


# Optional parts.


class Revocation(Protocol):
    """Ends an authorisation at the provider."""

    def revoke(self, credentials: Mapping[str, str]) -> None:
        """End the whole grant. Raises TransientError and other ConnectorErrors."""
        ...


class Subscriptions(Protocol):
    """Notifications that the service sends to an address of ours."""

    token_bytes: int
    """Random bytes of the secret part of an address."""

    def callback_url(self, token: str) -> str:
        """Return where notifications go that belong to `token`; "" if the service could not reach us there."""
        ...


NotificationKind = Literal["changed", "disconnected", "ending", "readable", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class Notification:
    """A verified notification. `since` is how old the changes may be, as far as it is known.

    `subscription` is the id of the subscription that it belongs to, `secret` what it repeats as proof of its origin
    (`base.Subscription`); each "" if it does not have one.

    `changed`: events may have; `disconnected`: the account; `ending`: the subscription ends soon or has ended, so that
    it has to be asked for again and changes to be read; `readable`: the calendar was read for the first time; `other`:
    nothing follows from it; `unknown`: nobody has heard of its kind.
    """

    kind: NotificationKind
    since: datetime | None = None
    subscription: str = ""
    secret: str = field(default="", repr=False)


class UnreadableNotification(Exception):
    """The request holds no notification."""


@dataclass(frozen=True, slots=True)
class CallbackRequest:
    """A POST request to a callback address.

    Names of headers are in lower case. Of a query parameter that is repeated, the last value counts.
    """

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)


class NotificationReceiver(Protocol):
    """What arrives at a callback address. Pure, and fast enough for a thousand a second.

    A service that only wants its first message accepted makes no handshake: that message is a notification of kind
    `other`.
    """

    max_body: int
    """Bytes."""

    def handshake(self, request: CallbackRequest) -> str | None:
        """Return the text that the service wants repeated before it sends anything; None if this is no handshake.

        It is answered at once, as plain text, while the worker still waits for the answer to its `subscribe`.
        """
        ...

    def verify(self, request: CallbackRequest) -> bool:
        """Return False if the request lacks the provider's signature.

        Where notifications repeat the secret of their subscription instead, that is compared later, and this is True.
        """
        ...

    def parse(self, request: CallbackRequest) -> Sequence[Notification]:
        """Read the notifications of a verified request. Raises UnreadableNotification."""
        ...


class Stop(Protocol):
    """Set once a connection is to be given up; `threading.Event` fulfils it."""

    def is_set(self) -> bool: ...


class Listener(Protocol):
    """Holds a connection open over which the service announces changes, as an alternative to callback addresses."""

    def listen(self, account: Account, calendar_ids: Sequence[str], stop: Stop) -> Iterator[Notification]:
        """Yield what the service announces of these calendars; `Notification.subscription` is the calendar's id.

        Returns when the service ends the connection, and within some seconds after `stop` was set. Runs in a thread
        of its own. Raises ConnectorError.
        """
        ...


# The provider itself.


@dataclass(frozen=True, slots=True)
class Service:
    """A service people choose, as a provider reaches it.

    `label` is what its tile is called, `short` what it is called in a sentence where that differs. `needs` is what an
    administrator has to bring before it can be linked; "" if nothing. `order` sorts the tiles.
    """

    key: str
    label: str
    hint: str
    order: int
    short: str = ""
    needs: str = ""
    shows_address: bool = False
    """The address of the server distinguishes accounts of the same name."""
    icon: str = "calendar"
    """Name of an image in `static/services`."""
    substitute: str = ""
    """What is said before a link to this service where another one is not set up; "" offers none."""

    @property
    def name(self) -> str:
        """What the service is called in a sentence."""
        return self.short or self.label


class Provider(ABC):
    """One way to reach calendar services. Made once per application, with its settings; None: it is not set up."""

    key: ClassVar[str]
    """Unique; part of addresses."""

    connector: ClassVar[str]
    """What `linked_accounts.connector` holds; providers that share a protocol share it."""

    name: ClassVar[str]
    """What people know it as."""

    route: ClassVar[str] = "directly"
    """How a calendar is linked by it, in a sentence."""

    services: ClassVar[tuple[Service, ...]]

    asks_edit_permission: ClassVar[bool] = False
    """Events made elsewhere are changed only with a permission of their own (`Extras.edit_permission`)."""

    stores_instants: ClassVar[bool] = False
    """The service keeps UTC instants, so that a newer tz database moves events there (`Extras.stored_instants`)."""

    renews_ids: ClassVar[bool] = False
    """After a new sign-in, events may be listed under other ids."""

    disconnected_reason: ClassVar[Refusal | None] = None
    """What a notification of kind `disconnected` means."""

    unread_reason: ClassVar[Refusal | None] = None
    """What is said while the service has yet to read the calendar for the first time (`StillReading`)."""

    def __init__(self, settings: Any, host: Host) -> None:
        self._settings = settings
        self._host = host

    @staticmethod
    @abstractmethod
    def settings_from(environ: Mapping[str, str]) -> Any:
        """Read the provider's own settings; None if it is not set up here. Raises ConfigurationError."""

    @property
    def is_set_up(self) -> bool:
        return self._settings is not None

    @property
    @abstractmethod
    def sign_in(self) -> PasswordSignIn | OAuthSignIn:
        """How people sign in. Only for a provider that is set up."""

    @abstractmethod
    def capabilities(self, account: Account) -> Capabilities:
        """Return what the account's connector can do, without asking the service: pages show it."""

    @abstractmethod
    def open(self, account: Account, usage: Usage) -> Connector:
        """Return the account's connector. Raises AuthorizationLost, or ConnectorError if there is no way to it."""

    @property
    def revocation(self) -> Revocation | None:
        return None

    @property
    def subscriptions(self) -> Subscriptions | None:
        return None

    @property
    def receiver(self) -> NotificationReceiver | None:
        return None

    @property
    def listener(self) -> Listener | None:
        return None

    @property
    def sweep_pause(self) -> timedelta | None:
        """Between two sweeps of a calendar; None: as the application's settings have it."""
        return None


class Registry:
    """The providers of one application, in the order in which they are asked."""

    def __init__(self, providers: Iterable[Provider] = ()) -> None:
        self._providers: dict[str, Provider] = {}
        for provider in providers:
            self.register(provider)

    def register(self, provider: Provider) -> None:
        """Add a provider, in the place of one that has the same key."""
        self._providers[provider.key] = provider

    def __iter__(self) -> Iterator[Provider]:
        return iter(self._providers.values())

    def get(self, key: str) -> Provider | None:
        """Return a provider by its key."""
        return self._providers.get(key)

    def of(self, connector: str, service: str) -> Provider:
        """Return the provider of an account. Raises LookupError if no build of ours ever had one."""
        reaches = (provider for provider in self if provider.connector == connector)
        found = next((provider for provider in reaches if _service_of(provider, service)), None)
        if found is None:
            raise LookupError(f"no provider reaches {service} by {connector}")
        return found

    def password_provider(self, service: str) -> Provider | None:
        """Return what links the service by user name and password, set up or not."""
        return next((each for each in self._reaching(service) if isinstance(each.sign_in, PasswordSignIn)), None)

    def oauth_provider(self, service: str) -> Provider | None:
        """Return what links the service on the provider's own pages, set up or not."""
        return next((each for each in self._reaching(service) if isinstance(each.sign_in, OAuthSignIn)), None)

    def services(self) -> list[Service]:
        """Return all services there are, as the first provider describes each, in the order of their tiles."""
        found: dict[str, Service] = {}
        for provider in self:
            for service in provider.services:
                found.setdefault(service.key, service)
        return sorted(found.values(), key=lambda service: service.order)

    def offered(self) -> list[Service]:
        """Return those that can be linked here, or could be if an administrator brought what they need."""
        return [service for service in self.services() if self.works(service.key) or service.needs]

    def works(self, service: str) -> bool:
        """Return True if a provider that is set up reaches the service."""
        return any(provider.is_set_up for provider in self._reaching(service))

    def service(self, key: str) -> Service | None:
        return next((service for service in self.services() if service.key == key), None)

    def service_name(self, key: str) -> str:
        """Return what a service is called; its key where no provider knows it."""
        found = self.service(key)
        return found.name if found else key.capitalize()

    def substitute_for(self, service: str) -> Service | None:
        """Return what can be linked instead of a service that is not set up, if anything can."""
        return next((each for each in self.services() if each.substitute and each.key != service), None)

    def connectors(self, condition: Callable[[Provider], bool]) -> frozenset[str]:
        """Return what `linked_accounts.connector` holds of the providers that meet a condition."""
        return frozenset(provider.connector for provider in self if condition(provider))

    def _reaching(self, service: str) -> Iterator[Provider]:
        return (provider for provider in self if _service_of(provider, service))


def _service_of(provider: Provider, key: str) -> Service | None:
    return next((service for service in provider.services if service.key == key), None)
