"""What the connector needs from its surroundings: a place for tokens, a share of the rate limit, a way to wait."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Tokens:
    """What Cronofy gave for one account. `scope` is what was granted, which may differ from what was asked for."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: datetime
    scope: str = ""

    def to_json(self) -> dict[str, str]:
        """Return what `from_json` reads; to be stored encrypted."""
        return {
            "access_token": self.access_token,
            "refresh_token": self.refresh_token,
            "expires_at": self.expires_at.isoformat(),
            "scope": self.scope,
        }

    @classmethod
    def from_json(cls, data: dict[str, str]) -> "Tokens":
        return cls(
            access_token=data["access_token"],
            refresh_token=data["refresh_token"],
            expires_at=datetime.fromisoformat(data["expires_at"]),
            scope=data.get("scope", ""),
        )


class TokenStore(Protocol):
    """The tokens of one linked account, shared by all workers."""

    def load(self) -> Tokens:
        """Return the tokens as they are stored now, never from a cache of this process."""
        ...

    def locked(self) -> AbstractContextManager[None]:
        """Let one refresher in at a time, across all workers. Raises TransientError if that takes too long."""
        ...

    def save(self, tokens: Tokens) -> None:
        """Store tokens for good before they are used: the old refresh token may be worth nothing any more."""
        ...


class Limiter(Protocol):
    """This integration's part of the application's rate limit."""

    def turn(self, calls: int, *, urgent: bool) -> AbstractContextManager[None]:
        """Wait until `calls` may be made, which happens within the block. `urgent`: a person waits for it.

        Raises RateLimited if it takes too long; then the block is not entered.
        """
        ...

    def hold(self, pause: timedelta) -> None:
        """Let nobody call for this long: Cronofy asked the application to slow down."""
        ...


Pause = Callable[[timedelta], None]
"""Waits. Given by the caller, because connectors never sleep by themselves."""

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the current instant."""
    return datetime.now(UTC)
