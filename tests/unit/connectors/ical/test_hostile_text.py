"""Whatever text a server holds: it is read, or refused with a reason, at a cost that grows evenly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.contract.caldav_harness import FOREIGN
from tests.hostile import assert_grows_evenly, mutations, tried
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import Marker, fingerprint
from webapp.connectors.ical.moments import UnreadableText
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.patch import patch
from webapp.connectors.ical.serialize import compose
from webapp.reason_texts import sentence
from webapp.sync.engine.item_mapping import item_values

pytestmark = pytest.mark.slow  # long documents, and many of them

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

dates = st.sampled_from(
    (
        "20261123",
        "20261123T090000",
        "20261123T090000Z",
        "00010101T000000Z",
        "99991231T235959Z",
        "99991231",
        "0",
        "",
        "T",
        "20261123T090060",
        "20260231T000000",
        "20261123t090000z",
        "2026-11-23T09:00:00",
        "19000101T000000",
        "-1",
    ),
)
parameters = st.sampled_from(
    (
        "",
        ";VALUE=DATE",
        ";TZID=Europe/Berlin",
        ';TZID="Europe/Berlin"',
        ";TZID=Nowhere",
        ";TZID=Custom",
        ";TZID=",
        ";TZID=America/New_York;X=1",
        ';X="',
        ";VALUE=DATE-TIME",
        ";RANGE=THISANDFUTURE",
    ),
)
moments = st.builds(
    "{}{}:{}".format,
    st.sampled_from(("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE", "dtstart")),
    parameters,
    dates,
)
others = st.one_of(
    st.sampled_from(
        (
            "DURATION:PT1H",
            "DURATION:P999999W",
            "DURATION:",
            "DURATION:-P1D",
            "RRULE:FREQ=DAILY",
            "RRULE:FREQ=DAILY;UNTIL=20261399T000000",
            "RRULE:FREQ=DAILY;UNTIL=00010101",
            "RRULE:",
            "STATUS:CANCELLED",
            "BEGIN:VALARM",
            "END:VALARM",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:2",
            "TRANSP:TRANSPARENT",
            "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
            "CLASS:PRIVATE",
            "SUMMARY",
            "SUMMARY:",
            "ATTENDEE:x",
            "BEGIN:VTIMEZONE",
            "EXDATE:20261123T090000Z,,20261124",
            " folded",
            "\ttab",
            "CREATED:never",
            "LAST-MODIFIED:20260101T000000Z",
        ),
    ),
    st.builds("{}:{}".format, st.sampled_from(("SUMMARY", 'DESCRIPTION;ALTREP="x"', "LOCATION")), st.text(max_size=30)),
    st.text(max_size=20),
)
ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Custom\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\n"
)
starts = st.sampled_from(((), ("DTSTART:20261123T090000Z",), ("DTSTART;TZID=Custom:20261123T090000", "DURATION:PT1H")))
blocks = st.builds(
    lambda start, lines: "\r\n".join(("BEGIN:VEVENT", "UID:1", *start, *lines, "END:VEVENT", "")),
    starts,
    st.lists(st.one_of(moments, others), max_size=8),
)
texts = st.builds(
    lambda first, others: f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{ZONE}{first}{''.join(others)}END:VCALENDAR\r\n",
    blocks,
    st.lists(
        st.builds(lambda block, date: block.replace("UID:1", f"UID:1\r\nRECURRENCE-ID:{date}"), blocks, dates),
        max_size=2,
    ),
)


@tried(150)
@given(texts)
def test_strange_resources_are_read_or_refused(text: str) -> None:
    use(text)


def use(text: str) -> None:
    """Do with a resource what the engine does: read it, keep it, change it, write it."""
    try:
        event = read_resource(text).event
    except UnreadableText as error:
        assert len(str(error)) < 80
        return
    assert fingerprint(event)
    values = item_values(event, home_zone="Europe/Berlin")
    assert values["starts_at"] <= values["ends_at"]
    renamed = replace(event, details=replace(event.details, subject="renamed"))
    for write in (
        lambda: patch(text, event, renamed, NOW),
        lambda: compose("1", event, Marker("deployment", "item"), NOW),
    ):
        try:
            assert read_resource(write())
        except WriteRefused as error:
            assert len(sentence(error.reason)) < 100


@tried(100)
@given(st.text())
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    try:
        assert read_resource(text)
    except UnreadableText as error:
        assert str(error)


def test_blocks_are_not_read_deeper_than_they_could_be_written() -> None:
    text = FOREIGN.format(uid="1", summary="Visit")
    deep = text.replace("END:VEVENT", "BEGIN:X\r\n" * 3000 + "END:X\r\n" * 3000 + "END:VEVENT")
    event = read_resource(deep).event
    with pytest.raises(WriteRefused):
        patch(deep, event, replace(event, details=replace(event.details, subject="renamed")), NOW)


RICH = compose(
    "uid",
    read_resource(
        FOREIGN.format(uid="1", summary="Rounds").replace(
            "END:VALARM\r\nEND:VEVENT",
            "END:VALARM\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE:20261201T080000Z\r\nEND:VEVENT",
        )
    ).event,
    Marker("d", "i"),
    NOW,
)
DOCUMENTS = [
    FOREIGN.format(uid="1", summary="Visit").encode(),
    RICH.encode(),
    RICH.replace("UTC", "Custom").replace("BEGIN:VEVENT", f"{ZONE}BEGIN:VEVENT").encode(),
]
TOKENS = [
    b"\r\n ",
    b"\r\n",
    b"BEGIN:VEVENT\r\n",
    b"END:VEVENT\r\n",
    b"END:VCALENDAR\r\n",
    b"BEGIN:VTIMEZONE\r\n",
    b"RECURRENCE-ID;TZID=Custom:20261201T090000\r\n",
    b"RDATE;VALUE=PERIOD:20261201T080000Z/PT1H\r\n",
    b"RRULE:FREQ=YEARLY;COUNT=99999999999999999999\r\n",
    b"RRULE:FREQ=SECONDLY;UNTIL=99991231T235959Z\r\n",
    b"RRULE:FREQ=DAILY;INTERVAL=0\r\n",
    b"DURATION:P" + b"9" * 4500 + b"D\r\n",
    b"DTSTART:" + b"9" * 5000 + b"\r\n",
    b";TZID=" + b"x" * 300,
    b'"',
    b":",
    b"\\",
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    "\ufeff\u2028\U0001f600".encode(),
]


@tried(150)
@given(mutations(DOCUMENTS, TOKENS))
def test_mutilated_resources_are_read_or_refused(body: bytes) -> None:
    use(body.decode(errors="replace"))


def resource(inner: str, start: str = "DTSTART;TZID=Custom:20261123T090000\r\n", zone: str = ZONE) -> str:
    return f"BEGIN:VCALENDAR\r\n{zone}BEGIN:VEVENT\r\nUID:1\r\n{start}{inner}END:VEVENT\r\nEND:VCALENDAR\r\n"


def override(number: int) -> str:
    date = f"2026{1 + number // 28 % 12:02}{1 + number % 28:02}T{number // 336 % 24:02}0000"
    return f"BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:{date}\r\nDTSTART:{date}\r\nSUMMARY:x\r\nEND:VEVENT\r\n"


SHAPES: dict[str, Callable[[int], str]] = {
    "dates in a zone that is defined at the end": lambda size: resource(
        "RRULE:FREQ=DAILY\r\n" + "EXDATE;TZID=Custom:20261124T090000\r\n" * size, zone=""
    ).replace("END:VCALENDAR", f"{ZONE}END:VCALENDAR"),
    "ends of zones that never began": lambda size: resource("", zone="END:VTIMEZONE\r\n" * size + ZONE),
    "blocks within blocks": lambda size: resource("BEGIN:X\r\n" * size + "END:X\r\n" * size),
    "changed dates": lambda size: resource(
        "RRULE:FREQ=DAILY\r\nEND:VEVENT\r\n"
        + "".join(map(override, range(size)))
        + "BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20200101T090000\r\nDTSTART:20200101T090000\r\n"
    ),
    "one line in many pieces": lambda size: resource("DESCRIPTION:" + "x\r\n " * size + "\r\n"),
    "quotation marks": lambda size: resource("SUMMARY;X=" + '"' * (2 * size + 1) + ":x\r\n"),
    "parameters": lambda size: resource("SUMMARY" + ";A=1" * size + ":x\r\n"),
    "semicolons": lambda size: resource("SUMMARY" + ";" * size + ":x\r\n"),
    "extra dates": lambda size: resource("RDATE;TZID=Custom:" + ",".join(["20261124T090000"] * size) + "\r\n"),
    "unknown properties": lambda size: resource("X-A;B=C:d\r\n" * size),
    "alarms": lambda size: resource("BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n" * size),
    "digits": lambda size: resource(f"RRULE:FREQ=DAILY;COUNT={'9' * size}\r\n"),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_more_of_anything_costs_evenly(shape: Callable[[int], str]) -> None:
    assert_grows_evenly(use, shape, 40)
