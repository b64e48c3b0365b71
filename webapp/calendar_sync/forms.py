"""The forms of this area. Names of option fields are the names of the columns they fill."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NoReturn

from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    Field,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import UnboundField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from webapp.calendar_sync.blueprint import row_id
from webapp.calendar_sync.presentation import labels
from webapp.connectors.base import CalendarInfo
from webapp.connectors.event import clean_text
from webapp.connectors.sign_in import FormField
from webapp.database import utc_now
from webapp.my_calendar.recurrence import to_utc
from webapp.sync.models import Integration

Sent = MultiDict[str, str]

READ_ONLY = "This calendar is read-only, so nothing can be sent to it."


def _tidy(text: str | None) -> str:
    return clean_text(text or "")


def _choices(names: Mapping[str, str]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in names.items()]


def sign_in_form(fields: Sequence[FormField]) -> FlaskForm:
    """Return a form with these fields."""
    made: dict[str, Any] = {field.name: _sign_in_field(field) for field in fields}
    form: FlaskForm = type("SignInForm", (FlaskForm,), made)()
    return form


def _sign_in_field(field: FormField) -> UnboundField:
    validators = [DataRequired(field.missing), Length(max=field.longest)]
    if field.name == "password":
        return PasswordField(field.label, validators=validators)
    return StringField(field.label, filters=[_tidy], validators=validators)


class OptionsForm(FlaskForm):
    """A form over the option columns of one integration."""

    def __init__(self, integration: Integration, sent: Sent | None) -> None:
        """Fill the form from `sent`; None fills it from the integration and ignores the data of this request."""
        self.integration = integration
        self.is_read_only = integration.calendar_read_only
        self._unfinished: set[str] = set()
        super().__init__(formdata=sent, obj=integration)

    def sent_kinds(self) -> Collection[str]:
        kinds: list[str] = self.integration.kinds
        return kinds

    def refuse_unfinished(self, field: Field, message: str) -> NoReturn:
        """Refuse a value that is valid but needs another field's value too. A draft may be saved with it.

        Raises:
            ValidationError: always.
        """
        self._unfinished.add(field.name)
        raise ValidationError(message)

    def apply_valid(self) -> None:
        """Write every option whose own value is valid to the integration."""
        for field in self:
            is_kept = not field.errors or field.name in self._unfinished
            if is_kept and field.name in Integration.__table__.columns:
                setattr(self.integration, field.name, field.data)


class AcceptForm(OptionsForm):
    """Which changes of the linked calendar are applied to My Calendar."""

    accept_create = BooleanField("Create")
    accept_update = BooleanField("Update")
    accept_delete = BooleanField("Delete")


class YourCalendarForm(OptionsForm):
    """Wizard, second step: which kinds of items are sent to the linked calendar."""

    kinds = SelectMultipleField(
        "Your calendar",
        choices=_choices(labels.KINDS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def validate_kinds(self, field: SelectMultipleField) -> None:
        if field.data and self.is_read_only:
            raise ValidationError(READ_ONLY)


class SyncOptionsForm(OptionsForm):
    """Wizard, third step: which existing events and items a manual run also retrieves and sends."""

    retrieve = BooleanField("Retrieve linked calendar items")
    retrieve_past = SelectField("Get past items", choices=_choices(labels.RANGES))
    retrieve_future = SelectField("Get future items", choices=_choices(labels.RANGES))
    send = BooleanField("Send my calendar items")
    send_past = SelectField("Send past items", choices=_choices(labels.RANGES))
    send_future = SelectField("Send future items", choices=_choices(labels.RANGES))

    def validate_retrieve(self, field: BooleanField) -> None:
        if field.data and self.retrieve_past.data == self.retrieve_future.data == "none":
            self.refuse_unfinished(field, "Choose how far back or ahead to retrieve, or switch this off.")

    def validate_send(self, field: BooleanField) -> None:
        if not field.data:
            return
        if self.is_read_only:
            raise ValidationError(READ_ONLY)
        if not self.sent_kinds():
            self.refuse_unfinished(
                field, "Nothing can be sent, because no kind of item is selected under “Your calendar”."
            )
        if self.send_past.data == self.send_future.data == "none":
            self.refuse_unfinished(field, "Choose how far back or ahead to send, or switch this off.")


class LinkedCalendarForm(AcceptForm):
    """Wizard, first step."""

    calendar_id = RadioField("Calendar", choices=[], validators=[InputRequired("Choose a calendar.")])

    def __init__(
        self,
        integration: Integration,
        sent: Sent | None,
        *,
        calendars: Sequence[CalendarInfo],
        taken: Collection[str],
        linked_another_way: Mapping[str, Integration],
    ) -> None:
        super().__init__(integration, sent)
        self.calendars = {calendar.calendar_id: calendar for calendar in calendars}
        self.taken = taken
        self.linked_another_way = linked_another_way
        self.calendar_id.choices = _choices({calendar.calendar_id: calendar.name for calendar in calendars})

    def validate_calendar_id(self, field: RadioField) -> None:
        if field.data in self.taken:
            raise ValidationError("This calendar is already linked. Choose another one.")

    def apply_valid(self) -> None:
        super().apply_valid()
        if self.calendar_id.errors:
            return
        chosen = self.calendars[self.calendar_id.data]
        self.integration.calendar_name = chosen.name
        self.integration.calendar_color = chosen.color
        self.integration.calendar_zone = chosen.zone
        self.integration.calendar_read_only = chosen.read_only
        if chosen.read_only:
            self.integration.kinds = []
            self.integration.send = False


class ConfirmationForm(OptionsForm):
    """Wizard, last step: without fields."""


class SettingsForm(AcceptForm, YourCalendarForm, SyncOptionsForm):
    """The settings page: all options."""

    def sent_kinds(self) -> Collection[str]:
        kinds: list[str] = self.kinds.data
        return kinds


class DeleteForm(FlaskForm):
    """What to do with the events that Calendar Sync wrote to the linked calendar."""

    events = RadioField(
        "Events that Calendar Sync added to this calendar",
        choices=_choices({"keep": "Keep them", "remove": "Remove them"}),
        default="keep",
        validators=[InputRequired("Choose whether to keep or remove these events.")],
    )


class PreviewForm(FlaskForm):
    """The owner's answer to a preview; each button sends one."""

    answer = HiddenField(validators=[AnyOf(["carry_out", "not_now", "unseen"], "Choose one of the answers.")])


