"""Forms of tickets."""

from collections.abc import Iterable
from typing import Any

from flask_wtf import FlaskForm
from sqlalchemy import select
from wtforms import HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.edited import IfEdited
from webapp.my_calendar.forms import on_one_line, readable, without_control_characters
from webapp.service_desk.access import active_people
from webapp.service_desk.labels import PRIORITY_LABELS, STATUS_LABELS
from webapp.service_desk.models import TICKET_STATUSES, Queue, Ticket
from webapp.service_desk.repeats import OnceForm
from webapp.service_desk.search_fields import ClientField, ContactField

LONGEST_DESCRIPTION = 50_000
TICKET_STATUS_LABELS = {status: STATUS_LABELS[status] for status in TICKET_STATUSES}


def _number_or_none(text: str | int | None) -> int | None:
    return int(text) if text not in (None, "", "None") else None


class TicketForm(OnceForm):
    """One ticket. `ticket` is the one that is changed; its assignee can stay, even if disabled since."""

    version = IntegerField(validators=(Optional(),))
    title = StringField("Title", (DataRequired("Enter a title."), IfEdited(Length(max=200)), readable), (on_one_line,))
    client = ClientField("Client", (DataRequired("Choose a client."),))
    contact = ContactField("Contact", (Optional(),))
    description = TextAreaField(
        "Description",
        (
            IfEdited(Length(max=LONGEST_DESCRIPTION, message="This is too long: 50,000 characters are possible.")),
            readable,
        ),
        (without_control_characters,),
        default="",
    )
    priority = SelectField("Priority", choices=PRIORITY_LABELS, default="normal")
    status = SelectField("Status", choices=TICKET_STATUS_LABELS, default="open")
    queue_id = SelectField("Queue", coerce=_number_or_none)
    assignee_id = SelectField("Assigned to", coerce=_number_or_none)

    def __init__(self, *, ticket: Ticket | None = None, **kwargs: Any) -> None:
        super().__init__(obj=ticket, **kwargs)
        if ticket is not None:
            del self.uid
        assignee = ticket.assignee if ticket else None
        self.queue_id.choices = [("", "None"), *((queue.id, queue.name) for queue in all_queues())]
        self.assignee_id.choices = [("", "Nobody"), *people_choices(active_people(), assignee)]

    @property
    def values(self) -> dict[str, Any]:
        """Return the entered values of a valid form, by column."""
        client, contact = self.client.client, self.contact.contact
        return {
            "title": self.title.data,
            "client_id": client.id if client else None,
            "contact_id": contact.id if contact else None,
            "description": self.description.data or "",
            "priority": self.priority.data,
            "status": self.status.data,
            "queue_id": self.queue_id.data,
            "assignee_id": self.assignee_id.data,
        }


class StatusForm(FlaskForm):  # Flask-WTF has no types
    version = IntegerField(validators=(InputRequired(),))
    status = HiddenField()

    @property
    def is_known(self) -> bool:
        return self.status.data in TICKET_STATUS_LABELS


class VersionForm(FlaskForm):  # Flask-WTF has no types
    version = IntegerField(validators=(InputRequired(),))


def all_queues() -> list[Queue]:
    """Return every queue by name."""
    return list(db.session.scalars(select(Queue).order_by(Queue.name)))


def people_choices(people: Iterable[User], *kept: User | None) -> list[tuple[int, str]]:
    """Return people as choices of a field; those in `kept` even if they are not in `people`."""
    choices = {person.id: person.name for person in people}
    disabled = {person.id: f"{person.name} (disabled)" for person in kept if person and person.id not in choices}
    return [*disabled.items(), *choices.items()]
