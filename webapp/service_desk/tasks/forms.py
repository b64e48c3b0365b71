"""Forms of tasks and to-dos: the dialogs, and the quick-add field."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, ValidationError

from webapp.accounts.models import User
from webapp.database import new_uid
from webapp.my_calendar.edited import IfEdited, is_unedited
from webapp.my_calendar.forms import FIRST_YEAR, LAST_YEAR, on_one_line, readable, without_control_characters
from webapp.service_desk.access import may_plan
from webapp.service_desk.labels import STATUS_LABELS
from webapp.service_desk.models import DEFAULT_ESTIMATE, TASK_STATUSES
from webapp.service_desk.repeats import OnceForm
from webapp.service_desk.search_fields import ClientField, PeopleField, TicketField
from webapp.service_desk.tasks.due import Due
from webapp.service_desk.tasks.service import Draft

LONGEST_TITLE = 200
LONGEST_ESTIMATE = 366 * 24 * 60  # minutes


def _title() -> StringField:
    return StringField(
        "Title",
        (
            DataRequired("Please give a title."),
            IfEdited(Length(max=LONGEST_TITLE, message=f"This is too long: {LONGEST_TITLE} characters are possible.")),
            readable,
        ),
        (on_one_line,),
    )


class WorkForm(OnceForm):
    """Fields that tasks and to-dos share. `draft` has the entered values, once the form is valid."""

    version = IntegerField(validators=(Optional(),))
    title = _title()
    due_date = DateField("Due date", (Optional(),))
    due_time = TimeField("Due time", (Optional(),), format=["%H:%M", "%H:%M:%S"])
    estimate = IntegerField(
        "Estimate (minutes)",
        (
            Optional(),
            IfEdited(NumberRange(0, LONGEST_ESTIMATE, f"Please give minutes, from 0 to {LONGEST_ESTIMATE:,}.")),
        ),
    )

    def __init__(self, viewer: User, stored: Draft, *, version: int | None = None, **kwargs: Any) -> None:
        self.viewer = viewer
        self.stored = stored
        day, at = stored.due.shown_in(viewer.time_zone)
        values = {"title": stored.title, "due_date": day, "due_time": at, "estimate": stored.estimate}
        super().__init__(data={"version": version, **values, **self.values_of(stored)}, **kwargs)
        self.draft: Draft | None = None

    def values_of(self, stored: Draft) -> dict[str, Any]:
        """Return the data of the fields of the subclass."""
        raise NotImplementedError  # abstract; WTForms' metaclass leaves no room for that of `abc`

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        self.draft = self.read()
        return True

    def read(self) -> Draft:
        """Return the entered values of a valid form."""
        raise NotImplementedError  # abstract, too

    def due(self) -> Due:
        """Return the entered due date. Unchanged, it stays exactly as stored, in its own zone."""
        entered = (self.due_date.data, self.due_time.data)
        if entered == self.stored.due.shown_in(self.viewer.time_zone):
            return self.stored.due
        return Due.entered(*entered, self.viewer.time_zone)

    def validate_due_date(self, field: DateField) -> None:
        if field.data and not is_unedited(field) and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
            raise ValidationError(f"The year must lie between {FIRST_YEAR} and {LAST_YEAR}.")

    def validate_due_time(self, _field: TimeField) -> None:
        if self.due_date.data is None:
            raise ValidationError("A time needs its day.")


class ToDoForm(WorkForm):
    done = BooleanField("Done")

    def values_of(self, stored: Draft) -> dict[str, Any]:
        return {"done": stored.status == "done"}

    def read(self) -> Draft:
        return Draft(self.title.data, self.due(), self.estimate.data, "done" if self.done.data else "open")


class TaskForm(WorkForm):
    status = SelectField("Status", choices={name: STATUS_LABELS[name] for name in TASK_STATUSES})
    assignees = PeopleField("Assigned to")
    ticket = TicketField("Ticket", (Optional(),))
    client = ClientField("Client", (Optional(),))
    description = TextAreaField(
        "Description",
        (IfEdited(Length(max=20_000, message="This is too long: 20,000 characters are possible.")), readable),
        (without_control_characters,),
    )

    def __init__(self, viewer: User, stored: Draft, **kwargs: Any) -> None:
        super().__init__(viewer, stored, **kwargs)
        if not may_plan(viewer):
            self.assignees.offer([viewer])

    def values_of(self, stored: Draft) -> dict[str, Any]:
        names = ("status", "assignees", "ticket", "client", "description")
        return {name: getattr(stored, name) for name in names}

    def read(self) -> Draft:
        return Draft(
            self.title.data,
            self.due(),
            self.estimate.data,
            self.status.data,
            self.description.data or "",
            self.ticket.ticket,
            self.client.client,
            self.assignees.people,
        )

    def validate_client(self, field: ClientField) -> None:
        ticket, client = self.ticket.ticket, field.client
        if ticket is not None and client is not None and ticket.client_id != client.id:
            raise ValidationError(
                f"Ticket #{ticket.number} is of {ticket.client.name}. Leave this empty, or change one."
            )


class QuickForm(FlaskForm):
    """The quick-add field: a title; everything else has its default."""

    uid = HiddenField(default=new_uid)
    title = _title()


class PlaceForm(FlaskForm):
    """New place of a row in its list: before or after another one."""

    before = IntegerField(validators=(Optional(),))
    after = IntegerField(validators=(Optional(),))


class VersionForm(FlaskForm):
    version = IntegerField(validators=(InputRequired(),))


ESTIMATE_HINT = f"How long the entry is in calendars; {DEFAULT_ESTIMATE} minutes if empty."
