"""Links: what both sides of a pair agreed on last, and the log of it. In the transaction of the caller.

Shared by `apply_local` and `apply_remote`, of which neither knows the other.
"""

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
from webapp.sync.states import Direction, LinkState, Outcome
from webapp.sync.store.ledger_values import field_to_json, fields_to_json
from webapp.sync.stored_reason import reason_columns

MOST_CONFLICTS = 50
"""Values of one pair that may give way at once: more than it has fields, changed dates apart."""


def settle_here(
    context: RunContext, pair: Pair, action: Merge, remote: RemoteEvent | None, *, wrote: bool = False
) -> None:
    """Store the `inward` fields in the item, the new agreement in the link, and the log of both.

    `remote` is what the server holds now; `wrote`: because this run has just written it.
    """
    item = pair.item
    if item is None or remote is None:
        return
    if action.item_after and not update_item(context, item, action.item_after, remote):
        # A person changed the item meanwhile. The fields that should have come in still count as changed remotely,
        # and without the tag the run of that person's mark reads the event again.
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
        _log_settled(context, pair, action, remote)
        if item.now.duplicated and item.now.kind in context.settings.options.kinds:
            context.work.mark([item.id])  # what was changed there has come in; now this one can give way
    quarantine.release(context, item_ids=[item.id], remote_ids=[remote.remote_id])


def settle_part(context: RunContext, pair: Pair, action: Merge, remote: RemoteEvent) -> None:
    """Store the `inward` fields, the link of an event of which some parts have yet to be written, and the log of both.

    What is missing stays changed here since the last agreement. If a person changed the item meanwhile, the link is
    left alone: compared with what both agreed on, what was written is the same change on both sides.
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
    _log_settled(context, pair, replace(action, outward=action.outward - missing), remote)


def update_item(context: RunContext, snapshot: ItemSnapshot, after: Event, remote: RemoteEvent) -> bool:
    """Store `after` in the item and lock its row; return False if it was changed or removed since the snapshot."""
    item = db.session.get(Item, snapshot.id, with_for_update=True, populate_existing=True)
    if item is None or item.version != snapshot.version:
        return False
    apply_event(item, after, home_zone=context.settings.home_zone)
    item.updated_at = remote.modified_at or utc_now()
    return True


def mark_if_reshaped(context: RunContext, item_id: int, brought: Event) -> None:
    """Mark an item that, once stored, differs from what `brought` held, so that the difference is sent back.

    A task's title, for example, gets its sign for "done" again. What is sent then comes back unchanged, so the two
    sides cannot go on correcting each other.
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
    """Insert or update the link of `pair`: what each side held when they agreed last, and the event's version tag."""
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
    """Return which of our writes may still appear at the service: none that came before a confirmed one."""
    if wrote:
        return OwnWrites(stood_at=remote.modified_at)
    if pair.link is None:
        return NOTHING
    before = pair.link.wrote
    is_edited = pair.link.base_remote is not None and changed_fields(pair.link.base_remote, remote.event)
    if is_edited and before.behind(remote.event) is None:
        before = replace(before, stood_at=None, is_repeated=False)  # from now on it is a person's, too
    return before.after_seeing(remote.event, utc_now())


def _note_series(item_id: int, series: str) -> None:
    """Remember which series the item is a date of. No change of what the item says, so its version stays."""
    differs = Item.series_uid.is_distinct_from(series)
    statement = update(Item).where(Item.id == item_id, differs).values(series_uid=series)
    db.session.execute(statement, execution_options={"synchronize_session": False, **SKIP_SYNC_MARKS})


def agreement(base_local: Event, base_remote: Event) -> dict[str, Any]:
    """Return the columns of a link that hold what item and event held when they last agreed."""
    return {
        "base_local": event_to_json(base_local),
        "base_remote": None if base_remote == base_local else event_to_json(base_remote),
    }


def _known(pair: Pair) -> Event | None:
    return pair.link.base_remote if pair.link else None


