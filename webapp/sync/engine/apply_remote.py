"""Execution of decisions on the linked calendar, and recording of the outcomes."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, cast

from sqlalchemy import Table, bindparam, delete, insert, update

from webapp.connectors.base import (
    Create,
    Delete,
    Deleted,
    Missing,
    OutcomeUnknown,
    PartlyWritten,
    Pattern,
    PreconditionFailed,
    Refused,
    Update,
    Write,
    WriteOutcome,
    Written,
    create_id,
)
from webapp.connectors.errors import ConnectorError
from webapp.connectors.event import Event, Marker, RemoteEvent, changed_fields, event_to_json, with_fields
from webapp.connectors.reasons import Reason, Refusal, because, caused_by
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.engine import quarantine
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.fetch import fetch_pairs
from webapp.sync.engine.item_errors import store_each
from webapp.sync.engine.item_mapping import with_local_until
from webapp.sync.engine.links import agreement, is_kept, log_conflict, store_merge, store_partial_merge
from webapp.sync.engine.own_writes import OwnWrites, Sent
from webapp.sync.engine.planner import CreateEvent, DeleteEvent, Loss, Merge
from webapp.sync.engine.series.divided_series import find_patterns, forget
from webapp.sync.engine.snapshots import ItemSnapshot, Pair, load_items, load_links
from webapp.sync.models import Link, UserMessage
from webapp.sync.states import Direction, LinkState, Outcome, Side
from webapp.sync.stored_reason import reason_columns

RECORD_EVERY = 100
"""Largest number of outcomes stored in one transaction."""

RECORD_WITHIN = 1.0
"""Seconds after which outcomes are stored even if they are few, so that little has to be looked up after a crash."""


# Statements for many rows use the table, not the model: the ORM adds nothing and costs as much as the database.
_LINKS = cast("Table", Link.__table__)
_ARRIVED = update(_LINKS).where(_LINKS.c.id == bindparam("link_id"))

RemoteAction = CreateEvent | Merge | DeleteEvent


@dataclass(frozen=True, slots=True)
class _Task:
    """A remote write with the decision it executes. `link_id` is the pending link of a create."""

    pair: Pair
    action: RemoteAction
    write: Write
    link_id: int | None


def write_page(
    context: RunContext, writes: Sequence[Write], record: Callable[[Sequence[WriteOutcome]], None]
) -> Sequence[WriteOutcome]:
    """Send a page of writes; `record` stores their outcomes, also if the service fails midway.

    Raises:
        TransientError: the outcome of a write is unknown, or it was executed only in part.
    """
    outcomes: list[WriteOutcome] = []
    try:
        outcomes.extend(context.connector.write(context.settings.calendar_id, writes))
    finally:
        record(outcomes)
    for outcome in outcomes:
        if isinstance(outcome, OutcomeUnknown | PartlyWritten):
            raise outcome.error
    return outcomes


def write_remotely(context: RunContext, pages: Iterable[Sequence[tuple[Pair, RemoteAction]]]) -> list[Pair]:
    """Send writes; return pairs that changed meanwhile, read again.

    A page is taken from `pages` while writes of earlier ones are under way, and never inside a transaction.
    """
    under_way: dict[str, _Task] = {}
    writes = _writes(context, pages, under_way)
    first = next(writes, None)
    if first is None:
        return []
    again: list[_Task] = []
    unclear: list[tuple[_Task, OutcomeUnknown]] = []
    partly: list[PartlyWritten] = []
    done: list[tuple[_Task, WriteOutcome]] = []
    stored_at = time.monotonic()
    try:
        for outcome in context.connector.write(context.settings.calendar_id, chain([first], writes)):
            task = under_way.pop(outcome.remote_id)
            match outcome:
                case PreconditionFailed() | Missing():
                    again.append(task)
                case OutcomeUnknown():
                    unclear.append((task, outcome))
                case _:
                    done.append((task, outcome))
                    partly += [outcome] if isinstance(outcome, PartlyWritten) else []
            if len(done) >= RECORD_EVERY or (done and time.monotonic() - stored_at > RECORD_WITHIN):
                batch, done, stored_at = done, [], time.monotonic()
                _record(context, batch)
    except ConnectorError:
        _record(context, done)  # these were executed before the service failed
        _note_sent(context, unclear)
        raise
    _record(context, done)
    _note_sent(context, unclear)
    errors = [*(outcome.error for _, outcome in unclear), *(outcome.error for outcome in partly)]
    if errors:
        raise errors[0]
    return _reread(context, again)


def _writes(
    context: RunContext, pages: Iterable[Sequence[tuple[Pair, RemoteAction]]], under_way: dict[str, _Task]
) -> Iterator[Write]:
    for decisions in pages:
        tasks = {task.write.remote_id: task for task in _prepare(context, decisions)}
        under_way.update(tasks)
        yield from (task.write for task in tasks.values())


def _prepare(context: RunContext, decisions: Sequence[tuple[Pair, RemoteAction]]) -> Iterator[_Task]:
    """Yield the writes. Links of creates are stored as pending before, so that they are looked up after a crash."""
    _log_overwritten(context, decisions)
    creates = [(pair, action) for pair, action in decisions if isinstance(action, CreateEvent)]
    yield from _prepare_creates(context, creates)
    for pair, action in decisions:
        link = pair.link
        if isinstance(action, DeleteEvent) and link and pair.remote_id:
            tag = pair.event.version_tag if pair.event else link.version_tag
            source = pair.event.source if pair.event else link.source
            yield _Task(pair, action, Delete(pair.remote_id, tag, source), link.id)
        elif isinstance(action, Merge) and action.event_after:
            marker = _marker(context, pair)
            if pair.event:
                held = pair.event
                after = with_local_until(action.event_after, context.settings.home_zone, held.event)
                write = Update(held.remote_id, held.version_tag, held.event, after, held.source, marker)
            elif link and link.base_remote and link.remote_id:
                after = with_local_until(action.event_after, context.settings.home_zone, link.base_remote)
                write = Update(link.remote_id, link.version_tag, link.base_remote, after, link.source, marker)
            else:
                continue
            if link:
                write = replace(write, earlier=link.wrote.contents)
            yield _Task(pair, action, write, link.id if link else None)


def _marker(context: RunContext, pair: Pair) -> Marker | None:
    """Return our marker for an event that Calendar Sync made: it may have another installation's, or have lost it."""
    is_ours = pair.link.written_by_us if pair.link else pair.event is not None and pair.event.marker is not None
    return Marker(context.settings.deployment_id, pair.item.uid) if is_ours and pair.item else None


