"""What one run carries with it from stage to stage."""

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self
from uuid import UUID, uuid5

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import delete, insert, select

from webapp.connectors.base import Connector
from webapp.extensions import db, reading
from webapp.my_calendar.actor import Actor, acting_as
from webapp.queues import lanes
from webapp.sync.engine.planner import Options
from webapp.sync.engine.preview_filter import Guide
from webapp.sync.engine.snapshots import Pair, Versions
from webapp.sync.models import Deployment, HeldDeletion, Integration, Link, Mark, Quarantine
from webapp.sync.queue.progress import Progress, publish
from webapp.sync.store.lease import HeldLease
from webapp.sync.store.marks import changes_by
from webapp.sync.store.run_log import RunLog

PROGRESS_INTERVAL = 0.25
"""Seconds between two progress messages of a run; more would only make pages flicker."""


SLICE = timedelta(seconds=30)
"""How long a run that somebody asked for keeps a worker while others wait who ask for as much, or machines for long.
Not short: a run that goes on lists the linked calendar once more."""


class SwitchedOff(Exception):
    """The owner switched the integration off, or deleted it, while it ran: nothing more moves."""


class LooksFirst(Exception):
    """So much would follow from what the service lists that the owner is to see it before anything moves."""


class GiveWay(Exception):
    """A person's change waits behind this bulk run: stop after this batch and come back later."""