def _log_settled(context: RunContext, pair: Pair, action: Merge, remote: RemoteEvent) -> None:
    item, log = pair.item, context.log
    if item is None:
        return
    before_event = pair.event.event if pair.event else _known(pair)
    common: dict[str, Any] = {"item_id": item.id, "remote_id": remote.remote_id, "subject": pair.subject}
    arrived = pair.link is not None and pair.link.state == LinkState.PENDING and pair.link.base_local is not None
    if arrived:
        reason = because(Reason.ANSWER_LOST_FOUND)
        log.add(Direction.OUT, "create", reason=reason, after=event_to_json(remote.event), **common)
    elif pair.renewed:
        reason = because(Reason.LISTED_UNDER_NEW_ID)
        log.add(Direction.NONE, "adopt", reason=reason, **common)
    elif action.adopt:
        log.add(Direction.NONE, "adopt", reason=because(Reason.SAME_ON_BOTH_SIDES), **common)
    agreed = _agreed_meanwhile(pair)
    if agreed and pair.link and pair.link.base_local:
        log.add(
            Direction.OUT,
            "update",
            reason=because(Reason.ANSWER_LOST_AGREED),
            before=fields_to_json(pair.link.base_local, agreed),
            after=fields_to_json(item.now.event, agreed),
            **common,
        )
    if action.item_after:
        log.add(
            Direction.IN,
            "update",
            reason=with_flaws(because(Reason.CHANGED_THERE), remote),
            before=fields_to_json(item.now.event, action.inward),
            after=fields_to_json(action.item_after, action.inward),
            **common,
        )
    if action.event_after and action.outward:
        log.add(
            Direction.OUT,
            "update",
            reason=because(Reason.CHANGED_HERE),
            before=fields_to_json(before_event, action.outward) if before_event else None,
            after=fields_to_json(action.event_after, action.outward),
            **common,
        )
    for lost in action.lost:
        if lost.side == "item":  # what gave way on the linked calendar was written down before it was overwritten there
            log_conflict(context, pair, action, lost)
    if action.skipped:
        log.add(
            Direction.IN,
            "skip",
            Outcome.SKIPPED,
            reason=because(Reason.CHANGE_NOT_TAKEN_OVER),
            after=fields_to_json(remote.event, action.skipped),
            **common,
        )
    is_told = arrived or action.adopt or pair.renewed or agreed
    if not (is_told or action.item_after or action.event_after or action.skipped):
        log.add(Direction.NONE, "rebase", reason=because(Reason.STORED_AGAIN), **common)


def _agreed_meanwhile(pair: Pair) -> frozenset[str]:
    """Return the fields that changed on both sides since they last agreed, and now say the same.

    So an edit looks that was carried over without our getting to know it. (Or two people did the same, which nobody
    minds.)
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
    """Keep a value that gives way to the other side's, where people find it."""
    if pair.item is None:
        return
    context.log.add(
        Direction.OUT if lost.side == "event" else Direction.IN,
        "conflict",
        Outcome.CONFLICT,
        item_id=pair.item.id,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=because(Reason.NEWER_VALUE_WINS_HERE if lost.side == "item" else Reason.NEWER_VALUE_WINS_THERE),
        before=field_to_json(lost.field, lost.value),
        after=fields_to_json(action.event_after or action.item_after or pair.item.now.event, {lost.field}),
    )


def is_kept(context: RunContext, item_id: int, lost: Lost) -> bool:
    """Return True if an earlier attempt has logged this conflict, and nothing was logged of the item since."""
    told = select(LedgerEntry.action, LedgerEntry.before).where(
        LedgerEntry.integration_id == context.settings.integration_id, LedgerEntry.item_id == item_id
    )
    with reading():
        entries = db.session.execute(told.order_by(LedgerEntry.id.desc()).limit(MOST_CONFLICTS)).all()
    value = field_to_json(lost.field, lost.value)
    return any(entry.before == value for entry in takewhile(lambda entry: entry.action == "conflict", entries))


def with_flaws(reason: Refusal, remote: RemoteEvent) -> Refusal:
    return replace(reason, flaws=remote.flaws)
