"""One side moves a series while the other changes one of its dates, or changes it before the move is taken back."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.unit.sync.pairs import ALL, agreement, item, observe, there
from webapp.connectors.event import (
    RULE,
    TIME,
    Details,
    Event,
    Override,
    event_fields,
    event_to_json,
    is_occurrence,
    normalise,
    with_values,
)
from webapp.connectors.shifting import reframed
from webapp.sync.engine.planner import Agreement, Merge, plan
from webapp.sync.store.ledger_values import fields_from_json, fields_to_json
from webapp.sync.undo.planner import Done, Sides, Step, plan_undo

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
START = datetime(2027, 3, 1, 9)
DETAILS = Details("Rounds", START, START + HOUR, "Europe/Berlin")
KEPT = Override(START + 2 * DAY, replace(DETAILS, subject="Own", start=START + 2 * DAY, end=START + 2 * DAY + HOUR))
SERIES = Event(DETAILS, rrule="FREQ=DAILY;UNTIL=20270310T080000Z", exdates=(START + 3 * DAY,), overrides=(KEPT,))


def moved(event: Event, by: timedelta) -> Event:
    later = reframed(event, replace(event.details, start=event.details.start + by, end=event.details.end + by))
    details = replace(event.details, start=event.details.start + by, end=event.details.end + by)
    overrides = tuple(
        replace(each, details=replace(each.details, start=each.details.start + by, end=each.details.end + by))
        for each in later.overrides
    )
    return replace(later, details=details, overrides=overrides)


def with_date_out(event: Event, date: datetime) -> Event:
    return replace(event, exdates=tuple(sorted({*event.exdates, date})))


@pytest.mark.parametrize("by", [HOUR, DAY, 26 * HOUR])
def test_a_date_taken_out_there_is_out_where_the_series_was_moved_to_here(by: timedelta) -> None:
    action = plan(
        observe(item(moved(SERIES, by)), there(with_date_out(SERIES, START + 5 * DAY)), agreement(SERIES)), ALL
    )
    assert isinstance(action, Merge)
    wanted = normalise(with_date_out(moved(SERIES, by), START + 5 * DAY + by))
    assert action.item_after and normalise(action.item_after) == wanted
    assert action.event_after and normalise(action.event_after) == wanted
    assert not action.lost


@pytest.mark.parametrize("by", [HOUR, DAY, 26 * HOUR])
def test_a_date_taken_out_here_is_out_where_the_series_was_moved_to_there(by: timedelta) -> None:
    action = plan(
        observe(item(with_date_out(SERIES, START + 5 * DAY)), there(moved(SERIES, by)), agreement(SERIES)), ALL
    )
    assert isinstance(action, Merge)
    wanted = normalise(with_date_out(moved(SERIES, by), START + 5 * DAY + by))
    assert action.item_after and normalise(action.item_after) == wanted
    assert action.event_after and normalise(action.event_after) == wanted


@pytest.mark.parametrize("by", [HOUR, 26 * HOUR])
def test_a_move_is_undone_with_instances_that_were_changed_since(by: timedelta) -> None:
    now = with_date_out(moved(SERIES, by), START + 5 * DAY + by)
    names = {name for event in (SERIES, moved(SERIES, by)) for name in _names(event)}
    entry = Done(
        1, "out", "update", before=fields_to_json(SERIES, names), after=fields_to_json(moved(SERIES, by), names)
    )
    (step,) = plan_undo(Sides(now, now, agreement=Agreement(now, now)), [entry], [1])
    assert isinstance(step, Step)
    back = with_values(now, fields_from_json(step.after or {}))
    assert normalise(back) == normalise(with_date_out(SERIES, START + 5 * DAY))
    assert event_to_json(back)["rrule"] == SERIES.rrule


def _names(event: Event) -> set[str]:
    return {TIME, RULE, *(name for name in event_fields(event) if is_occurrence(name))}
