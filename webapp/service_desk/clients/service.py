"""What people do with clients and contacts. Everybody sees all clients; changes commit."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, exists, select

from webapp.database import utc_now
from webapp.extensions import db
from webapp.service_desk.lists import contains, words_of
from webapp.service_desk.models import Client, Contact
from webapp.service_desk.optimistic_lock import change
from webapp.service_desk.repeats import save_once
from webapp.web.paging import Page, read_page

SHOWN = ("active", "archived", "all")


def client_page(text: str, shown: str, number: int) -> Page[Client]:
    """Return a page of clients by name: those with every word of `text` in their name, address or a contact's name."""
    query = select(Client.id)
    if shown != "all":
        query = query.where(Client.archived_at.is_not(None) if shown == "archived" else Client.archived_at.is_(None))
    for word in words_of(text):
        query = query.where(matches_client(word))
    return read_page(query.order_by(Client.name, Client.id), _load, number)


def matches_client(word: str) -> Any:
    """Return whether a client has `word` in its name or address, or a contact with it in name or address."""
    contact = exists().where(
        Contact.client_id == Client.id, contains(Contact.name, word) | contains(Contact.email, word)
    )
    return contains(Client.name, word) | contains(Client.address, word) | contact


def add_client(values: Mapping[str, Any], uid: str | None = None) -> Client:
    """Save a new client. The same `uid` a second time (a double submit) returns the first."""

    def make(values: Mapping[str, Any]) -> Client:
        client = Client(**values)
        db.session.add(client)
        return client

    return save_once(Client, values, uid, make)


def change_client(client: Client, values: Mapping[str, Any], version: int | None) -> None:
    """Raises Stale."""
    change(client, values, version)


def archive_client(client: Client) -> None:
    """Take a client out of what can be chosen. What it has stays."""
    client.archived_at = client.archived_at or utc_now()
    db.session.commit()


def restore_client(client: Client) -> None:
    """Bring an archived client back."""
    client.archived_at = None
    db.session.commit()


def contacts_of(client: Client) -> Sequence[Contact]:
    """Return the client's contacts, archived ones last."""
    query = select(Contact).where(Contact.client_id == client.id)
    return db.session.scalars(query.order_by(Contact.archived_at.is_not(None), Contact.name, Contact.id)).all()


def add_contact(client: Client, values: Mapping[str, Any], uid: str | None = None) -> Contact:
    """Save a new contact of `client`. The same `uid` a second time (a double submit) returns the first."""

    def make(values: Mapping[str, Any]) -> Contact:
        contact = Contact(client_id=client.id, **values)
        db.session.add(contact)
        return contact

    return save_once(Contact, values, uid, make)


def change_contact(contact: Contact, values: Mapping[str, Any], version: int | None) -> None:
    """Raises Stale."""
    change(contact, values, version)


def archive_contact(contact: Contact) -> None:
    """Take a contact out of what can be chosen. Tickets that name it keep it."""
    contact.archived_at = contact.archived_at or utc_now()
    db.session.commit()


def restore_contact(contact: Contact) -> None:
    """Bring an archived contact back."""
    contact.archived_at = None
    db.session.commit()


def _load(ids: Sequence[int]) -> Sequence[Client]:
    query: Select[Client] = select(Client).where(Client.id.in_(ids))
    return db.session.scalars(query).all()
