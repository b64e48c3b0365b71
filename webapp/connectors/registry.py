"""The registry of providers: one `Provider` per way to reach calendar services.

A provider is defined in the folder of its connector. Code outside uses its attributes and optional parts, and never
compares keys. What a provider needs of the application it gets through `ports.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any, ClassVar, Protocol

from webapp.connectors.base import Capabilities, Connector
from webapp.connectors.notifications import Listener, NotificationReceiver, Subscriptions
from webapp.connectors.ports import Account, Host, Usage
from webapp.connectors.reasons import Refusal
from webapp.connectors.services import Service
from webapp.connectors.sign_in import OAuthSignIn, PasswordSignIn


class Revocation(Protocol):
    """Ends an authorisation at the provider."""

    def revoke(self, credentials: Mapping[str, str]) -> None:
        """End the whole grant. Raises TransientError and other ConnectorErrors."""
        ...


class Provider(ABC):
    """One way to reach calendar services. Created once per application; with the settings None it is not set up."""

    key: ClassVar[str]
    """Unique; part of addresses."""

    connector: ClassVar[str]
    """The value of `linked_accounts.connector`; providers that share a protocol share it."""

    name: ClassVar[str]
    """Name that people read."""

    route: ClassVar[str] = "directly"
    """Adverb for how it links a calendar, used in sentences."""

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
        """Return how people sign in. It does not fail where the provider is not set up.

        The registry chooses a provider by the kind of its sign-in, and prefers one that is set up.
        """

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
