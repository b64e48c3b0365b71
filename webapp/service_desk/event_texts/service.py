"""Administrators' templates: what is in force, an example to try one on, and what saving one brings about."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.service_desk import event_templates
from webapp.service_desk.event_templates import Template
from webapp.service_desk.event_text_jobs import compose_now
from webapp.service_desk.item_projection import few_concerned, values_of
from webapp.service_desk.models import CrmActivity, EventText, ServiceCall, Task

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
    return {name: _MADE_UP[name] for name in event_templates.PLACEHOLDERS[kind]}, False


class TemplateChanged(Exception):
    """Somebody else changed the template since the caller saw it."""


def version_of(kind: str) -> int:
    """Return the version of the kind's template; 0 while it is ours."""
    own = db.session.get(EventText, kind)
    return own.version if own else 0


def save_template(kind: str, template: Template, version: int | None) -> int | None:
    """Put a template in force; return how many coming items got their texts anew. Commits.

    None where they are so many that they get them by and by. Raises TemplateChanged.
    """
    if template == event_templates.DEFAULTS[kind]:
        return reset_template(kind, version)
    own = db.session.get(EventText, kind) or EventText(kind=kind)
    values = asdict(template)
    if any(getattr(own, name) != value for name, value in values.items()):
        _check_version(kind, version)
        for name, value in values.items():
            setattr(own, name, value)
        db.session.add(own)
    return _put_in_force(kind)


def reset_template(kind: str, version: int | None) -> int | None:
    """Put our own template in force again; return, and raise, as `save_template` does. Commits."""
    own = db.session.get(EventText, kind)
    if own is not None:
        _check_version(kind, version)
        db.session.delete(own)
    return _put_in_force(kind)


def _check_version(kind: str, version: int | None) -> None:
    if version_of(kind) != version:
        raise TemplateChanged


def _put_in_force(kind: str) -> int | None:
    try:
        later = few_concerned("template", kind) is None
        db.session.commit()
    except (IntegrityError, StaleDataError):  # somebody else was faster by a moment
        db.session.rollback()
        raise TemplateChanged from None
    return None if later else compose_now("template", kind)
