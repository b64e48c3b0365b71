"""Forms of queues, teams and working hours."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, Form, FormField, HiddenField, IntegerField, StringField, TimeField
from wtforms.validators import DataRequired, Length, Optional

from webapp.my_calendar.forms import on_one_line, readable
from webapp.my_calendar.recurrence import WEEKDAY_NAMES
from webapp.service_desk.search_fields import PeopleField

MIDNIGHT = 24 * 60


class MembersForm(FlaskForm):  # Flask-WTF has no types
    """A queue or a team."""

    name = StringField("Name", (DataRequired("Enter a name."), Length(max=100), readable), (on_one_line,))
    members = PeopleField("Members")
    version = IntegerField(validators=(Optional(),))


class DayForm(Form):
    """One weekday. An end at 00:00 is the midnight at the end of the day."""

    works = BooleanField("Works")
    starts = TimeField("from", (Optional(),), format=["%H:%M", "%H:%M:%S"])
    ends = TimeField("to", (Optional(),), format=["%H:%M", "%H:%M:%S"])

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if not self.works.data:
            return True
        if self.starts.data is None or self.ends.data is None:
            self.starts.errors = ("Please give both times, such as 08:00 and 17:00.",)
            return False
        starts, ends = self.minutes
        if ends <= starts:
            self.ends.errors = ("The end lies before the start. Hours cannot go beyond midnight.",)
            return False
        return True

    @property
    def minutes(self) -> tuple[int, int]:
        """Start and end in minutes after midnight; equal on a day off."""
        if not self.works.data:
            return 0, 0
        return _minutes(self.starts.data), _minutes(self.ends.data) or MIDNIGHT


class HoursForm(FlaskForm):  # Flask-WTF has no types
    seen = HiddenField()  # stamp of the hours that the form was opened with
    monday = FormField(DayForm, WEEKDAY_NAMES[0])
    tuesday = FormField(DayForm, WEEKDAY_NAMES[1])
    wednesday = FormField(DayForm, WEEKDAY_NAMES[2])
    thursday = FormField(DayForm, WEEKDAY_NAMES[3])
    friday = FormField(DayForm, WEEKDAY_NAMES[4])
    saturday = FormField(DayForm, WEEKDAY_NAMES[5])
    sunday = FormField(DayForm, WEEKDAY_NAMES[6])

    @property
    def days(self) -> list[FormField]:
        return [self[name.lower()] for name in WEEKDAY_NAMES]

    @property
    def minutes(self) -> list[tuple[int, int]]:
        """Start and end of each weekday from Monday on, as `DayForm.minutes`."""
        return [day.form.minutes for day in self.days]


def fields_of_hours(hours: Mapping[int, tuple[int, int]]) -> dict[str, dict[str, Any]]:
    """Return the form's data for minutes by weekday."""
    return {name.lower(): _fields_of_day(*hours.get(weekday, (0, 0))) for weekday, name in enumerate(WEEKDAY_NAMES)}


def _fields_of_day(starts: int, ends: int) -> dict[str, Any]:
    if starts == ends:
        return {"works": False, "starts": None, "ends": None}
    return {"works": True, "starts": _time(starts), "ends": _time(ends)}


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def hours_text(hours: tuple[int, int]) -> str:
    """Return the hours of a day as text."""
    starts, ends = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in hours)
    return f"{starts}–{ends}" if hours[1] > hours[0] else "does not work"
