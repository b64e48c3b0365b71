"""A series that moves or changes its shape takes its rule's end and its dates along, each as its kind demands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.web.my_calendar.helpers import act, address, text
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar import kind_hooks, queries, service
from webapp.my_calendar.models import Item, ItemOverride
from webapp.my_calendar.moves import NotPossible
from webapp.my_calendar.recurrence import Timing, to_utc

SignIn = Callable[[User], FlaskClient]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def series(
    user: User,
    start: str,
    rrule: str,
    *,
    all_day: bool = False,
    zone: str | None = BERLIN,
    length: timedelta = HOUR,
    exdates: tuple[str, ...] = (),
    rdates: tuple[str, ...] = (),
    changed: tuple[tuple[str, Timing], ...] = (),
) -> Item:
    """Store a series as it comes in from a linked calendar: to the letter, whatever its rule says about its start."""
    item = Item(
        owner_id=user.id,
        subject="Visit",
        start=at(start),
        end=at(start) + (DAY if all_day else length),
        zone=None if all_day else zone,
        all_day=all_day,
        rrule=rrule,
        exdates=list(exdates),
        rdates=list(rdates),
    )
    for original, timing in changed:
        override = ItemOverride(original_start=at(original), subject="Changed")
        override.start, override.end, override.zone, override.all_day = (
            timing.start,
            timing.end,
            timing.zone,
            timing.all_day,
        )
        item.overrides.append(override)
    service.derive_span_of(item, user.time_zone)
    db.session.add(item)
    db.session.commit()
    return item


def timing(start: str, length: timedelta = HOUR, zone: str | None = BERLIN) -> Timing:
    return Timing(at(start), at(start) + length, zone, all_day=False)


def whole_day(day: str) -> Timing:
    return Timing(at(day), at(day) + DAY, None, all_day=True)


def dates(user: User, item: Item) -> list[datetime]:
    """Return where the item's dates begin, in its own zone."""
    after, before = datetime(2026, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    return [each.timing.start for each in queries.expand_item(item, user.time_zone, after, before).occurrences]


def change(user: User, item: Item, to: Timing | None = None, occurrence: str = "", **fields: object) -> Item:
    """Change one date as shown, or its time to `to`, for the whole series."""
    original_start = at(occurrence) if occurrence else item.start
    draft = service.occurrence_draft(item, original_start)
    draft = replace(draft, **fields, **({"timing": to} if to else {}))  # type: ignore[arg-type]
    return service.change_item(user, item, draft, original_start=original_start, scope="all", version=item.version)


def override_of(item: Item) -> tuple[datetime, Timing]:
    (override,) = item.overrides
    return override.original_start, override.timing


CLASS = "FREQ=WEEKLY;UNTIL=20270426T070000Z"


@pytest.mark.parametrize(
    ("to", "last", "until"),
    [
        (timing("2027-04-05T10:00"), "2027-04-26T10:00", "20270426T080000Z"),
        (timing("2027-04-05T07:30"), "2027-04-26T07:30", "20270426T053000Z"),
        (timing("2027-04-06T09:00"), "2027-04-27T09:00", "20270427T070000Z"),
        (timing("2027-04-04T09:00"), "2027-04-25T09:00", "20270425T070000Z"),
        (timing("2027-04-05T09:00", zone=NEW_YORK), "2027-04-26T09:00", "20270426T130000Z"),
        (timing("2027-04-05T23:30", zone="Pacific/Auckland"), "2027-04-26T23:30", "20270426T113000Z"),
        (timing("2027-04-05T09:00", zone=None), "2027-04-26T09:00", "20270426T090000"),
        (whole_day("2027-04-05"), "2027-04-26", "20270426"),
        (whole_day("2027-04-07"), "2027-04-28", "20270428"),
    ],
)
def test_the_end_of_a_rule_goes_along(to: Timing, last: str, until: str, ada: User) -> None:
    item = series(ada, "2027-04-05T09:00", CLASS)
    change(ada, item, to)
    assert (len(dates(ada, item)), dates(ada, item)[-1]) == (4, at(last))
    assert item.rrule == f"FREQ=WEEKLY;UNTIL={until}"


@pytest.mark.parametrize("hours", [-8, -1, 1, 14])
@pytest.mark.parametrize("until", ["20270426T215959Z", "20270426", "20270426T070000Z", "20270426T100000Z"])
def test_dragging_a_series_keeps_how_many_dates_it_has(until: str, hours: int, ada: User) -> None:
    item = series(ada, "2027-03-22T09:00", f"FREQ=WEEKLY;UNTIL={until}")
    before = dates(ada, item)
    service.move_item(
        ada,
        item,
        original_start=before[2],
        scope="all",
        version=item.version,
        days=0,
        minutes=60 * hours,
        end_minutes=0,
    )
    assert dates(ada, item) == [date + hours * HOUR for date in before]


def test_an_end_that_is_a_whole_day_stays_to_the_letter_while_the_day_does(ada: User) -> None:
    item = series(ada, "2027-04-05T09:00", "FREQ=WEEKLY;UNTIL=20270426T215959Z;WKST=SU")
    change(ada, item, timing("2027-04-05T11:00"))
    assert item.rrule == "FREQ=WEEKLY;UNTIL=20270426T215959Z;WKST=SU"


def test_an_all_day_series_that_ends_in_utc_becomes_timed_with_all_of_its_dates(ada: User) -> None:
    item = series(ada, "2027-03-02", "FREQ=WEEKLY;UNTIL=20270315T230000Z;BYDAY=TU", all_day=True)
    change(ada, item, subject="Renamed")
    assert (item.subject, item.rrule) == ("Renamed", "FREQ=WEEKLY;UNTIL=20270315T230000Z;BYDAY=TU")
    change(ada, item, timing("2027-03-02T08:00"))
    assert item.rrule == "FREQ=WEEKLY;UNTIL=20270316T225959Z;BYDAY=TU"
    assert dates(ada, item) == [at("2027-03-02T08:00"), at("2027-03-09T08:00"), at("2027-03-16T08:00")]


def test_an_all_day_date_of_a_timed_series_stays_on_its_day(ada: User) -> None:
    item = series(
        ada, "2027-05-03T09:00", "FREQ=DAILY;COUNT=4", changed=(("2027-05-05T09:00", whole_day("2027-05-05")),)
    )
    change(ada, item, timing("2027-05-03T11:00"))
    assert override_of(item) == (at("2027-05-05T11:00"), whole_day("2027-05-05"))
    change(ada, item, timing("2027-05-04T11:00"))
    assert override_of(item) == (at("2027-05-06T11:00"), whole_day("2027-05-06"))


def test_a_series_set_to_all_day_and_back_leaves_changed_dates_their_time(ada: User) -> None:
    own = timing("2027-05-05T14:00")
    item = series(ada, "2027-05-03T09:00", "FREQ=DAILY;COUNT=4", changed=(("2027-05-05T09:00", own),))
    change(ada, item, whole_day("2027-05-03"))
    assert override_of(item) == (at("2027-05-05"), own)
    change(ada, item, timing("2027-05-03T16:00"))
    assert override_of(item) == (at("2027-05-05T16:00"), own)
    assert len(dates(ada, item)) == 4


def test_an_all_day_series_set_to_a_time_leaves_all_day_dates_all_day(ada: User) -> None:
    item = series(
        ada, "2027-05-03", "FREQ=DAILY;COUNT=4", all_day=True, exdates=("2027-05-04T00:00:00",),
        changed=(("2027-05-05", whole_day("2027-05-08")),),
    )  # fmt: skip
    change(ada, item, timing("2027-05-03T10:00"))
    assert override_of(item) == (at("2027-05-05T10:00"), whole_day("2027-05-08"))
    assert item.exdates == ["2027-05-04T10:00:00"]
    assert dates(ada, item) == [at("2027-05-03T10:00"), at("2027-05-06T10:00"), at("2027-05-08")]


def test_another_zone_takes_its_own_dates_along_and_leaves_a_foreign_one_its_zone(ada: User) -> None:
    item = series(
        ada, "2027-03-01T09:00", "FREQ=WEEKLY;COUNT=6", exdates=("2027-03-08T09:00:00",),
        changed=(
            ("2027-03-15T09:00", timing("2027-03-15T14:00")),
            ("2027-03-22T09:00", timing("2027-03-22T20:00", zone="Asia/Tokyo")),
        ),
    )  # fmt: skip
    change(ada, item, timing("2027-03-01T09:00", zone=NEW_YORK))
    assert item.exdates == ["2027-03-08T09:00:00"]
    first, second = item.overrides
    assert (first.original_start, first.timing) == (at("2027-03-15T09:00"), timing("2027-03-15T14:00", zone=NEW_YORK))
    # New York has changed its clocks by then, Berlin has not: five hours later instead of six.
    assert second.timing == timing("2027-03-23T01:00", zone="Asia/Tokyo")


def test_a_date_of_its_own_shifts_by_as_much_as_the_series(ada: User) -> None:
    item = series(
        ada, "2027-03-01T09:00", "FREQ=WEEKLY;COUNT=6", changed=(("2027-03-15T09:00", timing("2027-03-16T14:00")),)
    )
    change(ada, item, timing("2027-03-02T09:30"))
    assert override_of(item) == (at("2027-03-16T09:30"), timing("2027-03-17T14:30"))


def test_extra_dates_keep_their_distance_and_join_in_where_the_series_is_all_day(ada: User) -> None:
    item = series(ada, "2027-03-01T09:00", "FREQ=WEEKLY;COUNT=2", rdates=("2027-03-10T14:00:00",))
    change(ada, item, timing("2027-03-01T10:00"))
    assert item.rdates == ["2027-03-10T15:00:00"]
    change(ada, item, whole_day("2027-03-01"))
    assert item.rdates == ["2027-03-10T00:00:00"]
    change(ada, item, timing("2027-03-01T08:00"))
    assert item.rdates == ["2027-03-10T08:00:00"]


def off_its_rule(user: User) -> Item:
    late = timing("2027-04-22T17:00")
    return series(
        user, "2027-04-06T14:00", "FREQ=WEEKLY;BYDAY=TH;COUNT=5", exdates=("2027-04-15T14:00:00",),
        changed=(("2027-04-22T14:00", late),),
    )  # fmt: skip


def test_the_start_stays_off_its_rule_while_neither_is_edited(ada: User) -> None:
    item = off_its_rule(ada)
    change(ada, item, subject="Renamed")
    assert (item.subject, item.start, item.exdates) == ("Renamed", at("2027-04-06T14:00"), ["2027-04-15T14:00:00"])
    assert override_of(item)[0] == at("2027-04-22T14:00")
    change(ada, item, timing("2027-04-06T15:00"))
    assert (item.start, item.exdates) == (at("2027-04-06T15:00"), ["2027-04-15T15:00:00"])
    assert override_of(item) == (at("2027-04-22T15:00"), timing("2027-04-22T18:00"))
    change(ada, item, rrule="FREQ=WEEKLY;BYDAY=FR;COUNT=5")
    assert item.start == at("2027-04-09T15:00")


def test_a_series_whose_end_alone_is_edited_keeps_its_start(ada: User) -> None:
    item = off_its_rule(ada)
    change(ada, item, rrule="FREQ=WEEKLY;BYDAY=TH;COUNT=9")
    assert (item.start, item.exdates) == (at("2027-04-06T14:00"), ["2027-04-15T14:00:00"])


def test_a_date_of_its_own_gives_the_series_only_what_was_edited(ada: User) -> None:
    item = series(
        ada, "2027-03-01T09:00", "FREQ=WEEKLY;COUNT=4", changed=(("2027-03-15T09:00", timing("2027-03-16T14:00")),)
    )
    item.overrides[0].location = "Room 2"
    db.session.commit()
    change(ada, item, occurrence="2027-03-15T09:00", description="Bring keys")
    assert (item.subject, item.location, item.description, item.start) == (
        "Visit",
        "",
        "Bring keys",
        at("2027-03-01T09:00"),
    )
    assert (item.overrides[0].subject, item.overrides[0].description) == ("Changed", "Bring keys")
    change(ada, item, timing("2027-03-16T15:00", 2 * HOUR), occurrence="2027-03-15T09:00")
    assert item.timing == timing("2027-03-01T10:00", 2 * HOUR)
    assert override_of(item) == (at("2027-03-15T10:00"), timing("2027-03-16T15:00", 2 * HOUR))


def test_an_extra_date_that_is_given_another_length_with_all_others_has_it_too(ada: User) -> None:
    item = series(ada, "2027-03-01T09:00", "FREQ=WEEKLY;COUNT=2", rdates=("2027-03-10T09:00:00", "2027-03-17T09:00:00"))
    item.periods = {"2027-03-10T09:00:00": "2027-03-10T12:00:00", "2027-03-17T09:00:00": "2027-03-17T12:00:00"}
    db.session.commit()
    change(ada, item, timing("2027-03-10T10:00", 4 * HOUR), occurrence="2027-03-10T09:00")
    assert item.timing == timing("2027-03-01T10:00", 2 * HOUR)
    assert item.periods == {"2027-03-10T10:00:00": "2027-03-10T14:00:00", "2027-03-17T10:00:00": "2027-03-17T13:00:00"}


@pytest.mark.parametrize("day", ["2027-03-10", "2027-03-08", "2027-03-11", "2027-03-07"])
def test_a_counted_weekday_moves_with_all_dates_of_the_series(day: str, ada: User) -> None:
    """The second Tuesday of a month and its second Wednesday are not always a day apart."""
    item = series(
        ada, "2027-03-09T09:00", "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20280914T000000Z", exdates=("2027-06-08T09:00:00",),
        changed=(("2027-09-14T09:00", timing("2027-09-14T12:00")),),
    )  # fmt: skip
    before = len(dates(ada, item))
    change(ada, item, timing(f"{day}T09:00"))
    now = dates(ada, item)
    assert len(now) == before
    assert sorted({(date.year, date.month) for date in now}) == sorted((date.year, date.month) for date in now)
    assert len({date.weekday() for date in now if date.hour == 9}) == 1
    key, own = override_of(item)
    assert (key.weekday(), own.start - key) == (at(day).weekday(), 3 * HOUR)


def test_a_rule_that_says_itself_when_it_happens_is_not_guessed(ada: User) -> None:
    item = series(ada, "2027-03-01T09:00", "FREQ=DAILY;BYHOUR=9;COUNT=3")
    with pytest.raises(NotPossible):
        change(ada, item, timing("2027-03-01T10:00"))
    assert (item.start, item.rrule) == (at("2027-03-01T09:00"), "FREQ=DAILY;BYHOUR=9;COUNT=3")
    change(ada, item, timing("2027-03-01T09:00", 2 * HOUR))
    assert item.end == at("2027-03-01T11:00")


def test_two_dates_never_become_one(ada: User) -> None:
    item = series(
        ada, "2027-03-01T09:00", "FREQ=WEEKLY;COUNT=2", rdates=("2027-03-08T15:00:00",),
        changed=(("2027-03-08T09:00", timing("2027-03-08T10:00")), ("2027-03-08T15:00", timing("2027-03-08T16:00"))),
    )  # fmt: skip
    with pytest.raises(NotPossible):
        change(ada, item, whole_day("2027-03-01"))
    assert (len(item.overrides), item.all_day) == (2, False)


def test_a_rule_nobody_can_read_is_kept_to_the_letter(ada: User) -> None:
    item = series(ada, "2027-03-01T09:00", "FREQ=DAILY;COUNT=many")
    change(ada, item, timing("2027-03-01T10:00"))
    assert (item.start, item.rrule) == (at("2027-03-01T10:00"), "FREQ=DAILY;COUNT=many")


@pytest.mark.parametrize("scope", ["this", "following", "all"])
def test_saving_without_a_change_changes_nothing(scope: service.Scope, ada: User) -> None:
    item = off_its_rule(ada)
    start = item.start
    draft = service.occurrence_draft(item, start)
    service.change_item(ada, item, draft, original_start=start, scope=scope, version=item.version)
    assert len(item.overrides) == 1
    assert (item.start, item.rrule) == (start, "FREQ=WEEKLY;BYDAY=TH;COUNT=5")
    assert db.session.scalars(select(Item.id)).all() == [item.id]


def test_a_moved_rest_of_a_series_has_as_many_dates_as_were_left(ada: User) -> None:
    item = series(ada, "2027-04-05T09:00", "FREQ=DAILY;UNTIL=20270412T070000Z", exdates=("2027-04-10T09:00:00",))
    draft = service.occurrence_draft(item, at("2027-04-08T09:00"))
    later = replace(draft, timing=timing("2027-04-08T21:00"))
    rest = service.change_item(ada, item, later, original_start=at("2027-04-08T09:00"), scope="following", version=1)
    assert dates(ada, item) == [at(f"2027-04-{day:02}T09:00") for day in (5, 6, 7)]
    assert dates(ada, rest) == [at(f"2027-04-{day:02}T21:00") for day in (8, 9, 11, 12)]


def test_a_single_time_that_clocks_skip_is_left_alone_by_other_edits(ada: User) -> None:
    item = Item(owner_id=ada.id, start=at("2027-03-28T02:30"), end=at("2027-03-28T02:45"), zone=BERLIN)
    service.derive_span_of(item, ada.time_zone)
    db.session.add(item)
    db.session.commit()
    change(ada, item, subject="Renamed")
    assert (item.subject, item.start) == ("Renamed", at("2027-03-28T02:30"))


def split(user: User, item: Item, occurrence: str, to: Timing | None = None) -> Item:
    draft = service.occurrence_draft(item, at(occurrence))
    draft = replace(draft, **({"timing": to} if to else {}))
    return service.change_item(
        user, item, draft, original_start=at(occurrence), scope="following", version=item.version
    )


def test_extra_dates_keep_their_own_lengths(ada: User) -> None:
    item = series(ada, "2027-06-01T08:00", "FREQ=DAILY;COUNT=1", rdates=("2027-06-02T08:00:00", "2027-06-03T08:00:00"))
    item.periods = {"2027-06-02T08:00:00": "2027-06-02T12:00:00", "2027-06-03T08:00:00": "2027-06-03T10:30:00"}
    db.session.commit()
    assert service.occurrence_draft(item, at("2027-06-02T08:00")).timing == timing("2027-06-02T08:00", 4 * HOUR)
    change(ada, item, timing("2027-06-01T09:00"))
    assert item.periods == {"2027-06-02T09:00:00": "2027-06-02T13:00:00", "2027-06-03T09:00:00": "2027-06-03T11:30:00"}
    rest = split(ada, item, "2027-06-03T09:00")
    assert item.periods == {"2027-06-02T09:00:00": "2027-06-02T13:00:00"}
    assert rest.periods == {"2027-06-03T09:00:00": "2027-06-03T11:30:00"}


def test_an_exact_length_stays_exact_over_a_clock_change(ada: User) -> None:
    item = series(ada, "2027-03-27T22:00", "FREQ=WEEKLY;COUNT=3", length=9 * HOUR)
    item.duration = "PT28800S"
    db.session.commit()
    change(ada, item, timing("2027-03-27T23:00", 9 * HOUR))
    assert (item.start, item.end) == (at("2027-03-27T23:00"), at("2027-03-28T08:00"))
    change(ada, item, timing("2027-03-28T23:00", 9 * HOUR))
    assert (item.start, item.end) == (at("2027-03-28T23:00"), at("2027-03-29T07:00"))
    rest = split(ada, item, "2027-04-04T23:00")
    assert (rest.end - rest.start, rest.duration) == (8 * HOUR, "PT28800S")


@pytest.mark.parametrize("occurrence", ["2027-04-08T14:00", "2027-04-22T14:00", "2027-04-29T14:00"])
def test_a_split_leaves_as_many_dates_where_the_start_is_off_its_rule(occurrence: str, ada: User) -> None:
    item = off_its_rule(ada)
    before = dates(ada, item)
    rest = split(ada, item, occurrence)
    assert sorted([*dates(ada, item), *dates(ada, rest)]) == before


EXTRA = ("2027-04-10T09:00:00", "2027-04-12T15:00:00", "2027-05-08T09:00:00")


@pytest.mark.parametrize("occurrence", ["2027-04-10T09:00", "2027-04-12T15:00", "2027-05-08T09:00"])
@pytest.mark.parametrize(
    "rrule",
    ["FREQ=WEEKLY;COUNT=4", "FREQ=WEEKLY;UNTIL=20270426T070000Z", "FREQ=WEEKLY;INTERVAL=3", "FREQ=DAILY;COUNT=2"],
)
def test_a_split_at_an_extra_date_leaves_all_dates_where_they_are(rrule: str, occurrence: str, ada: User) -> None:
    """The rule goes on from its own next date, and one that has ended does not begin again."""
    item = series(ada, "2027-04-05T09:00", rrule, rdates=EXTRA)
    before = dates(ada, item)
    rest = split(ada, item, occurrence)
    assert max(dates(ada, item)) < at(occurrence)
    assert sorted([*dates(ada, item), *dates(ada, rest)]) == before
    rest = split(ada, rest, max(EXTRA))
    assert at(max(EXTRA)) in dates(ada, rest)


@pytest.mark.parametrize("rrule", ["FREQ=WEEKLY;COUNT=4", "FREQ=WEEKLY;COUNT=1"])
def test_the_rest_from_an_extra_date_on_moves_as_one(rrule: str, ada: User) -> None:
    item = series(ada, "2027-04-05T09:00", rrule, rdates=EXTRA)
    before = dates(ada, item)
    rest = split(ada, item, "2027-04-10T09:00", timing("2027-04-10T11:00"))
    assert sorted([*dates(ada, item), *dates(ada, rest)]) == [
        date if date < at("2027-04-10T09:00") else date + 2 * HOUR for date in before
    ]


def test_another_rule_from_an_extra_date_on_begins_with_that_date(ada: User) -> None:
    item = series(ada, "2027-04-05T09:00", "FREQ=WEEKLY;COUNT=4", rdates=("2027-04-10T09:00:00",))
    draft = replace(service.occurrence_draft(item, at("2027-04-10T09:00")), rrule="FREQ=DAILY;COUNT=2")
    rest = service.change_item(
        ada, item, draft, original_start=at("2027-04-10T09:00"), scope="following", version=item.version
    )
    assert dates(ada, rest) == [at("2027-04-10T09:00"), at("2027-04-11T09:00")]


def test_a_changed_date_of_no_rule_can_be_split_off(ada: User) -> None:
    item = series(
        ada, "2027-04-05T09:00", "FREQ=DAILY;COUNT=2", changed=(("2027-04-20T09:00", timing("2027-04-20T12:00")),)
    )
    rest = split(ada, item, "2027-04-20T09:00", timing("2027-04-20T13:00"))
    assert dates(ada, item) == [at("2027-04-05T09:00"), at("2027-04-06T09:00")]
    assert dates(ada, rest) == [at("2027-04-20T13:00")]


@pytest.mark.parametrize("occurrence", ["2027-02-28", "2027-04-30"])
def test_a_split_where_a_month_is_too_short_keeps_the_day_of_the_others(occurrence: str, ada: User) -> None:
    item = series(ada, "2027-01-31", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=6", all_day=True)
    before = dates(ada, item)
    rest = split(ada, item, occurrence)
    assert sorted([*dates(ada, item), *dates(ada, rest)]) == before


@pytest.mark.parametrize("scope", ["following", "remove"])
@pytest.mark.parametrize("rrule", [None, "FREQ=WEEKLY;COUNT=3"])
def test_what_comes_before_the_start_of_a_series_is_not_among_the_rest(
    scope: str, rrule: str | None, ada: User
) -> None:
    item = series(
        ada, "2027-04-05T09:00", rrule or "", rdates=("2027-03-01T09:00:00", "2027-03-08T09:00:00"),
        changed=(("2027-03-01T09:00", timing("2027-03-01T15:00")),),
    )  # fmt: skip
    before = dates(ada, item)
    start = at("2027-04-05T09:00")
    if scope == "following":
        rest = split(ada, item, "2027-04-05T09:00", timing("2027-04-05T10:00"))
        assert dates(ada, rest) == [date + HOUR for date in before if date >= start]
    else:
        service.trash_item(ada, item, original_start=start, scope="following", version=item.version)
    assert dates(ada, item) == [at("2027-03-01T15:00"), at("2027-03-08T09:00")]
    assert item.trashed_at is None


@pytest.mark.parametrize("clock", ["02:30", "02:00", "03:00", "03:15"])
def test_a_split_at_a_time_that_clocks_skip_doubles_no_date(clock: str, ada: User) -> None:
    item = series(ada, f"2027-03-26T{clock}", "FREQ=DAILY;COUNT=4")
    before = [to_utc(date, BERLIN) for date in dates(ada, item)]
    rest = split(ada, item, f"2027-03-28T{clock}")
    assert [to_utc(date, BERLIN) for each in (item, rest) for date in dates(ada, each)] == before


def test_what_is_not_of_the_rule_moves_as_far_as_the_series(ada: User) -> None:
    """An extra date does not become one of the rule's, and an exclusion of none does not exclude one."""
    item = series(
        ada, "2027-05-08T09:00", "FREQ=MONTHLY;BYDAY=2SA;COUNT=3",
        rdates=("2027-06-10T09:00:00",), exdates=("2027-05-10T09:00:00", "2027-06-12T09:00:00"),
    )  # fmt: skip
    change(ada, item, timing("2027-05-09T09:00"))
    assert (item.rdates, item.exdates) == (["2027-06-11T09:00:00"], ["2027-05-11T09:00:00", "2027-06-13T09:00:00"])
    assert dates(ada, item) == [at("2027-05-09T09:00"), at("2027-06-11T09:00"), at("2027-07-11T09:00")]


def test_the_dialog_and_the_question_tell_what_the_rest_of_a_series_would_lose(
    ada: User, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = kind_hooks.Keeper(divided=lambda *_: None, losses=lambda item: [f"{item.subject} loses its reminders."])
    monkeypatch.setattr(kind_hooks, "_keepers", [keeper])
    item = series(ada, "2027-03-01T09:00", "FREQ=DAILY;COUNT=3")
    client = sign_in(ada)
    occurrence = "20270302T090000"
    assert "Visit loses its reminders." in text(client.get(address(item, occurrence)))
    values = {"version": item.version, "occurrence": occurrence}
    move = act(client, f"/my-calendar/items/{item.id}/move", htmx=True, minutes=60, **values)
    assert "Visit loses its reminders." in text(move)
    delete = act(client, f"/my-calendar/items/{item.id}/delete", htmx=True, **values)
    assert "loses" not in text(delete)
