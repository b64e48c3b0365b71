"""Forms of this area. E-mail addresses are converted to lower case, because they are compared that way."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, Field, PasswordField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Email, EqualTo, InputRequired, Length, ValidationError

from webapp.accounts.models import ROLES

PASSWORD_LENGTH = (10, 200)
WEEK_STARTS = {"0": "Monday", "5": "Saturday", "6": "Sunday"}
_REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def time_zone_choices() -> dict[str, dict[str, str]]:
    """Return every zone of the IANA time zone database that names a place, by region, and UTC."""
    choices = {"Universal": {"UTC": "UTC"}}
    for name in sorted(available_timezones()):
        region, slash, place = name.partition("/")
        if slash and region in _REGIONS:
            choices.setdefault(region, {})[name] = place.replace("_", " ").replace("/", " – ")
    return choices


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split())


def _tidy_address(text: str | None) -> str:
    return (text or "").strip().lower()


def _without_control_characters(_form: FlaskForm, field: Field) -> None:
    if not field.data.isprintable():
        raise ValidationError("Leave out invisible characters.")


def _not_obvious(form: FlaskForm, field: Field) -> None:
    if "email" in form and field.data.lower() == form["email"].data:
        raise ValidationError("Choose something other than your e-mail address.")


def _name() -> StringField:
    return StringField(
        "Name",
        filters=[_tidy],
        validators=[DataRequired("Enter a name."), Length(max=100), _without_control_characters],
        render_kw={"autocomplete": "name", "maxlength": 100},
    )


def _email() -> EmailField:
    return EmailField(
        "E-mail address",
        filters=[_tidy_address],
        validators=[InputRequired("Enter an e-mail address."), Length(max=254), Email("Enter a full e-mail address.")],
        render_kw={"autocomplete": "username", "maxlength": 254},
    )


def _new_password(label: str) -> PasswordField:
    shortest, longest = PASSWORD_LENGTH
    return PasswordField(
        label,
        validators=[
            InputRequired("Enter a password."),
            Length(shortest, longest, f"Use {shortest} to {longest} characters."),
            _not_obvious,
        ],
        render_kw={"autocomplete": "new-password", "maxlength": longest},
    )


def _repeated(name: str) -> PasswordField:
    return PasswordField(
        "The same password again",
        validators=[EqualTo(name, "The two passwords differ.")],
        render_kw={"autocomplete": "new-password"},
    )


def _time_zone() -> SelectField:
    return SelectField("Time zone", choices=time_zone_choices, default="UTC")


class SetUpForm(FlaskForm):  # Flask-WTF has no types
    name = _name()
    email = _email()
    password = _new_password("Password")
    password_again = _repeated("password")
    time_zone = _time_zone()


class SignInForm(FlaskForm):  # Flask-WTF has no types
    email = StringField(
        "E-mail address",
        filters=[_tidy_address],
        validators=[InputRequired("Enter your e-mail address."), Length(max=254)],
        render_kw={"autocomplete": "username", "inputmode": "email", "maxlength": 254},
    )
    password = PasswordField(
        "Password",
        validators=[InputRequired("Enter your password."), Length(max=PASSWORD_LENGTH[1])],
        render_kw={"autocomplete": "current-password"},
    )
    remember = BooleanField("Stay signed in on this device")


class CodeForm(FlaskForm):  # Flask-WTF has no types
    code = StringField(
        "Code",
        validators=[InputRequired("Enter the code."), Length(max=40)],
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false", "maxlength": 40},
    )


class ConfirmForm(FlaskForm):  # Flask-WTF has no types
    """Confirmation by password of an operation that a session left open must not allow."""

    current_password = PasswordField(
        "Current password",
        validators=[InputRequired("Enter your current password."), Length(max=PASSWORD_LENGTH[1])],
        render_kw={"autocomplete": "current-password"},
    )


class ProfileForm(FlaskForm):  # Flask-WTF has no types
    name = _name()
    time_zone = _time_zone()
    week_starts_on = SelectField("The week starts on", coerce=int, choices=WEEK_STARTS)


class PasswordForm(ConfirmForm):
    new_password = _new_password("New password")
    new_password_again = _repeated("new_password")


class InvitationForm(FlaskForm):  # Flask-WTF has no types
    password = _new_password("Password")
    password_again = _repeated("password")
    time_zone = _time_zone()


class RoleForm(FlaskForm):  # Flask-WTF has no types
    role = RadioField("Role", choices={role: role.capitalize() for role in ROLES}, default=ROLES[0])


class AddUserForm(RoleForm):
    name = _name()
    email = _email()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in (self.name, self.email):  # of another person: the browser must not fill in the administrator's
            field.render_kw = {**field.render_kw, "autocomplete": "off"}


class DisableForm(FlaskForm):  # Flask-WTF has no types
    """Choice of what happens to the events in the linked calendars of a person whose account is disabled."""

    events = RadioField(
        "Events that Calendar Sync added to linked calendars",
        choices={"remove": "Remove them", "leave": "Leave them there"},
        validators=[InputRequired("Choose whether to keep or remove these events.")],
    )
