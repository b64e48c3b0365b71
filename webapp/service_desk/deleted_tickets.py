"""Work of deleted tickets: it is in the Trash with its ticket, and can only be restored with it."""

from collections.abc import Callable, Collection, Mapping

from flask import url_for
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.kind_hooks import RestoreRestriction
from webapp.service_desk.access import may_plan
from webapp.service_desk.models import ServiceCall, Task, Ticket


def restriction_of(viewer: User, number: int) -> RestoreRestriction:
    """Return why work of the deleted ticket `number` cannot be restored yet."""
    who = "Restore the ticket" if may_plan(viewer) else "A dispatcher has to restore the ticket"
    sentence = f"Ticket #{number} is deleted, and this with it. {who} first."
    return RestoreRestriction(sentence, url_for("tickets.ticket", number=number))


def waiting_for_ticket(
    model: type[ServiceCall | Task],
) -> Callable[[User, Collection[int]], Mapping[int, RestoreRestriction]]:
    """Return the `restrictions` hook for calls or tasks: which items belong to a deleted ticket."""

    def restrictions(viewer: User, item_ids: Collection[int]) -> Mapping[int, RestoreRestriction]:
        deleted = (
            select(model.item_id, Ticket.number)
            .join(Ticket, Ticket.id == model.ticket_id)
            .where(model.item_id.in_(item_ids), Ticket.deleted_at.is_not(None))
        )
        return {item_id: restriction_of(viewer, number) for item_id, number in db.session.execute(deleted) if item_id}

    return restrictions
