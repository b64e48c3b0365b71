"""Operations on clients and contacts. Everybody sees all clients; changes commit."""

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
    """Return a page of clients, by name, that have every word of `text` in their name, address or a contact's name."""
    query = select(Client.id)
    if shown != "all":
        query = query.where(Client.archived_at.is_not(None) if shown == "archived" else Client.archived_at.is_(None))
    for word in words_of(text):
        query = query.where(matches_client(word))
    return read_page(query.order_by(Client.name, Client.id), _load, number)


def matches_client(word: str) -> Any:
    """Return the condition that a client has `word` in its name or address, or in a contact's name or address."""
    contact = exists().where(
        Contact.client_id == Client.id, contains(Contact.name, word) | contains(Contact.email, word)
    )
    return contains(Client.name, word) | contains(Client.address, word) | contact


def add_client(values: Mapping[str, Any], uid: str | None = None) -> Client:
    """Save a new client. A second call with the same `uid` (a double submit) returns the first one."""

    def make(values: Mapping[str, Any]) -> Client:
        client = Client(**values)
        db.session.add(client)
        return client

    return save_once(Client, values, uid, make)


def change_client(client: Client, values: Mapping[str, Any], version: int | None) -> None:
    """Store `values` in the client. Raises Stale."""
    change(client, values, version)


def archive_client(client: Client) -> None:
    """Archive a client: it can no longer be chosen; its tickets and contacts stay."""
    client.archived_at = client.archived_at or utc_now()
    db.session.commit()


def restore_client(client: Client) -> None:
    """Restore an archived client."""
    client.archived_at = None
    db.session.commit()


def contacts_of(client: Client) -> Sequence[Contact]:
    """Return the client's contacts, archived ones last."""
    query = select(Contact).where(Contact.client_id == client.id)
    return db.session.scalars(query.order_by(Contact.archived_at.is_not(None), Contact.name, Contact.id)).all()


def add_contact(client: Client, values: Mapping[str, Any], uid: str | None = None) -> Contact:
    """Save a new contact of `client`. A second call with the same `uid` (a double submit) returns the first one."""

    def make(values: Mapping[str, Any]) -> Contact:
        contact = Contact(client_id=client.id, **values)
        db.session.add(contact)
        return contact

    return save_once(Contact, values, uid, make)


def change_contact(contact: Contact, values: Mapping[str, Any], version: int | None) -> None:
    """Store `values` in the contact. Raises Stale."""
    change(contact, values, version)


def archive_contact(contact: Contact) -> None:
    """Archive a contact: it can no longer be chosen; tickets that have it keep it."""
    contact.archived_at = contact.archived_at or utc_now()
    db.session.commit()


def restore_contact(contact: Contact) -> None:
    """Restore an archived contact."""
    contact.archived_at = None
    db.session.commit()


def _load(ids: Sequence[int]) -> Sequence[Client]:
    query: Select[Client] = select(Client).where(Client.id.in_(ids))
    return db.session.scalars(query).all()
