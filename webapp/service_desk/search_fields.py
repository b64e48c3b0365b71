"""Form fields for choosing a row by search: a text field with suggestions, which works without scripts too.

The chosen row is set when the form is validated; the macros are in partials/service_desk/_pickers.html.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload
from wtforms import SelectMultipleField, StringField
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from webapp.accounts.models import User
from webapp.database import LARGEST_INTEGER
from webapp.extensions import db
from webapp.my_calendar.forms import on_one_line
from webapp.service_desk.access import active_people, find_ticket, visible_tickets
from webapp.service_desk.lists import contains, words_of
from webapp.service_desk.models import OPEN_STATUSES, Client, Contact, Ticket
from webapp.web.current_user import signed_in_user

T = TypeVar("T", Ticket, Client, Contact)

MOST_CHOICES = 20

_NUMBER = re.compile(r"#(\d{1,10})(?:\s.*)?|(\d{1,10})")
_NUMBERED_NAME = re.compile(r".*\(no\. (\d{1,9})\)")


class ChoiceField(ABC, StringField, Generic[T]):
    """A text that names one row; the form's data may be the row itself.

    The row from the form's data stays valid even if it can no longer be chosen.
    """

    def __init__(self, label: str | None = None, validators: Any = None, *, _form: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("filters", (on_one_line,))
        super().__init__(label, validators, _form=_form, **kwargs)
        self.form = _form
        self._initial: T | None = None
        self._found: tuple[str, T | None] = ("", None)

    def process_data(self, value: T | str | None) -> None:
        self._initial = None if isinstance(value, str) else value
        self.data = value if value is None or isinstance(value, str) else self.text_of(value)

    def pre_validate(self, _form: Any) -> None:
        self._find_row()

    @property
    def chosen(self) -> T | None:
        """Return the row that the text names; None if the text is empty or names none."""
        try:
            return self._find_row()
        except ValidationError:
            return None

    def suggestions(self) -> list[str]:
        """Return suggestions for the text entered so far."""
        return [self.text_of(row) for row in self.search(self.data or "")]

    def _find_row(self) -> T | None:
        text = (self.data or "").strip()
        if self._found[0] != text:
            same = self._initial is not None and text == self.text_of(self._initial)
            self._found = (text, self._initial if same else self.find(text))
        return self._found[1]

    @abstractmethod
    def text_of(self, row: T) -> str: ...

    @abstractmethod
    def search(self, text: str) -> Sequence[T]: ...

    @abstractmethod
    def find(self, text: str) -> T:
        """Return the row that `text` names. Raises ValidationError."""


class TicketField(ChoiceField[Ticket]):
    """A ticket that the signed-in person may see, as "#1042 Printer is down – Acme" or only its number."""

    @property
    def ticket(self) -> Ticket | None:
        return self.chosen

    def pre_validate(self, form: Any) -> None:
        super().pre_validate(form)
        ticket = self.chosen
        if ticket is not None and ticket.deleted_at is not None:
            raise ValidationError(f"Ticket #{ticket.number} has been deleted meanwhile. Please choose another one.")

    def text_of(self, row: Ticket) -> str:
        return ticket_text(row)

    def search(self, text: str) -> Sequence[Ticket]:
        return search_tickets(signed_in_user(), text)

    def find(self, text: str) -> Ticket:
        match = _NUMBER.fullmatch(text)
        if match:
            number = int(match[1] or match[2])
            ticket = find_ticket(signed_in_user(), number)
            if ticket is None:
                raise ValidationError(f"There is no ticket #{number}. Please choose one from the list.")
            return ticket
        return _only(self.search(text), "ticket", text)


class ClientField(ChoiceField[Client]):
    """A client by name; archived clients can stay, but not be chosen."""

    @property
    def client(self) -> Client | None:
        return self.chosen

    def text_of(self, row: Client) -> str:
        return client_texts([row])[row.id]

    def suggestions(self) -> list[str]:
        return list(client_texts(self.search(self.data or "")).values())

    def search(self, text: str) -> Sequence[Client]:
        return search_clients(text)

    def find(self, text: str) -> Client:
        return _named_client(text)


class ContactField(ChoiceField[Contact]):
    """A contact, by name, of the client that another field of the form names."""

    def __init__(self, label: str | None = None, validators: Any = None, *, of: str = "client", **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.of = of

    @property
    def contact(self) -> Contact | None:
        return self.chosen

    @property
    def client_field(self) -> ClientField:
        field: ClientField = self.form[self.of]
        return field

    def text_of(self, row: Contact) -> str:
        return contact_text(row)

    def search(self, text: str) -> Sequence[Contact]:
        client = self.client_field.chosen
        return search_contacts(client, text) if client else ()

    def find(self, text: str) -> Contact:
        client = self.client_field.chosen
        if client is None:
            raise ValidationError("Choose the client first.")
        contacts = search_contacts(client, "")
        same_text = [contact for contact in contacts if contact_text(contact).casefold() == text.casefold()][:1]
        same_name = [contact for contact in contacts if contact.name.casefold() == text.casefold()]
        return _only(same_text or same_name or search_contacts(client, text), "contact of this client", text)

    def _find_row(self) -> Contact | None:
        contact = super()._find_row()
        client = self.client_field.chosen
        if contact is not None and client is not None and contact.client_id != client.id:
            self._found = ("", None)
            raise ValidationError(f"{contact.name} is no contact of {client.name}.")
        return contact


class PeopleField(SelectMultipleField):
    """People who can be assigned work; disabled people from the form's data can stay."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str | None = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, coerce=int, choices=[], **kwargs)
        self._kept: dict[int, User] = {}
        self._offered: dict[int, User] = {}
        self.offer(active_people())

    def offer(self, people: Iterable[User]) -> None:
        """Limit the choices to `people`."""
        self._offered = {person.id: person for person in people}
        self._set_choices()

    def process_data(self, value: Iterable[User | int] | None) -> None:
        values = list(value or ())
        self._kept = {person.id: person for person in values if isinstance(person, User)}
        self._set_choices()
        ids = [person.id if isinstance(person, User) else person for person in values]
        self.data = [user_id for user_id in ids if user_id in self._allowed]

    def pre_validate(self, _form: Any) -> None:
        if any(user_id not in self._allowed for user_id in self.data or ()):
            raise ValidationError("Somebody you chose cannot be chosen any more. Please choose again.")

    @property
    def people(self) -> list[User]:
        return [self._allowed[user_id] for user_id in dict.fromkeys(self.data or ()) if user_id in self._allowed]

    @property
    def _allowed(self) -> dict[int, User]:
        return {**self._kept, **self._offered}

    def _set_choices(self) -> None:
        people = sorted(
            self._allowed.values(), key=lambda person: (person.id not in self._kept, person.name, person.id)
        )
        self.choices = [(person.id, person.name + (" (disabled)" if person.is_disabled else "")) for person in people]


