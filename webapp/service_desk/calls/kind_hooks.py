"""Hooks of service calls in My Calendar: status buttons, and warnings when a call is moved."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from flask import url_for
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.kind_hooks import Area, Steps, add_area
from webapp.my_calendar.models import Item
from webapp.my_calendar.recurrence import Timing
from webapp.service_desk.calls import service
from webapp.service_desk.deleted_tickets import waiting_for_ticket
from webapp.service_desk.labels import STATUS_LABELS
from webapp.service_desk.models import ServiceCall

_FOLLOWING: Mapping[str, tuple[str, ...]] = {
    "planned": ("on_the_way", "done", "cancelled"),
    "on_the_way": ("done", "cancelled"),
}
"""Statuses that a button offers after each status; the dialog offers all."""

_LABELS = {**STATUS_LABELS, "cancelled": "Cancel call"}  # a mere "Cancel" closes dialogs


def steps_of(viewer: User, call: ServiceCall) -> Steps | None:
    """Return the status buttons of one call; None if the person may not change the call, or no status follows."""
    if call.item.trashed_at is not None or not service.may_change(viewer, call):
        return None
    return _steps(call.item_id, call.status) if call.status in _FOLLOWING else None


def _steps_in_calendar(_viewer: User, item_ids: Collection[int]) -> Mapping[int, Steps]:
    # Calls in a person's calendar are assigned to them, so they may change the status.
    calls = select(ServiceCall.item_id, ServiceCall.status).where(
        ServiceCall.item_id.in_(item_ids), ServiceCall.status.in_(_FOLLOWING)
    )
    return {item_id: _steps(item_id, status) for item_id, status in db.session.execute(calls)}


def _steps(item_id: int, status: str) -> Steps:
    labels = {following: _LABELS[following] for following in _FOLLOWING[status]}
    return Steps(url_for("service_calls.status", item_id=item_id), labels)


def _advice(viewer: User, item: Item, timing: Timing) -> list[str]:
    call = service.find_call(viewer, item.id)
    if call is None:
        return []
    moved = replace(service.draft_of(call), start=timing.start, end=timing.end, zone=timing.zone)
    return service.advice(moved, item.id, viewer=viewer)


add_area("service_call", Area(_steps_in_calendar, _advice, waiting_for_ticket(ServiceCall)))
