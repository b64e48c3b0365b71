"""Execution of decisions in My Calendar: items, links, marks and the log, in one transaction for each batch."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from webapp.connectors.event import RemoteEvent, event_to_json
from webapp.connectors.reasons import Reason, Refusal, because, caused_by
from webapp.database import new_uid, utc_now
from webapp.extensions import db, insert_rows
from webapp.my_calendar.models import Item, ItemOverride
from webapp.sync.engine import quarantine
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.item_errors import store_each
from webapp.sync.engine.item_mapping import item_values, override_values
from webapp.sync.engine.links import agreement, mark_if_reshaped, store_link, store_merge, update_item, with_flaws
from webapp.sync.engine.planner import (
    AcceptDivergence,
    Action,
    CreateItem,
    Detach,
    DropLink,
    Merge,
    RestoreItem,
    SetAside,
    Skip,
    TrashItem,
)
from webapp.sync.engine.snapshots import Pair
from webapp.sync.models import Link, UserMessage
from webapp.sync.states import Direction, LinkState, Outcome
from webapp.sync.stored_reason import reason_columns


def apply_decisions(context: RunContext, decisions: Sequence[tuple[Pair, Action]]) -> None:
    """Execute decisions in one transaction. An object that the database refuses is put into quarantine."""
    store_each(context, decisions, lambda some: _apply(context, some), pair_of=lambda decision: decision[0])


def _apply(context: RunContext, decisions: Sequence[tuple[Pair, Action]]) -> None:
    creates = [(pair, action) for pair, action in decisions if isinstance(action, CreateItem)]
    _create_items(context, creates)
    for pair, action in decisions:
        match action:
            case Merge():
                store_merge(context, pair, action, pair.event)
            case TrashItem():
                _trash_item(context, pair)
            case RestoreItem():
                _restore_item(context, pair, action)
            case Detach():
                _detach(context, pair, action)
            case DropLink():
                _drop_link(context, pair, action)
            case Skip():
                _skip(context, pair, action)
            case AcceptDivergence():
                _accept_divergence(context, pair, action)
            case _:
                pass
    # None of these has to be written to the linked calendar any more, so their former errors do not matter.
    quarantine.release(context, item_ids=[pair.item.id for pair, _ in decisions if pair.item])
    _set_aside(context, [(pair, action) for pair, action in decisions if isinstance(action, SetAside)])
    context.work.clear_marks([mark_id for pair, _ in decisions for mark_id in pair.mark_ids])


def _create_items(context: RunContext, creates: Sequence[tuple[Pair, CreateItem]]) -> None:
    """Insert items, overrides and links of a page in a few statements, because imports are large."""
    if not creates:
        return
    remotes = [pair.event for pair, _ in creates if pair.event]
    now = utc_now()
    item_ids = _insert_items(context, remotes, now)
    overrides = [
        {"item_id": item_id, **values}
        for item_id, remote in zip(item_ids, remotes, strict=True)
        for values in override_values(remote.event)
    ]
    if overrides:
        insert_rows(ItemOverride, overrides)
    insert_rows(Link, [_new_link(context, *new, now) for new in zip(item_ids, remotes, strict=True)])
    for item_id, remote, (_, action) in zip(item_ids, remotes, creates, strict=True):
        _log_created(context, item_id, remote, action)
    for pair, action in creates:
        if action.instead_of_dates:
            _trash_instances(context, pair)
    quarantine.release(context, remote_ids=[remote.remote_id for remote in remotes])


def _insert_items(context: RunContext, remotes: Sequence[RemoteEvent], now: datetime) -> Sequence[int]:
    """Insert an item for each event; return their ids in the same order."""
    uids = [remote.marker.item_uid if remote.marker else remote.uid for remote in remotes]
    same = Item.owner_id == context.settings.owner_id, Item.uid.in_(uids)
    taken = set(db.session.scalars(select(Item.uid).where(*same)))
    rows = []
    for remote, wanted in zip(remotes, uids, strict=True):
        uid = new_uid() if wanted in taken or not wanted else wanted
        taken.add(uid)
        rows.append(
            {
                "uid": uid,
                "owner_id": context.settings.owner_id,
                "kind": "appointment",
                **item_values(remote.event, home_zone=context.settings.home_zone),
                "series_uid": remote.series,
                "came_from": context.settings.integration_id,
                "created_at": now,
                "updated_at": remote.modified_at or now,
                "version": 1,
            }
        )
    new_ids = insert(Item).returning(Item.id, sort_by_parameter_order=True)
    return db.session.scalars(new_ids.execution_options(render_nulls=True), rows).all()


def _new_link(context: RunContext, item_id: int, remote: RemoteEvent, now: datetime) -> dict[str, Any]:
    return {
        "integration_id": context.settings.integration_id,
        "item_id": item_id,
        "remote_id": remote.remote_id,
        "remote_uid": remote.uid,
        "written_by_us": remote.marker is not None,
        "version_tag": remote.version_tag,
        "base_local": event_to_json(remote.event),
        "base_remote": None,
        "source": remote.source,
        **reason_columns("unwritable", remote.unwritable),
        "created_at": now,
        "updated_at": now,
    }


def _log_created(context: RunContext, item_id: int, remote: RemoteEvent, action: CreateItem) -> None:
    context.log.add(
        Direction.IN,
        "create",
        item_id=item_id,
        remote_id=remote.remote_id,
        subject=remote.event.details.subject,
        reason=with_flaws(_WHY_NEW[action.orphan], remote),
        after=event_to_json(remote.event),
    )


_WHY_NEW = {
    None: because(Reason.NEW_THERE),
    "ours": because(Reason.BROUGHT_BACK),
    "another's": because(Reason.TAKEN_OVER),
}


def _trash_instances(context: RunContext, pair: Pair) -> None:
    """Move items to the Trash that are instances of a series which was imported as a whole."""
    for date in pair.dates:
        item = db.session.get(Item, date.id, with_for_update=True, populate_existing=True)
        if item is None or item.version != date.version:
            continue  # somebody has just changed it, so it is no longer only an instance of the series
        item.trashed_at = utc_now()
        context.log.add(
            Direction.IN,
            "delete",
            item_id=date.id,
            subject=date.now.event.details.subject,
            reason=because(Reason.WHOLE_SERIES_HERE),
            before=event_to_json(date.now.event),
        )


def _trash_item(context: RunContext, pair: Pair) -> None:
    if pair.item is None or pair.link is None:
        return
    item = db.session.get(Item, pair.item.id, with_for_update=True, populate_existing=True)
    if item is None or item.version != pair.item.version:
        _reread_later(pair)
        return
    item.trashed_at = utc_now()
    db.session.flush()
    db.session.execute(delete(Link).where(Link.id == pair.link.id))
    context.log.add(
        Direction.IN,
        "delete",
        item_id=item.id,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=caused_by(Reason.GOES_TO_TRASH, pair.evidence or because(Reason.ANSWERED_GONE)),
        before=event_to_json(pair.item.now.event),
    )


def _restore_item(context: RunContext, pair: Pair, action: RestoreItem) -> None:
    if pair.item is None or pair.event is None:
        return
    if not update_item(context, pair.item, action.event, pair.event):
        _reread_later(pair)
        return
    item = db.session.get_one(Item, pair.item.id)
    item.trashed_at = None
    db.session.flush()
    store_link(
        context,
        pair,
        pair.event,
        base_local=action.event,
        base_remote=pair.event.event,
        version_tag=pair.event.version_tag,
    )
    mark_if_reshaped(context, item.id, action.event)
    context.log.add(
        Direction.IN,
        "restore",
        item_id=item.id,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=because(Reason.EDIT_BEATS_REMOVAL_HERE),
        after=event_to_json(action.event),
    )


def _reread_later(pair: Pair) -> None:
    """Leave the pair to the run for the change that a person made meanwhile: without a tag it fetches the event."""
    if pair.link:
        db.session.execute(update(Link).where(Link.id == pair.link.id).values(version_tag=None))


def _detach(context: RunContext, pair: Pair, action: Detach) -> None:
    if pair.link is None:
        _link_detached(context, pair)
    else:
        db.session.execute(
            update(Link).where(Link.id == pair.link.id).values(state=LinkState.DETACHED, updated_at=utc_now())
        )
    item_id = pair.item.id if pair.item else None
    if action.notify:
        db.session.add(
            UserMessage(
                user_id=context.settings.owner_id,
                integration_id=context.settings.integration_id,
                item_id=item_id,
                reason=because(Reason.REMOVED_THERE_AND_KEPT, subject=pair.subject),
            )
        )
    context.log.add(
        Direction.NONE, "detach", item_id=item_id, remote_id=pair.remote_id, subject=pair.subject, reason=action.reason
    )


def _link_detached(context: RunContext, pair: Pair) -> None:
    """Store a detached link, so that neither the item nor the event is created a second time on the other side."""
    if pair.item and pair.event:
        store_link(
            context, pair, pair.event, base_local=pair.item.now.event, base_remote=pair.event.event, version_tag=None
        )
        stored = Link.integration_id == context.settings.integration_id, Link.item_id == pair.item.id
        db.session.execute(update(Link).where(*stored).values(state=LinkState.DETACHED))


def _drop_link(context: RunContext, pair: Pair, action: DropLink) -> None:
    if pair.link is None:
        return
    db.session.execute(delete(Link).where(Link.id == pair.link.id))
    context.log.add(
        Direction.NONE,
        "drop",
        item_id=pair.item.id if pair.item else None,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=action.reason,
    )


def _set_aside(context: RunContext, decisions: Sequence[tuple[Pair, SetAside]]) -> None:
    for pair, action in decisions:
        if pair.link is None or pair.item is None:
            continue
        db.session.execute(delete(Link).where(Link.id == pair.link.id))
        quarantine.hold(context, item_id=pair.item.id, subject=pair.subject, reason=action.reason)
        context.log.add(
            Direction.OUT,
            "quarantine",
            Outcome.FAILED,
            item_id=pair.item.id,
            remote_id=pair.remote_id,
            subject=pair.subject,
            reason=action.reason,
        )


def _skip(context: RunContext, pair: Pair, action: Skip) -> None:
    if pair.link and pair.event:
        db.session.execute(update(Link).where(Link.id == pair.link.id).values(version_tag=pair.event.version_tag))
    _log_skipped(context, pair, action.reason)


def _accept_divergence(context: RunContext, pair: Pair, action: AcceptDivergence) -> None:
    """Store the present state of both sides as agreed, so that only later changes are synced."""
    link, held = pair.link, pair.event
    if link is None or pair.item is None:
        return
    base_remote = held.event if held else link.base_remote
    if base_remote is None:
        return
    values = agreement(pair.item.now.event, base_remote)
    if held:
        values |= {"version_tag": held.version_tag, "source": held.source}
    db.session.execute(update(Link).where(Link.id == link.id).values(updated_at=utc_now(), **values))
    _log_skipped(context, pair, action.reason)


def _log_skipped(context: RunContext, pair: Pair, reason: Refusal) -> None:
    context.log.add(
        Direction.NONE,
        "skip",
        Outcome.SKIPPED,
        item_id=pair.item.id if pair.item else None,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=reason,
    )
