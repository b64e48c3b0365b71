"""Forms of the item dialog, and of moving and deleting items."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import quote_plus, unquote_to_bytes
from uuid import UUID

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from webapp.accounts.forms import time_zone_choices
from webapp.html_text import is_html, readable_text
from webapp.my_calendar import recurrence
from webapp.my_calendar.edited import IfEdited, is_unedited
from webapp.my_calendar.models import Item
from webapp.my_calendar.recurrence import Repeat, RuleError, Timing
from webapp.my_calendar.service import Draft, last_day
from webapp.rfc5545.time_zones import is_kept, is_known_zone, label_of

SCOPES = {"this": "This one only", "following": "This and following", "all": "The whole series"}
SHOW_AS_CHOICES = {
    "busy": "Busy",
    "free": "Free",
    "tentative": "Tentative",
    "out_of_office": "Out of office",
    "working_elsewhere": "Working elsewhere",
}
CUSTOM = "custom"
_MOST_BYTES = 1_500_000  # of a description in a form, which is limited to two million (`MAX_FORM_MEMORY_SIZE`)
FIRST_YEAR, LAST_YEAR = 1902, 2200  # years for which time zone rules are defined

# Invalid in XML (https://www.w3.org/TR/xml/#charsets) and in iCalendar texts (RFC 5545, section 3.1).
_ESCAPES = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def without_control_characters(text: str | None) -> str | None:
    """Return `text` with LF as line ends and without characters that calendar formats do not allow."""
    return text and _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def on_one_line(text: str | None) -> str | None:
    """Return `text` without control characters, and with spaces for line ends."""
    return text and (without_control_characters(text) or "").replace("\n", " ")


def readable(_form: FlaskForm, field: StringField) -> None:
    """Refuse a text that was not valid UTF-8, because its original letters are lost.

    Werkzeug passes such bytes on as U+FFFD (multipart) or as the original percent escapes (urlencoded). An unchanged
    stored value is accepted.
    """
    text = field.data or ""
    if is_unedited(field):
        return
    if "\ufffd" in text or any(not _is_utf8(run) for run in _ESCAPES.findall(text)):
        raise ValidationError("Some characters could not be read (shown as \ufffd or %..). Please enter them again.")


def _is_utf8(escapes: str) -> bool:
    try:
        unquote_to_bytes(escapes).decode()
    except UnicodeDecodeError:
        return False
    return True


def sensible_year(_form: FlaskForm, field: DateField) -> None:
    """Refuse dates for which no time zone rules are defined."""
    if field.data and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
        raise ValidationError(f"The year must lie between {FIRST_YEAR} and {LAST_YEAR}.")


NEEDED_DATE = (InputRequired("Please give a date, such as 2026-11-22."), IfEdited(sensible_year))
"""Validators of a date that must be given."""


class ItemForm(FlaskForm):
    """One item, or one occurrence of a series. Entered values are kept, valid or not, until they are saved."""

    uid = HiddenField()  # generated with the empty form, so that submitting it twice creates one item
    version = HiddenField()
    subject = StringField("Subject", (IfEdited(Length(max=500)), readable), (on_one_line,))
    start_date = DateField("Start", NEEDED_DATE)
    start_time = TimeField("Start time", (Optional(),), format=["%H:%M", "%H:%M:%S"])
    end_date = DateField("End", NEEDED_DATE)
    end_time = TimeField("End time", (Optional(),), format=["%H:%M", "%H:%M:%S"])
    all_day = BooleanField("All day")
    zone = SelectField("Time zone", validate_choice=False)
    location = StringField("Location", (IfEdited(Length(max=1000)), readable), (on_one_line,))
    description = TextAreaField(
        "Description",
        (IfEdited(Length(max=100_000, message="This is too long: 100,000 characters are possible.")), readable),
        (without_control_characters,),
    )
    show_as = SelectField("Show as", choices=SHOW_AS_CHOICES, default="busy")
    private = BooleanField("Private")
    repeat = SelectField(
        "Repeat",
        choices={
            "": "Does not repeat",
            "DAILY": "Daily",
            "WEEKLY": "Weekly",
            "MONTHLY": "Monthly",
            "YEARLY": "Yearly",
            CUSTOM: "Custom rule",
        },
        default="",
    )
    interval = IntegerField("Every", (Optional(), IfEdited(NumberRange(1, recurrence.MAX_INTERVAL))), default=1)
    weekdays = SelectMultipleField(
        "On",
        choices={str(number): name[:3] for number, name in enumerate(recurrence.WEEKDAY_NAMES)},
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    falls_on = SelectField(
        "Falls on",
        choices={
            "day": "the same day of the month",
            "nth": "the same weekday, counted from the first (“second Tuesday”)",
            "last": "the last such weekday of the month",
        },
        default="day",
    )
    ends = SelectField(
        "Ends",
        choices={"never": "Never", "until": "On a date", "count": "After a number of times"},
        default="never",
    )
    until = DateField("Last date", (Optional(), IfEdited(sensible_year)))
    count = IntegerField("Number of times", (Optional(), IfEdited(NumberRange(1, recurrence.MAX_SHOWN))))
    rrule = StringField("Rule (RFC 5545)", (IfEdited(Length(max=1000)), readable), (on_one_line,))
    scope = RadioField("Apply to", choices=SCOPES, default="this")

    def __init__(self, shown: Draft, *, home_zone: str, item: Item | None = None, **kwargs: Any) -> None:
        """Show `shown`: initial values, or the current values of an occurrence of `item`."""
        super().__init__(data={**fields_of_draft(shown, item, home_zone), **kwargs})
        self.shown = shown
        self.home_zone = home_zone
        self.item = item
        self.draft: Draft | None = None  # the entered values, once the form is valid
        if item is None or not item.is_series:
            del self.scope
        self.zone.choices = zone_choices(self.zone.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """Validate every field, then their combination; set `draft`."""
        if not super().validate(extra_validators):
            return False
        timing = self._timing()
        if timing is None:
            return False
        try:
            rrule = self._rule(timing)
        except RuleError as error:
            self._rule_field().errors = (str(error),)
            return False
        self.draft = Draft(
            subject=self._kept_text(self.subject, self.shown.subject),
            timing=timing,
            rrule=rrule,
            location=self._kept_text(self.location, self.shown.location),
            # Of HTML only the text is shown: the stored HTML is replaced only if this text is edited.
            description=self._kept_text(self.description, self.shown.description),
            show_as=self.show_as.data,
            private=self.private.data,
        )
        return True

    def validate_uid(self, field: HiddenField) -> None:
        if self.item is None:
            try:
                field.data = str(UUID(field.data or ""))
            except ValueError:
                raise ValidationError("This form is damaged. Please open it again.") from None

    def validate_zone(self, field: SelectField) -> None:
        if field.data and not is_unedited(field) and not is_known_zone(field.data):
            raise ValidationError("This time zone is unknown. Please choose one from the list.")

    @property
    def has_formatted_description(self) -> bool:
        """Return True if the stored description is HTML, of which only the text is shown."""
        return is_html(self.shown.description)

    @property
    def has_huge_description(self) -> bool:
        """Return True if the description is too large for the form: it is shown, but not part of the form."""
        text = self.description.data or ""
        return len(text) > _MOST_BYTES // 12 and len(quote_plus(text)) > _MOST_BYTES

    def _kept_text(self, field: StringField, stored: str) -> str:
        return stored if self.item and is_unedited(field) else field.data or ""

    def _keeps_time(self) -> bool:
        """Return whether the item's time is unedited."""
        fields = (self.start_date, self.start_time, self.end_date, self.end_time, self.zone)
        same_days = self.all_day.data and all(is_unedited(field) for field in (self.start_date, self.end_date))
        return (
            self.item is not None
            and self.all_day.data == self.shown.timing.all_day
            and (same_days or all(is_unedited(field) for field in fields))
        )

    def _timing(self) -> Timing | None:
        if self._keeps_time():
            return self.shown.timing
        start_day, end_day = self.start_date.data, self.end_date.data
        if self.all_day.data:
            if end_day < start_day:
                self.end_date.errors = ("The end lies before the start.",)
                return None
            return Timing(midnight(start_day), midnight(end_day) + timedelta(days=1), None, all_day=True)
        for time_field in (self.start_time, self.end_time):
            if time_field.data is None:
                time_field.errors = ("Please give a time, such as 09:30, or choose “All day”.",)
                return None
        start = datetime.combine(start_day, _exact_time(self.start_time))
        end = datetime.combine(end_day, _exact_time(self.end_time))
        if end < start:
            field = self.end_date if end_day < start_day else self.end_time
            field.errors = ("The end lies before the start.",)
            return None
        return Timing(start, end, self.zone.data or None, all_day=False)

    def _rule(self, timing: Timing) -> str | None:
        """Return the entered rule; the stored text if it has the same meaning. Raises RuleError."""
        if "scope" in self and self.scope.data == "this":
            return self.item.rrule if self.item else None
        if not self.repeat.data:
            return None
        stored = self.item.rrule if self.item else None
        if stored and self._keeps_rule(stored):
            return stored  # if the item is moved, its rule is moved with it
        zone = timing.effective_zone(self.home_zone)
        if self.repeat.data == CUSTOM:
            typed = (self.rrule.data or "").strip()
            rrule = recurrence.check_rule(typed, timing.start, zone)
        else:
            repeat = self._repeat(timing)
            if repeat.until is not None and repeat.until < timing.start.date():
                raise RuleError("The last date lies before the start.")
            rrule = recurrence.build_rule(repeat, timing.start, timing.zone, all_day=timing.all_day)
        recurrence.first_match(rrule, timing.start, zone)
        return rrule

    def _keeps_rule(self, stored: str) -> bool:
        if self.repeat.data == CUSTOM:
            return self.repeat.object_data == CUSTOM and is_unedited(self.rrule)
        return self.item is not None and fields_of_rule(stored, self.item, self.home_zone) == self._rule_fields()

    def _rule_fields(self) -> dict[str, Any]:
        return {
            "repeat": self.repeat.data,
            "interval": self.interval.data or 1,
            "ends": self.ends.data,
            "until": self.until.data if self.ends.data == "until" else None,
            "count": self.count.data if self.ends.data == "count" else None,
            "weekdays": sorted(self.weekdays.data or []) if self.repeat.data == "WEEKLY" else [],
            "falls_on": self.falls_on.data if self.repeat.data in {"MONTHLY", "YEARLY"} else "day",
            "rrule": "",
        }

    def _repeat(self, timing: Timing) -> Repeat:
        if self.ends.data == "until" and self.until.data is None:
            raise RuleError("Please give the last date.")
        if self.ends.data == "count" and self.count.data is None:
            raise RuleError("Please give the number of times.")
        nth = None
        if self.repeat.data in {"MONTHLY", "YEARLY"} and self.falls_on.data != "day":
            nth = -1 if self.falls_on.data == "last" else recurrence.nth_weekday(timing.start.date())
        return Repeat(
            self.repeat.data,
            interval=self.interval.data or 1,
            weekdays=tuple(int(day) for day in self.weekdays.data or ()) if self.repeat.data == "WEEKLY" else (),
            nth=nth,
            until=self.until.data if self.ends.data == "until" else None,
            count=self.count.data if self.ends.data == "count" else None,
        )

    def _rule_field(self) -> Any:
        if self.repeat.data == CUSTOM:
            return self.rrule
        return {"until": self.until, "count": self.count}.get(self.ends.data, self.repeat)


