"""Numbers of tickets: one after another, also when two are made at the same moment."""

from sqlalchemy import ScalarSelect, func, select, text

from webapp.extensions import db
from webapp.service_desk.models import Ticket

FIRST_NUMBER = 1001

_LOCK = 0x7469636B  # any number that nothing else locks


def next_number() -> ScalarSelect[int]:
    """Return an expression for `Ticket.number`; the INSERT itself finds the number.

    SQLite lets one writer in at a time. PostgreSQL holds the second one here until the first has committed.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    return select(func.coalesce(func.max(Ticket.number), FIRST_NUMBER - 1) + 1).scalar_subquery()
