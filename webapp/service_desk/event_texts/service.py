"""Administrators' templates: what is in force, an example to try one on, and what saving one brings about."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.service_desk import texts
from webapp.service_desk.models import CrmActivity, EventText, ServiceCall, Task
from webapp.service_desk.projection import recompose, values_of
from webapp.service_desk.texts import Template

_MADE_UP = {
    "number": "1042",
    "title": "Printer is down",
    "client": "Acme Printing",
    "contact": "Ben",
    "phone": "+1 555 0100",
    "address": "1 Main Street\nSpringfield",
    "priority": "High",
    "status": "Planned",
    "description": "Bring toner.",
    "ticket": "It has been beeping since this morning.",
    "type": "Call",
    "outcome": "They would like an offer for a second printer.",
    "link": "https://desk.example.org/tickets/1042",
}
_SHOWN_BY_EXAMPLE: Mapping[str, Any] = {"service_call": ServiceCall, "crm_activity": CrmActivity, "task": Task}
"""Kinds whose newest entry may serve as an example; a to-do is its owner's alone."""


def example_of(kind: str) -> tuple[Mapping[str, str], bool]:
    """Return values to fill a template of this kind with, and whether they are real: of the newest entry there is."""
    model = _SHOWN_BY_EXAMPLE.get(kind)
    if model is not None:
        newest = select(model).join(Item, Item.id == model.item_id).where(Item.trashed_at.is_(None))
        work = db.session.scalar(newest.order_by(Item.id.desc()).limit(1))
        if work is not None:
            return values_of(work), True
    return {name: _MADE_UP[name] for name in texts.PLACEHOLDERS[kind]}, False


def save_template(kind: str, template: Template) -> int:
    """Put a template in force; return how many coming items got their texts anew. Commits."""
    if template == texts.DEFAULTS[kind]:
        return reset_template(kind)
    values = {name: getattr(template, name) for name in ("subject", "location", "description", "done_prefix")}
    for last_try in (False, True):
        db.session.merge(EventText(kind=kind, **values))
        try:
            db.session.commit()
        except IntegrityError:  # somebody else saved the first one of this kind at the same moment
            db.session.rollback()
            if last_try:
                raise
        else:
            break
    return recompose(kind)


def reset_template(kind: str) -> int:
    """Put our own template in force again; return how many coming items got their texts anew. Commits."""
    own = db.session.get(EventText, kind)
    if own is not None:
        db.session.delete(own)
        db.session.commit()
    return recompose(kind)