class PermissionForm(FlaskForm):
    """A question to allow or refuse; each button sends one answer."""

    answer = HiddenField(validators=[AnyOf(["allow", "refuse"], "Choose one of the two.")])


class UndoSinceForm(FlaskForm):
    """The moment since when everything is undone, as wall clock time in `zone` (an IANA name)."""

    since = DateTimeLocalField(
        "Undo everything since", format="%Y-%m-%dT%H:%M", validators=[InputRequired("Enter a date and a time.")]
    )

    def __init__(self, zone: str, **values: Any) -> None:
        super().__init__(**values)
        self._zone = zone

    @property
    def moment(self) -> datetime:
        return to_utc(self.since.data, self._zone)

    def validate_since(self, field: DateTimeLocalField) -> None:
        if field.data and self.moment > utc_now():
            raise ValidationError("Enter a time in the past.")


class ApprovalForm(FlaskForm):
    """The decision about held removals: about all of them, or about the selected ones."""

    answer = HiddenField(
        validators=[AnyOf(["allow", "refuse", "allow_chosen", "refuse_chosen"], "Choose one of the answers.")]
    )
    held = SelectMultipleField(coerce=row_id, choices=[], validate_choice=False)

    @property
    def approves(self) -> bool:
        return str(self.answer.data).startswith("allow")

    @property
    def chosen(self) -> Collection[int] | None:
        """Return the ids of the removals that the answer is about; None means all."""
        ids: list[int] = self.held.data
        return ids if str(self.answer.data).endswith("_chosen") else None

    def validate_held(self, field: SelectMultipleField) -> None:
        if self.chosen is not None and not field.data:
            raise ValidationError("Select the removals that you want to decide about.")
