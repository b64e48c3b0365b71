"""A provider that is down for hours, or revokes its permission: timely alerts, few requests, nothing missed afterwards.

The clock is moved, so that hours pass in seconds; workers' jobs are carried out in this process.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from redis import Redis
from sqlalchemy import select

from emulators.caldav import CalDavEmulator, Canned
from emulators.cronofy import CronofyEmulator
from emulators.cronofy_application import allow
from emulators.mailbox import Mailbox, mailbox
from tests.faults.clock import Clock, clock
from tests.faults.conftest import LinkedServer
from tests.jobs.cronofy.scenario import CronofyScenario, link
from tests.jobs.queue import work
from webapp.accounts.models import User
from webapp.connectors.ical.parse import read_resource
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync import service
from webapp.sync.models import Integration, LedgerEntry, Preview, UserMessage
from webapp.sync.runs.due import enqueue_due_work
from webapp.sync.status.alerts import update_alerts
from webapp.sync.status.integrations import statuses

__all__ = ["clock", "mailbox"]

pytestmark = pytest.mark.timeout(300)  # hours pass, on a machine that may be busy

SignIn = Callable[[User], FlaskClient]

TICK = timedelta(seconds=30)
HOUR = timedelta(hours=1)
MOST_ATTEMPTS = 14
"""In the first hour of an outage: with pauses that double from 10 seconds to 20 minutes it takes about ten."""

ABOUT_TEN = range(6, MOST_ATTEMPTS + 1)
NEARLY_AN_HOUR = timedelta(minutes=54)
"""So that what the test itself takes, on a busy machine, does not make an hour of it."""

SAVES = timedelta(seconds=40)
"""How often somebody saves who works with the calendar all day."""


@dataclass
class Time:
    """Lets hours pass for one integration, with everything that is due in them."""

    clock: Clock
    redis: Redis
    integration_id: int
    levels: list[tuple[timedelta, str]] = field(default_factory=list)
    """How long the outage had lasted whenever the status changed, and to what."""

    _passed: timedelta = timedelta()

    def advance_time(
        self, length: timedelta, act: Callable[[timedelta], None] = lambda _passed: None, *, tick: timedelta = TICK
    ) -> None:
        """Let time pass; `act` is what people do meanwhile."""
        until = self._passed + length
        while self._passed < until:
            self.clock.advance(tick)
            self._passed += tick
            act(self._passed)
            enqueue_due_work()
            work(self.redis)
            update_alerts()
            level = self.level()
            if not self.levels or self.levels[-1][1] != level:
                self.levels.append((self._passed, level))

    def level(self) -> str:
        integration = db.session.get_one(Integration, self.integration_id, populate_existing=True)
        return statuses([integration], now=utc_now())[self.integration_id].level


@pytest.fixture
def linked(link_calendar: Callable[..., LinkedServer], emulator: CalDavEmulator, redis: Redis) -> LinkedServer:
    linked = link_calendar(emulator)
    work(redis)
    return linked


@pytest.fixture
def time(clock: Clock, redis: Redis, linked: LinkedServer) -> Time:
    return Time(clock, redis, linked.integration_id)


@pytest.fixture
def people(ada: User, ben: User) -> Mapping[str, User]:
    """The owner, and an administrator."""
    ben.role = "administrator"
    db.session.commit()
    return {"owner": ada, "administrator": ben}


def notices(user: User) -> list[str]:
    return [
        sentence(notice.reason)
        for notice in db.session.scalars(select(UserMessage).where(UserMessage.user_id == user.id))
    ]


class TestDownForHours:
    def test_the_status_turns_amber_then_red_and_the_provider_is_not_flooded(
        self, time: Time, linked: LinkedServer, emulator: CalDavEmulator, ada: User, mailbox: Mailbox
    ) -> None:
        emulator.faults.down = True
        asked = len(emulator.requests)
        time.advance_time(HOUR, lambda passed: self.keep_busy(passed, linked, emulator))
        assert len(emulator.requests) - asked <= MOST_ATTEMPTS
        assert [level for _, level in time.levels] == ["ok", "warning"]
        assert notices(ada) == []
        time.advance_time(timedelta(minutes=5))
        assert [level for _, level in time.levels] == ["ok", "warning", "danger"]
        amber, red = (since for since, level in time.levels[1:])
        assert timedelta(minutes=5) <= amber <= timedelta(minutes=6)
        assert HOUR <= red <= HOUR + timedelta(minutes=1)
        assert [letter["To"] for letter in mailbox.letters] == [ada.email]

    def test_everything_arrives_afterwards_without_anybodys_help(
        self, time: Time, linked: LinkedServer, emulator: CalDavEmulator, ada: User, mailbox: Mailbox
    ) -> None:
        emulator.faults.down = True
        time.advance_time(HOUR + timedelta(minutes=10), lambda passed: self.keep_busy(passed, linked, emulator))
        assert linked.here() == [f"From here {minute}" for minute in sorted(map(str, range(10, 71, 10)))]
        emulator.faults.down = False
        time.advance_time(timedelta(minutes=40))
        expected = sorted(f"From {side} {minute}" for side in ("here", "there") for minute in range(10, 71, 10))
        assert linked.here() == subjects_there(emulator, linked) == expected
        assert linked.marks() == []
        assert time.level() == "ok"
        assert "in step again" in notices(ada)[-1]
        assert len(mailbox.letters) == 1

    def test_the_owner_hears_of_it_once_then_the_administrators_each_with_a_way_that_helps(
        self,
        time: Time,
        people: Mapping[str, User],
        emulator: CalDavEmulator,
        mailbox: Mailbox,
        sign_in: SignIn,
    ) -> None:
        emulator.faults.down = True
        time.advance_time(6 * HOUR, tick=timedelta(minutes=5))
        owner, administrator = people["owner"], people["administrator"]
        assert [letter["To"] for letter in mailbox.letters] == [owner.email, administrator.email]
        assert (len(notices(owner)), len(notices(administrator))) == (1, 1)
        to_owner, to_administrator = (path_in(letter.get_payload()) for letter in mailbox.letters)
        assert "Reconnect" in sign_in(owner).get(to_owner).text
        assert "Ada" in sign_in(administrator).get(to_administrator).text

    def keep_busy(self, passed: timedelta, linked: LinkedServer, emulator: CalDavEmulator) -> None:
        """Let people add something on both sides every ten minutes."""
        minutes, rest = divmod(passed, timedelta(minutes=1))
        if rest or minutes % 10:
            return
        linked.save(f"From here {minutes}")
        emulator.put(f"{linked.path}there-{minutes}.ics", foreign_event(f"From there {minutes}"))


class TestOneDirectionFailsForHours:
    """Somebody saves all the time, and what works must not hide what does not."""

    def test_failing_reads_are_reported_and_back_off(
        self, time: Time, linked: LinkedServer, emulator: CalDavEmulator, ada: User, mailbox: Mailbox
    ) -> None:
        emulator.answer_next("REPORT", Canned(503), times=10**6)
        read_at, item_id, asked = (
            linked.integration.state.last_proven_at,
            linked.save("Visit"),
            Counter(emulator.methods()),
        )
        self.save_for(NEARLY_AN_HOUR, time, linked, item_id)
        asked = Counter(emulator.methods()) - asked
        assert asked["REPORT"] in ABOUT_TEN
        assert asked["PUT"] == NEARLY_AN_HOUR // SAVES  # each of them was sent at once
        assert [level for _, level in time.levels] == ["ok", "warning"]
        self.save_for(2 * HOUR - NEARLY_AN_HOUR, time, linked, item_id)
        assert [level for _, level in time.levels] == ["ok", "warning", "danger"]
        assert NEARLY_AN_HOUR < time.levels[2][0] <= HOUR + timedelta(minutes=3)
        assert linked.integration.state.last_proven_at == read_at
        assert [letter["To"] for letter in mailbox.letters] == [ada.email]
        assert ["Changes there do not come in" in text for text in notices(ada)] == [True]

    def test_failing_writes_are_reported_and_back_off_while_changes_come_in(
        self, time: Time, linked: LinkedServer, emulator: CalDavEmulator, ada: User, mailbox: Mailbox
    ) -> None:
        emulator.answer_next("PUT", Canned(503), times=10**6)
        item_id, asked = linked.save("Visit"), Counter(emulator.methods())
        self.save_for(HOUR, time, linked, item_id)
        assert (Counter(emulator.methods()) - asked)["PUT"] in ABOUT_TEN
        emulator.put(f"{linked.path}there.ics", foreign_event("From there"))
        self.save_for(HOUR, time, linked, item_id)
        assert [level for _, level in time.levels] == ["ok", "warning", "danger"]
        assert [letter["To"] for letter in mailbox.letters] == [ada.email]
        assert ["Changes here are not sent" in text for text in notices(ada)] == [True]
        assert "From there" in linked.here()
        emulator.canned.clear()
        time.advance_time(timedelta(minutes=40), tick=timedelta(minutes=2))
        assert time.level() == "ok"
        assert linked.here() == subjects_there(emulator, linked)

    def test_a_send_that_fails_and_is_not_wanted_any_more_is_no_failure(
        self, time: Time, linked: LinkedServer, emulator: CalDavEmulator
    ) -> None:
        emulator.answer_next("PUT", Canned(503), times=10**6)
        item_id = linked.save("Visit")
        time.advance_time(timedelta(minutes=10))
        assert time.level() == "warning"
        linked.edit(item_id, trashed_at=utc_now())
        time.advance_time(timedelta(minutes=20), tick=timedelta(minutes=2))
        assert time.level() == "ok"

    def save_for(self, length: timedelta, time: Time, linked: LinkedServer, item_id: int) -> None:
        time.advance_time(length, lambda passed: linked.edit(item_id, subject=f"Visit {passed}"), tick=SAVES)


def subjects_there(emulator: CalDavEmulator, linked: LinkedServer) -> list[str]:
    texts = emulator.calendars[linked.path].values()
    return sorted(read_resource(text).event.details.subject for text in texts)


def path_in(letter: str) -> str:
    """Return the path of ours that a letter leads to."""
    address = next(word for word in letter.split() if word.startswith("http"))
    return urlsplit(address).path


def foreign_event(subject: str) -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another client//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:{subject}\r\nDTSTAMP:{utc_now():%Y%m%dT%H%M%SZ}\r\nDTSTART:20261205T090000Z\r\n"
        f"DTEND:20261205T100000Z\r\nSUMMARY:{subject}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )


@pytest.fixture
def scenario(cronofy: CronofyEmulator, ada: User) -> CronofyScenario:
    return link(cronofy, ada)


class TestPermissionTakenBack:
    def test_nothing_is_removed_and_all_that_waits_follows_once_it_is_given_again(
        self, scenario: CronofyScenario, clock: Clock, redis: Redis, ada: User, sign_in: SignIn
    ) -> None:
        scenario.add_item("Kept")
        to_edit, to_remove = scenario.add_item("To edit"), scenario.add_item("To remove")
        for subject in ("Kept there", "To edit there", "To remove there"):
            scenario.add_event(subject)
        scenario.sweep()
        scenario.emulator.controls.revoke(scenario.sub)
        scenario.sweep()
        assert (scenario.status.label, scenario.status.can_reconnect) == ("Not connected", True)
        before = Counter(scenario.here()), Counter(scenario.there())
        assert before[0] == before[1]
        assert sum(before[0].values()) == 6

        scenario.add_item("New")
        scenario.edit_item(to_edit, subject="Edited")
        scenario.edit_item(to_remove, trashed_at=utc_now())
        scenario.add_event("New there")
        scenario.emulator.controls.change_event(
            scenario.calendar_id, scenario.uid_there("To edit there"), summary="Edited there"
        )
        scenario.emulator.controls.delete_event(scenario.calendar_id, scenario.uid_there("To remove there"))
        asked = len(scenario.emulator.world.requests)
        Time(clock, redis, scenario.integration_id).advance_time(HOUR)
        assert len(scenario.emulator.world.requests) == asked  # who may not ask does not
        assert scenario.here() == sorted(["Kept", "Edited", "New", "Kept there", "To edit there", "To remove there"])
        assert scenario.there() == sorted(["Kept", "To edit", "To remove", "Kept there", "Edited there", "New there"])

        client = sign_in(ada)
        to_cronofy = client.get(f"/calendar-sync/{scenario.integration_id}/reconnect").headers["Location"]
        assert client.get(allow(to_cronofy)).status_code == 303
        scenario.work()
        assert scenario.status.preview_id, scenario.status  # nothing moves before the owner has seen what waits
        service.execute_preview(db.session.get_one(Preview, scenario.status.preview_id), by=ada)
        scenario.work()
        assert scenario.status.label == "Connected"
        assert scenario.here() == sorted(["Kept", "Edited", "New", "Kept there", "Edited there", "New there"])
        scenario.assert_in_step()
        removals = {entry.subject for entry in db.session.scalars(select(LedgerEntry)) if entry.action == "delete"}
        assert removals == {"To remove", "To remove there"}

    def test_an_hour_of_errors_is_neither_a_flood_nor_a_loss(
        self, scenario: CronofyScenario, clock: Clock, redis: Redis
    ) -> None:
        scenario.add_item("Before")
        scenario.sweep()
        scenario.emulator.faults.answer_next(503, times=10**6)
        scenario.add_item("Meanwhile")
        scenario.add_event("Meanwhile there")
        asked = len(scenario.emulator.world.requests)
        time = Time(clock, redis, scenario.integration_id)
        time.advance_time(HOUR + timedelta(minutes=5))
        assert len(scenario.emulator.world.requests) - asked <= MOST_ATTEMPTS
        assert [level for _, level in time.levels] == ["ok", "warning", "danger"]
        assert scenario.here() == ["Before", "Meanwhile"]
        scenario.emulator.faults.recover()
        time.advance_time(timedelta(minutes=40))
        assert scenario.here() == scenario.there() == ["Before", "Meanwhile", "Meanwhile there"]
        assert time.level() == "ok"
