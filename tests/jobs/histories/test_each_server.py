"""Any history on each known server, over the wire: at the end both sides are equal, and nothing is lost."""

from contextlib import ExitStack
from itertools import count

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from emulators.caldav import SERVER_PROFILES, Canned
from tests.examples import SOAK, repeats
from tests.jobs.caldav_scenario import CalDavScenario, caldav_account
from tests.jobs.conftest import an_event
from webapp.accounts.models import User
from webapp.connectors.event import Event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync import service
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.engine.stages.changes import RECONCILE_EVERY

PICK = st.integers(0, 5)
LAST_MONTH = "20261001T080000Z"

_numbers = count(1)


class ServerHistory(RuleBasedStateMachine):
    """Ada and a calendar of hers. Each entry carries a token that nobody edits."""

    def __init__(self, profile: str) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.removed: set[str] = set()
        self.added: set[str] = set()
        user = User(email=f"ada-{next(_numbers)}@example.org", name="Ada", time_zone="Europe/Berlin", password_hash="")
        db.session.add(user)
        db.session.commit()
        self.server, self.account = self.stack.enter_context(caldav_account(user, profile))
        self.server.make_calendar("other")

    @initialize(before=st.booleans(), during=st.booleans())
    def link(self, before: bool, during: bool) -> None:
        integration = service.start_integration(self.account)
        path = self.server.make_calendar("work")
        self.scenario = CalDavScenario(integration.id, self.account.user_id, self.server, path)
        if before:
            self.scenario.put("left-out", an_event("Left out", description="left out"))
            self.tick()
        integration.calendar_id, integration.calendar_name = self.server.origin + path, "work"
        service.finish_wizard(integration)
        if during:
            self.tick()
            self.add_there(old=True)
        self.scenario.run("activated")

    @rule()
    def tick(self) -> None:
        self.server.clock += 1

    @rule()
    def add_here(self) -> None:
        self.scenario.add_item(an_event("Here", description=self.new_token()))

    @rule(old=st.booleans())
    def add_there(self, old: bool) -> None:
        self.tick()
        token = self.new_token()
        name = token.replace(" ", "-")
        self.scenario.put(name, an_event("There", description=token))
        if old:
            self.make_old(name)

    def make_old(self, name: str) -> None:
        path = self.scenario.name(name)
        lines = self.server.calendars[self.scenario.path][path].split("\r\n")
        stamps = ("CREATED:", "LAST-MODIFIED:", "DTSTAMP:")
        aged = [f"{line.partition(':')[0]}:{LAST_MONTH}" if line.startswith(stamps) else line for line in lines]
        self.server.put(path, "\r\n".join(aged))

    @rule(pick=PICK)
    def rename_here(self, pick: int) -> None:
        if items := self.items():
            self.scenario.edit(items[pick % len(items)].id, subject=f"Renamed here {next(_numbers)}")

    @rule(pick=PICK)
    def rename_there(self, pick: int) -> None:
        if names := self.names():
            self.tick()
            number = list(self.server.calendars[self.scenario.path]).index(names[pick % len(names)])
            self.scenario.change(number, r"^SUMMARY:.*$", f"SUMMARY:Renamed there {next(_numbers)}\r")

    @rule(pick=PICK)
    def trash_here(self, pick: int) -> None:
        if items := self.items():
            item = items[pick % len(items)]
            self.removed.add(token_of(item_event(item)))
            self.scenario.trash(item.id)

    @rule(pick=PICK)
    def remove_there(self, pick: int) -> None:
        if names := self.names():
            self.tick()
            name = names[pick % len(names)]
            events = dict(zip(self.server.calendars[self.scenario.path], self.scenario.events, strict=True))
            self.removed.add(token_of(events[name]))
            self.server.delete(name)

    @rule(trigger=st.sampled_from(["item_saved", "sweep"]))
    def run(self, trigger: str) -> None:
        self.scenario.run(trigger)

    @rule(method=st.sampled_from(["PUT", "REPORT", "PROPFIND", "GET"]), after=st.booleans())
    def run_with_one_failure(self, method: str, after: bool) -> None:
        self.server.answer_next(method, Canned(500, after_doing=after))
        self.scenario.run("sweep")
        self.server.canned.clear()

    @rule()
    def compare(self) -> None:
        self.scenario.set(reconciled_at=utc_now() - 2 * RECONCILE_EVERY)
        self.scenario.run("sweep")

    @rule(cursor=st.sampled_from(["sync:nobody gave this out", "list:nothing", ""]))
    def lose_the_cursor(self, cursor: str) -> None:
        """The server is set up again from a backup; on the next day at the latest everything is compared."""
        self.scenario.set(cursor=cursor)
        self.compare()

    def teardown(self) -> None:
        try:
            self.tick()
            for _ in range(4):
                self.compare()
            writes = self.scenario.writes()
            self.compare()
            assert self.scenario.writes() == writes
            here = {token_of(item_event(item)): item.subject for item in self.items()}
            there = {token_of(event): event.details.subject for event in self.scenario.events}
            left_out = there.pop("left out", None)
            assert here == there
            assert left_out in {None, "Left out"}
            assert self.added - self.removed <= here.keys()
            assert len(here) == len(self.items())
            assert len(there) == len(self.names())
        finally:
            db.session.rollback()
            self.stack.close()

    def new_token(self) -> str:
        token = f"token {next(_numbers)}"
        self.added.add(token)
        return token

    def items(self) -> list[Item]:
        return [item for item in self.scenario.items() if item.owner_id == self.scenario.owner_id]

    def names(self) -> list[str]:
        """Return what lies there, but for what was left out at linking: a change of that would bring it in."""
        names = zip(self.server.calendars[self.scenario.path], self.scenario.events, strict=True)
        return [name for name, event in names if token_of(event) != "left out"]


def token_of(event: Event) -> str:
    return event.details.description


@pytest.mark.timeout(0 if SOAK else 300)
@pytest.mark.parametrize("profile", SERVER_PROFILES)
def test_both_sides_become_equal_on_any_server(app: Flask, profile: str) -> None:
    run_state_machine_as_test(
        lambda: ServerHistory(profile),
        settings=repeats(
            2,
            stateful_step_count=30 if SOAK else 12,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),  # over the wire, finding a shorter history takes too long
        ),
    )
