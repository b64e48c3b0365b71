"""Idempotent forms: submitting one twice (a double click, or a retry after a lost response) creates one row."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar
from uuid import UUID

from flask_wtf import FlaskForm
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from wtforms import HiddenField, ValidationError

from webapp.database import new_uid
from webapp.extensions import db
from webapp.service_desk.models import Client, Contact, Ticket
from webapp.service_desk.optimistic_lock import Stale, change

R = TypeVar("R", Client, Contact, Ticket)

FIRST_VERSION = 1


class OnceForm(FlaskForm):  # Flask-WTF has no types
    """A form with a `uid` for the row that it creates, generated with the empty form."""

    uid = HiddenField(default=new_uid)

    def validate_uid(self, field: HiddenField) -> None:
        try:
            field.data = str(UUID(field.data or ""))
        except ValueError:
            raise ValidationError("This form is damaged. Please open it again.") from None


def save_once(model: type[R], values: Mapping[str, Any], uid: str | None, make: Callable[[Mapping[str, Any]], R]) -> R:
    """Commit the row that `make` adds with these values, or return the row that has the same `uid`.

    Values that differ from those of the first submit are stored, unless somebody has changed the row since.
    """
    uid = uid or new_uid()
    first = _made_with(model, uid)
    if first is None:
        try:
            row = make({**values, "uid": uid})
            db.session.commit()
        except IntegrityError:  # another submit with the same `uid` committed first
            db.session.rollback()
            first = _made_with(model, uid)
            if first is None:
                raise
        else:
            return row
    with suppress(Stale):
        change(first, values, FIRST_VERSION)
    return first


def _made_with(model: type[R], uid: str) -> R | None:
    return db.session.scalar(select(model).where(model.uid == uid))
