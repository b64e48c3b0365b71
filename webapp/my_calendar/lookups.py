"""Parameters of requests about items: the item, the occurrence, the scope and the version."""

from datetime import datetime
from typing import get_args

from flask import abort

from webapp.my_calendar import queries
from webapp.my_calendar.models import Item
from webapp.my_calendar.service import Scope
from webapp.web.current_user import signed_in_user


def appointment_or_404(item_id: int) -> Item:
    """Return the person's appointment; abort with 404 if there is none, or it is in the Trash or cancelled."""
    found = present_or_404(queries.find_item(signed_in_user(), item_id))
    if found.kind != "appointment":
        abort(404)
    return found


def present_or_404(found: Item | None) -> Item:
    """Return the item; abort with 404 if there is none, or it is in the Trash or cancelled."""
    if found is None or found.is_removed:
        abort(404)
    return found


def occurrence_or_404(item: Item, token: str) -> datetime:
    """Return the original start of the occurrence that `token` names; abort with 404 if there is none."""
    original_start = queries.read_occurrence(item, token, signed_in_user().time_zone)
    if original_start is None:
        abort(404)
    return original_start


def read_scope(text: str | None) -> Scope | None:
    """Parse the scope of a change of a series; None if `text` is not one."""
    return next((scope for scope in get_args(Scope) if scope == text), None)


def read_version(text: str | None) -> int:
    """Parse a version; 0, which no item has, if `text` is not one."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0
