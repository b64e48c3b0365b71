"""What works and what fails, by kind of work: reading is proven by reading, sending by sending.

See docs/development/rules.md, 18.

A failure is a row that only a success of its own kind removes. So a run that merely sends says nothing about reading,
and how long to wait before the next attempt counts for each kind alone.
"""

import random
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, select, update

from webapp.connectors.errors import AuthorizationLost, CalendarGone, ConnectorError, StillReading, TransientError
from webapp.extensions import db
from webapp.sync.models import Failure, Integration
from webapp.sync.states import Work

READING, SENDING, MANUAL, UNDO, ENDING, BUSY = Work
"""The kinds: what comes from the linked calendar, what goes to it, Sync now, undo, giving everything back once the
integration is off or deleted, and the times when the linked calendar is busy."""

FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(minutes=30)
"""Longest pause between attempts at a service that fails; a provider's own Retry-After may be longer."""

_DIRECTIONS = frozenset({READING, SENDING})


class Tried:
    """What became of each kind of work that a run set out to do."""

    def __init__(self, wanted: Collection[Work], failing: Collection[Work] = ()) -> None:
        """`failing` are the kinds that failed the last time."""
        self.wanted = frozenset(wanted)
        self.failed: dict[Work, ConnectorError] = {}
        self._failing = frozenset(failing)
        self._left: set[Work] = set()

    @property
    def proven(self) -> frozenset[Work]:
        """The kinds of work that came to their end."""
        return self.wanted - self.failed.keys() - self._left

    def attempt(self, kind: Work, *steps: Callable[[], object]) -> None:
        """Do `steps` of one kind of work, unless it is not wanted or failed before.

        What fails keeps no other kind of work from being tried. Where both directions failed the last time, the
        service is probably away: then one request shows that it still is, and a second one would only add to the flood.

        Raises:
            ConnectorError: it concerns all that is to be done at this service.
        """
        if kind not in self.wanted or kind in self.failed or kind in self._left:
            return
        if self.failed and kind in self._failing:
            self._left.add(kind)
            return
        try:
            for step in steps:
                step()
        except ConnectorError as error:
            self.failed[kind] = error
            if isinstance(error, AuthorizationLost) or _advised(error):
                self._left |= self.wanted - self.failed.keys()
                raise

    def leave(self, *kinds: Work) -> None:
        """Note that these kinds of work depend on something that failed."""
        self._left.update(kinds)

    def fail(self, error: ConnectorError) -> None:
        """Note an error that hindered everything, unless it is known already of which kind of work it is."""
        if error not in self.failed.values():
            self.failed |= dict.fromkeys(self.wanted, error)

    def raise_first(self) -> None:
        """Raise what failed first, if anything did."""
        for error in self.failed.values():
            raise error


def backoff(attempt: int, advised: timedelta | None = None) -> timedelta:
    """Return the pause before retry number `attempt` (1 is the first), with jitter. `advised` is a floor."""
    pause = min(FIRST_RETRY * (1 << min(attempt - 1, 20)), LONGEST_RETRY)
    pause *= random.uniform(0.8, 1.2)  # noqa: S311 (spreads load, protects nothing)
    return max(pause, advised or timedelta(0))


def failures_of(integration_ids: Iterable[int]) -> Mapping[int, Sequence[Failure]]:
    """Return what fails, by integration, longest first."""
    found: dict[int, list[Failure]] = {}
    query = select(Failure).where(Failure.integration_id.in_(integration_ids)).order_by(Failure.since, Failure.kind)
    for failure in db.session.scalars(query):
        found.setdefault(failure.integration_id, []).append(failure)
    return found


def open_kinds(integration: Integration, now: datetime) -> frozenset[Work]:
    """Return the kinds of work that need not wait before they are tried (again)."""
    if integration.retry_at is not None and integration.retry_at > now:
        return frozenset()
    failures = failures_of([integration.id]).get(integration.id, ())
    waiting = {failure.kind for failure in failures if failure.retry_at and failure.retry_at > now}
    return frozenset({READING, SENDING, MANUAL, UNDO, ENDING, BUSY}) - waiting


def works(integration_id: int, *kinds: Work) -> bool:
    """Say whether at least one of these kinds of work does not fail."""
    failing = {failure.kind for failure in failures_of([integration_id]).get(integration_id, ())}
    return not failing.issuperset(kinds)


def is_open(kind: Work, now: datetime) -> ColumnElement[bool]:
    """Say in a query of integrations which of them need not wait before this kind of work is tried."""
    waiting = select(Failure.kind).where(
        Failure.integration_id == Integration.id, Failure.kind == kind, Failure.retry_at > now
    )
    return and_(Integration.retry_at.is_(None) | (Integration.retry_at <= now), ~waiting.exists())


def is_failing(*kinds: Work) -> ColumnElement[bool]:
    """Say in a query of integrations in which of them one of these kinds of work fails."""
    return select(Failure.kind).where(Failure.integration_id == Integration.id, Failure.kind.in_(kinds)).exists()


def note_success(integration: Integration, kind: Work, now: datetime) -> None:
    """Note that a kind of work came to its end. The caller commits.

    That the service answers again where it did not is a sign for the other kinds too: they wait no longer for their
    turn, but as long as their own failures ask for.
    """
    integration.retry_at = None
    failures = {failure.kind: failure for failure in failures_of([integration.id]).get(integration.id, ())}
    cleared = failures.pop(kind, None)
    if cleared is None:
        return
    db.session.delete(cleared)
    for failure in failures.values():
        if failure.retry_at is not None:
            failure.retry_at = max(min(failure.retry_at, failure.tried_at + backoff(failure.count)), now)
            if failure.kind == READING:
                integration.next_sweep_at = failure.retry_at


def note_failure(integration: Integration, kind: Work, error: ConnectorError, now: datetime) -> None:
    """Note that a kind of work failed, and when it may be tried again. The caller commits."""
    failures = {failure.kind: failure for failure in failures_of([integration.id]).get(integration.id, ())}
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
    if isinstance(error, StillReading):  # nothing is wrong, so it is asked again and again at the same pace
        integration.unread_since, pause = integration.unread_since or now, advised or FIRST_RETRY
    # Where neither direction works they take turns, so that the service is asked no more often than for one of them.
    failure.retry_at = now + pause + (backoff(attempts) if both else timedelta(0))
    if kind == READING:
        integration.next_sweep_at = failure.retry_at
    if both or advised or kind == UNDO:  # an undo that was begun comes before everything else
        integration.retry_at = max(integration.retry_at or now, now + pause)


def try_at_once(integration: Integration) -> None:
    """Let nothing wait, because a person asked for it. What failed stays noted. The caller commits."""
    integration.retry_at = None
    db.session.execute(update(Failure).where(Failure.integration_id == integration.id).values(retry_at=None))


def forget(integration_id: int, *kinds: Work) -> None:
    """Forget failures whose cause is gone, of all kinds or of these. The caller commits."""
    of_these = (Failure.kind.in_(kinds),) if kinds else ()
    db.session.execute(delete(Failure).where(Failure.integration_id == integration_id, *of_these))


def _advised(error: ConnectorError) -> timedelta | None:
    return error.retry_after if isinstance(error, TransientError) else None
