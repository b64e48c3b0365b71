"""“It synced a month, and what touched the first or the last day was missing, or came and went.”

A range holds whatever touches it, and leaving a range removes nothing.
"""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.jobs.conftest import SyncScenario, an_event
from webapp.connectors.event import Event
from webapp.database import utc_now
from webapp.sync.engine.stages.manual_run import RANGES

RETRIEVE = {"retrieve": True, "retrieve_past": "1w", "retrieve_future": "1w"}
SEND = {"send": True, "send_past": "1w", "send_future": "1w"}
WEEK = RANGES["1w"]


def lasting(start: datetime, end: datetime, **fields: object) -> Event:
    return an_event(start=start.replace(tzinfo=None), end=end.replace(tzinfo=None), zone="UTC", **fields)


def cases() -> dict[str, tuple[Event, bool]]:
    """What lies at the edges, by name, and whether it belongs to the range."""
    now, hour, day = utc_now(), timedelta(hours=1), timedelta(days=1)
    midnight = datetime.combine((now - WEEK).astimezone(ZoneInfo("Europe/Berlin")).date(), time(), UTC)  # Ada's day
    return {
        "begins before, ends within": (lasting(now - WEEK - hour, now - WEEK + hour), True),
        "ended just before": (lasting(now - WEEK - 2 * hour, now - WEEK - hour), False),
        "begins just before the end": (lasting(now + WEEK - hour, now + WEEK + hour), True),
        "begins after the end": (lasting(now + WEEK + hour, now + WEEK + 2 * hour), False),
        "lasts longer than the whole range": (lasting(now - 30 * day, now + 30 * day), True),
        "a whole day on the first one": (lasting(midnight, midnight + day, all_day=True), True),
        "a whole day the day before": (lasting(midnight - 2 * day, midnight - day, all_day=True), False),
        "a series from long ago that goes on": (
            lasting(now - 300 * day, now - 300 * day + hour, rrule="FREQ=DAILY;COUNT=600"),
            True,
        ),
        "a series that ended long ago": (
            lasting(now - 300 * day, now - 300 * day + hour, rrule="FREQ=DAILY;COUNT=10"),
            False,
        ),
        "a moment without length": (lasting(now, now), True),
    }


def named() -> list[Event]:
    return [replace(event, details=replace(event.details, subject=name)) for name, (event, _) in cases().items()]


def belonging() -> list[str]:
    return sorted(name for name, (_, belongs) in cases().items() if belongs)


def test_retrieving_takes_what_touches_the_range(scenario: SyncScenario) -> None:
    for event in named():
        scenario.calendar.put(event.details.subject, event)
    scenario.set(cursor=str(len(scenario.calendar.history)))
    scenario.manual(**RETRIEVE)
    assert sorted(item.subject for item in scenario.items()) == belonging()


def test_sending_takes_the_same(scenario: SyncScenario) -> None:
    scenario.set(kinds=[])
    for event in named():
        scenario.add_item(event)
    scenario.run("item_saved")  # their marks are served, and they stay here
    scenario.set(kinds=["appointment"])
    scenario.manual(**SEND)
    assert scenario.subjects_there() == belonging()


def test_what_leaves_the_range_stays_on_both_sides(scenario: SyncScenario) -> None:
    scenario.add_item(cases()["begins before, ends within"][0])
    scenario.calendar.put("e1", cases()["ended just before"][0])
    scenario.manual(**RETRIEVE, **SEND)
    scenario.manual(retrieve_past="none", retrieve_future="none", send_past="none", send_future="none")
    assert len(scenario.items()) == len(scenario.calendar.events) == 2
