"""The registry of providers: one `Provider` per way to reach calendar services.

A provider is defined in the folder of its connector. Code outside uses its attributes and optional parts, and never
compares keys. What a provider needs of the application it gets through the ports of this module.
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
    """The application that a provider runs in. `pause` waits, because connectors never sleep themselves."""

    redis: Redis
    pause: Pause


class CredentialStore(Protocol):
    """The stored credentials of one account, shared by all workers."""

    def load(self) -> Mapping[str, str]:
        """Return them as they are stored now, never from a cache of this process. Raises AuthorizationLost."""
        ...

    def locked(self) -> AbstractContextManager[None]:
        """Hold the lock of the account. Raises TransientError if waiting for it takes too long."""
        ...

    def save(self, credentials: Mapping[str, str]) -> None:
        """Store and commit new credentials."""
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """A linked account. `discovery` is the result of sign-in; `home_zone` (IANA) applies to floating times.

    `credentials` returns those stored when the account was loaded; it raises AuthorizationLost. `store` is for
    credentials that are renewed while in use.
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
    """The purpose for which a connector is opened.

    `share` is the tenant of a shared rate limit, `urgent`: a person waits, `news_since`: the earliest change that the
    service notified of and that was not read yet.
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
    """A link of a paragraph to an external page."""

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
"""Returns the id of the user who first linked an account, by service and name."""


class PasswordSignIn(ABC):
    """A form with a user name and a password, checked with the service at once."""

    fields: ClassVar[tuple[FormField, ...]]
    """Fields of the form that links an account. Empty: the installation itself keeps the account of each person."""

    notes: ClassVar[tuple[Paragraph, ...]] = ()
    """Shown above the fields."""

    renewal_notes: ClassVar[tuple[Paragraph, ...]] = ()
    """Shown above the password when an account is reconnected."""

    fixed_address: str = ""
    """The server's address where people do not enter it, shown below the fields."""

    @abstractmethod
    def check(self, login: Login) -> Mapping[str, Any]:
        """Sign in and return the `discovery` of the account, as JSON-able data. Raises ConnectorError."""

    def own_login(self, user_id: int, first_to_link: FirstToLink) -> Login | None:  # noqa: ARG002
        """Return the account that the installation itself keeps for this person; None if people enter theirs."""
        return None

    def known_password(self, username: str) -> str | None:  # noqa: ARG002
        """Return the password of an account that the installation keeps; None if people enter theirs."""
        return None


@dataclass(frozen=True, slots=True)
class Grant:
    """The result of an OAuth sign-in. `service` is the key of the service that was actually signed in to; "" if
    unknown.

    `remote_account` identifies the authorisation at the provider, `name` the account to people ("" if unknown).
    """

    credentials: Mapping[str, str] = field(repr=False)
    remote_account: str
    server_url: str
    service: str
    name: str
    discovery: Mapping[str, Any] = field(default_factory=dict)


class OAuthSignIn(ABC):
    """Sign-in on the pages of the provider (authorization code grant: RFC 6749, section 4.1)."""

    title: str
    """The heading above the link to the provider's pages."""

    @abstractmethod
    def explanation(self, service: "Service") -> str:
        """Return the text that people read before they go there."""

    @abstractmethod
    def address(self, service: str, *, state: str, redirect_uri: str, code_verifier: str) -> str:
        """Return the authorization address to which the browser is redirected.

        `code_verifier` is new for each sign-in. Where the service knows PKCE (RFC 7636), its challenge goes along.
        """

    @abstractmethod
    def exchange(self, code: str, *, redirect_uri: str, code_verifier: str) -> Grant:
        """Exchange the code of the redirect, with the `code_verifier` of the same sign-in.

        Raises AuthorizationLost if the code has expired; other ConnectorErrors.
        """

    @abstractmethod
    def is_same_account(self, account: Account, service: str, grant: Grant) -> bool:
        """Return True if a grant for `service` belongs to `account`: the same mailbox at the same service."""


