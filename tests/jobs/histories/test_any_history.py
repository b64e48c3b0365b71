"""Whatever people do on all sides, and whatever goes wrong meanwhile: at the end all sides are equal.

Hypothesis writes the histories (`tests/examples.py`).
"""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import select

from tests.examples import SOAK, repeats
from tests.jobs.histories.history_machine import (
    ALONE,
    ONE_TEAM,
    TWO_CALENDARS,
    TWO_PEOPLE,
    History,
    Layout,
    Place,
    World,
    token_of,
)
from webapp.connectors.event import event_from_json, normalise
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.reason_texts import sentence
from webapp.sync import jobs, service
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.models import Integration, LedgerEntry, Link, PreviewEntry
from webapp.sync.store import previews
from webapp.sync.store.run_log import step_name


class SwitchingHistory(History):
    """The same while the owner switches options on and off, so that some changes are meant to stay where they are."""

    @rule(option=st.sampled_from(["accept_create", "accept_update", "accept_delete", "active"]))
    def switch(self, option: str) -> None:
        integration = self.integration(self.places[0])
        if option == "active":
            service.set_active(integration, not integration.active)
        else:
            setattr(integration, option, not getattr(integration, option))
            service.options_changed(integration)

    @rule()
    def switch_sending(self) -> None:
        integration = self.integration(self.places[0])
        integration.kinds = [] if integration.kinds else ["appointment"]
        service.options_changed(integration)

    def heal(self) -> None:
        integration = db.session.get_one(Integration, self.places[0].integration_id)
        integration.accept_create = integration.accept_update = integration.accept_delete = True
        integration.kinds = ["appointment"]
        service.set_active(integration, True)
        super().heal()

    def assert_in_step(self, place: Place) -> None:
        items = {item.id: item for item in self.items(place)}
        for link in self.rows(Link, place):
            assert link.state in {"live", "detached"}
            if link.state == "live":
                held = place.calendar.events[link.remote_id].event
                assert normalise(event_from_json(link.base_remote or link.base_local or {})) == normalise(held)
                assert link.item_id in items

    def assert_nothing_lost(self) -> None:
        (place,) = self.places
        sides = {
            place.person: {token_of(item_event(item)) for item in self.items(place)},
            str(place.number): {token_of(held.event) for held in place.calendar.events.values()},
        }
        for (token, _field), written in self.written.items():
            if token not in self.removed:
                assert all(token in sides[side] for side in written), f"nobody removed {token}"


class PreviewHistory(History):
    """Every now and then the owner approves a preview, and it is carried out as it is while nobody touches anything."""

    @rule()
    def run_approved_preview(self) -> None:
        (place,) = self.places
        db.session.rollback()
        integration = self.integration(place)
        for name in ("retrieve", "send"):
            setattr(integration, name, True)
            setattr(integration, f"{name}_past", "1y")
            setattr(integration, f"{name}_future", "1y")
        db.session.commit()
        preview = previews.request(integration, "first_run")  # also an empty one waits
        before = self.state()
        redis_client().flushall()
        jobs.work_out_preview(preview.id)
        assert self.state() == before
        db.session.refresh(preview)
        assert preview.state == "ready", sentence(preview.reason)
        previews.approve(preview, by=None)
        integration.state.manual_requested_at = utc_now()
        db.session.commit()
        self.run(place, "manual")
        db.session.refresh(preview)
        assert preview.state == "done", sentence(preview.reason)
        shown = sorted(
            (entry.side, entry.action, entry.subject, str(entry.after))
            for entry in db.session.scalars(select(PreviewEntry).where(PreviewEntry.preview_id == preview.id))
        )
        carried = sorted(
            (side_of(entry), step_name(entry.action, entry.outcome), entry.subject, str(entry.after))
            for entry in db.session.scalars(select(LedgerEntry).where(LedgerEntry.run_id == preview.run_id))
            if entry.action not in {"rebase", "drop"}
        )
        assert carried == shown


def side_of(entry: LedgerEntry) -> str:
    """Return on which side it changed something."""
    sides = {"in": "here", "out": "there", "none": "none"}
    return "none" if entry.action in {"skip", "quarantine"} else sides[entry.direction]


def run_history(machine: Callable[[], RuleBasedStateMachine], examples: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=repeats(examples, stateful_step_count=40 if SOAK else 25, suppress_health_check=list(HealthCheck)),
    )


@pytest.mark.timeout(0 if SOAK else 300)
@pytest.mark.parametrize(
    ("layout", "examples"),
    [
        pytest.param(ALONE, 12, id="one person"),
        pytest.param(TWO_CALENDARS, 7, id="one person with two linked calendars"),
        pytest.param(ONE_TEAM, 7, id="two people who linked the same calendar"),
        pytest.param(TWO_PEOPLE, 7, id="two people with a linked calendar each"),
    ],
)
def test_all_sides_become_equal_whatever_happened(world: World, layout: Layout, examples: int) -> None:
    run_history(lambda: History(world, layout), examples)


@pytest.mark.timeout(0 if SOAK else 300)
def test_options_may_be_switched_at_any_time(world: World) -> None:
    run_history(lambda: SwitchingHistory(world), 6)


@pytest.mark.timeout(0 if SOAK else 300)
def test_a_run_does_what_its_preview_said_whatever_happened_before(world: World) -> None:
    run_history(lambda: PreviewHistory(world), 8)
