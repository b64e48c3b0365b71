"""Refusals of rows that name archived, deleted or disabled rows, with the address where these can be restored."""

from flask import url_for
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.importing.plan import Refused


class People:
    """All accounts, by e-mail address."""

    def __init__(self) -> None:
        rows = db.session.execute(select(User.email, User.id, User.is_disabled))
        self._ids = {email: (user_id, is_disabled) for email, user_id, is_disabled in rows}

    def find(self, email: str, column: str) -> int:
        """Return the id of a person who can be assigned work. Raises Refused."""
        user_id, is_disabled = self._ids.get(email, (0, False))
        if not user_id:
            raise Refused(column, f"There is no account with the e-mail address “{email}”.")
        if is_disabled:
            sentence = f"The account “{email}” is disabled. Enable it first, or choose somebody else."
            raise Refused(column, sentence, url_for("admin.user", user_id=user_id))
        return user_id


def check_call(item_id: int, *, in_trash: bool) -> None:
    """Raise Refused if the call is in the Trash."""
    if in_trash:
        sentence = "This call is in the Trash. Open it to restore it."
        raise Refused("", sentence, url_for("service_calls.of_item", item_id=item_id))


def deleted_ticket(number: int) -> tuple[str, str]:
    """Return a sentence about a deleted ticket, and the address where it can be restored."""
    return f"Ticket #{number} is deleted. Restore it first.", url_for("tickets.ticket", number=number)


def archived_client(client_id: int, name: str) -> tuple[str, str]:
    """Return a sentence about an archived client, and the address where it can be restored."""
    return f"The client “{name}” is archived. Restore it first.", url_for("clients.client", client_id=client_id)


def archived_contact(client_id: int, name: str) -> tuple[str, str]:
    """Return a sentence about an archived contact, and the address where it can be restored."""
    address = url_for("clients.client", client_id=client_id)
    return f"The contact “{name}” of this client is archived. Restore it first.", address
