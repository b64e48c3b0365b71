"""What a file names and what was put away here: archived, deleted, disabled. Told with where to bring it back."""

from flask import url_for
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.importing.plan import Refused


class People:
    """Everybody who has an account, by e-mail address."""

    def __init__(self) -> None:
        rows = db.session.execute(select(User.email, User.id, User.is_disabled))
        self._ids = {email: (user_id, is_disabled) for email, user_id, is_disabled in rows}

    def find(self, email: str, column: str) -> int:
        """Return who may be given work. Raises Refused."""
        user_id, is_disabled = self._ids.get(email, (0, False))
        if not user_id:
            raise Refused(column, f"Nobody here has the e-mail address “{email}”.")
        if is_disabled:
            sentence = f"The account “{email}” is disabled. Enable it first, or choose somebody else."
            raise Refused(column, sentence, url_for("admin.user", user_id=user_id))
        return user_id


def check_call(item_id: int, *, in_trash: bool) -> None:
    """Raise Refused for a call that is there already, and in the Trash."""
    if in_trash:
        sentence = "This call lies in the Trash. Open it to bring it back."
        raise Refused("", sentence, url_for("service_calls.of_item", item_id=item_id))


def deleted_ticket(number: int) -> tuple[str, str]:
    """Return a sentence about a deleted ticket, and where it can be brought back."""
    return f"Ticket #{number} is deleted. Bring it back first.", url_for("tickets.ticket", number=number)


def archived_client(client_id: int, name: str) -> tuple[str, str]:
    """Return a sentence about an archived client, and where it can be brought back."""
    return f"The client “{name}” is archived. Bring it back first.", url_for("clients.client", client_id=client_id)


def archived_contact(client_id: int, name: str) -> tuple[str, str]:
    """Return a sentence about an archived contact, and where it can be brought back."""
    address = url_for("clients.client", client_id=client_id)
    return f"The contact “{name}” of this client is archived. Bring it back first.", address
