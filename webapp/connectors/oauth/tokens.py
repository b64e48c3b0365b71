"""The tokens of one account."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tokens:
    """An access token with its refresh token (RFC 6749, sections 1.4 and 1.5).

    `scope` is what was granted, space-separated; it may differ from what was requested.
    """

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
        """Return the tokens that `to_json` wrote. Raises KeyError or ValueError for anything else."""
        return cls(
            access_token=data["access_token"],
            refresh_token=data["refresh_token"],
            expires_at=datetime.fromisoformat(data["expires_at"]),
            scope=data.get("scope", ""),
        )
