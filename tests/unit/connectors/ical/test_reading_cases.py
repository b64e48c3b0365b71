"""What small inputs mean: `tests/cases`, one of each kind, by the dates that My Calendar shows of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.reasons import flaws_of, refusing
from webapp.connectors.event import Event, Marker, changed_fields, event_from_json, event_to_json, fingerprint
from webapp.connectors.ical.moments import UnreadableText
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.patch import patch
from webapp.connectors.ical.serialize import compose
from webapp.rfc5545.time_zones import is_kept, label_of, to_wall
from webapp.sync.engine.item_mapping import event_dates, event_span

CASES = Path(__file__).parents[3] / "cases"
BERLIN, LOS_ANGELES = "Europe/Berlin", "America/Los_Angeles"
FROM, TO = datetime(2026, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def text_of(case: str) -> str:
    (path,) = CASES.glob(f"{case}-*.ics")
    return path.read_bytes().decode()


def event_of(case: str) -> Event:
    return read_resource(text_of(case)).event


def shown(event: Event, home_zone: str = BERLIN) -> list[str]:
    """Return start and end of each date as instants, or the days of whole ones, exclusive end."""
    return [_span(details.all_day, *span, home_zone) for details, *span in _dates(event, home_zone)]


def _dates(event: Event, home_zone: str):
    for details, occurrence in event_dates(event, home_zone, FROM, TO):
        yield details, occurrence.starts_at, occurrence.ends_at


def _span(all_day: bool, start: datetime, end: datetime, home_zone: str) -> str:
    if all_day:
        return " to ".join(f"{to_wall(at, home_zone):%m-%d}" for at in (start, end))
    return f"{start:%m-%dT%H:%M}Z to {end:%m-%dT%H:%M}Z"


@pytest.mark.parametrize(
    ("case", "home_zone", "dates"),
    [
        ("01", BERLIN, ["03-01T19:00Z to 03-01T19:30Z", "03-08T16:00Z to 03-08T16:30Z",
                        "03-15T19:00Z to 03-15T19:30Z", "03-22T19:00Z to 03-22T19:30Z"]),
        ("02", BERLIN, ["03-02 to 03-03", "03-09 to 03-10", "03-16 to 03-17"]),
        ("02", LOS_ANGELES, ["03-02 to 03-03", "03-09 to 03-10"]),
        ("03", BERLIN, ["03-08 to 03-09", "03-09 to 03-10", "03-10 to 03-11"]),
        ("03", LOS_ANGELES, ["03-08 to 03-09", "03-09 to 03-10", "03-10 to 03-11"]),
        ("05", BERLIN, ["04-12 to 04-14"]),
        ("08", BERLIN, ["06-01T06:00Z to 06-01T07:00Z", "06-02T06:00Z to 06-02T10:00Z",
                        "06-03T06:00Z to 06-03T08:30Z"]),
        ("09", BERLIN, ["07-05T09:00Z to 07-05T10:00Z"]),
        ("10", BERLIN, ["07-15T14:00Z to 07-15T15:00Z"]),
        ("11", BERLIN, ["04-01T15:00Z to 04-01T16:00Z"]),
        ("12", BERLIN, ["07-15T14:00Z to 07-15T15:00Z"]),
        ("13", BERLIN, ["12-15T17:00Z to 12-15T18:00Z"]),
        ("14", BERLIN, ["01-31 to 02-01", "02-28 to 03-01", "03-31 to 04-01", "04-30 to 05-01"]),
        ("15", BERLIN, []),
        ("16", BERLIN, ["01-01T10:00Z to 01-01T11:00Z", "01-04T10:00Z to 01-04T11:00Z"]),
        ("17", BERLIN, ["03-26T01:30Z to 03-26T02:30Z", "03-27T01:30Z to 03-27T02:30Z",
                        "03-28T01:30Z to 03-28T02:30Z", "03-29T00:30Z to 03-29T01:30Z"]),
        ("18", BERLIN, ["03-27T21:00Z to 03-28T05:00Z", "04-03T20:00Z to 04-04T04:00Z"]),
        ("19", BERLIN, []),
        ("20", BERLIN, ["03-11T10:00Z to 03-11T10:00Z"]),
    ],
)  # fmt: skip
def test_dates(case: str, home_zone: str, dates: list[str]) -> None:
    assert shown(event_of(case), home_zone) == dates


# When 02 ends depends on where its owner lives, which nobody knows who writes it once more.
@pytest.mark.parametrize("path", sorted(set(CASES.glob("*.ics")) - set(CASES.glob("02*"))), ids=lambda path: path.stem)
def test_written_anew_it_means_the_same(path: Path) -> None:
    """As for a copy on another calendar: lengths, zones and their names included."""
    event = read_resource(path.read_bytes().decode()).event
    again = read_resource(compose("1", event, Marker("d", "i"), NOW)).event
    assert (shown(again), again.details.zone) == (shown(event), event.details.zone)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.ics")), ids=lambda path: path.stem)
def test_kept_as_json_it_is_the_same(path: Path) -> None:
    event = read_resource(path.read_bytes().decode()).event
    assert event_from_json(event_to_json(event)) == event


def test_the_newer_of_two_blocks_about_one_date_counts() -> None:
    (override,) = event_of("01").overrides
    assert override.details.subject == "Round, second"
    text = text_of("01").replace("SEQUENCE:1\r\n", "LAST-MODIFIED:20260103T000000Z\r\n")
    text = text.replace("SEQUENCE:3\r\n", "LAST-MODIFIED:20260102T000000Z\r\n")
    assert read_resource(text).event.overrides[0].details.subject == "Round, first"
    text = text.replace("20260103", "20260102")
    assert read_resource(text).event.overrides[0].details.subject == "Round, second"


def test_an_invalid_value_is_reported_and_the_rest_is_read() -> None:
    backwards = text_of("20").replace("DURATION:-PT0S", "DTEND;VALUE=DATE:20270311")
    assert read_resource(text_of("20")).flaws == ()
    assert "end lies before its start" in flaws_of(read_resource(backwards).flaws)
    assert shown(read_resource(backwards).event) == ["03-11T10:00Z to 03-11T10:00Z"]
    one_date = text_of("01").replace("DTEND;TZID=Europe/Berlin:20270308T173000", "DTEND:20270308T120000Z")
    resource = read_resource(one_date)
    assert shown(resource.event)[1] == "03-08T16:00Z to 03-08T16:00Z"
    assert len(shown(resource.event)) == 4
    assert "end lies before its start" in flaws_of(resource.flaws)


def test_a_definition_without_a_name_is_kept_with_its_label() -> None:
    zone = event_of("11").details.zone
    assert zone is not None
    assert is_kept(zone)
    assert label_of(zone) == "Customized Time Zone 7"


def test_what_was_stored_before_lengths_were_kept_is_no_change() -> None:
    """A base from an older version has no exact lengths; what counts is that nobody has changed them remotely."""
    event = event_of("18")
    base = event_from_json({name: value for name, value in event_to_json(event).items() if name != "duration"})
    assert base != event
    assert changed_fields(base, event) == changed_fields(event, base) == frozenset()


@pytest.mark.parametrize("case", ["01", "04", "06", "07", "21", "22"])
def test_events_without_durations_and_periods_keep_their_stored_form(case: str) -> None:
    event = event_of(case)
    assert not {"duration", "periods"} & event_to_json(event).keys()
    assert fingerprint(event) == fingerprint(event_from_json(event_to_json(event)))


@pytest.mark.parametrize("zone", ["America/Vancouver", "America/Edmonton", "America/Winnipeg"])
def test_new_canadian_zones_are_known_by_their_windows_names(zone: str) -> None:
    names = {"Vancouver": "British Columbia", "Edmonton": "Alberta", "Winnipeg": "Manitoba"}
    name = f"{names[zone.partition('/')[2]]} Standard Time"
    assert event_of("13").details.zone == "America/Vancouver"
    lone = text_of("12").replace("(UTC-05:00) Eastern Time (US & Canada)", name)
    assert read_resource(lone).event.details.zone == zone


@pytest.mark.parametrize("name", ["EST", "MST", "HST", "GMT", "WET", "CET", "US/Eastern Ours"])
def test_rules_of_its_own_beat_a_name_that_happens_to_be_known(name: str) -> None:
    text = text_of("10").replace("TZID:EST", f"TZID:{name}").replace("TZID=EST", f"TZID={name}")
    event = read_resource(text).event
    assert shown(event) == ["07-15T14:00Z to 07-15T15:00Z"]
    assert event.details.zone == "America/New_York"


@pytest.mark.parametrize(
    ("defined", "used"),
    [
        ("TZID:(UTC+01:00) Brussels\\, Paris", '"(UTC+01:00) Brussels, Paris"'),
        ("TZID:Odd\\; zone  ", '"Odd; zone"'),
        ("TZID:odd ZONE", "Odd Zone"),
        ("TZID;X-FOO=bar:Odd", "Odd"),
        ("TZID:Odd\\, zone", '"Odd\\, zone"'),
        ('TZID:An "odd" zone', "An ^'odd^' zone"),
        ("TZID:Odd^^zone", "Odd^^^^zone"),
        ("TZID:Odd\\; zone", "Odd; zone"),
        ("TZID:Odd\\; zone", "Odd; zone;VALUE=DATE-TIME"),
    ],
)
def test_spellings_of_one_zone(defined: str, used: str) -> None:
    text = text_of("09").replace("TZID:(UTC+01:00) Brussels\\, Paris", defined)
    text = text.replace('"(UTC+01:00) Brussels, Paris"', used)
    event = read_resource(text).event
    assert shown(event) == ["07-05T09:00Z to 07-05T10:00Z"]
    later = replace(event, details=replace(event.details, end=event.details.end + timedelta(hours=1)))
    edited = patch(text, event, later, NOW)
    assert shown(read_resource(edited).event) == ["07-05T09:00Z to 07-05T11:00Z"]
    assert edited.count("BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("UTC+01", "09:00"), ("GMT+0100", "09:00"), ("+02:00", "08:00"), ("UTC-5", "15:00"), ("UTC+05:30", "04:30"),
        ("CEST", "08:00"), ("PDT", "17:00"), ("EDT", "14:00"), ("BST", "09:00"), ("MESZ", "08:00"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "08:00"),
        ("(UTC) Coordinated Universal Time", "10:00"),
        ("(GMT-08:00) Pacific Time (US & Canada)", "17:00"), ("(UTC+09:00) Osaka, Sapporo, Tokyo", "01:00"),
        ("Eastern Time (US & Canada)", "14:00"), ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "04:30"),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", "09:00"), ("(UTC-08:00) British Columbia", "17:00"),
        ("(GMT-08.00) Pacific Time (US &amp; Canada); Tijuana", "17:00"),
        ("(GMT+01.00) Sarajevo/Warsaw/Zagreb", "08:00"),
        ("(UTC-07:00) Chihuahua, La Paz, Mazatlan", "17:00"), ("(UTC-07:00) La Paz, Mazatlan", "17:00"),
        ("La Paz, Mazatlan", "17:00"), ("(UTC-05:00) Chetumal", "15:00"), ("(UTC+06:30) Yangon (Rangoon)", "03:30"),
        ("(GMT+06:00) Astana, Dhaka", "04:00"), ("(UTC+05:00) Astana", "05:00"),
        ("(UTC-11:00) Coordinated Universal Time-11", "21:00"), ("(UTC-02:00) Coordinated Universal Time-02", "12:00"),
        ("Mexico Standard Time", "16:00"), ("Armenian Standard Time", "06:00"),
    ],
)  # fmt: skip
def test_names_without_a_definition(name: str, start: str) -> None:
    text = text_of("12").replace("(UTC-05:00) Eastern Time (US & Canada)", name)
    assert shown(read_resource(text).event)[0][:12] == f"07-15T{start}Z"


@pytest.mark.parametrize(
    "name", ["CST", "IST", "Mars", "(UTC+03:00) Eastern Time (US & Canada)", "UTC+99", "Customized"]
)
def test_ambiguous_and_unknown_time_zone_names_are_reported(name: str) -> None:
    with refusing(UnreadableText, "zone"):
        read_resource(text_of("12").replace("(UTC-05:00) Eastern Time (US & Canada)", name))


class TestADefinitionBesideTheNameOfAPlace:
    """Laws change, and definitions are copies of former ones."""

    @staticmethod
    def zone_of(name: str, text: str) -> str | None:
        return read_resource(
            text.replace("TZID:EST", f"TZID:{name}").replace("TZID=EST", f"TZID={name}")
        ).event.details.zone

    def test_the_iana_zone_is_taken_where_the_vtimezone_agrees(self) -> None:
        assert self.zone_of("Eastern Standard Time", text_of("10")) == "America/New_York"
        assert self.zone_of("America/Toronto", text_of("10")) == "America/Toronto"

    def test_it_is_the_place_where_the_definition_was_right_once(self) -> None:
        """Vancouver changed its clocks until November 2026, and programs go on to define it so."""
        text = text_of("10").replace("-0500", "-0800").replace("-0400", "-0700").replace("20270715", "20261215")
        assert self.zone_of("America/Vancouver", text) == "America/Vancouver"

    def test_it_is_the_place_where_the_definition_was_cut_to_the_dates(self) -> None:
        text = (
            text_of("13")
            .replace("TZOFFSETFROM:-0700", "TZOFFSETFROM:-0400")
            .replace("TZOFFSETTO:-0700", "TZOFFSETTO:-0500")
        )
        text = text.replace("British Columbia Standard Time", "America/New_York")
        assert read_resource(text).event.details.zone == "America/New_York"

    def test_else_the_definition_counts(self) -> None:
        zone = self.zone_of("Europe/Berlin", text_of("10"))
        assert zone is not None
        assert label_of(zone) == "Europe/Berlin"
        assert is_kept(zone)
        old = text_of("11").replace("Customized Time Zone 7", "Eastern Standard Time")
        assert shown(read_resource(old).event) == ["04-01T15:00Z to 04-01T16:00Z"]

    def test_broken_definitions_leave_the_name(self) -> None:
        text = text_of("10").replace("TZOFFSETTO:-0400", "TZOFFSETTO:noon").replace("EST", "Europe/Berlin")
        assert read_resource(text).event.details.zone == "Europe/Berlin"


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("TZOFFSETFROM:-0500\r\n", ""),
        ("DTSTART:20071104T020000", "DTSTART;VALUE=DATE:20071104"),
        ("DTSTART:20071104T020000", "DTSTART: 20071104T020000 "),
        ("BYDAY=2SU", "BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14"),
        ("BYDAY=2SU", "BYDAY=2SU;COUNT=150"),
        ("BYDAY=2SU", "BYDAY=2SU;UNTIL=20500313T070000Z"),
        (
            "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
            "RDATE:20251102T020000,20261101T020000,20271107T020000,20281105T020000",
        ),
    ],
)
def test_definitions_in_other_words(written: str, instead: str) -> None:
    event = read_resource(text_of("10").replace(written, instead)).event
    assert shown(event) == ["07-15T14:00Z to 07-15T15:00Z"]


@pytest.mark.parametrize("year", ["0001", "1601", "1899", "2300", "9998"])
def test_definitions_reach_as_far_as_dates(year: str) -> None:
    event = read_resource(text_of("10").replace("20270715", f"{year}0715")).event
    assert event.details.zone in {"America/New_York", event_of("10").details.zone} or is_kept(event.details.zone or "")


@pytest.mark.parametrize(
    ("length", "days"), [("PT8H", 1), ("PT36H", 2), ("P2D", 2), ("P1W", 7), ("-P1D", 1), ("PT0S", 1)]
)
def test_whole_days_last_whole_days(length: str, days: int) -> None:
    text = text_of("05").replace("DTEND;TZID=Europe/Berlin:20270413T160000", f"DURATION:{length}")
    details = read_resource(text).event.details
    assert details.end - details.start == timedelta(days=days)
    assert ("before its start" in flaws_of(read_resource(text).flaws)) == length.startswith("-")


def test_a_period_that_ends_before_it_starts_lasts_as_long_as_the_others() -> None:
    resource = read_resource(text_of("08").replace("20270602T120000", "20270602T020000"))
    assert shown(resource.event)[1] == "06-02T06:00Z to 06-02T07:00Z"
    assert "before its start" in flaws_of(resource.flaws)


def test_nominal_days_and_exact_hours_of_one_length() -> None:
    event = read_resource(text_of("18").replace("PT8H", "P1DT8H")).event
    assert shown(event) == ["03-27T21:00Z to 03-29T04:00Z", "04-03T20:00Z to 04-05T04:00Z"]


def test_a_length_of_days_follows_the_clock() -> None:
    assert shown(read_resource(text_of("18").replace("PT8H", "P1D")).event)[0] == "03-27T21:00Z to 03-28T20:00Z"


def test_a_length_is_dropped_where_somebody_changed_the_end() -> None:
    event = event_of("18")
    shorter = replace(event, details=replace(event.details, end=event.details.end - timedelta(hours=1)))
    assert [span[-6:] for span in shown(shorter)] == ["04:00Z", "04:00Z"]
    assert "duration" not in compose("1", shorter, Marker("d", "i"), NOW).lower()


def test_a_period_keeps_its_length_where_the_series_moves() -> None:
    event = event_of("08")
    hour = timedelta(hours=1)
    moved = replace(
        event,
        details=replace(event.details, start=event.details.start + hour, end=event.details.end + hour),
        rdates=tuple(date + hour for date in event.rdates),
        periods=tuple(replace(period, start=period.start + hour, end=period.end + hour) for period in event.periods),
    )
    assert [span[-6:] for span in shown(moved)] == ["08:00Z", "11:00Z", "09:30Z"]
    assert event_span(event, BERLIN)[1] == datetime(2027, 6, 3, 8, 30, tzinfo=UTC)


def in_calendar(*blocks: str, before: str = "") -> str:
    """Return an object of these events of one UID, each given as lines that `\\n` ends."""
    events = "".join(f"BEGIN:VEVENT\nUID:u\nDTSTAMP:20260101T000000Z\n{block}\nEND:VEVENT\n" for block in blocks)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{before}{events}END:VCALENDAR\n".replace("\n", "\r\n")


class TestOneDateChangedTwice:
    """In two forms of its name, of which each means the same date."""

    EVENING = (
        "DTSTART;TZID=Europe/Berlin:20270301T200000\n"
        "DTEND;TZID=Europe/Berlin:20270301T203000\n"
        "RRULE:FREQ=WEEKLY;COUNT=3"
    )
    WHOLE_DAYS = "DTSTART;VALUE=DATE:20270301\nRRULE:FREQ=WEEKLY;COUNT=3"

    @pytest.mark.parametrize(
        ("series", "names"),
        [
            (EVENING, (";VALUE=DATE:20270308", ";TZID=Europe/Berlin:20270308T200000")),
            (EVENING, (":20270308T200000", ":20270308T190000Z")),
            (EVENING, (";TZID=America/New_York:20270308T140000", ":20270308T190000Z")),
            (WHOLE_DAYS, (":20270308T000000Z", ";VALUE=DATE:20270308")),
            (WHOLE_DAYS, (";TZID=Europe/Berlin:20270308T000000", ";VALUE=DATE:20270308")),
        ],
    )
    @pytest.mark.parametrize("newer", [0, 1])
    def test_the_newer_one_is_shown_and_can_be_changed(self, series: str, names: tuple[str, str], newer: int) -> None:
        changed = [
            f"SUMMARY:{number}\nSEQUENCE:{5 if number == newer else 2}\nRECURRENCE-ID{name}\nDTSTART:20270309T120000Z"
            for number, name in enumerate(names)
        ]
        text = in_calendar(series, *changed)
        event = read_resource(text).event
        (override,) = event.overrides
        assert override.details.subject == str(newer)
        renamed = replace(override, details=replace(override.details, subject="Renamed"))
        written = patch(text, event, replace(event, overrides=(renamed,)), NOW)
        kept = [line for line in text.split("\r\n") if line != f"SUMMARY:{newer}"]
        changed = ("DTSTAMP", "LAST-MODIFIED", "SUMMARY:Renamed")
        assert [line for line in written.split("\r\n") if not line.startswith(changed)] == [
            line for line in kept if not line.startswith(changed)
        ]

    @pytest.mark.parametrize("sequences", [(1, 2), (2, 1), (1, 1)])
    def test_without_its_series(self, sequences: tuple[int, int]) -> None:
        text = in_calendar(
            *(
                f"SUMMARY:{number}\nSEQUENCE:{sequence}\nRECURRENCE-ID:20270308T190000Z\nDTSTART:20270308T190000Z"
                for number, sequence in enumerate(sequences)
            )
        )
        event = read_resource(text).event
        newer, older = ("0", "1") if sequences == (2, 1) else ("1", "0")
        assert event.details.subject == newer
        written = patch(text, event, replace(event, details=replace(event.details, subject="Renamed")), NOW)
        assert f"SUMMARY:{older}\r\n" in written
        assert f"SUMMARY:{newer}\r\n" not in written


FROM_THEN_ON = "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270315T200000"


@pytest.mark.parametrize(
    ("rule", "others", "days"),
    [
        ("COUNT=5", (), ["03-01", "03-08"]),
        ("UNTIL=20270501T000000Z", (), ["03-01", "03-08"]),
        ("INTERVAL=1", (), ["03-01", "03-08"]),
        # A later date with an override of its own still takes place, and so do all from a later change on.
        ("COUNT=5", ("RECURRENCE-ID:20270322T190000Z\nDTSTART:20270323T190000Z",), ["03-01", "03-08", "03-23"]),
        (
            "COUNT=5",
            ("RECURRENCE-ID;RANGE=THISANDFUTURE:20270322T190000Z\nDTSTART:20270323T190000Z",),
            ["03-01", "03-08", "03-23", "03-30"],
        ),
    ],
)
def test_a_series_that_is_cancelled_from_a_date_on(rule: str, others: tuple[str, ...], days: list[str]) -> None:
    """RFC 5546, 3.2.5."""
    master = TestOneDateChangedTwice.EVENING.replace("COUNT=3", rule)
    text = in_calendar(master, f"STATUS:CANCELLED\n{FROM_THEN_ON}\nDTSTART:20270315T190000Z", *others)
    event = read_resource(text).event
    assert [date[:5] for date in shown(event)] == days
    written = patch(text, event, replace(event, details=replace(event.details, subject="Renamed")), NOW)
    assert [line for line in written.split("\r\n") if line.startswith(("EXDATE", "RECURRENCE-ID;R"))] == [
        line for line in text.split("\r\n") if line.startswith("RECURRENCE-ID;R")
    ]


def test_cancelling_a_date_needs_no_start() -> None:
    text = in_calendar(TestOneDateChangedTwice.EVENING, f"STATUS:CANCELLED\n{FROM_THEN_ON}")
    assert len(shown(read_resource(text).event)) == 2


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE: FREQ=DAILY; COUNT=2 ", "RRULE:FREQ=DAILY;;COUNT=2;", "RRULE:;FREQ=DAILY;COUNT = 2",
        "RRULE:FREQ=DAILY;COUNT=2\nRRULE:", "RRULE:\nRRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=DAILY;COUNT=2\nEXRULE:",
        "RRULE:FREQ=DAILY;COUNT=2\nRRULE:FREQ=DAILY;COUNT=2", "rrule:freq=daily;until=20270312t100000z",
        "RRULE:FREQ=DAILY;UNTIL= 20270312T100000Z",
    ],
)  # fmt: skip
def test_blanks_and_empty_parts_of_a_rule_cost_nothing(rule: str) -> None:
    text = in_calendar(f"SUMMARY:x\nDTSTART:20270311T100000Z\n{rule}")
    event = read_resource(text).event
    dates = ["03-11T10:00Z to 03-11T10:00Z", "03-12T10:00Z to 03-12T10:00Z"]
    assert shown(event) == shown(read_resource(compose("1", event, Marker("d", "i"), NOW)).event) == dates
    written = patch(text, event, replace(event, details=replace(event.details, subject="Renamed")), NOW)
    assert rule.replace("\n", "\r\n") in written
    later = replace(event.details, start=datetime(2027, 3, 11, 11), end=datetime(2027, 3, 11, 11))
    assert shown(read_resource(patch(text, event, replace(event, details=later), NOW)).event) == [
        date.replace("T10", "T11") for date in dates
    ]


@pytest.mark.parametrize(
    ("days", "skip", "shown_days"),
    [
        ("-1", "BACKWARD", ["01-31", "02-28", "03-31", "04-30"]),
        ("-1", "FORWARD", ["01-31", "02-28", "03-31", "04-30"]),
        ("-2,31", "BACKWARD", ["01-31", "02-27", "02-28", "03-30"]),
        ("+31", "FORWARD", ["01-31", "03-01", "03-31", "05-01"]),
        ("1,31", "FORWARD", ["01-31", "02-01", "03-01", "03-31"]),
        ("-31", "BACKWARD", ["01-31"]),  # which day that is in shorter months is not defined
    ],
)
def test_days_counted_from_the_end_of_a_month_that_skips(days: str, skip: str, shown_days: list[str]) -> None:
    rule = f"RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP={skip};BYMONTHDAY={days};COUNT=4"
    event = read_resource(in_calendar(f"DTSTART;VALUE=DATE:20270131\n{rule}")).event
    assert [date[:5] for date in shown(event)] == shown_days


@pytest.mark.parametrize(
    ("offset", "start"), [("0530", "04:30"), ("+05", "05:00"), ("+05:30", "04:30"), ("-0330", "13:30")]
)
def test_offsets_of_a_definition_in_other_forms(offset: str, start: str) -> None:
    observance = f"DTSTART:19700101T000000\nTZOFFSETFROM:{offset}\nTZOFFSETTO:{offset}\n"
    zone = f"BEGIN:VTIMEZONE\nTZID:Here\nBEGIN:STANDARD\n{observance}END:STANDARD\nEND:VTIMEZONE\n"
    text = in_calendar("DTSTART;TZID=Here:20270715T100000", before=zone)
    assert shown(read_resource(text).event)[0][:12] == f"07-15T{start}Z"


@pytest.mark.parametrize(
    ("name", "start"),
    [("Eastern Daylight Time", "14:00"), ("Romance Daylight Time", "08:00"), ("W. Europe Daylight Time", "08:00")],
)
def test_what_windows_calls_a_zone_in_summer(name: str, start: str) -> None:
    text = text_of("12").replace("(UTC-05:00) Eastern Time (US & Canada)", name)
    assert shown(read_resource(text).event)[0][:12] == f"07-15T{start}Z"


@pytest.mark.parametrize(
    ("midnight", "home_zone"),
    [
        ("20270307T230000Z", BERLIN), ("20270308T080000Z", LOS_ANGELES), ("20270308T050000Z", "America/New_York"),
        ("20270307T150000Z", "Asia/Tokyo"), ("20270308T000000Z", BERLIN),
    ],
)  # fmt: skip
def test_a_whole_day_written_as_midnight_in_utc(midnight: str, home_zone: str) -> None:
    series = "DTSTART;VALUE=DATE:20270301\nRRULE:FREQ=WEEKLY;COUNT=3"
    excluded = read_resource(in_calendar(f"{series}\nEXDATE:{midnight}")).event
    assert [date[:5] for date in shown(excluded, home_zone)] == ["03-01", "03-15"]
    extra = read_resource(in_calendar(f"DTSTART;VALUE=DATE:20270301\nRDATE:{midnight}")).event
    assert [date[:5] for date in shown(extra, home_zone)] == ["03-01", "03-08"]
    text = in_calendar(series, f"RECURRENCE-ID:{midnight}\nDTSTART;VALUE=DATE:20270309")
    changed = read_resource(text).event
    assert [date[:5] for date in shown(changed, home_zone)] == ["03-01", "03-09", "03-15"]
    day = timedelta(days=1)
    details = replace(changed.details, start=changed.details.start + day, end=changed.details.end + day)
    moved = read_resource(patch(text, changed, replace(changed, details=details), NOW)).event
    assert [override.original_start for override in moved.overrides] == [datetime(2027, 3, 9)]