class OccurrenceForm(FlaskForm):
    """The occurrences to change, and the version of the item that the person saw."""

    version = IntegerField(validators=(InputRequired(),))
    occurrence = HiddenField()
    scope = HiddenField()


class MoveForm(OccurrenceForm):
    """A move by dragging, in the viewer's local time."""

    days = IntegerField(validators=(Optional(), NumberRange(-4000, 4000)), default=0)
    minutes = IntegerField(validators=(Optional(), NumberRange(-1440, 1440)), default=0)
    end_minutes = IntegerField(validators=(Optional(), NumberRange(-1440, 1440)), default=0)
    accepted = HiddenField()  # digest of the warnings that were shown

    @property
    def by(self) -> dict[str, int]:
        """Return the distance, as arguments of `service.move_item`."""
        return {name: self[name].data or 0 for name in ("days", "minutes", "end_minutes")}


def zone_choices(selected: str | None) -> dict[str, dict[str, str]]:
    """Return all zones by region; a selected unknown zone stays a choice, with an error."""
    choices = time_zone_choices()
    if selected is None or any(selected in group for group in choices.values()):
        return choices
    return {"As it is now": {selected: _zone_text(selected)}, **choices}


def _zone_text(zone: str) -> str:
    if is_kept(zone):
        return f"{label_of(zone)} (its own rules)"
    return zone or "No time zone (local time everywhere)"


