"""The services a user can choose from, in the order of their tiles."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.sync.models import SERVICE_NAMES


@dataclass(frozen=True, slots=True)
class Service:
    """One tile. `needs` says what an administrator has to bring; None: it works as it is."""

    key: str
    label: str
    hint: str
    needs: str | None = None

    @property
    def works(self) -> bool:
        return self.needs is None


_ALL = (
    Service("icloud", SERVICE_NAMES["icloud"], "With your Apple Account and an app-specific password"),
    Service(
        "google",
        SERVICE_NAMES["google"],
        "Google Calendar and Google Workspace",
        needs="a Google Cloud project with an OAuth client (client ID and client secret), or a Cronofy API client",
    ),
    Service(
        "office365",
        SERVICE_NAMES["office365"],
        "Microsoft 365 for business",
        needs="an application registered in Microsoft Entra (client ID and client secret), or a Cronofy API client",
    ),
    Service(
        "exchange",
        SERVICE_NAMES["exchange"],
        "Your company's own or hosted Exchange server",
        needs="the address of the Exchange server and its way of signing in, or a Cronofy API client",
    ),
    Service(
        "outlook",
        SERVICE_NAMES["outlook"],
        "Outlook.com, Hotmail and Live",
        needs=(
            "an application registered in Microsoft Entra for personal accounts (client ID and client secret), "
            "or a Cronofy API client"
        ),
    ),
    Service("caldav", "Other CalDAV server", "Nextcloud, Fastmail, Radicale, Synology and many more"),
    Service(
        "practice", SERVICE_NAMES["practice"], "A real calendar server on this installation, to try everything out"
    ),
)

SERVICES: Mapping[str, Service] = {service.key: service for service in _ALL}


def offered_services(config: Mapping[str, Any]) -> list[Service]:
    """Return the tiles of this installation; the practice calendar only where one runs."""
    return [service for service in _ALL if service.key != "practice" or config["PRACTICE_CALDAV_URL"]]
