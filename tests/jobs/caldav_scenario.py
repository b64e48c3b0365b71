"""Ada's integration with a calendar of the emulated CalDAV server, through the real connector."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from flask import current_app

from emulators import caldav
from emulators.caldav import CalDavEmulator
from tests.contract.servers import PASSWORD, USERNAME
from tests.jobs.conftest import LocalSide
from tests.providers import discover_at, set_up_providers
from webapp.accounts.models import User
from webapp.connectors.event import Event, Marker
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.serialize import compose
from webapp.database import utc_now
from webapp.sync import service
from webapp.sync.models import LinkedAccount


@dataclass
class CalDavScenario(LocalSide):
    """What a test needs to act on both sides. `path` is that of the calendar."""

    server: CalDavEmulator
    path: str

    @property
    def texts(self) -> list[str]:
        """What lies there."""
        return list(self.server.calendars[self.path].values())

    @property
    def events(self) -> list[Event]:
        """What lies there, as the neutral event."""
        return [read_resource(text).event for text in self.texts]

    def subjects_there(self) -> list[str]:
        return sorted(event.details.subject for event in self.events)

    def subjects_here(self) -> list[str]:
        return sorted(item.subject for item in self.items())

    def name(self, uid: str) -> str:
        return f"{self.path}{uid}.ics"

    def put(self, uid: str, event: Event, *lines: str) -> None:
        """What another client does when a person saves an event; `lines` are further properties of it."""
        text = compose(uid, event, Marker("", ""), utc_now())
        kept = [line for line in text.split("\r\n") if not line.startswith("X-CALENDAR-SYNC")]
        at = kept.index("END:VEVENT")
        self.server.put(self.name(uid), "\r\n".join([*kept[:at], *lines, *kept[at:]]))

    def put_text(self, uid: str, text: str) -> None:
        self.server.put(self.name(uid), text)

    def change(self, number: int, pattern: str, replacement: str) -> None:
        """What another client does to a resource that lies there: it changes a line."""
        name = list(self.server.calendars[self.path])[number]
        text, found = re.subn(pattern, replacement, self.server.calendars[self.path][name], flags=re.MULTILINE)
        assert found, pattern
        stamp = f"{datetime.now():%Y%m%dT%H%M%SZ}"  # noqa: DTZ005  # any later one will do
        self.server.put(name, re.sub(r"(?<=^LAST-MODIFIED:)\w+", stamp, text, flags=re.MULTILINE))

    def remove(self, uid: str) -> None:
        self.server.delete(self.name(uid))

    def writes(self) -> int:
        return sum(method in {"PUT", "DELETE"} for method in self.server.methods())


@contextmanager
def caldav_account(user: User, profile: str | None = None) -> Iterator[tuple[CalDavEmulator, LinkedAccount]]:
    """Serve a CalDAV server on which `user` has a linked account; `profile` is the name of one of `SERVER_PROFILES`."""
    with caldav.running() as server:
        if profile:
            caldav.SERVER_PROFILES[profile](server)
        set_up_providers(current_app, CALDAV_TRUSTED_ORIGINS=server.origin)
        discovery = discover_at(server.origin, USERNAME, PASSWORD)
        account = service.link_account(
            user,
            service="caldav",
            name="ada",
            server_url=server.origin,
            username=USERNAME,
            password=PASSWORD,
            discovery=discovery.to_json(),
        )
        yield server, account


def link_calendar(server: CalDavEmulator, account: LinkedAccount, name: str, **options: object) -> CalDavScenario:
    """Make a calendar on the server and link it."""
    path = server.make_calendar(name)
    integration = service.start_integration(account)
    integration.calendar_id, integration.calendar_name = server.origin + path, name
    for option, value in options.items():
        setattr(integration, option, value)
    service.finish_wizard(integration)
    scenario = CalDavScenario(integration.id, account.user_id, server, path)
    scenario.run("activated")
    return scenario
