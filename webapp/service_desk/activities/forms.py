"""The dialog of a CRM activity."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from webapp.accounts.models import User
from webapp.my_calendar.edited import IfEdited
from webapp.my_calendar.forms import readable, without_control_characters
from webapp.my_calendar.recurrence import Timing
from webapp.service_desk.activities.service import ActivityDraft
from webapp.service_desk.labels import ACTIVITY_LABELS
from webapp.service_desk.models import ACTIVITY_TYPES
from webapp.service_desk.search_fields import ClientField, ContactField
from webapp.service_desk.timed_form import TimedForm

TYPE_CHOICES = {name: ACTIVITY_LABELS[name] if name != "other" else "Other" for name in ACTIVITY_TYPES}
LONGEST_OUTCOME = 50_000


class ActivityForm(TimedForm):
    type = SelectField("Type", choices=TYPE_CHOICES, default="call")
    client = ClientField("Client", (InputRequired("Choose a client."),))
    contact = ContactField("Contact", (Optional(),))
    all_day = BooleanField("All day")
    outcome = TextAreaField(
        "Outcome",
        (IfEdited(Length(max=LONGEST_OUTCOME, message="This is too long: 50,000 characters are possible.")), readable),
        (without_control_characters,),
    )

    def __init__(self, viewer: User, timing: Timing, *, data: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(timing, home_zone=viewer.time_zone, data={"all_day": timing.all_day, **data}, **kwargs)
        self.draft: ActivityDraft | None = None  # the entered values, once the form is valid

    def validate(self, extra_validators: Any = None) -> bool:
        """Validate every field, then their combination; set `draft`."""
        valid = super().validate(extra_validators)
        timing, client = self.read_timing(all_day=self.all_day.data), self.client.client
        if not valid or timing is None or client is None:
            return False
        self.draft = ActivityDraft(self.type.data, client, self.contact.contact, timing, self.outcome.data or "")
        return True


class VersionForm(FlaskForm):
    version = IntegerField(validators=(InputRequired(),))