def ticket_text(ticket: Ticket) -> str:
    """Return the text of a ticket in fields and lists."""
    return f"#{ticket.number} {ticket.title} – {ticket.client.name}"


def contact_text(contact: Contact) -> str:
    """Return the text of a contact in fields: with its e-mail address or phone, to distinguish equal names."""
    reached_at = contact.email or contact.phone
    return f"{contact.name} ({reached_at})" if reached_at else contact.name


def client_texts(clients: Sequence[Client]) -> dict[int, str]:
    """Return the text of each client in fields, by id: the name, with a number if several clients have it."""
    names = {client.name for client in clients}
    counts = dict(
        db.session.execute(
            _active_clients()
            .with_only_columns(Client.name, func.count())
            .where(Client.name.in_(names))
            .group_by(Client.name)
        ).all()
    )
    return {
        client.id: f"{client.name} (no. {client.id})" if counts.get(client.name, 0) > 1 else client.name
        for client in clients
    }


def search_tickets(user: User, text: str) -> Sequence[Ticket]:
    """Return matching open tickets that the person may see, newest first; a number finds closed ones too."""
    match = _NUMBER.fullmatch(text.strip())
    exact = find_ticket(user, int(match[1] or match[2])) if match else None
    if exact is not None:
        return [exact]
    query = visible_tickets(user).where(Ticket.status.in_(OPEN_STATUSES))
    for word in words_of(text.replace("–", " ")):
        query = query.where(matches_ticket(word))
    return db.session.scalars(
        query.options(joinedload(Ticket.client)).order_by(Ticket.number.desc()).limit(MOST_CHOICES)
    ).all()


def matches_ticket(word: str) -> Any:
    """Return the condition that a ticket has `word` in its title or its client's name, or as its number."""
    clients = select(Client.id).where(contains(Client.name, word)).correlate(None)
    found = contains(Ticket.title, word) | Ticket.client_id.in_(clients)
    number = ticket_number(word)
    return found if number is None else found | (Ticket.number == number)


def ticket_number(text: str) -> int | None:
    """Parse a ticket number with or without "#"; None if `text` is not one, or too large for the column."""
    number = _NUMBER.fullmatch(text)
    return min(int(number[1] or number[2]), LARGEST_INTEGER) if number else None


def search_clients(text: str) -> Sequence[Client]:
    """Return active clients whose name has every word of `text`, by name."""
    query = _active_clients()
    for word in words_of(text):
        query = query.where(contains(Client.name, word))
    return db.session.scalars(query.order_by(Client.name, Client.id).limit(MOST_CHOICES)).all()


def find_client(text: str) -> Client | None:
    """Return the client that `text` names in a `ClientField`; None if there is none."""
    name = on_one_line(text)
    try:
        return _named_client(name) if name else None
    except ValidationError:
        return None


def search_contacts(client: Client, text: str) -> Sequence[Contact]:
    """Return active contacts of `client` whose name has every word of `text`, by name."""
    query = select(Contact).where(Contact.client_id == client.id, Contact.archived_at.is_(None))
    for word in words_of(text):
        query = query.where(contains(Contact.name, word))
    return db.session.scalars(query.order_by(Contact.name, Contact.id).limit(500)).all()


def _active_clients() -> Select[Client]:
    return select(Client).where(Client.archived_at.is_(None))


def _named_client(text: str) -> Client:
    match = _NUMBERED_NAME.fullmatch(text)
    if match:
        client = db.session.scalar(_active_clients().where(Client.id == int(match[1])))
        if client is not None:
            return client
    same = db.session.scalars(_active_clients().where(func.lower(Client.name) == func.lower(text)).limit(2)).all()
    return _only(same or search_clients(text), "client", text)


def _only(rows: Sequence[T], what: str, text: str) -> T:
    if not rows:
        raise ValidationError(f"There is no {what} “{text}”. Please choose one from the list.")
    if len(rows) > 1:
        raise ValidationError(f"More than one {what} matches “{text}”. Please choose one from the list.")
    return rows[0]
