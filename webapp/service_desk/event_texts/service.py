"""Operations on administrators' templates: read, preview with an example, save, reset."""

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
"""Kinds whose newest entry may be the example; to-dos are private to their owners."""


def example_of(kind: str) -> tuple[Mapping[str, str], bool]:
    """Return values for a preview of this kind, and whether they are real (those of the newest entry)."""
    model = _SHOWN_BY_EXAMPLE.get(kind)
    if model is not None:
        newest = select(model).join(Item, Item.id == model.item_id).where(Item.trashed_at.is_(None))
        work = db.session.scalar(newest.order_by(Item.id.desc()).limit(1))
        if work is not None:
            return values_of(work), True
    return {name: _MADE_UP[name] for name in event_templates.PLACEHOLDERS[kind]}, False


class TemplateChanged(Exception):
    """The template was changed since the caller read it."""


def version_of(kind: str) -> int:
    """Return the version of the kind's template; 0 for the default template."""
    own = db.session.get(EventText, kind)
    return own.version if own else 0


def save_template(kind: str, template: Template, version: int | None) -> int | None:
    """Save a template and update the texts of coming items; return the number of these items. Commits.

    Returns:
        None if there are so many items that a background job updates them.

    Raises:
        TemplateChanged: `version` is outdated.
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
    return _commit_and_update_texts(kind)


def reset_template(kind: str, version: int | None) -> int | None:
    """Delete the saved template, so that the default applies again. Returns and raises as `save_template`. Commits."""
    own = db.session.get(EventText, kind)
    if own is not None:
        _check_version(kind, version)
        db.session.delete(own)
    return _commit_and_update_texts(kind)


def _check_version(kind: str, version: int | None) -> None:
    if version_of(kind) != version:
        raise TemplateChanged


def _commit_and_update_texts(kind: str) -> int | None:
    try:
        later = few_concerned("template", kind) is None
        db.session.commit()
    except (IntegrityError, StaleDataError):  # another transaction committed first
        db.session.rollback()
        raise TemplateChanged from None
    return None if later else compose_now("template", kind)
