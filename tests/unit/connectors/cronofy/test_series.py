"""Series written date by date, and read back as one event."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.reasons import refusing
from webapp.connectors.base import Gone
from webapp.connectors.cronofy.event_ids import OwnId
from webapp.connectors.cronofy.events import Entry
from webapp.connectors.cronofy.series import occurrences, remote_event
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import Details, Event, Marker, Override, RemoteEvent

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NINE = datetime(2026, 11, 23, 9)
DAY = timedelta(days=1)
DETAILS = Details("Stand-up", NINE, NINE + timedelta(hours=1), "Europe/Berlin")
KEY = "0e6f0c9a-54f4-4b1d-9a43-6d3f5b6f2c11"


def starts(event: Event) -> list[datetime]:
    return list(occurrences(event, NOW, "Europe/Berlin"))


def entry(date: datetime, *, updated: str = "2026-11-22T12:00:00Z", deleted: bool = False, **changes: object) -> Entry:
    own = OwnId(KEY, Marker("d", "i"), date)
    details = replace(DETAILS, start=date, end=date + timedelta(hours=1))
    return Entry(
        event_uid=f"evt_{date:%d}",
        event_id=str(own),
        own=own,
        details=replace(details, **changes),  # type: ignore[arg-type]
        problem="",
        deleted=deleted,
        created_at=NOW,
        updated=updated,
        series=None,
        is_later_of_own_series=False,
        rrule=None,
        recurring=False,
        may_update=True,
        may_delete=True,
        has_guests=False,
    )


def gathered(*entries: Entry) -> RemoteEvent:
    event = remote_event(entries)
    assert isinstance(event, RemoteEvent)
    return event


def test_the_window_bounds_an_endless_rule_on_both_sides() -> None:
    long_ago = Event(replace(DETAILS, start=NINE - 1000 * DAY, end=NINE - 1000 * DAY), rrule="FREQ=DAILY")
    found = starts(long_ago)
    assert found[0] == NINE - 42 * DAY
    assert found[-1] == NINE + 200 * DAY
    assert len(found) == 243


@pytest.mark.parametrize(
    ("until", "dates"), [("20261125", 3), ("20261125T090000", 3), ("20261125T080000Z", 3), ("20261125T075959Z", 2)]
)
def test_until_is_read_on_the_series_own_clock(until: str, dates: int) -> None:
    assert len(starts(Event(DETAILS, rrule=f"FREQ=DAILY;UNTIL={until}"))) == dates


def test_nine_stays_nine_over_the_change_of_clocks() -> None:
    found = occurrences(Event(DETAILS, rrule="FREQ=MONTHLY;COUNT=6"), NOW, "UTC")
    assert {details.start.hour for details in found.values()} == {9}


def test_exclusions_extra_dates_and_overrides_are_heeded() -> None:
    moved = replace(DETAILS, start=NINE + 400 * DAY, end=NINE + 401 * DAY)
    event = Event(
        DETAILS,
        rrule="FREQ=DAILY;COUNT=3",
        rdates=(NINE + 9 * DAY, NINE + 900 * DAY),
        exdates=(NINE + DAY,),
        overrides=(Override(NINE + 2 * DAY, moved),),
    )
    assert starts(event) == [NINE, NINE + 2 * DAY, NINE + 9 * DAY]
    assert occurrences(event, NOW, "UTC")[NINE + 2 * DAY] == moved


@pytest.mark.parametrize("rrule", ["FREQ=NEVER", "nonsense", "FREQ=SECONDLY", "FREQ=DAILY;UNTIL=soon"])
def test_a_rule_beyond_reason_is_refused(rrule: str) -> None:
    with pytest.raises(WriteRefused):
        starts(Event(DETAILS, rrule=rrule))


def test_a_rule_without_occurrences_is_reported() -> None:
    with refusing(WriteRefused, "rule"):
        starts(Event(DETAILS, rrule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))


def test_a_rule_that_ended_before_it_began_has_no_dates() -> None:
    assert starts(Event(DETAILS, rrule="FREQ=DAILY;UNTIL=20200101T000000Z")) == []


def test_dates_are_read_back_as_one_event() -> None:
    event = gathered(entry(NINE + DAY), entry(NINE), entry(NINE + 2 * DAY))
    assert event.event == Event(DETAILS, rdates=(NINE + DAY, NINE + 2 * DAY))
    assert (event.remote_id, event.expanded, event.marker) == (KEY, True, Marker("d", "i"))


def test_a_deleted_first_date_moves_nothing() -> None:
    event = gathered(entry(NINE, deleted=True), entry(NINE + DAY), entry(NINE + 2 * DAY)).event
    assert event == Event(DETAILS, rdates=(NINE + DAY, NINE + 2 * DAY), exdates=(NINE,))


def test_a_moved_date_is_an_override_even_if_it_is_the_first() -> None:
    late = NINE + timedelta(hours=5)
    event = gathered(entry(NINE, start=late, end=late + timedelta(hours=1)), entry(NINE + DAY)).event
    assert event.details.start == NINE
    assert event.overrides == (Override(NINE, replace(DETAILS, start=late, end=late + timedelta(hours=1))),)


def test_of_two_forms_the_one_left_alone_is_the_usual() -> None:
    edited = entry(NINE, updated="2026-11-22T13:00:00Z", subject="Edited")
    event = gathered(edited, entry(NINE + DAY)).event
    assert event.details.subject == "Stand-up"
    assert [override.original_start for override in event.overrides] == [NINE]


def test_the_tag_differs_after_every_change_of_any_date() -> None:
    whole = [entry(NINE), entry(NINE + DAY)]
    tags = {
        gathered(*whole).version_tag,
        gathered(whole[0], entry(NINE + DAY, deleted=True)).version_tag,
        gathered(whole[0], entry(NINE + DAY, subject="Edited")).version_tag,
        gathered(whole[0], entry(NINE + DAY, updated="2026-11-22T13:00:00Z")).version_tag,
    }
    assert len(tags) == 4
    assert gathered(*reversed(whole)).version_tag == gathered(*whole).version_tag


def test_only_all_dates_deleted_is_gone() -> None:
    assert remote_event([entry(NINE, deleted=True), entry(NINE + DAY, deleted=True)]) == Gone(KEY)
