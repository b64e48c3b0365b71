"""The form of one kind's template."""

from flask_wtf import FlaskForm
from wtforms import Field, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from webapp.my_calendar.forms import on_one_line, readable, without_control_characters
from webapp.service_desk import event_templates
from webapp.service_desk.event_templates import NAMED_THERE, Template, TemplateError

LONGEST_PREFIX = 20


def _one_line_as_typed(text: str | None) -> str:
    """Return `text` without line ends; a trailing space stays, because it separates a prefix from the subject."""
    return " ".join((text or "").splitlines())


class EventTextForm(FlaskForm):
    version = IntegerField(validators=(Optional(),))
    subject = StringField("Subject", (Length(max=500), readable), (on_one_line,))
    location = StringField("Location", (Length(max=500), readable), (on_one_line,))
    description = TextAreaField("Description", (Length(max=5_000), readable), (without_control_characters,))
    done_prefix = StringField(
        "Before the subject of what is done", (Length(max=LONGEST_PREFIX), readable), (_one_line_as_typed,)
    )

    def __init__(self, kind: str, template: Template, version: int) -> None:
        super().__init__(obj=template, version=version)
        self.kind = kind
        if kind not in NAMED_THERE:
            del self.done_prefix

    def validate_subject(self, field: Field) -> None:
        try:
            event_templates.check_subject(self.kind, field.data or "")
        except TemplateError as error:
            raise ValidationError(str(error)) from error

    def validate_location(self, field: Field) -> None:
        self._check(field)

    def validate_description(self, field: Field) -> None:
        self._check(field)

    def _check(self, field: Field) -> None:
        try:
            event_templates.check(self.kind, field.data or "")
        except TemplateError as error:
            raise ValidationError(str(error)) from error

    @property
    def template(self) -> Template:
        """Return the entered template."""
        return Template(
            subject=self.subject.data or "",
            location=self.location.data or "",
            description=self.description.data or "",
            done_prefix=(self.done_prefix.data or "") if "done_prefix" in self else "",
        )


class ResetForm(FlaskForm):
    """A button with the version of the template that it was shown with."""

    version = IntegerField(validators=(InputRequired(),))