# Optional parts.


class Revocation(Protocol):
    """Ends an authorisation at the provider."""

    def revoke(self, credentials: Mapping[str, str]) -> None:
        """End the whole grant. Raises TransientError and other ConnectorErrors."""
        ...


class Subscriptions(Protocol):
    """Notifications that the service sends to a callback address of this installation."""

    token_bytes: int
    """Random bytes of the secret part of an address."""

    def callback_url(self, token: str) -> str:
        """Return the callback address for `token`; "" if the service could not reach this installation."""
        ...


NotificationKind = Literal["changed", "disconnected", "ending", "readable", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class Notification:
    """A verified notification. `since` is the time of the earliest change, as far as it is known.

    `subscription` is the id of its subscription, `secret` its proof of origin (`base.Subscription`); "" without one.

    `changed`: events may have changed; `disconnected`: the account was disconnected; `ending`: the subscription ends
    soon or has ended, so that it has to be renewed and changes to be read; `readable`: the service has read the
    calendar for the first time; `other`: no action follows; `unknown`: the kind is not known.
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
    """Verifies and parses the requests to a callback address. Pure, and fast enough for a thousand a second.

    Where a service only expects its first message to be accepted, there is no handshake: that message is a notification
    of kind `other`.
    """

    max_body: int
    """Bytes."""

    def handshake(self, request: CallbackRequest) -> str | None:
        """Return the text that the service requires in the answer before it sends notifications; None without a
        handshake.

        It is sent at once, as plain text, while the worker still waits for the answer to its `subscribe`.
        """
        ...

    def verify(self, request: CallbackRequest) -> bool:
        """Return False if the provider's signature is missing or wrong.

        Returns True where notifications carry the secret of their subscription instead, which is compared later.
        """
        ...

    def parse(self, request: CallbackRequest) -> Sequence[Notification]:
        """Read the notifications of a verified request. Raises UnreadableNotification."""
        ...


class Stop(Protocol):
    """Set once a connection has to be closed; `threading.Event` implements it."""

    def is_set(self) -> bool: ...


class Listener(Protocol):
    """Holds a connection open over which the service sends notifications, as an alternative to callback addresses."""

    def listen(self, account: Account, calendar_ids: Sequence[str], stop: Stop) -> Iterator[Notification]:
        """Yield the notifications of these calendars; `Notification.subscription` is the id of the calendar.

        Returns when the service closes the connection, and within some seconds after `stop` was set. Runs in its own
        thread. Raises ConnectorError.
        """
        ...


# The provider itself.


@dataclass(frozen=True, slots=True)
class Service:
    """A calendar service that people choose, as a provider reaches it.

    `label` is the name on its tile, `short` its name in a sentence where that differs. `needs` is what an administrator
    has to set up before it can be linked; "" if nothing. `order` sorts the tiles.
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
    """Text before a link to this service on the page of another that is not set up; "" offers none."""

    @property
    def name(self) -> str:
        """Name of the service in a sentence."""
        return self.short or self.label


class Provider(ABC):
    """One way to reach calendar services. Created once per application; with the settings None it is not set up."""

    key: ClassVar[str]
    """Unique; part of addresses."""

    connector: ClassVar[str]
    """What `linked_accounts.connector` holds; providers that share a protocol share it."""

    name: ClassVar[str]
    """Name that people read."""

    route: ClassVar[str] = "directly"
    """How it links a calendar, as an adverb in a sentence."""

    services: ClassVar[tuple[Service, ...]]

    asks_edit_permission: ClassVar[bool] = False
    """Changing events made elsewhere needs a separate permission (`Extras.edit_permission`)."""

    stores_instants: ClassVar[bool] = False
    """The service stores UTC instants, so that a newer tz database moves events there (`Extras.stored_instants`)."""

    renews_ids: ClassVar[bool] = False
    """After a new sign-in, events may have other ids."""

    disconnected_reason: ClassVar[Refusal | None] = None
    """Reason recorded for a notification of kind `disconnected`."""

    unread_reason: ClassVar[Refusal | None] = None
    """Reason shown until the service has read the calendar for the first time (`StillReading`)."""

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
        """Return the capabilities of the account's connector without a request to the service: pages show them."""

    @abstractmethod
    def open(self, account: Account, usage: Usage) -> Connector:
        """Return the connector of the account.

        Raises:
            AuthorizationLost: the stored credentials are not usable.
            ConnectorError: the account cannot be reached with the present settings.
        """

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
        """Pause between two sweeps of a calendar; None: as configured for the application."""
        return None


class Registry:
    """The providers of one application, in order of precedence."""

    def __init__(self, providers: Iterable[Provider] = ()) -> None:
        self._providers: dict[str, Provider] = {}
        for provider in providers:
            self.register(provider)

    def register(self, provider: Provider) -> None:
        """Add a provider, or replace the one with the same key."""
        self._providers[provider.key] = provider

    def __iter__(self) -> Iterator[Provider]:
        return iter(self._providers.values())

    def get(self, key: str) -> Provider | None:
        """Return a provider by its key."""
        return self._providers.get(key)

    def of(self, connector: str, service: str) -> Provider:
        """Return the provider of an account. Raises LookupError if there is none."""
        reaches = (provider for provider in self if provider.connector == connector)
        found = next((provider for provider in reaches if _service_of(provider, service)), None)
        if found is None:
            raise LookupError(f"no provider reaches {service} by {connector}")
        return found

    def password_provider(self, service: str) -> Provider | None:
        """Return the provider that links the service by user name and password; one that is set up, if any is."""
        return self._first(service, PasswordSignIn)

    def oauth_provider(self, service: str) -> Provider | None:
        """Return the provider that links the service by OAuth; one that is set up, if any is."""
        return self._first(service, OAuthSignIn)

    def services(self) -> list[Service]:
        """Return all services, each as its first provider describes it, in the order of their tiles."""
        found: dict[str, Service] = {}
        for provider in self:
            for service in provider.services:
                found.setdefault(service.key, service)
        return sorted(found.values(), key=lambda service: service.order)

    def offered(self) -> list[Service]:
        """Return the services that can be linked, or could be once an administrator has set up what they need."""
        return [service for service in self.services() if self.works(service.key) or service.needs]

    def works(self, service: str) -> bool:
        """Return True if a provider that is set up reaches the service."""
        return any(provider.is_set_up for provider in self._reaching(service))

    def service(self, key: str) -> Service | None:
        return next((service for service in self.services() if service.key == key), None)

    def service_name(self, key: str) -> str:
        """Return the name of a service; its key where no provider has it."""
        found = self.service(key)
        return found.name if found else key.capitalize()

    def substitute_for(self, service: str) -> Service | None:
        """Return the service that can be linked instead of one that is not set up, if there is one."""
        return next((each for each in self.services() if each.substitute and each.key != service), None)

    def needs_listener(self) -> bool:
        """Return True if a provider that is set up sends notifications over connections that are held open."""
        return any(provider.is_set_up and provider.listener is not None for provider in self)

    def connectors(self, condition: Callable[[Provider], bool]) -> frozenset[str]:
        """Return the values of `linked_accounts.connector` of the providers that meet a condition."""
        return frozenset(provider.connector for provider in self if condition(provider))

    def _first(self, service: str, kind: type[PasswordSignIn | OAuthSignIn]) -> Provider | None:
        """Return a provider with this kind of sign-in: the first that is set up, or else the first."""
        found = [provider for provider in self._reaching(service) if isinstance(provider.sign_in, kind)]
        return next((provider for provider in found if provider.is_set_up), found[0] if found else None)

    def _reaching(self, service: str) -> Iterator[Provider]:
        return (provider for provider in self if _service_of(provider, service))


def _service_of(provider: Provider, key: str) -> Service | None:
    return next((service for service in provider.services if service.key == key), None)