def _log_overwritten(context: RunContext, decisions: Sequence[tuple[Pair, RemoteAction]]) -> None:
    """Log values that are about to be overwritten on the linked calendar: after a crash they would be lost."""
    conflicts = [
        (pair, action, lost)
        for pair, action in decisions
        if isinstance(action, Merge) and pair.item
        for lost in action.lost
        if lost.side == Side.REMOTE and not is_kept(context, pair.item.id, lost)
    ]
    if conflicts:
        with context.work.batch():
            for conflict in conflicts:
                log_conflict(context, *conflict)


def _prepare_creates(context: RunContext, creates: Sequence[tuple[Pair, CreateEvent]]) -> Iterator[_Task]:
    if not creates:
        return
    with reading():
        patterns = find_patterns(context.settings.integration_id, [pair.item.id for pair, _ in creates if pair.item])
    tasks = [
        _prepare_create(context, pair, pair.item, action, patterns.get(pair.item.id))
        for pair, action in creates
        if pair.item
    ]
    noted: dict[str, int] = {}

    def note(some: Sequence[tuple[_Task, dict[str, Any]]]) -> None:
        for task, row in some:
            if task.link_id:
                db.session.execute(update(Link).where(Link.id == task.link_id).values(**row))
                noted[task.write.remote_id] = task.link_id
        new = [(task, row) for task, row in some if not task.link_id]
        if new:
            new_ids = insert(_LINKS).returning(_LINKS.c.id, sort_by_parameter_order=True)
            link_ids = db.session.scalars(new_ids, [row for _, row in new]).all()
            noted.update((task.write.remote_id, link_id) for (task, _), link_id in zip(new, link_ids, strict=True))

    store_each(context, tasks, note, pair_of=lambda each: each[0].pair)
    for task, _ in tasks:
        if task.write.remote_id in noted:
            yield replace(task, link_id=noted[task.write.remote_id])


