"""The form that moves a call to another time or another person."""

from collections.abc import Sequence
from datetime import date, datetime

from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, IntegerField, SelectField, TimeField
from wtforms.validators import InputRequired, ValidationError

from webapp.accounts.models import User
from webapp.my_calendar.forms import FIRST_YEAR, LAST_YEAR
from webapp.service_desk.access import active_people


def is_sensible_day(day: date) -> bool:
    """Return whether the day lies within the years for which time zone rules are known."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


class MoveForm(FlaskForm):
    """Times are local to the viewer. `warned` is a digest of the warnings that the person has been shown."""

    version = IntegerField(validators=(InputRequired(),))
    warned = HiddenField()
    # Whether the call can be assigned to them is checked by the service, which reads who has been disabled meanwhile.
    instead_of = SelectField("Instead of", coerce=int, validate_choice=False)
    person = SelectField("Person", coerce=int, validate_choice=False)
    day = DateField("Date", (InputRequired("Please give a date, such as 2026-11-22."),))
    time = TimeField("Starts at", (InputRequired("Please give a time, such as 09:30."),), format=["%H:%M", "%H:%M:%S"])

    def validate_day(self, field: DateField) -> None:
        if field.data and not is_sensible_day(field.data):
            raise ValidationError(f"The year must lie between {FIRST_YEAR} and {LAST_YEAR}.")

    @property
    def start(self) -> datetime:
        """Return the new start of the call, local to the viewer. Only for a valid form."""
        return datetime.combine(self.day.data, self.time.data)

    def offer(self, resources: Sequence[User]) -> None:
        """Set the choices of both fields; a disabled resource stays a choice, so that it can keep the call."""
        self.instead_of.choices = [(person.id, person.name) for person in resources]
        people = {person.id: person.name for person in (*active_people(), *resources)}
        self.person.choices = sorted(people.items(), key=lambda entry: entry[1])

    def moves(self, start: datetime) -> bool:
        """Return whether the form changes anything for a call that starts at `start`, local to the viewer."""
        return self.person.data != self.instead_of.data or self.start != start.replace(second=0, microsecond=0)
