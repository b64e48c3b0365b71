"""Carry out decisions on My Calendar's side: items, links, marks and the log, in one transaction a batch."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from sqlalchemy import delete, insert, select, update

from webapp.connectors.event import Event, RemoteEvent, changed_fields, event_to_json, with_fields
from webapp.connectors.reasons import Reason, Refusal, because, caused_by
from webapp.database import new_uid, utc_now
from webapp.extensions import db, insert_rows
from webapp.my_calendar.models import SKIP_SYNC_MARKS, Item, ItemOverride
from webapp.sync.engine import quarantine
from webapp.sync.engine.context import RunContext
from webapp.sync.engine.item_errors import store_each
from webapp.sync.engine.item_mapping import apply_event, item_event, item_values, override_values
from webapp.sync.engine.own_writes import NOTHING, OwnWrites
from webapp.sync.engine.planner import (
    Action,
    CreateItem,
    Detach,
    DropLink,
    LeaveAsIs,
    Lost,
    RestoreItem,
    SetAside,
    Settle,
    Skip,
    TrashItem,
)
from webapp.sync.engine.snapshots import ItemSnapshot, Pair
from webapp.sync.models import LedgerEntry, Link, Notice
from webapp.sync.store.ledger_values import shown_fields, shown_value
from webapp.sync.stored_reason import reason_columns

MOST_CONFLICTS = 50
"""Values of one pair that may give way at once: more than it has fields, changed dates apart."""


def apply_here(context: RunContext, decisions: Sequence[tuple[Pair, Action]]) -> None:
    """Carry out decisions in one transaction; what the database refuses of one object sets that object aside."""
    store_each(context, decisions, lambda some: _apply(context, some), pair_of=lambda decision: decision[0])


def _apply(context: RunContext, decisions: Sequence[tuple[Pair, Action]]) -> None:
    creates = [(pair, action) for pair, action in decisions if isinstance(action, CreateItem)]
    _create_items(context, creates)
    for pair, action in decisions:
        match action:
            case Settle():
                settle_here(context, pair, action, pair.event)
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
            case LeaveAsIs():
                _leave_as_is(context, pair, action)
            case _:
                pass
    # Whatever was wrong with them once, nothing of these has to be written there now.
    quarantine.release(context, item_ids=[pair.item.id for pair, _ in decisions if pair.item])
    _set_aside(context, [(pair, action) for pair, action in decisions if isinstance(action, SetAside)])
    context.clear_marks([mark_id for pair, _ in decisions for mark_id in pair.mark_ids])


def _create_items(context: RunContext, creates: Sequence[tuple[Pair, CreateItem]]) -> None:
    """Insert items, overrides and links of a page in a handful of statements; imports are large."""
    if not creates:
        return
    remotes = [pair.event for pair, _ in creates if pair.event]
    uids = [remote.marker.item_uid if remote.marker else remote.uid for remote in remotes]
    taken = set(db.session.scalars(select(Item.uid).where(Item.owner_id == context.owner_id, Item.uid.in_(uids))))
    now = utc_now()
    rows = []
    for remote, wanted in zip(remotes, uids, strict=True):
        uid = new_uid() if wanted in taken or not wanted else wanted
        taken.add(uid)
        rows.append(
            {
                "uid": uid,
                "owner_id": context.owner_id,
                "kind": "appointment",
                **item_values(remote.event, home_zone=context.home_zone),
                "series_uid": remote.series,
                "came_from": context.integration_id,
                "created_at": now,
                "updated_at": remote.modified_at or now,
                "version": 1,
            }
        )
    new_ids = insert(Item).returning(Item.id, sort_by_parameter_order=True)
    item_ids = db.session.scalars(new_ids.execution_options(render_nulls=True), rows).all()
    overrides = [
        {"item_id": item_id, **values}
        for item_id, remote in zip(item_ids, remotes, strict=True)
        for values in override_values(remote.event)
    ]
    if overrides:
        insert_rows(ItemOverride, overrides)
    links = []
    for item_id, remote, (_, action) in zip(item_ids, remotes, creates, strict=True):
        after = event_to_json(remote.event)
        links.append(
            {
                "integration_id": context.integration_id,
                "item_id": item_id,
                "remote_id": remote.remote_id,
                "remote_uid": remote.uid,
                "written_by_us": remote.marker is not None,
                "version_tag": remote.version_tag,
                "base": after,
                "known": None,
                "source": remote.source,
                **reason_columns("unwritable", remote.unwritable),
                "created_at": now,
                "updated_at": now,
            }
        )
        context.log.add(
            "in",
            "create",
            item_id=item_id,
            remote_id=remote.remote_id,
            subject=remote.event.details.subject,
            reason=_with_flaws(_WHY_NEW[action.stray], remote),
            after=after,
        )
    insert_rows(Link, links)
    for pair, action in creates:
        if action.instead_of_dates:
            _trash_dates(context, pair)
    quarantine.release(context, remote_ids=[remote.remote_id for remote in remotes])


_WHY_NEW = {
    None: because(Reason.NEW_THERE),
    "ours": because(Reason.BROUGHT_BACK),
    "another's": because(Reason.TAKEN_OVER),
}


def _with_flaws(reason: Refusal, remote: RemoteEvent) -> Refusal:
    return replace(reason, flaws=remote.flaws)


def _trash_dates(context: RunContext, pair: Pair) -> None:
    """Move items to the Trash that are single dates of a series which is now here as a whole."""
    for date in pair.dates:
        item = db.session.get(Item, date.id, with_for_update=True, populate_existing=True)
        if item is None or item.version != date.version:
            continue  # somebody changed it just now, so it is no longer merely a date of the series
        item.trashed_at = utc_now()
        context.log.add(
            "in",
            "delete",
            item_id=date.id,
            subject=date.now.event.details.subject,
            reason=because(Reason.WHOLE_SERIES_HERE),
            before=event_to_json(date.now.event),
        )


def settle_here(
    context: RunContext, pair: Pair, action: Settle, remote: RemoteEvent | None, *, wrote: bool = False
) -> None:
    """Take over `inward` fields, renew the link and write the log.

    `remote` is what the server holds now; `wrote`: because we have just written it.
    """
    item = pair.item
    if item is None or remote is None:
        return
    if action.item_after and not _update_item(context, item, action.item_after, remote):
        # A person was quicker. The fields that should have come in count as news still, and forgetting the tag makes
        # the run of their mark look at the event again.
        known = with_fields(remote.event, item.now.event, action.inward)
        _tie(context, pair, remote, base=item.now.event, known=known, version_tag=None, wrote=wrote)
    else:
        base = action.item_after or item.now.event
        _tie(context, pair, remote, base=base, known=remote.event, version_tag=remote.version_tag, wrote=wrote)
        if action.item_after:
            _tell_what_became_of_it(context, item.id, action.item_after)
        _log_settled(context, pair, action, remote)
        if item.now.told_twice and item.now.kind in context.options.kinds:
            context.mark([item.id])  # what was changed there has come in; now this one can give way
    quarantine.release(context, item_ids=[item.id], remote_ids=[remote.remote_id])


def settle_part(context: RunContext, pair: Pair, action: Settle, remote: RemoteEvent) -> None:
    """Take over `inward` fields, and renew the link of an event of which some parts have yet to be written.

    What is missing stays changed here since the last agreement. If a person changed the item meanwhile, the link is
    left alone: compared with what both agreed on, what was written is the same change on both sides.
    """
    item, former = pair.item, pair.link.base if pair.link else None
    if item is None or (action.item_after and not _update_item(context, item, action.item_after, remote)):
        return
    missing = changed_fields(remote.event, action.event_after or remote.event)
    before = former or (pair.event.event if pair.event else remote.event)
    base = with_fields(action.item_after or item.now.event, before, missing)
    _tie(context, pair, remote, base=base, known=remote.event, version_tag=remote.version_tag, wrote=True)


def _update_item(context: RunContext, snapshot: ItemSnapshot, after: Event, remote: RemoteEvent) -> bool:
    item = db.session.get(Item, snapshot.id, with_for_update=True, populate_existing=True)
    if item is None or item.version != snapshot.version:
        return False
    apply_event(item, after, home_zone=context.home_zone)
    item.updated_at = remote.modified_at or utc_now()
    return True


def _tell_what_became_of_it(context: RunContext, item_id: int, brought: Event) -> None:
    """Have the linked calendar told, where what came in was reshaped here on its way into the item.

    A task's title gets back the sign that it is done, for example. Afterwards the item says what the event says, in
    the words that were sent, so there is nothing more to tell: the two cannot go on correcting each other.
    """
    db.session.flush()
    if changed_fields(brought, item_event(db.session.get_one(Item, item_id))):
        context.mark([item_id])


def _tie(
    context: RunContext,
    pair: Pair,
    remote: RemoteEvent,
    *,
    base: Event,
    known: Event,
    version_tag: str | None,
    wrote: bool = False,
) -> None:
    values = {
        "remote_id": remote.remote_id,
        "remote_uid": remote.uid,
        "state": "live",
        "version_tag": version_tag,
        **agreement(base, known),
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
                integration_id=context.integration_id,
                item_id=pair.item.id,
                written_by_us=remote.marker is not None,
                **values,
            )
        )


def _own_writes(pair: Pair, remote: RemoteEvent, *, wrote: bool) -> OwnWrites:
    """Return what is to be remembered of our writes: after one that is proven, no earlier one can show any more."""
    if wrote:
        return OwnWrites(stood_at=remote.modified_at)
    if pair.link is None:
        return NOTHING
    before = pair.link.wrote
    is_edited = pair.link.known is not None and changed_fields(pair.link.known, remote.event)
    if is_edited and before.behind(remote.event) is None:
        before = replace(before, stood_at=None, is_repeated=False)  # from now on it is a person's, too
    return before.after_seeing(remote.event, utc_now())


def _note_series(item_id: int, series: str) -> None:
    """Remember which series the item is a date of. No change of what the item says, so its version stays."""
    differs = Item.series_uid.is_distinct_from(series)
    statement = update(Item).where(Item.id == item_id, differs).values(series_uid=series)
    db.session.execute(statement, execution_options={"synchronize_session": False, **SKIP_SYNC_MARKS})


def agreement(base: Event, known: Event) -> dict[str, Any]:
    return {"base": event_to_json(base), "known": None if known == base else event_to_json(known)}


def _known(pair: Pair) -> Event | None:
    return pair.link.known if pair.link else None


def _log_settled(context: RunContext, pair: Pair, action: Settle, remote: RemoteEvent) -> None:
    item, log = pair.item, context.log
    if item is None:
        return
    before_event = pair.event.event if pair.event else _known(pair)
    common: dict[str, Any] = {"item_id": item.id, "remote_id": remote.remote_id, "subject": pair.subject}
    arrived = pair.link is not None and pair.link.state == "pending" and pair.link.base is not None
    if arrived:
        reason = because(Reason.ANSWER_LOST_FOUND)
        log.add("out", "create", reason=reason, after=event_to_json(remote.event), **common)
    elif pair.renewed:
        reason = because(Reason.LISTED_UNDER_NEW_ID)
        log.add("none", "adopt", reason=reason, **common)
    elif action.adopt:
        log.add("none", "adopt", reason=because(Reason.SAME_ON_BOTH_SIDES), **common)
    agreed = _agreed_meanwhile(pair)
    if agreed and pair.link and pair.link.base:
        log.add(
            "out",
            "update",
            reason=because(Reason.ANSWER_LOST_AGREED),
            before=shown_fields(pair.link.base, agreed),
            after=shown_fields(item.now.event, agreed),
            **common,
        )
    if action.item_after:
        log.add(
            "in",
            "update",
            reason=_with_flaws(because(Reason.CHANGED_THERE), remote),
            before=shown_fields(item.now.event, action.inward),
            after=shown_fields(action.item_after, action.inward),
            **common,
        )
    if action.event_after and action.outward:
        log.add(
            "out",
            "update",
            reason=because(Reason.CHANGED_HERE),
            before=shown_fields(before_event, action.outward) if before_event else None,
            after=shown_fields(action.event_after, action.outward),
            **common,
        )
    for lost in action.lost:
        if lost.side == "item":  # what gave way on the linked calendar was written down before it was overwritten there
            log_conflict(context, pair, action, lost)
    if action.skipped:
        log.add(
            "in",
            "skip",
            "skipped",
            reason=because(Reason.CHANGE_NOT_TAKEN_OVER),
            after=shown_fields(remote.event, action.skipped),
            **common,
        )
    is_told = arrived or action.adopt or pair.renewed or agreed
    if not (is_told or action.item_after or action.event_after or action.skipped):
        log.add("none", "rebase", reason=because(Reason.STORED_AGAIN), **common)


def _agreed_meanwhile(pair: Pair) -> frozenset[str]:
    """Return the fields that changed on both sides since they last agreed, and now say the same.

    So an edit looks that was carried over without our getting to know it. (Or two people did the same, which nobody
    minds.)
    """
    item, link, event = pair.item, pair.link, pair.event
    if not (item and link and event and link.base and link.known) or link.state == "pending":
        return frozenset()
    ours, theirs = item.now.event, event.event
    if ours == link.base:
        return frozenset()
    return changed_fields(link.base, ours) & changed_fields(link.known, theirs) - changed_fields(ours, theirs)


def log_conflict(context: RunContext, pair: Pair, action: Settle, lost: Lost) -> None:
    """Keep a value that gives way to the other side's, where people find it."""
    if pair.item is None:
        return
    context.log.add(
        "out" if lost.side == "event" else "in",
        "conflict",
        "conflict",
        item_id=pair.item.id,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=because(Reason.NEWER_VALUE_WINS_HERE if lost.side == "item" else Reason.NEWER_VALUE_WINS_THERE),
        before=shown_value(lost.field, lost.value),
        after=shown_fields(action.event_after or action.item_after or pair.item.now.event, {lost.field}),
    )