def _prepare_create(
    context: RunContext, pair: Pair, item: ItemSnapshot, action: CreateEvent, pattern: Pattern | None
) -> tuple[_Task, dict[str, Any]]:
    """Return a create, and the values of its link while its answer is pending."""
    now, has_client_ids = utc_now(), context.connector.capabilities.client_ids
    key = _create_key(context, item, pair)
    remote_id = create_id(context.connector, context.settings.calendar_id, key)
    marker = Marker(context.settings.deployment_id, item.uid)
    is_retry = pair.link is not None and pair.link.state == LinkState.PENDING
    earlier = pair.link.wrote.contents if pair.link and is_retry else ()
    written = with_local_until(action.event, context.settings.home_zone)
    write = Create(remote_id, key, written, marker, earlier, pattern)
    values: dict[str, Any] = {
        "remote_id": remote_id if has_client_ids else None,
        "remote_uid": key if has_client_ids else "",
        "create_key": key,
        "state": LinkState.PENDING,
        "written_by_us": True,
        # What is sent: if the answer is lost, later edits on both sides are recognised by comparison with it.
        "base_local": event_to_json(action.event),
    }
    if pair.link is None:
        own = {"integration_id": context.settings.integration_id, "item_id": item.id}
        return _Task(pair, action, write, None), {**own, "created_at": now, "updated_at": now, **values}
    wrote = pair.link.wrote if is_retry else OwnWrites(is_repeated=action.lost == "withdrawn")
    since = {} if is_retry else {"updated_at": now}  # since its first attempt
    row = {"base_remote": None, "version_tag": None, "wrote": wrote.to_json(), **values, **since}
    return _Task(pair, action, write, pair.link.id), row


def _create_key(context: RunContext, item: ItemSnapshot, pair: Pair) -> str:
    """Return the key of a create: for a retry that of the first attempt, for the successor of an event a new one.

    A service that chooses ids may go on refusing the key of an event that was deleted since.
    """
    link = pair.link
    if link is None:
        return context.settings.create_key(item.uid)
    if link.state == LinkState.PENDING and not (link.remote_id is None and pair.gone):
        return link.create_key or link.remote_uid
    return context.settings.create_key(item.uid, link.remote_id or link.create_key or "")


def _record(context: RunContext, done: Sequence[tuple[_Task, WriteOutcome]]) -> None:
    store_each(
        context,
        done,
        lambda some: _record_outcomes(context, some),
        pair_of=lambda each: each[0].pair,
        instead=lambda each: _note_arrival(each[0], each[1]),
    )
    context.progress.advance(len(done))
    context.cache.written += len(done)


def _note_arrival(task: _Task, outcome: WriteOutcome) -> None:
    """Store at least that a create arrived whose outcome cannot be stored, or every run would look it up again."""
    if isinstance(outcome, Written | PartlyWritten) and isinstance(task.action, CreateEvent):
        arrived = {
            "remote_id": outcome.stored.remote_id,
            "state": LinkState.LIVE,
            "version_tag": None,
            "updated_at": utc_now(),
        }
        db.session.execute(update(Link).where(Link.id == task.link_id).values(**arrived))