@dataclass(slots=True)
class RunContext:
    """One run of one integration. Plain values: rows would expire with every commit."""

    integration_id: int
    owner_id: int
    home_zone: str
    deployment_id: str
    calendar_id: str
    options: Options
    connector: Connector
    lease: HeldLease
    log: RunLog
    redis: Redis
    actor: Actor
    removals: list[Pair] = field(default_factory=list)
    written: int = 0  # outcomes of remote writes stored so far
    may_match: bool | None = None  # whether there was an item without a link when this run first looked for one
    has_loose_series: bool | None = None  # whether there was a series that may be shown there date by date
    has_loose_dates: bool | None = None  # whether there were dates that may be shown there as a series
    refused: dict[int, Versions] = field(default_factory=dict)  # by item, as both sides were
    renewed: set[str] = field(default_factory=set)  # events, and series, that were found under other ids so far
    held_link_ids: frozenset[int] = frozenset()
    has_quarantine: bool = False
    news_since: datetime | None = None  # when, as the service told, something changed there
    guide: Guide | None = None  # the plan that the owner approved
    only_planned: bool = False  # what the plan does not show and is new is left alone
    phase: str = "Starting"
    done: int = 0
    total: int | None = None
    _published_at: float = 0.0
    _began: float = field(default_factory=time.monotonic)

    @classmethod
    def load(
        cls, integration: Integration, *, connector: Connector, lease: HeldLease, log: RunLog, redis: Redis
    ) -> Self:
        """Read what a run needs to know about `integration`."""
        guide = Guide.load(integration.id)
        held = db.session.scalars(
            select(HeldDeletion.link_id)
            .join(Link, Link.id == HeldDeletion.link_id)
            .where(Link.integration_id == integration.id)
        )
        quarantined = db.session.scalar(
            select(Quarantine.id).where(Quarantine.integration_id == integration.id).limit(1)
        )
        context = cls(
            integration_id=integration.id,
            owner_id=integration.owner_id,
            home_zone=integration.owner.time_zone,
            deployment_id=deployment_id(),
            calendar_id=integration.calendar_id or "",
            options=Options(
                accept_create=integration.accept_create,
                accept_update=integration.accept_update,
                accept_delete=integration.accept_delete,
                kinds=frozenset() if integration.calendar_read_only else frozenset(integration.kinds),
            ),
            connector=connector,
            lease=lease,
            log=log,
            redis=redis,
            actor=Actor(integration.owner_id, via=integration.place),
            held_link_ids=frozenset(held),
            has_quarantine=quarantined is not None,
            news_since=integration.news_since,
            guide=guide,
        )
        db.session.rollback()
        return context

    @contextmanager
    def results(self) -> Iterator[None]:
        """Store one batch of results: proves the lease, writes what the block writes and the log of it, commits."""
        try:
            with changes_by(self.integration_id), acting_as(self.actor):
                self.lease.renew()
                yield
                self.log.store()
                db.session.commit()
        except BaseException:  # also a job's time-out or a signal: nothing of a broken batch may stay, then it goes on
            self.log.discard()
            db.session.rollback()
            raise
        self.report()

    def left_out_before(self) -> Guide | None:
        """Return what a run of which nobody saw a plan leaves alone."""
        return Guide.remember(self.integration_id)

    def mark(self, item_ids: Iterable[int]) -> None:
        """Have this integration look at items once more, as part of the transaction that stores results."""
        rows = [{"integration_id": self.integration_id, "item_id": item_id} for item_id in item_ids]
        if rows:
            db.session.execute(insert(Mark), rows)

    def marks_after(self, last_id: int, limit: int) -> Sequence[tuple[int, int]]:
        """Return ids of marks, oldest first, each with its item's."""
        with reading():
            marks = db.session.execute(
                select(Mark.id, Mark.item_id)
                .where(Mark.integration_id == self.integration_id, Mark.id > last_id)
                .order_by(Mark.id)
                .limit(limit)
            ).all()
        return [(mark.id, mark.item_id) for mark in marks]

    def clear_marks(self, mark_ids: list[int]) -> None:
        """Clear exactly the marks that were read, as part of the transaction that stores their results."""
        if mark_ids:
            db.session.execute(delete(Mark).where(Mark.id.in_(mark_ids)))

    def begin_again(self, pairs: Sequence[Pair]) -> None:
        """Drop links whose create never arrived, and mark their items so that it is done now."""
        if not pairs:
            return
        with self.results():
            db.session.execute(delete(Link).where(Link.id.in_([pair.link.id for pair in pairs if pair.link])))
            self.mark([pair.item.id for pair in pairs if pair.item])

    def undecided(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield those of `pairs` about which there is something to decide.

        A link tells of what is done. What was refused is not tried once more by every stage of the run that comes to
        it, as long as both sides are proven to be as they were.
        """
        for pair in pairs:
            refused = pair.item and self.refused.get(pair.item.id)
            if pair.mark_ids or refused is None or refused != pair.versions or None in refused:
                yield pair

    def taken_items(self) -> Collection[int]:
        """Return items without a link that nevertheless have found their event."""
        return ()

    def enter(self, phase: str, total: int | None = None) -> None:
        """Begin a phase that people watch."""
        self.phase, self.done, self.total = phase, 0, total
        self._published_at = 0.0
        self.report()

    def report(self) -> None:
        """Tell the pages how far we are, now and then. Runs that found nothing to do stay silent."""
        now = time.monotonic()
        if now - self._published_at < PROGRESS_INTERVAL or (self.log.run_id is None and self.total is None):
            return
        self._published_at = now
        self.log.watched = True
        publish(self.redis, self.progress(finished=False))

    def progress(self, *, finished: bool) -> Progress:
        """Return a snapshot for the pages."""
        return Progress(
            integration_id=self.integration_id,
            owner_id=self.owner_id,
            run_id=self.log.run_id,
            phase=self.phase,
            done=self.done,
            total=self.total,
            counts={key: count for key, count in self.log.counts.items() if count},
            finished=finished,
        )

    def checkpoint(self, *, begins_anew: bool = False) -> None:
        """Stop after a page where the owner wants it, or where a bulk run keeps a worker from more urgent work.

        What `begins_anew` when it goes on does not give way: while people are busy it would never come to its end.

        Raises:
            SwitchedOff, GiveWay: what was done so far is stored.
        """
        if not self._is_active():
            raise SwitchedOff
        if not begins_anew and self._is_in_the_way():
            raise GiveWay

    def look_first(self) -> None:
        """Stop here and show the owner what would follow, unless they have seen it. Raises LooksFirst."""
        if self.guide is None:
            raise LooksFirst

    def should_pause(self) -> bool:
        """Say whether there is something to do before more of the same: a mark to serve, or what `checkpoint` sees."""
        with reading():
            marked = db.session.scalar(select(Mark.id).where(Mark.integration_id == self.integration_id).limit(1))
        return marked is not None or not self._is_active() or self._is_in_the_way()

    def _is_active(self) -> bool:
        with reading():
            active = db.session.scalar(
                select(Integration.active).where(Integration.id == self.integration_id, Integration.ended_at.is_(None))
            )
        return bool(active)

    def _is_in_the_way(self) -> bool:
        if self.log.trigger not in {"manual", "undo"}:
            return False
        try:
            if lanes.waiting(self.redis, before="bulk"):
                return True
            return time.monotonic() - self._began > SLICE.total_seconds() and lanes.has_patient_others(self.redis)
        except RedisError:
            return False

    def create_key(self, item_uid: str, replaces: str = "") -> str:
        """Return the create key of an item's event here: the same for every retry, another for every successor."""
        return str(uuid5(UUID(self.deployment_id), f"{self.integration_id}/{item_uid}/{replaces}"))


def deployment_id() -> str:
    """Return this installation's identity; the first call creates it. The caller ends the transaction."""
    existing = db.session.scalar(select(Deployment.deployment_id).order_by(Deployment.id))
    if existing:
        return existing
    db.session.add(Deployment(id=1))
    db.session.commit()
    return deployment_id()