def fields_of_draft(draft: Draft, item: Item | None, home_zone: str) -> dict[str, Any]:
    """Return the form's data for `draft`."""
    timing = draft.timing
    end_day = last_day(timing) if timing.all_day else timing.end.date()
    zone = home_zone if timing.all_day or item is None else timing.zone or ""
    return {
        "subject": draft.subject,
        "start_date": timing.start.date(),
        "start_time": None if timing.all_day else timing.start.time(),
        "end_date": end_day,
        "end_time": None if timing.all_day else timing.end.time(),
        "all_day": timing.all_day,
        "zone": timing.zone if item is None and timing.zone else zone,
        "location": draft.location,
        "description": readable_text(draft.description),
        "show_as": draft.show_as,
        "private": draft.private,
        **(fields_of_rule(draft.rrule, item, home_zone) if draft.rrule and item else {}),
    }


def fields_of_rule(rrule: str, item: Item, home_zone: str) -> dict[str, Any]:
    """Return the form's data for a rule of `item`; "Custom rule" for rules that the dialog cannot express."""
    repeat = recurrence.read_rule(rrule, item.start, item.zone, all_day=item.all_day, home_zone=home_zone)
    day = item.start.date()
    falls_on = "day"
    if repeat is not None and repeat.nth is not None:
        if repeat.nth == -1 and recurrence.is_last_weekday(day):
            falls_on = "last"
        elif repeat.nth == recurrence.nth_weekday(day):
            falls_on = "nth"
        else:
            repeat = None
    if repeat is None:
        return {"repeat": CUSTOM, "rrule": rrule}
    return {
        "repeat": repeat.frequency,
        "interval": repeat.interval,
        "ends": "count" if repeat.count else "until" if repeat.until else "never",
        "until": repeat.until,
        "count": repeat.count,
        "weekdays": sorted(str(number) for number in repeat.weekdays),
        "falls_on": falls_on,
        "rrule": "",
    }


def _exact_time(field: TimeField) -> time:
    """Return the time of a field; an unedited one with its stored seconds."""
    at: time = field.object_data if is_unedited(field) else field.data
    return at


def midnight(day: date) -> datetime:
    """Return the local time at which `day` begins, as starts and ends of all-day items are stored."""
    return datetime.combine(day, time())
