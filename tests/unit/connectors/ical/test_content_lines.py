"""Folding, escaping, and the tree that gives back what it was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.connectors.ical.content_lines import (
    Component,
    MalformedText,
    escape,
    fold,
    logical_lines,
    parse_head,
    split_line,
    unescape,
)

text = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\x00"), max_size=300)
one_line = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


@given(text)
def test_escaping_is_undone_by_unescaping(value: str) -> None:
    assert unescape(escape(value)) == value
    assert "\n" not in escape(value)


@given(one_line)
def test_folded_lines_are_short_and_unfold_to_the_same(value: str) -> None:
    folded = fold(f"SUMMARY:{value}")
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))
    assert logical_lines(folded + "\r\n")[0] == f"SUMMARY:{value}"


@pytest.mark.parametrize(
    ("line", "head", "value"),
    [
        ("SUMMARY:a:b", "SUMMARY", "a:b"),
        ('SUMMARY:say "a:b"', "SUMMARY", 'say "a:b"'),
        ('DTSTART;TZID="A:B;C":2026', 'DTSTART;TZID="A:B;C"', "2026"),
        ("NO-COLON", "NO-COLON", ""),
    ],
)
def test_a_line_splits_at_the_colon_outside_quotes(line: str, head: str, value: str) -> None:
    assert split_line(line) == (head, value)


def test_parameters_are_read_without_their_quotes() -> None:
    assert parse_head('dtstart;tzid="A:B;C";Value=DATE-TIME') == ("DTSTART", {"TZID": "A:B;C", "VALUE": "DATE-TIME"})


CALENDAR = (
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nX-ODD;A="b:c":d\r\n  continued\r\n'
    "BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_a_tree_gives_back_what_it_was_given() -> None:
    assert Component.from_text(CALENDAR).to_text() == CALENDAR
    assert Component.from_text(CALENDAR.replace("\r\n", "\n")).to_text() == CALENDAR


def test_setting_a_line_leaves_the_others_where_they_are() -> None:
    calendar = Component.from_text(CALENDAR)
    event = calendar.components("VEVENT")[0]
    event.put("UID", "2")
    event.put("SUMMARY", "new")
    assert calendar.to_text() == CALENDAR.replace("UID:1", "UID:2").replace(
        "BEGIN:VALARM", "SUMMARY:new\r\nBEGIN:VALARM"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        CALENDAR[:-18],
        CALENDAR.replace("END:VALARM\r\n", ""),
        "END:VCALENDAR",
    ],
)
def test_text_that_is_no_calendar_is_malformed(text: str) -> None:
    with pytest.raises(MalformedText):
        Component.from_text(text)
