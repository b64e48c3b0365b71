"""Busy times of linked calendars: when events that are no items take their owner's time, for people who plan work.

Only times leave this module. Events that are linked to an item are left out, and so are those that show as free.
Reading needs no lease: neither the linked calendar nor items are written.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import structlog
from redis.exceptions import RedisError
from sqlalchemy import delete, select, update

from webapp.chunks import chunks
from webapp.connectors.base import Gone, ListedEvent, NoEvent, Unknown, Unreadable
from webapp.connectors.errors import ConnectorError, TransientError
from webapp.connectors.event import Event, RemoteEvent
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db, insert_rows, reading, redis_client, rows_changed
from webapp.my_calendar.models import BusyTime
from webapp.queues import lanes
from webapp.sync.engine.context.settings import deployment_id
from webapp.sync.engine.item_mapping import event_dates
from webapp.sync.linked_accounts import authorization
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import Integration, Link, SyncState
from webapp.sync.states import LinkState
from webapp.sync.store import evidence

BACK, AHEAD = timedelta(weeks=1), timedelta(weeks=5)
"""The range that is read, around now."""

EVERY = timedelta(hours=1)
AGAIN_AFTER_FAILURE = timedelta(minutes=15)
AGAIN_AFTER_PREEMPTION = timedelta(minutes=1)

PAGE = 400
"""Events that are fetched together; between two pages, more urgent work may preempt the job."""

Span = tuple[datetime, datetime]

log = structlog.get_logger()


class Incomplete(TransientError):
    """The service left events out of its answer, so it is unknown whether they still take time."""


class _Preempted(Exception):
    """More urgent work waits, or the integration was switched off: the read is repeated later."""


def source_of(integration_id: int) -> str:
    """Return the name under which an integration's busy times are stored."""
    return f"integration-{integration_id}"


def read_busy_times(integration_id: int) -> None:
    """Read the busy times of an integration. If that fails, those of the last time are kept."""
    integration = db.session.get(Integration, integration_id)
    if integration is None or not _may_read(integration):
        db.session.rollback()
        return
    try:
        spans = _read(integration)
    except _Preempted:
        _note_next(integration_id, AGAIN_AFTER_PREEMPTION)
        db.session.commit()
    except ConnectorError as error:
        log.info("busy_times_not_read", integration_id=integration_id, error=type(error).__name__)
        advised = error.retry_after if isinstance(error, TransientError) else None
        if _note_next(integration_id, max(AGAIN_AFTER_FAILURE, advised or AGAIN_AFTER_FAILURE)):
            evidence.note_failure(db.session.get_one(Integration, integration_id), evidence.BUSY, error, utc_now())
        db.session.commit()
    else:
        _store(integration_id, spans)


def forget_busy_times(integration_id: int) -> None:
    """Delete an integration's busy times. The caller commits."""
    db.session.execute(delete(BusyTime).where(BusyTime.source == source_of(integration_id)))


def _may_read(integration: Integration) -> bool:
    if not integration.is_live or not integration.active or integration.owner.is_disabled:
        return False
    if integration.account.authorization_lost_at is not None:
        return False
    failures = evidence.load_failures(integration.id)
    return evidence.READING in evidence.open_kinds(integration, failures, utc_now())


def _read(integration: Integration) -> set[Span]:
    integration_id, calendar_id = integration.id, integration.calendar_id or ""
    home_zone, ours = integration.owner.time_zone, deployment_id()
    now = utc_now()
    after, before = now - BACK, now + AHEAD
    spans: set[Span] = set()
    account = integration.account
    with authorization.storing_loss(account), open_connector(account, integration) as connector:
        db.session.commit()  # no transaction stays open while a service is asked
        listed = [entry for page in connector.window(calendar_id, after, before) for entry in page]
        for number, page in enumerate(chunks(listed, PAGE)):
            if number:
                _check_preemption(integration_id)
            others = _without_items(integration_id, page)
            events = [entry.event for entry in others if entry.event]
            to_fetch = [entry.remote_id for entry in others if not entry.event]
            for answer in connector.fetch(calendar_id, to_fetch) if to_fetch else ():
                match answer:
                    case RemoteEvent():
                        events.append(answer)
                    case Unknown():
                        raise Incomplete(because(Reason.EVENTS_LEFT_OUT))
                    case Gone() | NoEvent() | Unreadable():
                        pass  # the first two take no time; the last is reported to the owner by the next run
            for event in events:
                if event.marker is None or event.marker.deployment_id != ours:
                    spans.update(busy_spans(event.event, home_zone, after, before))
    return spans


def _without_items(integration_id: int, listed: Sequence[ListedEvent]) -> list[ListedEvent]:
    query = select(Link.remote_id).where(
        Link.integration_id == integration_id,
        Link.state != LinkState.DETACHED,
        Link.remote_id.in_([entry.remote_id for entry in listed]),
    )
    with reading():
        linked = set(db.session.scalars(query))
    return [entry for entry in listed if entry.remote_id not in linked]


def _check_preemption(integration_id: int) -> None:
    with reading():
        integration = db.session.get_one(Integration, integration_id, populate_existing=True)
        is_live = integration.active and integration.ended_at is None
    try:
        waiting = lanes.waiting(redis_client(), before="sweep")
    except RedisError:
        waiting = 0
    if waiting or not is_live:
        raise _Preempted


def busy_spans(event: Event, home_zone: str, after: datetime, before: datetime) -> Iterator[Span]:
    """Yield the times that an event takes between two instants, one for each instance."""
    for details, occurrence in event_dates(event, home_zone, after, before):
        if details.show_as != "free" and occurrence.ends_at > occurrence.starts_at:
            yield occurrence.starts_at, occurrence.ends_at


def _store(integration_id: int, spans: set[Span]) -> None:
    """Replace the stored busy times, in one transaction, unless the integration has ended meanwhile."""
    if not _note_next(integration_id, EVERY):
        db.session.rollback()
        return
    evidence.forget(integration_id, evidence.BUSY)
    owner_id = db.session.scalar(select(Integration.owner_id).where(Integration.id == integration_id))
    source = source_of(integration_id)
    stored = db.session.scalars(select(BusyTime).where(BusyTime.source == source)).all()
    kept: set[Span] = set()
    for busy in stored:
        span = (busy.starts_at, busy.ends_at)
        if span in spans and span not in kept:
            kept.add(span)
        else:
            db.session.delete(busy)
    rows = [
        {"user_id": owner_id, "source": source, "starts_at": starts_at, "ends_at": ends_at}
        for starts_at, ends_at in sorted(spans - kept)
    ]
    if rows:
        insert_rows(BusyTime, rows)
    db.session.commit()


def _note_next(integration_id: int, pause: timedelta) -> bool:
    """Set when to read again, and lock the integration until the commit. Returns False if it has ended or is off."""
    goes_on = select(Integration.id).where(
        Integration.id == integration_id, Integration.ended_at.is_(None), Integration.active
    )
    statement = (
        update(SyncState)
        .where(SyncState.integration_id.in_(goes_on.with_for_update(key_share=True)))
        .values(busy_due_at=utc_now() + pause)
    )
    return rows_changed(statement) == 1
