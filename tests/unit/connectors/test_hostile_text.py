"""Whatever text a server holds: it is read, or refused with a reason. Nothing else ever comes out."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from webapp.connectors.caldav.compose import compose
from webapp.connectors.caldav.patch import patch
from webapp.connectors.caldav.read import UnreadableText, read_resource
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import Marker, fingerprint

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


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_strange_resources_are_read_or_refused(text: str) -> None:
    try:
        event = read_resource(text).event
    except UnreadableText as error:
        assert len(str(error)) < 80
        return
    assert fingerprint(event)
    renamed = replace(event, details=replace(event.details, subject="renamed"))
    for write in (
        lambda: patch(text, event, renamed, NOW),
        lambda: compose("1", event, Marker("deployment", "item"), NOW),
    ):
        try:
            assert read_resource(write())
        except WriteRefused as error:
            assert len(error.reason) < 100


@given(st.text())
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    try:
        assert read_resource(text)
    except UnreadableText as error:
        assert str(error)
