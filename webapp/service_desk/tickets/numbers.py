"""Ticket numbers: consecutive, also if two tickets are created at the same moment."""

from sqlalchemy import ScalarSelect, func, select, text

from webapp.extensions import db
from webapp.service_desk.models import Ticket

FIRST_NUMBER = 1001

_LOCK = 0x7469636B  # arbitrary, but used for no other advisory lock


def next_number() -> ScalarSelect[int]:
    """Return an expression for `Ticket.number`, so that the INSERT itself computes the number.

    SQLite allows one writer at a time. On PostgreSQL an advisory lock makes the second writer wait until the first has
    committed (https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS).
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    return select(func.coalesce(func.max(Ticket.number), FIRST_NUMBER - 1) + 1).scalar_subquery()