def is_kept(context: RunContext, item_id: int, lost: Lost) -> bool:
    """Say whether an attempt that came to nothing has written it down, and nothing happened to the item since."""
    told = select(LedgerEntry.action, LedgerEntry.before).where(
        LedgerEntry.integration_id == context.integration_id, LedgerEntry.item_id == item_id
    )
    entries = db.session.execute(told.order_by(LedgerEntry.id.desc()).limit(MOST_CONFLICTS)).all()
    db.session.rollback()
    value = shown_value(lost.field, lost.value)
    return any(entry.before == value for entry in takewhile(lambda entry: entry.action == "conflict", entries))


def _trash_item(context: RunContext, pair: Pair) -> None:
    if pair.item is None or pair.link is None:
        return
    item = db.session.get(Item, pair.item.id, with_for_update=True, populate_existing=True)
    if item is None or item.version != pair.item.version:
        _look_again_later(pair)
        return
    item.trashed_at = utc_now()
    db.session.flush()
    db.session.execute(delete(Link).where(Link.id == pair.link.id))
    context.log.add(
        "in",
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
    if not _update_item(context, pair.item, action.event, pair.event):
        _look_again_later(pair)
        return
    item = db.session.get_one(Item, pair.item.id)
    item.trashed_at = None
    db.session.flush()
    _tie(context, pair, pair.event, base=action.event, known=pair.event.event, version_tag=pair.event.version_tag)
    _tell_what_became_of_it(context, item.id, action.event)
    context.log.add(
        "in",
        "restore",
        item_id=item.id,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=because(Reason.EDIT_BEATS_REMOVAL_HERE),
        after=event_to_json(action.event),
    )


def _look_again_later(pair: Pair) -> None:
    """Leave the pair to the run of the mark that a quicker person set: without a tag it reads the event anew."""
    if pair.link:
        db.session.execute(update(Link).where(Link.id == pair.link.id).values(version_tag=None))


def _detach(context: RunContext, pair: Pair, action: Detach) -> None:
    if pair.link is None:
        _tie_detached(context, pair)
    else:
        db.session.execute(update(Link).where(Link.id == pair.link.id).values(state="detached", updated_at=utc_now()))
    item_id = pair.item.id if pair.item else None
    if action.notify:
        db.session.add(
            Notice(
                user_id=context.owner_id,
                integration_id=context.integration_id,
                item_id=item_id,
                reason=because(Reason.REMOVED_THERE_AND_KEPT, subject=pair.subject),
            )
        )
    context.log.add(
        "none", "detach", item_id=item_id, remote_id=pair.remote_id, subject=pair.subject, reason=action.reason
    )


def _tie_detached(context: RunContext, pair: Pair) -> None:
    """Note which event stands for the item, so that neither is made a second time on the other side."""
    if pair.item and pair.event:
        _tie(context, pair, pair.event, base=pair.item.now.event, known=pair.event.event, version_tag=None)
        here = Link.integration_id == context.integration_id, Link.item_id == pair.item.id
        db.session.execute(update(Link).where(*here).values(state="detached"))


def _drop_link(context: RunContext, pair: Pair, action: DropLink) -> None:
    if pair.link is None:
        return
    db.session.execute(delete(Link).where(Link.id == pair.link.id))
    context.log.add(
        "none",
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
            "out",
            "quarantine",
            "failed",
            item_id=pair.item.id,
            remote_id=pair.remote_id,
            subject=pair.subject,
            reason=action.reason,
        )


def _skip(context: RunContext, pair: Pair, action: Skip) -> None:
    if pair.link and pair.event:
        db.session.execute(update(Link).where(Link.id == pair.link.id).values(version_tag=pair.event.version_tag))
    _log_skipped(context, pair, action.reason)


def _leave_as_is(context: RunContext, pair: Pair, action: LeaveAsIs) -> None:
    """Let the link say that both sides agree as they are, so that only what changes later moves."""
    link, held = pair.link, pair.event
    if link is None or pair.item is None:
        return
    known = held.event if held else link.known
    if known is None:
        return
    values = agreement(pair.item.now.event, known)
    if held:
        values |= {"version_tag": held.version_tag, "source": held.source}
    db.session.execute(update(Link).where(Link.id == link.id).values(updated_at=utc_now(), **values))
    _log_skipped(context, pair, action.reason)


def _log_skipped(context: RunContext, pair: Pair, reason: Refusal) -> None:
    context.log.add(
        "none",
        "skip",
        "skipped",
        item_id=pair.item.id if pair.item else None,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=reason,
    )
