"""Base of the dialogs of work with a start and an end."""

from datetime import date, datetime, time, timedelta
from typing import Any

from wtforms import DateField, IntegerField, SelectField, TimeField
from wtforms.validators import Optional, ValidationError

from webapp.accounts.forms import time_zone_choices
from webapp.database import utc_now
from webapp.formatting import day_span_text, skipped_start_text, span_text
from webapp.my_calendar import recurrence
from webapp.my_calendar.edited import is_unedited
from webapp.my_calendar.forms import FIRST_YEAR, LAST_YEAR, NEEDED_DATE, midnight
from webapp.my_calendar.recurrence import Timing
from webapp.my_calendar.service import last_day
from webapp.rfc5545.time_zones import is_known_zone, place_of
from webapp.service_desk.repeats import OnceForm

_DAY = timedelta(days=1)
_BEGINNING = time(9)  # start time if a link gives only a day


_TIME_FORMATS = ["%H:%M", "%H:%M:%S"]


class TimedForm(OnceForm):
    """A start and an end in local time. Unchanged values stay exactly as stored, seconds included."""

    version = IntegerField(validators=(Optional(),))
    start_date = DateField("Start", NEEDED_DATE)
    start_time = TimeField("Start time", (Optional(),), format=_TIME_FORMATS)
    end_date = DateField("End", NEEDED_DATE)
    end_time = TimeField("End time", (Optional(),), format=_TIME_FORMATS)
    zone = SelectField("Time zone", validate_choice=False)

    def __init__(self, timing: Timing, *, home_zone: str, data: dict[str, Any], **kwargs: Any) -> None:
        self.stored = timing
        super().__init__(data={**fields_of(timing, home_zone), **data}, **kwargs)
        self.zone.choices = zone_choices(self.zone.data, home_zone)

    def validate_zone(self, field: SelectField) -> None:
        if field.data and not is_unedited(field) and not is_known_zone(field.data):
            raise ValidationError("This time zone is unknown. Please choose one from the list.")

    def read_timing(self, *, all_day: bool = False) -> Timing | None:
        """Return the entered timing; None, with an error at the field, if it is invalid."""
        start_day, end_day = self.start_date.data, self.end_date.data
        if start_day is None or end_day is None:
            return None
        if all_day:
            return self._all_day(start_day, end_day)
        for field in (self.start_time, self.end_time):
            if field.data is None:
                field.errors = (*field.errors, "Please give a time, such as 09:30.")
                return None
        start, end = datetime.combine(start_day, self.start_time.data), datetime.combine(end_day, self.end_time.data)
        if end < start:
            field = self.end_date if end_day < start_day else self.end_time
            field.errors = ("The end lies before the start.",)
            return None
        kept = self.stored
        if (start, end, self.zone.data or None) == (_to_minute(kept.start), _to_minute(kept.end), kept.zone):
            start, end = kept.start, kept.end
        return Timing(start, end, self.zone.data or None, all_day=False)

    def _all_day(self, start_day: date, end_day: date) -> Timing | None:
        if end_day < start_day:
            self.end_date.errors = ("The end lies before the start.",)
            return None
        return Timing(midnight(start_day), midnight(end_day) + _DAY, None, all_day=True)


def fields_of(timing: Timing, home_zone: str) -> dict[str, Any]:
    """Return the form's data for `timing`."""
    if timing.all_day:
        return {
            "start_date": timing.start.date(),
            "end_date": last_day(timing),
            "start_time": None,
            "end_time": None,
            "zone": home_zone,
        }
    return {
        "start_date": timing.start.date(),
        "start_time": timing.start.time(),
        "end_date": timing.end.date(),
        "end_time": timing.end.time(),
        "zone": timing.zone or "",
    }


def zone_choices(selected: str | None, home_zone: str) -> dict[str, dict[str, str]]:
    """Return all zones by region, the person's own first; a selected unknown zone stays a choice, with an error."""
    near = {home_zone: f"{place_of(home_zone)} (yours)"}
    if selected is not None and selected != home_zone:
        near[selected] = place_of(selected) or "No time zone (local time everywhere)"
    others = {
        region: {zone: place for zone, place in zones.items() if zone not in near}
        for region, zones in time_zone_choices().items()
    }
    return {"Near": near, **{region: zones for region, zones in others.items() if zones}}


def wanted_timing(text: str, home_zone: str, *, all_day: bool = False) -> Timing:
    """Return the timing for a link's `text`: an hour from it on, or the day; the next full hour if it is invalid."""
    wanted = _read_wall(text)
    is_day = wanted is not None and len(text) == len("2026-11-22")
    if wanted is None:
        now = recurrence.to_wall(utc_now(), home_zone)
        wanted = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    if all_day:
        return Timing(midnight(wanted.date()), midnight(wanted.date()) + _DAY, None, all_day=True)
    if is_day:
        wanted = datetime.combine(wanted.date(), _BEGINNING)
    return Timing(wanted, wanted + timedelta(hours=1), home_zone, all_day=False)


def _read_wall(text: str) -> datetime | None:
    try:
        wall = datetime.fromisoformat(text)
    except ValueError:
        return None
    return wall if wall.tzinfo is None and FIRST_YEAR <= wall.year <= LAST_YEAR else None


def timing_text(timing: Timing) -> str:
    """Return a timing as text, with the place of its time zone."""
    if timing.all_day:
        return day_span_text(timing.start.date(), last_day(timing))
    place = place_of(timing.zone)
    return span_text(timing.start, timing.end) + (f" ({place})" if place else "")


def moved_by_clock_change(wanted: Timing, became: Timing) -> str:
    """Return a sentence about a start that was moved because a clock change skips it; else empty."""
    if wanted.all_day or wanted.start == became.start:
        return ""
    return f" {skipped_start_text(wanted.start, became.start)}"


def _to_minute(wall: datetime) -> datetime:
    return wall.replace(second=0, microsecond=0)
