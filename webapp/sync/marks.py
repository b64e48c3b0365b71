"""Marks: "this item may have changed", written in the same transaction as the change, by a listener on the session.

Because the session does it, no code path can forget it. After the commit a job is enqueued; if the queue is away, the
mark waits in the database until `due.enqueue_due_work` finds it.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event, insert, select
from sqlalchemy.orm import Session, UOWTransaction

from webapp.extensions import db
from webapp.my_calendar.models import SHARED_KINDS, Assignment, Item, ItemOverride
from webapp.sync.enqueue import enqueue_sync
from webapp.sync.models import Integration, Mark

_ORIGIN = "sync_origin"
_TO_ENQUEUE = "sync_to_enqueue"


@contextmanager
def changes_by(integration_id: int) -> Iterator[None]:
    """Within the block, changed items are marked for every integration but the one that brought the change."""
    session = db.session()
    session.info[_ORIGIN] = integration_id
    try:
        yield
    finally:
        session.info.pop(_ORIGIN, None)


@event.listens_for(db.session, "after_flush")
def _mark_changed_items(session: Session, _context: UOWTransaction) -> None:
    people: dict[int, set[int]] = defaultdict(set)
    for item_id, concerned in _changed_items(session):
        people[item_id] |= concerned
    if not people:
        return
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
    """Yield ids of changed items, with the people who are concerned besides those it is assigned to now."""
    for row in (*session.new, *session.dirty, *session.deleted):
        if isinstance(row, Assignment):
            # Also whom it was taken from; the key of the item is known even where the item itself was not loaded.
            if row.item_id is not None:
                yield row.item_id, {row.user_id}
            continue
        item = row.item if isinstance(row, ItemOverride) else row
        # A deleted item takes its marks with it; what others have to hear of is its way to the Trash.
        if isinstance(item, Item) and item not in session.deleted and (row is not item or session.is_modified(item)):
            yield item.id, set() if item.kind in SHARED_KINDS else {item.owner_id}


@event.listens_for(db.session, "after_commit")
def _enqueue_marked(session: Session) -> None:
    for integration_id in session.info.pop(_TO_ENQUEUE, ()):
        enqueue_sync(integration_id, "item_saved")


@event.listens_for(db.session, "after_rollback")
def _forget_marked(session: Session) -> None:
    session.info.pop(_TO_ENQUEUE, None)
