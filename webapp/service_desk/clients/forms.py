"""Forms of clients and contacts."""

from typing import Any

from wtforms import EmailField, IntegerField, SelectField, StringField, TelField, TextAreaField
from wtforms.validators import DataRequired, Email, Length, Optional

from webapp.my_calendar.edited import IfEdited
from webapp.my_calendar.forms import on_one_line, readable, without_control_characters, zone_choices
from webapp.service_desk.repeats import OnceForm

LONGEST_ADDRESS = 1_000


class ClientForm(OnceForm):
    """One client."""

    version = IntegerField(validators=(Optional(),))
    name = StringField("Name", (DataRequired("Enter a name."), IfEdited(Length(max=200)), readable), (on_one_line,))
    address = TextAreaField(
        "Address", (IfEdited(Length(max=LONGEST_ADDRESS)), readable), (without_control_characters,), default=""
    )
    time_zone = SelectField("Time zone")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # An imported client may have a zone that the list leaves out.
        self.time_zone.choices = zone_choices(self.time_zone.object_data)

    @property
    def values(self) -> dict[str, Any]:
        return {"name": self.name.data, "address": self.address.data or "", "time_zone": self.time_zone.data}


class ContactForm(OnceForm):
    """A person at a client."""

    version = IntegerField(validators=(Optional(),))
    name = StringField("Name", (DataRequired("Enter a name."), IfEdited(Length(max=200)), readable), (on_one_line,))
    email = EmailField(
        "E-mail address",
        (Optional(), IfEdited(Length(max=254)), IfEdited(Email("Enter a full e-mail address."))),
        (on_one_line,),
        default="",
    )
    phone = TelField("Phone", (IfEdited(Length(max=50)), readable), (on_one_line,), default="")

    @property
    def values(self) -> dict[str, Any]:
        return {"name": self.name.data, "email": self.email.data or "", "phone": self.phone.data or ""}
