"""/calendar-sync/items/<id>/standing: on which linked calendars an item is, and why not on the others."""

from flask import Blueprint, Response, abort, url_for
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item, belongs_to
from webapp.my_calendar.visibility import PLANNERS, readable_by
from webapp.reason_texts import paragraph
from webapp.sync import service
from webapp.sync.models import Integration, Link
from webapp.sync.states import LinkState
from webapp.sync.status.items import find_item_status
from webapp.web.current_user import signed_in_user
from webapp.web.responses import is_htmx, page_or_partial, redirect_to


def item_status(item_id: int) -> Response:
    return _show(_item_or_404(item_id, signed_in_user()))


def send_item_again(item_id: int, integration_id: int) -> Response:
    """Send a detached item again, so that it is synced again: one's own, or for `PLANNERS` anybody's."""
    user = signed_in_user()
    item = _item_or_404(item_id, user)
    link = db.session.scalar(
        select(Link)
        .join(Integration, Integration.id == Link.integration_id)
        .where(Link.item_id == item.id, Link.state == LinkState.DETACHED, Integration.id == integration_id)
    )
    if link is not None and not may_send(user, link.integration):
        abort(404)
    if link is not None:  # else another request has sent it again
        service.send_again(link)
    return _show(item) if is_htmx() else redirect_to(url_for("calendar_sync.item_status", item_id=item_id))


def still_shown(item: Item) -> list[str]:
    """Return a text for each linked calendar that still shows the item although it should be gone, with the causes."""
    status = find_item_status(item, now=utc_now())
    return [
        f"“{calendar.integration.place}” of {entry.person.name} still shows it. {paragraph(calendar.reasons)}"
        for entry in status.people
        for calendar in entry.calendars
        if calendar.is_left_behind
    ]


def may_send(user: User, integration: Integration) -> bool:
    """Return True if `user` may send items to the calendar of `integration`."""
    return integration.owner_id == user.id or user.role in PLANNERS


def _show(item: Item) -> Response:
    user = signed_in_user()
    is_own = db.session.scalar(select(Item.id).where(belongs_to(user.id, Item.id == item.id))) is not None
    return page_or_partial(
        "pages/calendar_sync/listing/item_status.html",
        "partials/calendar_sync/listing/_item_status.html",
        item_status=find_item_status(item, now=utc_now()),
        may_send=lambda integration: may_send(user, integration),
        viewer=user,
        leads_to_history=is_own or user.role in PLANNERS,
    )


def _item_or_404(item_id: int, user: User) -> Item:
    return find_visible_item(item_id, user) or abort(404)


def find_visible_item(item_id: int, user: User) -> Item | None:
    """Return the item if it is in the user's calendar, made by them, or readable by them as one of `PLANNERS`."""
    visible = (Item.owner_id == user.id) | belongs_to(user.id, Item.id == item_id)
    if user.role in PLANNERS:
        visible |= readable_by(user)
    return db.session.scalar(select(Item).where(Item.id == item_id, visible))


def add_to(bp: Blueprint) -> None:
    base = "/items/<int:item_id>/standing"
    bp.add_url_rule(base, view_func=item_status)
    bp.add_url_rule(f"{base}/<int:integration_id>", view_func=send_item_again, methods=["POST"])
