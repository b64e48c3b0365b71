"""Creates, updates and deletes: read before, sent in batches (https://docs.cronofy.com/developers/api/batch/), and
confirmed by reading back.

Cronofy has no conditional write, and answers 202 before the calendar service has the event
(https://docs.cronofy.com/developers/api/events/upsert-event/).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from typing import Any
from urllib.parse import quote

from webapp.connectors.base import (
    Create,
    Delete,
    Deleted,
    Gone,
    Missing,
    OutcomeUnknown,
    PreconditionFailed,
    Refused,
    Update,
    Write,
    WriteOutcome,
    Written,
)
from webapp.connectors.clock import Pause
from webapp.connectors.cronofy.client import BatchEntry, Client
from webapp.connectors.cronofy.errors import ProfileLocked, account_error, refusal, request_invalid
from webapp.connectors.cronofy.event_ids import OwnId, is_key
from webapp.connectors.cronofy.events import (
    Entry,
    as_stored,
    ids_of,
    recurrence_of,
    span_of,
)
from webapp.connectors.cronofy.identity import check_connected
from webapp.connectors.cronofy.reading import Reader
from webapp.connectors.cronofy.refusals import (
    HAS_GUESTS,
    IN_FOREIGN_SERIES,
    KEEPS_TEXTS,
    NOT_A_SERIES,
    NOT_ALLOWED,
    OUT_OF_REACH,
    READ_ONLY,
    WITHDRAWN,
)
from webapp.connectors.cronofy.series import AHEAD, PAST, occurrences, remote_event
from webapp.connectors.cronofy.transport import HttpResponse
from webapp.connectors.cronofy.write_tasks import Change, Task, is_same
from webapp.connectors.errors import ConnectorError, RateLimited, TransientError, WriteRefused
from webapp.connectors.event import Details, Event, Marker, RemoteEvent, is_series, normalise
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.outbound.parallel import in_parallel

FEW = 20
"""Largest number of creates that are searched for around their own dates; for more, all our events are listed once."""

WAVE = 500
"""Number of writes that are sent, then read back together."""

_LAG = timedelta(seconds=5)


class Writer:
    """Writes to one calendar. Assumes that no other process writes to it for this account."""

    def __init__(self, client: Client, calendar_id: str, home_zone: str, pause: Pause) -> None:
        self._client = client
        self._calendar_id = calendar_id
        self._home_zone = home_zone
        self._pause = pause
        self._reader = Reader(client, calendar_id)
        self._path = f"/v1/calendars/{quote(calendar_id, safe='')}/events"
        self._can_edit_existing: bool | None = None
        self._failure: ConnectorError | None = None
        self._own: dict[str, list[Entry]] | None = None

    def write(self, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        """Yield outcomes, wave by wave.

        After an error that concerns all writes no more are sent; those sent before are still read back and their
        outcomes yielded, then the error is raised. A write without an outcome was not executed.
        """
        self._failure = None
        waiting = iter(writes)
        while wave := list(islice(waiting, WAVE)):
            yield from self._wave(wave)

    def _wave(self, writes: Sequence[Write]) -> Iterator[WriteOutcome]:
        tasks = self._prepare(writes)
        self._send_and_confirm([(task, change) for task in tasks for change in task.changes])
        # A failure at the calendar service behind Cronofy may be temporary.
        withdrawn = [(task, change) for task in tasks for change in task.changes if change.withdrawn]
        if withdrawn and self._failure is None:
            self._send_and_confirm([(task, change.retried()) for task, change in withdrawn])
        kept = [(task, change) for task in tasks for change in task.changes if change.keeps_texts()]
        if kept and self._failure is None:
            self._send_and_confirm([(task, change.clearing()) for task, change in kept])
        for task in tasks:
            outcome = task.outcome or self._outcome(task)
            if outcome is not None:
                yield outcome
        if self._failure is not None:
            raise self._failure

    def _send_and_confirm(self, pairs: Sequence[tuple[Task, Change]]) -> None:
        began = self._client.server_now()
        self._send(pairs)
        self._confirm([change for _, change in pairs if change.is_sent], began)

    # Reading before

    def _prepare(self, writes: Sequence[Write]) -> list[Task]:
        held = self._read(writes)
        tasks = []
        for write in writes:
            try:
                tasks.append(self._task(write, held.get(write.remote_id, [])))
            except WriteRefused as error:
                tasks.append(Task(write, [], outcome=Refused(write.remote_id, error.reason)))
        return tasks

    def _read(self, writes: Sequence[Write]) -> dict[str, list[Entry]]:
        """Read the entries of updates and deletes, because Cronofy has no conditional write."""
        held: dict[str, list[Entry]] = {}
        for own in (True, False):
            stored = [write for write in writes if not isinstance(write, Create) and is_key(write.remote_id) == own]
            if stored:
                spans = [span_of(write.source) for write in stored]
                whole = [span for span in spans if span]
                hull = (min(start for start, _ in whole), max(end for _, end in whole)) if all(spans) else None
                held |= self._reader.held([write.remote_id for write in stored], hull)
        return held | self._read_earlier([write for write in writes if isinstance(write, Create)])

    def _read_earlier(self, creates: Sequence[Create]) -> dict[str, list[Entry]]:
        """Read what an earlier attempt with a lost outcome may have written under the same keys."""
        if not creates:
            return {}
        if self._own is None and len(creates) <= FEW:
            spans = [self._reach(write.event) for write in creates]
            hull = min(start for start, _ in spans), max(end for _, end in spans)
            return self._reader.near([write.remote_id for write in creates], hull)
        if self._own is None:
            self._own = self._reader.own()
        return {write.remote_id: self._own.get(write.remote_id, []) for write in creates}

    def _reach(self, event: Event) -> tuple[datetime, datetime]:
        """Return the span in which the occurrences of an event are written, with a margin of a day for time zones."""
        now, day = self._client.now(), timedelta(days=1)
        if is_series(event):
            return now - PAST - day, now + AHEAD + day
        return event.details.start.replace(tzinfo=UTC) - day, event.details.end.replace(tzinfo=UTC) + day

    def _task(self, write: Write, held: list[Entry]) -> Task:
        if isinstance(write, Create):
            return self._create(write, held)
        outcome = self._outcome_before_write(write, held)
        if outcome:
            return Task(write, [], held, outcome=outcome)
        if isinstance(write, Delete):
            return self._delete(write, held)
        return self._update(write, held)

    def _create(self, write: Create, held: list[Entry]) -> Task:
        changes = self._own_changes(write.remote_id, write.marker, write.event, held)
        is_there = any(change.before and not change.before.deleted for change in changes)
        if is_there and not _shows_any(held, write.earlier):
            # An earlier attempt succeeded, and a person has edited the event since.
            return Task(write, [], outcome=PreconditionFailed(write.remote_id))
        return self._task_of(write, changes, held)

    def _task_of(self, write: Create | Update, changes: list[Change], held: list[Entry]) -> Task:
        for change in changes:
            change.needs_content = bool(write.earlier)
        return Task(write, changes, held, outcome=None if changes else _written(write.remote_id, held))

    def _outcome_before_write(self, write: Update | Delete, held: list[Entry]) -> WriteOutcome | None:
        remote_id = write.remote_id
        if not held:
            # Not found is no evidence of removal. Only the delete of an event of ours is sent all the same: it is
            # idempotent.
            return None if isinstance(write, Delete) and is_key(remote_id) else PreconditionFailed(remote_id)
        now = remote_event(held)
        if isinstance(now, Gone):
            return Deleted(remote_id) if isinstance(write, Delete) else Missing(remote_id)
        if write.version_tag is not None and now.version_tag != write.version_tag:
            return PreconditionFailed(remote_id)
        if any(entry.has_guests for entry in held if not entry.deleted):
            return Refused(remote_id, HAS_GUESTS)
        return None

    def _delete(self, write: Delete, held: list[Entry]) -> Task:
        alive = [entry for entry in held if not entry.deleted]
        for entry in alive:
            self._check_editable(entry, allowed=entry.may_delete)
        changes = [Change(entry.ref, entry.event_id is not None, None, None, entry) for entry in alive]
        if not held:
            changes = [Change(event_id, True, None, None, None) for event_id in ids_of(write.source)]
        return Task(write, changes, held, outcome=None if changes else Deleted(write.remote_id))

    def _update(self, write: Update, held: list[Entry]) -> Task:
        entry = next(entry for entry in held if not entry.deleted)
        if entry.own:
            changes = self._own_changes(write.remote_id, entry.own.marker, write.after, held)
        else:
            self._check_editable(entry, allowed=entry.may_update)
            if is_series(write.after):
                raise WriteRefused(NOT_A_SERIES)
            details = _as_private_as(entry, as_stored(write.after.details, self._home_zone))
            is_own = entry.event_id is not None
            changes = [] if is_same(entry.details, details) else [Change(entry.ref, is_own, details, None, entry)]
        return self._task_of(write, changes, held)

    def _own_changes(self, key: str, marker: Marker, event: Event, held: Sequence[Entry]) -> list[Change]:
        """Return the upserts and deletes that turn our entries under `key` into `event`, deletes first.

        In this order, a reader that gets only the later part sees the event as present, never as removed.
        """
        wanted, recurrence = self._wanted(key, marker, event)
        before = {entry.ref: entry for entry in held}
        starts = [
            entry for entry in held if not entry.deleted and entry.ref not in wanted and not self._is_past(entry, event)
        ]
        changes = [Change(entry.ref, True, None, None, entry) for entry in starts]
        for ref, content in wanted.items():
            entry = before.get(ref)
            if entry is None or entry.deleted:
                changes.append(Change(ref, True, content, recurrence, entry))
                continue
            details = _as_private_as(entry, content)
            if not is_same(entry.details, details) or (recurrence is not None and entry.rrule != event.rrule):
                changes.append(Change(ref, True, details, recurrence, entry))
        return changes

    def _wanted(self, key: str, marker: Marker, event: Event) -> tuple[dict[str, Details], Mapping[str, Any] | None]:
        if self._client.settings.recurrence_enabled:
            recurrence = recurrence_of(event)
            if recurrence is not None or not is_series(event):
                # Without the field an old rule would stay; an empty one removes it.
                details = as_stored(event.details, self._home_zone)
                return {str(OwnId(key, marker)): details}, recurrence or {"rules": []}
        if not is_series(event):
            return {str(OwnId(key, marker)): as_stored(event.details, self._home_zone)}, None
        dates = occurrences(event, self._client.now(), self._home_zone)
        if not dates:
            raise WriteRefused(OUT_OF_REACH)
        return {
            str(OwnId(key, marker, start)): as_stored(details, self._home_zone) for start, details in dates.items()
        }, None

    def _is_past(self, entry: Entry, event: Event) -> bool:
        """Return True if an occurrence of a series has left the window; it is then left unchanged."""
        if not is_series(event) or entry.own is None or entry.own.original_start is None:
            return False
        only_this = Event(event.details, rdates=(entry.own.original_start,))
        return entry.own.original_start not in occurrences(only_this, self._client.now(), self._home_zone)

    def _check_editable(self, entry: Entry, *, allowed: bool) -> None:
        if entry.own or entry.event_id:
            return
        if entry.recurring:
            raise WriteRefused(IN_FOREIGN_SERIES)
        if allowed:
            return
        if self._can_edit_existing is None:
            self._can_edit_existing = check_connected(self._client, self._calendar_id).can_edit_existing
        raise WriteRefused(READ_ONLY if self._can_edit_existing else NOT_ALLOWED)

    # Sending

    def _send(self, pairs: Sequence[tuple[Task, Change]]) -> None:
        """Send all changes until an error concerns all of them, and record the result of each."""
        size = self._client.batch_size
        batches = [pairs[start : start + size] for start in range(0, len(pairs), size)]
        if len(batches) == 1:
            self._send_batch(batches[0])
            return
        going = takewhile(lambda _: self._failure is None, batches)
        for _ in in_parallel(self._send_batch, going, self._client.settings.connections):
            pass

    def _send_batch(self, pairs: Sequence[tuple[Task, Change]]) -> None:
        entries = [
            BatchEntry("DELETE" if change.details is None else "POST", self._path, change.body()) for _, change in pairs
        ]
        try:
            answers = self._client.batch(entries)
        except RateLimited as error:
            self._failure = error  # rejected before it took effect
        except TransientError as error:
            self._failure = error
            for task, change in pairs:
                task.error, change.is_sent = error, True
        except ConnectorError as error:
            self._failure = error
        else:
            for (task, change), answer in zip(pairs, answers, strict=True):
                self._note(task, change, answer)

    def _note(self, task: Task, change: Change, answer: HttpResponse) -> None:
        """Record one response of a batch, and the error if it concerns all writes."""
        error = account_error(answer)
        if answer.is_success:
            change.is_sent = True
        elif isinstance(error, ProfileLocked):
            self._failure = self._failure or self._cause_of(error)
        elif isinstance(error, TransientError) and not isinstance(error, RateLimited):
            task.error, change.is_sent = error, True
        elif error is not None:
            self._failure = error
        elif answer.status in {404, 410}:
            self._note_not_found(task, change)
        elif answer.status == 422 and request_invalid(answer).is_about_calendar:
            self._failure = self._failure or self._cause_of(request_invalid(answer))
        else:
            task.outcome = Refused(task.write.remote_id, refusal(answer))

    def _cause_of(self, error: ConnectorError) -> ConnectorError:
        """Return the more specific error if the account is disconnected or the calendar gone."""
        try:
            check_connected(self._client, self._calendar_id)
        except ConnectorError as cause:
            return cause
        return error

    def _note_not_found(self, task: Task, change: Change) -> None:
        if self._failure is not None:
            return  # checked already
        unexplained = TransientError(because(Reason.WRITE_NOT_FOUND, service="Cronofy"))
        cause = self._cause_of(unexplained)
        if cause is not unexplained:
            self._failure = cause
        elif change.details is None:
            change.is_sent = change.is_done = True
        else:
            task.outcome = PreconditionFailed(task.write.remote_id)

    # Reading back

    def _confirm(self, changes: Sequence[Change], began: datetime) -> None:
        """Read back until all writes are listed, or until the configured number of attempts."""
        waiting = [change for change in changes if not change.is_done and change.withdrawn is None]
        settings = self._client.settings
        pause = settings.confirm_pause
        for attempt in range(settings.confirm_attempts):
            if not waiting:
                return
            if attempt:
                self._pause(pause)
                pause *= 2
            is_last = attempt == settings.confirm_attempts - 1
            try:
                self._look_for(waiting, None if is_last else began - _LAG, is_complete=is_last)
            except TransientError:
                # The writes were sent; without reading back, their outcomes are unknown.
                return
            waiting = [change for change in waiting if not change.is_done and change.withdrawn is None]

    def _look_for(self, waiting: Sequence[Change], since: datetime | None, *, is_complete: bool) -> None:
        for own in (True, False):
            wanted = {change.ref: change for change in waiting if change.is_own == own}
            if not wanted:
                continue
            named: set[str] = set()
            for page in self._reader.own_since(since) if own else self._reader.others_since(since):
                for entry in page:
                    named.add(entry.ref)
                    change = wanted.get(entry.ref)
                    if change and change.observe(entry, is_last=is_complete):
                        del wanted[entry.ref]
                if not wanted:
                    break
            if is_complete and own:
                # The delete was accepted, and a complete list of our own events no longer has the entry.
                for ref, change in wanted.items():
                    change.is_done = change.is_done or (change.details is None and ref not in named)

    def _outcome(self, task: Task) -> WriteOutcome | None:
        remote_id = task.write.remote_id
        if not any(change.is_sent for change in task.changes):
            return None
        if any(change.withdrawn for change in task.changes):
            return Refused(remote_id, WITHDRAWN)
        if not all(change.is_done for change in task.changes):
            return self._unknown(task)
        if isinstance(task.write, Delete):
            return Deleted(remote_id)
        now = {entry.ref: entry for entry in task.held}
        now |= {change.ref: change.confirmed for change in task.changes if change.confirmed}
        entries = list(now.values())
        if not all(map(Change.is_as_sent, task.changes)) and _shows_any(entries, task.write.earlier):
            return self._unknown(task)
        is_kept = any(change.keeps_texts() for change in task.changes)
        return _written(remote_id, entries, KEEPS_TEXTS if is_kept else None)

    def _unknown(self, task: Task) -> OutcomeUnknown:
        error = task.error or TransientError(because(Reason.ACCEPTED_NOT_SHOWN, service="Cronofy"))
        if isinstance(task.write, Delete):
            return OutcomeUnknown(task.write.remote_id, error)
        later = {entry.ref: entry for entry in task.held} | {change.ref: change.shows() for change in task.changes}
        shown = remote_event(list(later.values()))
        return OutcomeUnknown(task.write.remote_id, error, shown.event if isinstance(shown, RemoteEvent) else None)


def _shows_any(entries: Sequence[Entry], earlier: Sequence[Event]) -> bool:
    """Return True if these entries together equal one of our earlier writes."""
    shown = remote_event(entries) if entries and earlier else None
    return isinstance(shown, RemoteEvent) and normalise(shown.event) in map(normalise, earlier)


def _written(remote_id: str, entries: list[Entry], kept: Refusal | None = None) -> WriteOutcome:
    stored = remote_event(entries)
    if isinstance(stored, RemoteEvent):
        return Written(remote_id, stored, kept)
    return OutcomeUnknown(remote_id, TransientError(because(Reason.SHOWN_UNREADABLE, service="Cronofy")))


def _as_private_as(entry: Entry, details: Details) -> Details:
    """Return `details` with the privacy of the stored event, which Cronofy sets on creation only."""
    return replace(details, private=entry.details.private) if entry.details else details
