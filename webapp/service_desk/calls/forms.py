"""The dialog of a service call."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from webapp.accounts.models import User
from webapp.my_calendar.edited import IfEdited
from webapp.my_calendar.forms import on_one_line, readable, without_control_characters
from webapp.my_calendar.recurrence import Timing
from webapp.service_desk.access import may_plan
from webapp.service_desk.calls.service import NEEDS_RESOURCE, CallDraft, NewTicket
from webapp.service_desk.labels import STATUS_LABELS
from webapp.service_desk.models import CALL_STATUSES, ServiceCall, Ticket
from webapp.service_desk.search_fields import ClientField, PeopleField, TicketField
from webapp.service_desk.timed_form import TimedForm

CALL_STATUS_LABELS = {status: STATUS_LABELS[status] for status in CALL_STATUSES}
LONGEST_DESCRIPTION = 50_000


class CallForm(TimedForm):
    """One service call, with its ticket or, for a new call, the values of a new ticket."""

    ticket = TicketField("Ticket", (Optional(),))
    new_title = StringField("Title of the new ticket", (IfEdited(Length(max=200)), readable), (on_one_line,))
    new_client = ClientField("Client of the new ticket", (Optional(),))
    resources = PeopleField("Who goes")
    status = SelectField("Status", choices=CALL_STATUS_LABELS, default="planned")
    description = TextAreaField(
        "Description",
        (
            IfEdited(Length(max=LONGEST_DESCRIPTION, message="This is too long: 50,000 characters are possible.")),
            readable,
        ),
        (without_control_characters,),
    )

    def __init__(
        self,
        viewer: User,
        timing: Timing,
        *,
        call: ServiceCall | None = None,
        version: int | None = None,
        ticket: Ticket | None = None,
        resources: Sequence[User] = (),
        **kwargs: Any,
    ) -> None:
        data: dict[str, Any] = {"version": version, "ticket": ticket, "resources": resources}
        if call is not None:
            data |= {"status": call.status, "description": call.description}
        super().__init__(timing, home_zone=viewer.time_zone, data=data, **kwargs)
        self.call = call
        self.draft: CallDraft | None = None  # the entered values, once the form is valid
        if not may_plan(viewer):
            self.resources.offer([viewer])
        if call is None:
            del self.status
        else:
            del self.new_title, self.new_client

    def validate(self, extra_validators: Any = None) -> bool:
        """Validate every field, then their combination; set `draft`."""
        valid = super().validate(extra_validators)
        # Everything is checked, so that all mistakes are shown at once.
        timing, ticket = self._timing(), self._ticket()
        if not self.resources.data:
            self.resources.errors = (NEEDS_RESOURCE,)
        if not valid or timing is None or ticket is None or self.resources.errors:
            return False
        self.draft = CallDraft(
            ticket=ticket,
            start=timing.start,
            end=timing.end,
            zone=timing.zone,
            description=self.description.data or "",
            status=self.status.data if "status" in self else "planned",
            resources=tuple(self.resources.people),
        )
        return True

    def has_time_and_resources(self) -> bool:
        """Return whether enough is filled in to warn of overlaps, without adding errors to fields."""
        self.validate()
        return self.draft is not None

    @property
    def makes_ticket(self) -> bool:
        """Return True if a ticket is to be created with the call."""
        return "new_title" in self and bool(self.new_title.data or self.new_client.data)

    def _timing(self) -> Timing | None:
        if self.stored.all_day and (self.start_time.data, self.end_time.data) == (None, None):
            timing = self.read_timing(all_day=True)
            if timing == self.stored:  # all-day on a linked calendar, and unchanged
                return timing
        return self.read_timing()

    def _ticket(self) -> Ticket | NewTicket | None:
        if self.ticket.errors:
            return None
        if not self.makes_ticket:
            if self.ticket.ticket is None:
                choose = "Choose a ticket" + (", or create one below." if "new_title" in self else ".")
                self.ticket.errors = (choose,)
            return self.ticket.ticket
        if self.ticket.ticket is not None:
            self.new_title.errors = ("Either choose a ticket or create one: empty this, or the field above.",)
            return None
        if not self.new_title.data:
            self.new_title.errors = ("Give the new ticket a title.",)
        if self.new_client.client is None and not self.new_client.errors:
            self.new_client.errors = ("Choose the new ticket’s client.",)
        if self.new_title.errors or self.new_client.errors or self.new_client.client is None:
            return None
        return NewTicket(self.new_title.data, self.new_client.client)


class VersionForm(FlaskForm):
    version = IntegerField(validators=(InputRequired(),))
