"""Marks: "this item may have changed", written in the same transaction as the change (a transactional outbox).

A listener on the session writes them, so that no code path can forget to. After the commit a job is enqueued; if the
queue is unavailable, the mark waits in the database until `due.enqueue_due_work` finds it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Delete, Update, delete, event, insert, select
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction, attributes

from webapp.extensions import db, reading
from webapp.my_calendar.models import SHARED_KINDS, SKIP_SYNC_MARKS, Assignment, Item, ItemOverride
from webapp.sync.models import Integration, Link, Mark
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.states import LinkState, Trigger

_ORIGIN = "sync_origin"
_TO_ENQUEUE = "sync_to_enqueue"
_WATCHED = frozenset(model.__tablename__ for model in (Item, ItemOverride, Assignment))


class UnmarkedChange(Exception):
    """A statement would change items without marking them, so that the change would never be synced."""


@contextmanager
def changes_by(integration_id: int) -> Iterator[None]:
    """Within the block, mark changed items for every integration but the one from which the change was imported."""
    session = db.session()
    session.info[_ORIGIN] = integration_id
    try:
        yield
    finally:
        session.info.pop(_ORIGIN, None)


def read_marks(integration_id: int, *, after: int, limit: int) -> Sequence[tuple[int, int]]:
    """Return pairs of mark id and item id of an integration, with mark ids above `after`, oldest first."""
    marks = select(Mark.id, Mark.item_id).where(Mark.integration_id == integration_id, Mark.id > after)
    with reading():
        return [(mark.id, mark.item_id) for mark in db.session.execute(marks.order_by(Mark.id).limit(limit))]


def add_marks(integration_id: int, item_ids: Iterable[int]) -> None:
    """Mark items for one integration. The caller commits; unlike for changes in the session, no job is enqueued."""
    rows = [{"integration_id": integration_id, "item_id": item_id} for item_id in item_ids]
    if rows:
        db.session.execute(insert(Mark), rows)


def clear_marks(mark_ids: Sequence[int]) -> None:
    """Delete exactly the marks that were read. The caller commits, together with the results for their items."""
    if mark_ids:
        db.session.execute(delete(Mark).where(Mark.id.in_(mark_ids)))


@event.listens_for(db.session, "do_orm_execute")
def _refuse_unmarked_changes(state: ORMExecuteState) -> None:
    """Refuse statements without the option `SKIP_SYNC_MARKS`: the listener below sees rows, not statements."""
    statement = state.statement
    if not isinstance(statement, Update | Delete) or getattr(statement.table, "name", "") not in _WATCHED:
        return
    if not SKIP_SYNC_MARKS.items() <= state.execution_options.items():
        raise UnmarkedChange("Change items row by row, through the session.")


@event.listens_for(db.session, "after_flush")
def _mark_changed_items(session: Session, _context: UOWTransaction) -> None:
    people: dict[int, set[int]] = defaultdict(set)
    # The marks of a deleted row are deleted with it; the move to the Trash, which is synced, has happened before.
    gone = {row.id for row in session.deleted if isinstance(row, Item)}
    for item_id, concerned in _changed_items(session):
        if item_id not in gone:
            people[item_id] |= concerned
    if not people:
        return
    _forget_detached_links(session)
    assigned = select(Assignment.item_id, Assignment.user_id).where(Assignment.item_id.in_(people))
    for item_id, user_id in session.execute(assigned):
        people[item_id].add(user_id)
    integrations = session.execute(
        select(Integration.id, Integration.owner_id, Integration.active).where(
            Integration.owner_id.in_(set().union(*people.values())),
            Integration.wizard_step.is_(None),
            Integration.ended_at.is_(None),
            Integration.id != session.info.get(_ORIGIN, 0),
        )
    ).all()
    rows = [
        {"integration_id": integration.id, "item_id": item_id}
        for integration in integrations
        for item_id, concerned in people.items()
        if integration.owner_id in concerned
    ]
    if rows:
        session.execute(insert(Mark), rows)
        session.info.setdefault(_TO_ENQUEUE, set()).update(
            integration.id for integration in integrations if integration.active
        )


def _changed_items(session: Session) -> Iterator[tuple[int, set[int]]]:
    """Yield ids of changed items, each with the people it concerns besides those it is assigned to now."""
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Assignment):
            # Includes the former assignee. The item's id is known even where the item itself was not loaded.
            if row.item_id is not None:
                yield row.item_id, _now_and_before(row, "user_id")
            continue
        item = row.item if isinstance(row, ItemOverride) else row
        if isinstance(item, Item) and (row is not item or session.is_modified(item)):
            yield item.id, set() if item.kind in SHARED_KINDS else _now_and_before(item, "owner_id")


def _now_and_before(row: Item | Assignment, name: str) -> set[int]:
    """Return the person that a row refers to, and the one it referred to before this change."""
    before = attributes.get_history(row, name).deleted or ()
    return {user_id for user_id in (getattr(row, name), *before) if user_id}


def _forget_detached_links(session: Session) -> None:
    """Delete detached links of items that are assigned to somebody again, so that this person gets them again."""
    new_items = {row.id for row in session.new if isinstance(row, Item)}
    for row in (*session.new, *session.dirty):
        if not isinstance(row, Assignment) or row.item_id in new_items:
            continue
        if row in session.new or attributes.get_history(row, "user_id").has_changes():
            integrations = select(Integration.id).where(Integration.owner_id == row.user_id)
            session.execute(
                delete(Link).where(
                    Link.item_id == row.item_id, Link.state == LinkState.DETACHED, Link.integration_id.in_(integrations)
                )
            )


@event.listens_for(db.session, "after_commit")
def _enqueue_marked(session: Session) -> None:
    for integration_id in session.info.pop(_TO_ENQUEUE, ()):
        enqueue_sync(integration_id, Trigger.ITEM_SAVED)


@event.listens_for(db.session, "after_rollback")
def _forget_marked(session: Session) -> None:
    session.info.pop(_TO_ENQUEUE, None)
