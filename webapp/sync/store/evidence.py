"""Successes and failures by kind of work, and when a kind that fails is retried.

See docs/development/rules.md, 18.

A failure is a row that only a success of the same kind removes. So a run that only sends proves nothing about reading,
and each kind has a back-off of its own.
"""

import random
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, select, update

from webapp.connectors.errors import AuthorizationLost, CalendarGone, ConnectorError, StillReading, TransientError
from webapp.extensions import db
from webapp.sync.models import Failure, Integration, SyncState
from webapp.sync.states import Work

READING, SENDING, MANUAL, UNDO, ENDING, BUSY = Work
"""Kinds of work: reading from the linked calendar, sending to it, Sync now, undo, cleaning up once the integration is
switched off or deleted, and reading busy times."""

FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(minutes=30)
"""Longest pause between attempts at a service that fails; a provider's own Retry-After may be longer."""

_DIRECTIONS = frozenset({READING, SENDING})


class WorkAttempts:
    """Result of each kind of work that a run is to do."""

    def __init__(self, wanted: Collection[Work], failing: Collection[Work] = ()) -> None:
        """Create it for the `wanted` kinds; `failing` are those that failed the last time."""
        self.wanted = frozenset(wanted)
        self.failed: dict[Work, ConnectorError] = {}
        self._failing = frozenset(failing)
        self._skipped: set[Work] = set()

    @property
    def succeeded(self) -> frozenset[Work]:
        """Return the kinds of work that were completed."""
        return self.wanted - self.failed.keys() - self._skipped

    def attempt(self, kind: Work, *steps: Callable[[], object]) -> None:
        """Call `steps` of one kind of work, unless it is not wanted or has failed in this run.

        A failure does not keep other kinds of work from being attempted. Where both directions failed the last time,
        the service is probably unavailable: once one request fails again, the other direction is skipped.

        Raises:
            ConnectorError: the error concerns all requests to this service.
        """
        if kind not in self.wanted or kind in self.failed or kind in self._skipped:
            return
        if self.failed and kind in self._failing:
            self._skipped.add(kind)
            return
        try:
            for step in steps:
                step()
        except ConnectorError as error:
            self.failed[kind] = error
            if isinstance(error, AuthorizationLost) or _advised(error):
                self._skipped |= self.wanted - self.failed.keys()
                raise

    def skip(self, *kinds: Work) -> None:
        """Skip these kinds of work, because they depend on something that failed."""
        self._skipped.update(kinds)

    def fail(self, error: ConnectorError) -> None:
        """Count an error as a failure of all wanted kinds, unless it is the failure of one kind already."""
        if error not in self.failed.values():
            self.failed |= dict.fromkeys(self.wanted, error)

    def raise_first(self) -> None:
        """Raise the first error, if there was one."""
        for error in self.failed.values():
            raise error


def backoff(attempt: int, advised: timedelta | None = None) -> timedelta:
    """Return the pause before retry number `attempt` (1 is the first), with jitter.

    `advised` is the service's Retry-After; the pause is never shorter.
    """
    pause = min(FIRST_RETRY * (1 << min(attempt - 1, 20)), LONGEST_RETRY)
    pause *= random.uniform(0.8, 1.2)  # noqa: S311 (spreads load, protects nothing)
    return max(pause, advised or timedelta(0))


def failures_of(integration_ids: Iterable[int]) -> Mapping[int, Sequence[Failure]]:
    """Return the failures of integrations by id, oldest first."""
    found: dict[int, list[Failure]] = {}
    query = select(Failure).where(Failure.integration_id.in_(integration_ids)).order_by(Failure.since, Failure.kind)
    for failure in db.session.scalars(query):
        found.setdefault(failure.integration_id, []).append(failure)
    return found


def load_failures(integration_id: int) -> Sequence[Failure]:
    """Return the failures of one integration, oldest first."""
    return failures_of([integration_id]).get(integration_id, ())