def _record_outcomes(context: RunContext, done: Sequence[tuple[_Task, WriteOutcome]]) -> None:
    created: list[dict[str, Any]] = []
    sent: list[int] = []
    unfinished: list[int] = []
    for task, outcome in done:
        match outcome:
            case Written() if isinstance(task.action, CreateEvent):
                created.append(_created(context, task, task.action, outcome.stored))
                sent += [task.pair.item.id] if task.pair.item else []
            case Written() if isinstance(task.action, Merge):
                store_merge(context, task.pair, task.action, outcome.stored, wrote=True)
                if outcome.kept:
                    _notify_of_kept(context, task.pair, outcome.kept)
            case PartlyWritten():
                _record_partly(context, task, outcome)
                unfinished += [task.pair.item.id] if task.pair.item else []
            case Deleted():
                _record_deleted(context, task)
            case Refused():
                _record_refused(context, task, outcome.reason)
            case _:
                pass
    if created:
        db.session.execute(_ARRIVED, created)
        quarantine.release(context, item_ids=sent)
        forget(context.settings.integration_id, sent)
    context.work.clear_marks([mark for task, _ in done for mark in task.pair.mark_ids])
    context.work.mark(unfinished)


def _record_partly(context: RunContext, task: _Task, outcome: PartlyWritten) -> None:
    """Store what was written, so that the parts that are missing count as changed in My Calendar since.

    The log gets an entry for what was written, which can be undone, and one for the failure.
    """
    pair, action, stored = task.pair, task.action, outcome.stored
    if isinstance(action, CreateEvent):
        base_local = with_fields(action.event, stored.event, changed_fields(stored.event, action.event))
        _log_created(context, task, action, stored, base_local)
        values = {**_arrived(action, stored), **agreement(base_local, stored.event)}
        db.session.execute(update(Link).where(Link.id == task.link_id).values(**values))
    elif isinstance(action, Merge):
        store_partial_merge(context, pair, action, stored)
    context.log.add(
        Direction.OUT,
        "create" if isinstance(action, CreateEvent) else "update",
        Outcome.FAILED,
        item_id=pair.item.id if pair.item else None,
        remote_id=stored.remote_id,
        subject=pair.subject,
        reason=caused_by(Reason.WRITTEN_IN_PART, outcome.error.reason),
    )


def _note_sent(context: RunContext, unclear: Sequence[tuple[_Task, OutcomeUnknown]]) -> None:
    """Store writes that the service may show later, so that they will not count as a person's edit.

    The version tag is dropped, so that the event is fetched before anything else is written to it.
    """
    if not unclear or not context.connector.capabilities.shows_late:
        return
    now = utc_now()
    with context.work.batch():
        for task, outcome in unclear:
            link = db.session.get(Link, task.link_id) if task.link_id else None
            if link is not None:
                sent = Sent(now, *_contents(task, outcome))
                link.wrote = OwnWrites.from_json(link.wrote).with_sent(sent).to_json()
                link.version_tag = None


def _contents(task: _Task, outcome: OutcomeUnknown) -> tuple[Event | None, Event | None]:
    """Return the contents of the item that were sent, and the contents that the event will show."""
    match task.action:
        case CreateEvent(event=event):
            return event, outcome.shows or event
        case Merge(event_after=after) if task.pair.item and after:
            return task.action.item_after or task.pair.item.now.event, outcome.shows or after
        case _:
            return None, None


def _created(context: RunContext, task: _Task, action: CreateEvent, stored: RemoteEvent) -> dict[str, Any]:
    _log_created(context, task, action, stored, action.event)
    base_remote = agreement(action.event, stored.event)["base_remote"]  # `base_local` was stored before it was sent
    return {"link_id": task.link_id, "base_remote": base_remote, **_arrived(action, stored)}


def _log_created(context: RunContext, task: _Task, action: CreateEvent, stored: RemoteEvent, written: Event) -> None:
    item = task.pair.item
    context.log.add(
        Direction.OUT,
        "create",
        item_id=item.id if item else None,
        remote_id=stored.remote_id,
        subject=task.pair.subject,
        reason=_WHY_CREATED[action.lost or action.again],
        after=event_to_json(written),
    )


