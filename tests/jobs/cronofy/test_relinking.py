"""Linking again over the real ways: a CalDAV server, Cronofy, and from one to the other and back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select

from emulators.cronofy import CronofyEmulator
from tests.contract import servers
from tests.contract.linked import link_account
from tests.contract.servers import USERNAME, Client, Server
from tests.jobs.conftest import an_event, throw_away
from tests.jobs.cronofy.scenario import SOON, CronofyScenario, link
from tests.providers import set_up_providers
from webapp.accounts.models import User
from webapp.connectors.event import Event, Marker, RemoteEvent
from webapp.connectors.ical.serialize import compose
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.my_calendar.models import Item
from webapp.sync import service
from webapp.sync.engine.context.settings import deployment_id
from webapp.sync.engine.item_mapping import item_values
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import Integration, Link
from webapp.sync.runs import run as runner
from webapp.sync.store import evidence

_names = count(1)
BERLIN = ZoneInfo("Europe/Berlin")
WALL = SOON.replace(tzinfo=None)


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers.radicale(Path(tmp_path_factory.mktemp("radicale"))) as server:
        yield server


@dataclass
class DirectScenario:
    """An integration with a real CalDAV server, run in this process."""

    integration_id: int

    @property
    def integration(self) -> Integration:
        return db.session.get_one(Integration, self.integration_id, populate_existing=True)

    def run(self, trigger: str = "sweep") -> None:
        evidence.try_at_once(self.integration)
        db.session.commit()
        redis_client().flushall()
        runner.run(self.integration_id, trigger)
        db.session.rollback()

    def retrieve(self) -> None:
        integration = self.integration
        integration.retrieve, integration.retrieve_future = True, "1m"
        integration.state.manual_requested_at = utc_now()
        self.run("manual")

    def events(self) -> list[RemoteEvent]:
        """Return what lies there."""
        calendar_id = self.integration.calendar_id or ""
        with open_connector(self.integration.account) as connector:
            ids = [entry.remote_id for page in connector.changes(calendar_id, None) for entry in page.listed]
            return [answer for answer in connector.fetch(calendar_id, ids) if isinstance(answer, RemoteEvent)]

    def end(self) -> None:
        service.end_integration(self.integration, remove_events=False)
        self.run("ended")

    def assert_in_step(self, *subjects: str) -> None:
        """Assert that both sides are equal, without duplicates, and that another run writes nothing."""
        assert here() == sorted(subjects)
        before = sorted(self.events(), key=lambda event: event.remote_id)
        assert sorted(event.event.details.subject for event in before) == sorted(subjects)
        versions = db.session.scalars(select(Item.version).order_by(Item.id)).all()
        self.run()
        assert sorted(self.events(), key=lambda event: event.remote_id) == before
        assert db.session.scalars(select(Item.version).order_by(Item.id)).all() == versions
        linked = select(Link.remote_id).where(Link.integration_id == self.integration_id)
        assert sorted(db.session.scalars(linked)) == [event.remote_id for event in before]


MakeDirect = Callable[..., DirectScenario]


@pytest.fixture
def link_directly(app: Flask, radicale: Server) -> MakeDirect:
    """Return a function that links a calendar of the server for somebody."""
    set_up_providers(app, CALDAV_TRUSTED_ORIGINS=radicale.origin)

    def make(user: User, path: str) -> DirectScenario:
        account = link_account(user, radicale, USERNAME)
        integration = service.start_integration(account)
        integration.calendar_id, integration.calendar_name = f"{radicale.origin}{path}", "Work"
        integration.state.busy_due_at = utc_now() + timedelta(days=1)
        service.finish_wizard(integration)
        scenario = DirectScenario(integration.id)
        scenario.run("activated")
        return scenario

    return make


@pytest.fixture
def path(radicale: Server) -> str:
    return radicale.make_calendar(f"relinked-{next(_names)}")


def here() -> list[str]:
    db.session.rollback()
    return sorted(db.session.scalars(select(Item.subject).where(Item.trashed_at.is_(None))))


def add_item(owner: User, subject: str) -> int:
    item = Item(owner_id=owner.id, **item_values(an_event(subject, WALL), home_zone="Europe/Berlin"))
    db.session.add(item)
    db.session.commit()
    return item.id


def edit(item_id: int, **fields: object) -> None:
    item = db.session.get_one(Item, item_id, populate_existing=True)
    for name, value in fields.items():
        setattr(item, name, value)
    item.updated_at = utc_now()
    db.session.commit()


def put(radicale: Server, path: str, name: str, event: Event) -> None:
    """Store an event as another client does, or as the service behind Cronofy does for it: without our marker."""
    text = compose(name, event, Marker("x", "y"), SOON)
    lines = [line for line in text.splitlines() if not line.startswith("X-CALENDAR-SYNC")]
    Client(radicale.port).put(f"{path}{name}.ics", "\r\n".join(lines) + "\r\n")


class TestDirectly:
    def test_deleted_and_linked_again(self, ada: User, link_directly: MakeDirect, radicale: Server, path: str) -> None:
        first = link_directly(ada, path)
        item_id = add_item(ada, "From here")
        first.run("item_saved")
        put(radicale, path, "theirs", an_event("From there", WALL))
        first.run()
        first.end()
        edit(item_id, subject="Edited meanwhile")
        second = link_directly(ada, path)
        second.run("item_saved")
        second.assert_in_step("Edited meanwhile", "From there")

    def test_with_the_database_lost(
        self, ada: User, link_directly: MakeDirect, make_user: Callable[..., User], path: str
    ) -> None:
        first = link_directly(ada, path)
        add_item(ada, "Visit")
        first.run("item_saved")
        throw_away()
        relinked = link_directly(make_user("Ada", time_zone="Europe/Berlin"), path)
        assert here() == []
        relinked.retrieve()
        relinked.retrieve()
        relinked.assert_in_step("Visit")
        edit(db.session.scalars(select(Item.id)).one(), subject="Visit at noon")
        relinked.run("item_saved")
        relinked.assert_in_step("Visit at noon")
        (event,) = relinked.events()
        assert event.marker is not None
        assert event.marker.deployment_id == deployment_id()


class TestThroughCronofy:
    def end(self, scenario: CronofyScenario) -> None:
        service.end_integration(scenario.integration, remove_events=False)
        scenario.run_until_idle()

    def test_deleted_and_linked_again(self, served: str, emulator: CronofyEmulator, ada: User) -> None:
        first = link(emulator, ada)
        item_id = first.add_item("From here")
        first.add_event("From there")
        first.run_until_idle()
        self.end(first)
        first.edit_item(item_id, subject="Edited meanwhile")
        second = link(emulator, ada)
        second.run_until_idle()
        assert second.here() == ["Edited meanwhile", "From there"]
        second.assert_in_step()

    def test_with_the_database_lost(
        self, served: str, emulator: CronofyEmulator, ada: User, make_user: Callable[..., User]
    ) -> None:
        first = link(emulator, ada)
        first.add_item("Visit")
        first.run_until_idle()
        throw_away()
        relinked = link(emulator, make_user("Ada", time_zone="Europe/Berlin"), retrieve=True, retrieve_future="1m")
        assert relinked.here() == ["Visit"]
        relinked.edit_item(db.session.scalars(select(Item.id)).one(), subject="Visit at noon")
        relinked.run_until_idle()
        assert relinked.there() == ["Visit at noon"]
        relinked.assert_in_step()


class TestFromOneToTheOther:
    """What lies in the calendar is the same for both; ids and markers of the one are unknown to the other."""

    def test_from_cronofy_to_the_server_itself(
        self, served: str, emulator: CronofyEmulator, ada: User, link_directly: MakeDirect, radicale: Server
    ) -> None:
        through = link(emulator, ada)
        item_id = through.add_item("From here")
        through.add_event("From there", tzid="Europe/Berlin")
        through.run_until_idle()
        TestThroughCronofy().end(through)
        path = radicale.make_calendar(f"relinked-{next(_names)}")
        for number, shown in enumerate(emulator.controls.events(through.calendar_id)):
            assert isinstance(shown.start.value, datetime)
            wall = shown.start.value.astimezone(BERLIN).replace(tzinfo=None)
            put(radicale, path, f"of-the-service-{number}", an_event(shown.summary, wall))
        direct = link_directly(ada, path)
        edit(item_id, subject="Edited afterwards")
        direct.run("item_saved")
        direct.assert_in_step("Edited afterwards", "From there")

    def test_from_the_server_itself_to_cronofy(
        self, served: str, emulator: CronofyEmulator, ada: User, link_directly: MakeDirect, radicale: Server
    ) -> None:
        path = radicale.make_calendar(f"relinked-{next(_names)}")
        direct = link_directly(ada, path)
        add_item(ada, "From here")
        put(radicale, path, "theirs", an_event("From there", WALL))
        direct.run("item_saved")
        direct.run()
        events = direct.events()
        direct.end()
        calendar_id = emulator.controls.authorise("ada@example.org", "google").calendar_id
        for event in events:
            details = event.event.details
            start, end = (wall.replace(tzinfo=BERLIN).astimezone(UTC) for wall in (details.start, details.end))
            emulator.controls.make_event(calendar_id, details.subject, start, end, tzid="Europe/Berlin")
        through = link(emulator, ada, retrieve=True, retrieve_future="1m", send=True, send_future="1m")
        assert through.here() == ["From here", "From there"]
        through.assert_in_step()
