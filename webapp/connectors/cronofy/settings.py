"""Where Cronofy is, and who we are there. Every address can be set on its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import Self

from webapp.outbound.addresses import origin_of

DATA_CENTRES = ("us", "au", "ca", "de", "sg", "uk")

PROVIDER_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "icloud": "apple",
        "google": "google",
        "office365": "office365",
        "exchange": "exchange",
        "outlook": "live_connect",
    }
)
"""Per service of ours, what the authorize page calls it. Not officially listed, therefore configurable."""

PER_SECOND = 50
PER_MINUTE = 500
"""Calls that an application may make unless it is allowed more (https://docs.cronofy.com/developers/faqs/rate-limits/)."""

RESERVE = 20
"""Calls of each minute that bulk work leaves to people. What then is left of 500 are 19 batches of 25, and five calls
to read back what they wrote: a batch that does not fit any more would wait for the next minute."""

SCOPE = ("read_events", "create_event", "delete_event", "create_calendar", "change_participation_status")


@dataclass(frozen=True, slots=True)
class CronofySettings:
    """An application registered with Cronofy. `client_secrets`: newest first; the first one signs in."""

    client_id: str
    client_secrets: tuple[str, ...] = field(repr=False)
    authorize_url: str
    token_url: str
    revoke_url: str
    api_url: str
    provider_names: Mapping[str, str] = field(default_factory=lambda: PROVIDER_NAMES)
    # http origins that may be used all the same: a sandbox on this machine ("http://127.0.0.1:8123").
    trusted_origins: tuple[str, ...] = ()
    recurrence_enabled: bool = False
    batch_cost: int | None = None  # what a batch counts against the rate limit; None: as many as it has entries
    timeout: timedelta = timedelta(seconds=30)
    connections: int = 4
    # Number of attempts to read a write back, and the first pause between them, which doubles each time.
    confirm_attempts: int = 6
    confirm_pause: timedelta = timedelta(milliseconds=200)

    def __post_init__(self) -> None:
        if not self.client_id or not any(self.client_secrets):
            raise ValueError("a Cronofy client id and at least one client secret are needed")
        for url in (self.authorize_url, self.token_url, self.revoke_url, self.api_url):
            origin = origin_of(url)
            if origin.scheme != "https" and str(origin) not in self.trusted_origins:
                raise ValueError(f"{url} must start with https://, or its origin must be trusted explicitly")

    @classmethod
    def for_data_centre(
        cls,
        data_centre: str,
        *,
        client_id: str,
        client_secrets: tuple[str, ...],
        authorize_url: str = "",
        token_url: str = "",
        revoke_url: str = "",
        api_url: str = "",
        trusted_origins: tuple[str, ...] = (),
        recurrence_enabled: bool = False,
        batch_cost: int | None = None,
    ) -> Self:
        """Return settings for one of `DATA_CENTRES`; a given address replaces the published one."""
        if data_centre not in DATA_CENTRES:
            raise ValueError(f"the Cronofy data centre must be one of {', '.join(DATA_CENTRES)}, not {data_centre!r}")
        suffix = "" if data_centre == "us" else f"-{data_centre}"
        api_url = (api_url or f"https://api{suffix}.cronofy.com").rstrip("/")
        token_url = token_url or f"{api_url}/oauth/token"
        return cls(
            client_id=client_id,
            client_secrets=client_secrets,
            authorize_url=authorize_url or f"https://app{suffix}.cronofy.com/oauth/authorize",
            token_url=token_url,
            revoke_url=revoke_url or f"{token_url}/revoke",
            api_url=api_url,
            trusted_origins=trusted_origins,
            recurrence_enabled=recurrence_enabled,
            batch_cost=batch_cost,
        )
