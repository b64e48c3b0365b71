"""Dates as spreadsheets save them: one order for the whole file, guessed if it is unambiguous."""

from datetime import datetime

import pytest

from webapp.service_desk.importing.dates import NoMoment, guess, read_moment

MORNING, EVENING = datetime(2026, 11, 23, 9, 30), datetime(2026, 11, 23, 21, 30)


@pytest.mark.parametrize(
    ("text", "order", "moment"),
    [
        ("2026-11-23 09:30", "dmy", MORNING),
        ("2026-11-23T09:30", "ymd", MORNING),
        ("20261123T0930", "ymd", MORNING),
        ("2026-11-23 9:30", "ymd", MORNING),
        ("2026/11/23 9:30:59", "mdy", MORNING),
        ("2026. 11. 23. 9:30", "ymd", MORNING),
        ("23.11.2026 9:30", "dmy", MORNING),
        ("23. 11. 2026 9.30", "dmy", MORNING),
        ("23/11/2026 09:30", "dmy", MORNING),
        ("23-11-26 09:30", "dmy", MORNING),
        ("23-Nov-26 9:30", "mdy", MORNING),
        ("23 November 2026 9:30 a.m.", "ymd", MORNING),
        ("11/23/2026 9:30 AM", "mdy", MORNING),
        ("11/23/26, 9:30\u202fPM", "mdy", EVENING),
        ("23.11.2026 9:30pm", "dmy", EVENING),
        ("23.11.2026 12:00 AM", "dmy", datetime(2026, 11, 23)),
        ("23.11.2026 12:15 PM", "dmy", datetime(2026, 11, 23, 12, 15)),
        ("23.11.2026 9 PM", "dmy", datetime(2026, 11, 23, 21)),
    ],
)
def test_a_cell_is_parsed_in_the_order_of_its_file(text: str, order: str, moment: datetime) -> None:
    assert read_moment(text, order) == moment


@pytest.mark.parametrize(
    "text",
    [
        "", "tomorrow", "2026-11-23", "23.11.2026", "2026-11-23T09:30Z", "2026-11-23 09:30+01:00", "31.02.2026 9:00",
        "23.11.2026 24:00", "23.11.2026 13:00 PM", "23.11.2026 0:30 AM", "23.11/2026 9:00", "11/23/2026 9:00",
        "23.11.2026 9", "2026-11-23 9", "1.2.3 9:00 x", "46349.375", "0.0.0 9:00", "9999999999999 9:00",
    ],
)  # fmt: skip
def test_a_value_that_is_no_date_or_time_is_reported(text: str) -> None:
    with pytest.raises(NoMoment):
        read_moment(text, "dmy")


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        ([], "ymd"),
        (["2026-11-23 09:00", "nonsense"], "ymd"),
        (["03/04/2026 9:00", "11/23/2026 9:00"], "mdy"),
        (["03/04/2026 9:00", "23/11/2026 9:00"], "dmy"),
        (["03.04.2026 9:00"], "dmy"),
        (["03/04/2026 9:00"], None),
        (["03-04-2026 9:00"], None),
        (["03/04/2026 9:00", "2026-11-23 9:00", "23-Nov-26 9:00"], None),
        (["23/11/2026 9:00", "11/23/2026 9:00"], None),
        (["26-11-30 9:00", "26-31-12 9:00"], None),
        (["26-11-30 9:00", "27-11-30 9:00", "28-02-29 9:00"], None),
        (["01/02/03 9:00"], None),
    ],
)
def test_the_order_is_guessed_only_from_unambiguous_dates(texts: list[str], order: str | None) -> None:
    assert guess(texts).order == order