def _arrived(action: CreateEvent, stored: RemoteEvent) -> dict[str, Any]:
    """Return the values of the link of an event that was created."""
    return {
        "remote_id": stored.remote_id,
        "remote_uid": stored.uid,
        "state": LinkState.LIVE,
        "version_tag": stored.version_tag,
        "source": stored.source,
        **reason_columns("unwritable", stored.unwritable),
        "wrote": OwnWrites(stored_at=stored.modified_at, is_repeated=action.lost == "withdrawn").to_json(),
        "updated_at": utc_now(),
    }


def _notify_of_kept(context: RunContext, pair: Pair, kept: Refusal) -> None:
    """Notify the owner of values that the service did not remove: both sides differ in them from now on."""
    item_id = pair.item.id if pair.item else None
    db.session.add(
        UserMessage(
            user_id=context.settings.owner_id,
            integration_id=context.settings.integration_id,
            item_id=item_id,
            reason=caused_by(Reason.SERVICE_KEPT, kept, subject=pair.subject),
        )
    )
    context.log.add(
        Direction.OUT,
        "skip",
        Outcome.SKIPPED,
        item_id=item_id,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=kept,
    )


_WHY_CREATED: dict[Loss | bool, Refusal] = {
    False: because(Reason.NOT_THERE_YET),
    True: because(Reason.EDIT_BEATS_REMOVAL_THERE),
    "removed": because(Reason.RESTORED_SINCE),
    "withdrawn": because(Reason.WRITTEN_ONCE_MORE),
}


def _record_deleted(context: RunContext, task: _Task) -> None:
    pair = task.pair
    db.session.execute(delete(Link).where(Link.id == task.link_id))
    quarantine.release(context, item_ids=[pair.item.id] if pair.item else [])
    context.log.add(
        Direction.OUT,
        "delete",
        item_id=pair.item.id if pair.item else None,
        remote_id=pair.remote_id,
        subject=pair.subject,
        reason=pair.why_removed,
        before=event_to_json(pair.link.base_remote) if pair.link and pair.link.base_remote else None,
    )


def _record_refused(context: RunContext, task: _Task, reason: Refusal) -> None:
    pair, is_create = task.pair, isinstance(task.action, CreateEvent)
    if is_create:
        db.session.execute(delete(Link).where(Link.id == task.link_id))
    quarantine.hold(context, item_id=pair.item.id if pair.item else None, subject=pair.subject, reason=reason)
    if pair.item:
        context.cache.refused[pair.item.id] = pair.versions
    context.log.add(
        Direction.OUT,
        "quarantine",
        Outcome.FAILED,
        item_id=pair.item.id if pair.item else None,
        remote_id=pair.remote_id
        if is_create and not context.connector.capabilities.client_ids
        else task.write.remote_id,
        subject=pair.subject,
        reason=reason,
    )


def _reread(context: RunContext, tasks: Sequence[_Task]) -> list[Pair]:
    """Return the pairs of refused writes, read again. Events that the service does not answer for are quarantined."""
    if not tasks:
        return []
    item_ids = [task.pair.item.id for task in tasks if task.pair.item]
    items = load_items(context.settings.integration_id, item_ids)
    links = {link.item_id: link for link in load_links(context.settings.integration_id, item_ids=item_ids)}
    read = fetch_pairs(
        context,
        [
            replace(task.pair, item=items.get(task.pair.item.id), link=links.get(task.pair.item.id))
            for task in tasks
            if task.pair.item
        ],
    )
    answered = {mark_id for pair in read for mark_id in pair.mark_ids}
    left = [mark_id for task in tasks for mark_id in task.pair.mark_ids if mark_id not in answered]
    if left:
        with context.work.batch():
            context.work.clear_marks(left)
    return read
