"""Isolation of errors about single objects: an item or event that is refused does not keep others from being stored.

A batch is stored in one transaction. If it is refused, it is halved until the cause is alone; that object is put into
quarantine with its name and the reason, all others are stored, and the run continues.
"""

from collections.abc import Callable, Sequence
from traceback import extract_tb
from typing import TypeVar

import structlog
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    StatementError,
)
from sqlalchemy.orm.exc import StaleDataError

from webapp.connectors.event import RemoteEvent, clean_line
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.extensions import db
from webapp.sync.engine import quarantine
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.snapshots import Pair
from webapp.sync.states import Direction, Outcome

T = TypeVar("T")

REFUSALS = (
    StatementError, StaleDataError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RecursionError,
)  # fmt: skip
"""Errors that the content of one object can cause. Others, such as a lost connection, concern all further work."""

_LONGEST = 500
_TOO_LARGE = "54"
"""Class of PostgreSQL's errors about a row or a value beyond its limits, which psycopg raises as OperationalError.

https://www.postgresql.org/docs/current/errcodes-appendix.html"""

log = structlog.get_logger()


def store_each(
    context: RunContext,
    things: Sequence[T],
    store: Callable[[Sequence[T]], None],
    *,
    pair_of: Callable[[T], Pair],
    instead: Callable[[T], None] | None = None,
) -> None:
    """Call `store` for all of `things` in one transaction; if some are refused, for all others.

    `store` may be called again for the same things, after a rollback. `instead` stores what has to be kept of a thing
    that is put into quarantine.
    """
    if not things:
        return
    try:
        with context.work.batch():
            store(things)
    except REFUSALS as error:
        if not is_about_one(error):
            raise
        if len(things) == 1:
            set_aside(context, pair_of(things[0]), error, instead=(lambda: instead(things[0])) if instead else None)
            return
        middle = len(things) // 2
        for half in (things[:middle], things[middle:]):
            store_each(context, half, store, pair_of=pair_of, instead=instead)


def work_out_each(
    context: RunContext, events: Sequence[RemoteEvent], work_out: Callable[[Sequence[RemoteEvent]], list[Pair]]
) -> list[Pair]:
    """Return the pairs that `work_out` computes of events; an event for which it fails is put into quarantine."""
    if not events:
        return []
    try:
        return work_out(events)
    except REFUSALS as error:
        db.session.rollback()
        if not is_about_one(error):
            raise
        if len(events) == 1:
            set_aside(context, Pair(event=events[0]), error)
            return []
        middle = len(events) // 2
        halves = (events[:middle], events[middle:])
        return [pair for half in halves for pair in work_out_each(context, half, work_out)]


def is_about_one(error: BaseException) -> bool:
    """Return True if an error is about the content of an object, and not about the database or its connection."""
    if not isinstance(error, DBAPIError):
        return True
    if error.connection_invalidated:
        return False
    if isinstance(error, OperationalError):
        return str(getattr(error.orig, "sqlstate", None) or "").startswith(_TOO_LARGE)
    return not isinstance(error, InternalError | ProgrammingError)


def set_aside(
    context: RunContext, pair: Pair, error: BaseException, *, instead: Callable[[], None] | None = None
) -> None:
    """Put the object of `pair` into quarantine, with its name and the reason, and clear its marks."""
    item, event = pair.item, pair.event
    reason = reason_of(error)
    subject = clean_line(pair.subject)[:_LONGEST]
    # Not the error's message: it may quote the content of the object.
    place = extract_tb(error.__traceback__)[-1] if error.__traceback__ else None
    log.warning(
        "set_aside",
        integration_id=context.settings.integration_id,
        item_id=item.id if item else None,
        error=type(error).__name__,
        sqlstate=getattr(getattr(error, "orig", None), "sqlstate", None),
        place=f"{place.name}:{place.lineno}" if place else None,
    )
    if instead is not None:
        try:
            with context.work.batch():
                instead()
        except REFUSALS as another:
            if not is_about_one(another):
                raise
    with context.work.batch():
        quarantine.hold(
            context,
            item_id=item.id if item and event is None else None,
            remote_id=pair.remote_id,
            version_tag=event.version_tag if event else None,
            subject=subject,
            reason=reason,
        )
        context.log.add(
            Direction.IN if event else Direction.NONE,
            "quarantine",
            Outcome.FAILED,
            item_id=item.id if item else None,
            remote_id=pair.remote_id,
            subject=subject,
            reason=reason,
        )
        context.work.clear_marks(list(pair.mark_ids))


def reason_of(error: BaseException) -> Refusal:
    """Return the reason for an error while something was stored or computed."""
    match error:
        case IntegrityError():
            return because(Reason.NOT_STORABLE_BESIDE)
        case DataError() | InterfaceError() | OperationalError():
            return because(Reason.VALUE_DOES_NOT_FIT)
        case StatementError() | StaleDataError():
            return because(Reason.NOT_STORABLE)
        case ValueError() | ArithmeticError():
            return because(Reason.NOT_CALCULABLE)
        case _:
            return because(Reason.NOT_WORKED_OUT, error=type(error).__name__)
