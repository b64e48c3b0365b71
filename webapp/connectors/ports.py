"""What the application provides to a provider: itself as its host, and the accounts that people have linked."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from redis import Redis

from webapp.connectors.clock import Pause


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