def open_kinds(integration: Integration, failures: Iterable[Failure], now: datetime) -> frozenset[Work]:
    """Return the kinds of work whose back-off, if any, is over; `failures` are those of the integration."""
    if integration.state.retry_at is not None and integration.state.retry_at > now:
        return frozenset()
    waiting = {failure.kind for failure in failures if failure.retry_at and failure.retry_at > now}
    return frozenset({READING, SENDING, MANUAL, UNDO, ENDING, BUSY}) - waiting


def is_open(kind: Work, now: datetime) -> ColumnElement[bool]:
    """Return a condition in a query that joins `SyncState`: the back-off of this kind of work, if any, is over."""
    waiting = select(Failure.kind).where(
        Failure.integration_id == Integration.id, Failure.kind == kind, Failure.retry_at > now
    )
    return and_(SyncState.retry_at.is_(None) | (SyncState.retry_at <= now), ~waiting.exists())


def is_failing(*kinds: Work) -> ColumnElement[bool]:
    """Return a condition on integrations: one of these kinds of work fails."""
    return select(Failure.kind).where(Failure.integration_id == Integration.id, Failure.kind.in_(kinds)).exists()


def note_success(integration: Integration, kinds: Collection[Work], now: datetime) -> None:
    """Store that these kinds of work succeeded. The caller commits.

    If one had failed before, those that still fail are retried sooner: the pause in which both directions took turns
    ends, and only the back-off of their own failures remains.
    """
    if not kinds:
        return
    integration.state.retry_at = None
    failures = {failure.kind: failure for failure in load_failures(integration.id)}
    cleared = [failures.pop(kind) for kind in failures.keys() & set(kinds)]
    for failure in cleared:
        db.session.delete(failure)
    for failure in failures.values() if cleared else ():
        if failure.retry_at is not None:
            failure.retry_at = max(min(failure.retry_at, failure.tried_at + backoff(failure.count)), now)
            if failure.kind == READING:
                integration.state.next_sweep_at = failure.retry_at


def note_failure(integration: Integration, kind: Work, error: ConnectorError, now: datetime) -> None:
    """Store that a kind of work failed, and when it may be retried. The caller commits."""
    failures = {failure.kind: failure for failure in load_failures(integration.id)}
    failure = failures.get(kind)
    if failure is None:
        failure = failures[kind] = Failure(integration_id=integration.id, kind=kind, since=now, count=0)
        db.session.add(failure)
    failure.count += 1
    failure.reason, failure.tried_at, failure.calendar_gone = (
        error.reason,
        now,
        isinstance(error, CalendarGone),
    )
    both = failures.keys() >= _DIRECTIONS and kind in _DIRECTIONS
    attempts = sum(failures[direction].count for direction in _DIRECTIONS) if both else failure.count
    advised = _advised(error)
    pause = backoff(attempts, advised)
    if isinstance(error, StillReading):  # not a failure of the service, so the pause does not grow
        integration.state.unread_since, pause = integration.state.unread_since or now, advised or FIRST_RETRY
    # Where both directions fail they take turns, so that there are no more requests than for one of them.
    failure.retry_at = now + pause + (backoff(attempts) if both else timedelta(0))
    if kind == READING:
        integration.state.next_sweep_at = failure.retry_at
    if both or advised or kind == UNDO:  # an undo that was begun comes before everything else
        integration.state.retry_at = max(integration.state.retry_at or now, now + pause)


def try_at_once(integration: Integration) -> None:
    """End the back-off of all kinds of work, because a person asked for a run. Failures stay. The caller commits."""
    integration.state.retry_at = None
    db.session.execute(update(Failure).where(Failure.integration_id == integration.id).values(retry_at=None))


def forget(integration_id: int, *kinds: Work) -> None:
    """Delete the failures of these kinds, or of all, because their cause is gone. The caller commits."""
    of_these = (Failure.kind.in_(kinds),) if kinds else ()
    db.session.execute(delete(Failure).where(Failure.integration_id == integration_id, *of_these))


def _advised(error: ConnectorError) -> timedelta | None:
    return error.retry_after if isinstance(error, TransientError) else None
