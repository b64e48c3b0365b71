"""Storing of links, with what both sides of a pair last agreed on, and of the log. In the transaction of the caller.

Shared by `apply_local` and `apply_remote`, which are independent of each other.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any

from sqlalchemy import insert, select, update

from webapp.connectors.event import Event, RemoteEvent, changed_fields, event_to_json, with_fields
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.my_calendar.models import SKIP_SYNC_MARKS, Item
from webapp.sync.engine import quarantine
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.item_mapping import apply_event, item_event
from webapp.sync.engine.own_writes import NOTHING, OwnWrites
from webapp.sync.engine.planner import Lost, Merge
from webapp.sync.engine.snapshots import ItemSnapshot, Pair
from webapp.sync.models import LedgerEntry, Link
from webapp.sync.states import Direction, LinkState, Outcome, Side
from webapp.sync.store.ledger_values import field_to_json, fields_to_json
from webapp.sync.stored_reason import reason_columns

MOST_CONFLICTS = 50
"""Conflicts of one pair that may be logged at once: more than it has fields, overrides apart."""


def store_merge(
    context: RunContext, pair: Pair, action: Merge, remote: RemoteEvent | None, *, wrote: bool = False
) -> None:
    """Store the `inward` fields in the item, the new agreement in the link, and the log of both.

    `remote` is the event that the service holds now; `wrote`: this run has just written it.
    """
    item = pair.item
    if item is None or remote is None:
        return
    if action.item_after and not update_item(context, item, action.item_after, remote):
        # A person changed the item meanwhile. The inward fields still count as changed remotely, and without the tag
        # the run for that person's mark fetches the event again.
        base_remote = with_fields(remote.event, item.now.event, action.inward)
        store_link(
            context, pair, remote, base_local=item.now.event, base_remote=base_remote, version_tag=None, wrote=wrote
        )
    else:
        base_local = action.item_after or item.now.event
        store_link(
            context,
            pair,
            remote,
            base_local=base_local,
            base_remote=remote.event,
            version_tag=remote.version_tag,
            wrote=wrote,
        )
        if action.item_after:
            mark_if_reshaped(context, item.id, action.item_after)
        _log_merge(context, pair, action, remote)
        if item.now.duplicated and item.now.kind in context.settings.options.kinds:
            context.work.mark([item.id])  # remote changes are imported, so the duplicate event can be deleted now
    quarantine.release(context, item_ids=[item.id], remote_ids=[remote.remote_id])


def store_partial_merge(context: RunContext, pair: Pair, action: Merge, remote: RemoteEvent) -> None:
    """Store the `inward` fields, the link of an event of which some parts have yet to be written, and the log of both.

    Missing parts still count as changed in My Calendar since the last agreement. If a person changed the item
    meanwhile, the link is not updated: compared with it, the parts that were written changed equally on both sides.
    """
    item, former = pair.item, pair.link.base_local if pair.link else None
    if item is None or (action.item_after and not update_item(context, item, action.item_after, remote)):
        return
    missing = changed_fields(remote.event, action.event_after or remote.event)
    before = former or (pair.event.event if pair.event else remote.event)
    base_local = with_fields(action.item_after or item.now.event, before, missing)
    store_link(
        context,
        pair,
        remote,
        base_local=base_local,
        base_remote=remote.event,
        version_tag=remote.version_tag,
        wrote=True,
    )
    _log_merge(context, pair, replace(action, outward=action.outward - missing), remote)


def update_item(context: RunContext, snapshot: ItemSnapshot, after: Event, remote: RemoteEvent) -> bool:
    """Store `after` in the item and lock its row; return False if it was changed or removed since the snapshot."""
    item = db.session.get(Item, snapshot.id, with_for_update=True, populate_existing=True)
    if item is None or item.version != snapshot.version:
        return False
    apply_event(item, after, home_zone=context.settings.home_zone)
    item.updated_at = remote.modified_at or utc_now()
    return True


def mark_if_reshaped(context: RunContext, item_id: int, brought: Event) -> None:
    """Mark an item that, once stored, differs from the imported event `brought`, so that the difference is sent back.

    For example, the title of a task gets its sign for "done" again. The event that is sent is then imported without a
    difference, so the two sides do not correct each other endlessly.
    """
    db.session.flush()
    if changed_fields(brought, item_event(db.session.get_one(Item, item_id))):
        context.work.mark([item_id])


def store_link(
    context: RunContext,
    pair: Pair,
    remote: RemoteEvent,
    *,
    base_local: Event,
    base_remote: Event,
    version_tag: str | None,
    wrote: bool = False,
) -> None:
    """Insert or update the link of `pair`, with what each side held when they last agreed, and the version tag."""
    values = {
        "remote_id": remote.remote_id,
        "remote_uid": remote.uid,
        "state": LinkState.LIVE,
        "version_tag": version_tag,
        **agreement(base_local, base_remote),
        "source": remote.source,
        **reason_columns("unwritable", remote.unwritable),
        "wrote": _own_writes(pair, remote, wrote=wrote).to_json(),
        "updated_at": utc_now(),
    }
    if pair.item and remote.series is not None:
        _note_series(pair.item.id, remote.series)
    if pair.link:
        db.session.execute(update(Link).where(Link.id == pair.link.id).values(**values))
    elif pair.item:
        db.session.execute(
            insert(Link).values(
                integration_id=context.settings.integration_id,
                item_id=pair.item.id,
                written_by_us=remote.marker is not None,
                **values,
            )
        )


def _own_writes(pair: Pair, remote: RemoteEvent, *, wrote: bool) -> OwnWrites:
    """Return our writes that the service may still show later: none that were made before a confirmed one."""
    if wrote:
        return OwnWrites(stored_at=remote.modified_at)
    if pair.link is None:
        return NOTHING
    before = pair.link.wrote
    is_edited = pair.link.base_remote is not None and changed_fields(pair.link.base_remote, remote.event)
    if is_edited and before.write_shown_by(remote.event) is None:
        before = replace(before, stored_at=None, is_repeated=False)  # from now on it contains a person's edit
    return before.pending_after(remote.event, utc_now())


def _note_series(item_id: int, series: str) -> None:
    """Store the id of the series of which the item is an instance. The contents, and so the version, stay unchanged."""
    differs = Item.series_uid.is_distinct_from(series)
    statement = update(Item).where(Item.id == item_id, differs).values(series_uid=series)
    db.session.execute(statement, execution_options={"synchronize_session": False, **SKIP_SYNC_MARKS})


def agreement(base_local: Event, base_remote: Event) -> dict[str, Any]:
    """Return the columns of a link that hold what item and event held when they last agreed."""
    return {
        "base_local": event_to_json(base_local),
        "base_remote": None if base_remote == base_local else event_to_json(base_remote),
    }


def _log_merge(context: RunContext, pair: Pair, action: Merge, remote: RemoteEvent) -> None:
    """Log how a pair was linked and what a merge changed, or else that the service only stored the event again."""
    item = pair.item
    if item is None:
        return
    common: dict[str, Any] = {"item_id": item.id, "remote_id": remote.remote_id, "subject": pair.subject}
    is_logged = _log_linked(context, pair, action, remote, common)
    is_logged |= _log_lost_update(context, pair, item, common)
    _log_updates(context, pair, item, action, remote, common=common)
    for lost in action.lost:
        if lost.side == Side.LOCAL:  # a value that was lost on the linked calendar was logged before it was overwritten
            log_conflict(context, pair, action, lost)
    if action.skipped:
        context.log.add(
            Direction.IN,
            "skip",
            Outcome.SKIPPED,
            reason=because(Reason.CHANGE_NOT_TAKEN_OVER),
            after=fields_to_json(remote.event, action.skipped),
            **common,
        )
    if not (is_logged or action.item_after or action.event_after or action.skipped):
        context.log.add(Direction.NONE, "rebase", reason=because(Reason.STORED_AGAIN), **common)


def _log_linked(context: RunContext, pair: Pair, action: Merge, remote: RemoteEvent, common: Mapping[str, Any]) -> bool:
    """Log how a pair was linked, if it was not linked before; return True if so."""
    if pair.link is not None and pair.link.state == LinkState.PENDING and pair.link.base_local is not None:
        reason = because(Reason.ANSWER_LOST_FOUND)
        context.log.add(Direction.OUT, "create", reason=reason, after=event_to_json(remote.event), **common)
        return True
    if pair.renewed or action.adopt:
        reason = because(Reason.LISTED_UNDER_NEW_ID if pair.renewed else Reason.SAME_ON_BOTH_SIDES)
        context.log.add(Direction.NONE, "adopt", reason=reason, **common)
        return True
    return False


def _log_lost_update(context: RunContext, pair: Pair, item: ItemSnapshot, common: Mapping[str, Any]) -> bool:
    """Log an update whose answer was lost, and which both sides hold; return True if there was one."""
    agreed = _agreed_meanwhile(pair)
    if agreed and pair.link and pair.link.base_local:
        context.log.add(
            Direction.OUT,
            "update",
            reason=because(Reason.ANSWER_LOST_AGREED),
            before=fields_to_json(pair.link.base_local, agreed),
            after=fields_to_json(item.now.event, agreed),
            **common,
        )
    return bool(agreed)


def _log_updates(
    context: RunContext,
    pair: Pair,
    item: ItemSnapshot,
    action: Merge,
    remote: RemoteEvent,
    *,
    common: Mapping[str, Any],
) -> None:
    if action.item_after:
        context.log.add(
            Direction.IN,
            "update",
            reason=with_flaws(because(Reason.CHANGED_THERE), remote),
            before=fields_to_json(item.now.event, action.inward),
            after=fields_to_json(action.item_after, action.inward),
            **common,
        )
    if action.event_after and action.outward:
        event_before = pair.event.event if pair.event else pair.link.base_remote if pair.link else None
        context.log.add(
            Direction.OUT,
            "update",
            reason=because(Reason.CHANGED_HERE),
            before=fields_to_json(event_before, action.outward) if event_before else None,
            after=fields_to_json(action.event_after, action.outward),
            **common,
        )


def _agreed_meanwhile(pair: Pair) -> frozenset[str]:
    """Return the fields that changed on both sides since they last agreed, and now have equal values.

    This is the case after an update whose answer was lost. (Or two people made the same edit, which does no harm.)
    """
    item, link, event = pair.item, pair.link, pair.event
    if not (item and link and event and link.base_local and link.base_remote) or link.state == LinkState.PENDING:
        return frozenset()
    ours, theirs = item.now.event, event.event
    if ours == link.base_local:
        return frozenset()
    return changed_fields(link.base_local, ours) & changed_fields(link.base_remote, theirs) - changed_fields(
        ours, theirs
    )


def log_conflict(context: RunContext, pair: Pair, action: Merge, lost: Lost) -> None:
    """Log the older value of a conflict, so that a person can choose it later."""
    if pair.item is None:
        return
    context.log.add(
        lost.side.direction,
        "conflict",
        Outcome.CONFLICT,
        item_id=pair.item.id,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=because(Reason.NEWER_VALUE_WINS_HERE if lost.side == Side.LOCAL else Reason.NEWER_VALUE_WINS_THERE),
        before=field_to_json(lost.field, lost.value),
        after=fields_to_json(action.event_after or action.item_after or pair.item.now.event, {lost.field}),
    )


def is_kept(context: RunContext, item_id: int, lost: Lost) -> bool:
    """Return True if an earlier attempt has logged this conflict, and nothing was logged about the item since."""
    logged = select(LedgerEntry.action, LedgerEntry.before).where(
        LedgerEntry.integration_id == context.settings.integration_id, LedgerEntry.item_id == item_id
    )
    with reading():
        entries = db.session.execute(logged.order_by(LedgerEntry.id.desc()).limit(MOST_CONFLICTS)).all()
    value = field_to_json(lost.field, lost.value)
    return any(entry.before == value for entry in takewhile(lambda entry: entry.action == "conflict", entries))


def with_flaws(reason: Refusal, remote: RemoteEvent) -> Refusal:
    """Return `reason` with what could not be imported of the event exactly."""
    return replace(reason, flaws=remote.flaws)
