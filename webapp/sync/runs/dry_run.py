"""Dry run: a run with all its stages and decisions, of which nothing stays but the preview.

Its transactions are rolled back, batch by batch, and writes to the linked calendar are answered as if they were done.
The entries of its log are the entries of the preview. So decisions are made by one code path, and a preview shows what
the run will do (docs/development/decisions).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import structlog
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError, OperationalError

from webapp.chunks import chunks
from webapp.connectors.base import (
    NO_EXTRAS,
    CalendarInfo,
    Capabilities,
    ChangePage,
    Connector,
    Create,
    Created,
    Delete,
    Deleted,
    Extras,
    Fetched,
    Gone,
    ListedEvent,
    Missing,
    PreconditionFailed,
    Refused,
    Update,
    Write,
    WriteOutcome,
    Written,
    create_id,
)
from webapp.connectors.errors import AuthorizationLost, CalendarGone, ConnectorError, TransientError
from webapp.connectors.event import RemoteEvent
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.database import utc_now
from webapp.extensions import db, rows_changed
from webapp.sync.engine.context.cache import RunCache
from webapp.sync.engine.context.cancellation import SwitchedOff
from webapp.sync.engine.context.dry_run import DryRunCancellation, DryRunUnitOfWork
from webapp.sync.engine.context.progress import ProgressReporter
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.context.settings import RunSettings
from webapp.sync.engine.stages.sequence import run_stages
from webapp.sync.linked_accounts import authorization
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import Integration, Preview, PreviewEntry
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.states import PreviewState, Purpose, Trigger
from webapp.sync.store import previews, starting_point
from webapp.sync.store.evidence import MANUAL, READING, SENDING, WorkAttempts, backoff
from webapp.sync.store.run_log import RunLog
from webapp.sync.undo import requests

WRITES = 100
"""Simulated writes that are answered together: events that have to be known for that are fetched in one request."""

ATTEMPTS = 3
"""How often a dry run is restarted after a conflict with a concurrent run."""

log = structlog.get_logger()


def work_out(preview_id: int) -> None:
    """Make a preview: store what a run would do as its entries. Harmless to run twice."""
    preview = db.session.get(Preview, preview_id)
    if preview is None or preview.state != PreviewState.WORKING:
        db.session.rollback()
        return
    integration = preview.integration
    if integration.ended_at or not integration.active or integration.owner.is_disabled:
        previews.drop_open(integration.id)
        preview.state, preview.finished_at = PreviewState.DROPPED, utc_now()
        db.session.commit()
        return
    try:
        _work_out(preview_id, integration)
    except SwitchedOff:
        db.session.rollback()
    except ConnectorError as error:
        db.session.rollback()
        _note_failure(preview_id, error)
    except Exception:
        db.session.rollback()
        if db.session.get(Preview, preview_id) is None:
            return  # the draft was discarded meanwhile, and its rows with it
        _note_failure(preview_id, ConnectorError(because(Reason.INTERNAL_ERROR)))
        raise
    else:
        _note_ready(preview_id)


def _work_out(preview_id: int, integration: Integration) -> None:
    integration_id = integration.id
    for attempt in range(1, ATTEMPTS + 1):
        db.session.execute(delete(PreviewEntry).where(PreviewEntry.preview_id == preview_id))
        db.session.commit()
        try:
            _read_both_sides(preview_id, db.session.get_one(Integration, integration_id))
        except (IntegrityError, OperationalError) as error:
            # A concurrent run of the same integration stored something. Nothing of a dry run is stored: restart it.
            db.session.rollback()
            log.info("preview_restarted", preview_id=preview_id, attempt=attempt, error=type(error).__name__)
        else:
            return
    raise TransientError(because(Reason.TOO_MUCH_CHANGED))


def _read_both_sides(preview_id: int, integration: Integration) -> None:
    account, is_undo = integration.account, db.session.get_one(Preview, preview_id).purpose == Purpose.UNDO
    with authorization.storing_loss(account), open_connector(account, integration, urgent=True) as connector:
        if is_undo:
            requests.prepare(preview_id, connector)
        else:
            _run_dry(preview_id, integration, connector)


def _run_dry(preview_id: int, integration: Integration, connector: Connector) -> None:
    starting_point.take(
        integration, connector
    )  # changes after this moment are not in the preview, and are read by the run
    settings = RunSettings.load(integration)
    run_log = RunLog(settings.integration_id, Trigger.MANUAL)
    work = DryRunUnitOfWork(preview_id, settings, run_log)
    context = RunContext(
        settings=settings,
        connector=DryRunConnector(connector),
        log=run_log,
        work=work,
        cache=RunCache.load(
            settings.integration_id, approved_preview=None
        ),  # this preview replaces one that waits for its run
        progress=ProgressReporter(settings, run_log, redis=None),  # pages that wait for a preview show its entries
        cancellation=DryRunCancellation(work),
    )
    attempts = WorkAttempts({SENDING, READING, MANUAL})
    run_stages(context, attempts)
    attempts.raise_first()
    work.finish()


def _note_ready(preview_id: int) -> None:
    """Mark the preview as ready, or go on at once if it contains nothing to decide."""
    now = utc_now()
    shown = (
        update(Preview)
        .where(Preview.id == preview_id, Preview.state == PreviewState.WORKING)
        .values(state=PreviewState.READY, ready_at=now)
    )
    if not rows_changed(shown):
        db.session.rollback()
        return
    db.session.commit()
    preview = db.session.get_one(Preview, preview_id)
    if preview.purpose in {Purpose.FIRST_RUN, Purpose.UNDO} or not previews.changes_nothing(preview_id):
        db.session.rollback()
        return
    if preview.purpose == Purpose.OPTIONS:
        preview.state, preview.finished_at = PreviewState.DONE, now
        db.session.commit()
        return
    previews.approve(preview, by=None)
    preview.integration.state.manual_requested_at = now  # a run verifies it
    db.session.commit()
    enqueue_sync(preview.integration_id, Trigger.MANUAL)


def _note_failure(preview_id: int, error: ConnectorError) -> None:
    preview = db.session.get(Preview, preview_id, with_for_update=True, populate_existing=True)
    if preview is None or preview.state != PreviewState.WORKING:
        db.session.rollback()
        return
    preview.reason = error.reason
    if preview.purpose == Purpose.RECONNECT and not isinstance(error, AuthorizationLost | CalendarGone):
        # The runs of the integration wait for it, so it is retried.
        advised = error.retry_after if isinstance(error, TransientError) else None
        tries = 1 + int((utc_now() - preview.created_at) / previews.CLAIM)
        preview.due_at = utc_now() + backoff(tries, advised)
    else:
        preview.state, preview.finished_at = PreviewState.FAILED, utc_now()
    db.session.commit()
    log.info("preview_failed", preview_id=preview_id, error=type(error).__name__)


class DryRunConnector:
    """Connector that reads through another one, and answers writes as if they were done without sending them.

    A write that the service would refuse, because its tag is stale or because of the event itself, is refused. Events
    that are not known yet are fetched for that.
    """

    def __init__(self, connector: Connector) -> None:
        self._connector = connector
        self._tags: dict[str, str | None] = {}  # of the events listed or fetched so far
        self._hindrances: dict[str, Refusal | None] = {}  # why events that were fetched so far cannot be changed
        self._gone: set[str] = set()

    @property
    def capabilities(self) -> Capabilities:
        return self._connector.capabilities

    @property
    def extras(self) -> Extras:
        return NO_EXTRAS

    def calendars(self) -> Sequence[CalendarInfo]:
        return self._connector.calendars()

    def current_cursor(self, calendar_id: str) -> str:
        return self._connector.current_cursor(calendar_id)

    def changes(self, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        for page in self._connector.changes(calendar_id, cursor):
            self._note(page.listed)
            self._gone.update(page.gone)
            yield page

    def window(self, calendar_id: str, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
        for page in self._connector.window(calendar_id, start, end):
            self._note(page)
            yield page

    def fetch(self, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        for answer in self._connector.fetch(calendar_id, remote_ids):
            if isinstance(answer, RemoteEvent):
                self._note([answer])
            elif isinstance(answer, Gone):
                self._gone.add(answer.remote_id)
            yield answer

    def find_created(self, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
        found = self._connector.find_created(calendar_id, keys)
        self._note([answer for answer in found.values() if isinstance(answer, RemoteEvent)])
        return found

    def new_remote_id(self, calendar_id: str, key: str) -> str:
        """See `ClientIds.new_remote_id`."""
        return create_id(self._connector, calendar_id, key)

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        for page in chunks(writes, WRITES):
            known = self._hindrances.keys() | self._gone
            unread = [write.remote_id for write in page if not isinstance(write, Create)]
            unread = [remote_id for remote_id in unread if remote_id not in known]
            for _ in self.fetch(calendar_id, unread) if unread else ():
                pass  # `fetch` notes each answer
            yield from map(self._answer, page)

    def close(self) -> None: ...

    def _note(self, entries: Iterable[ListedEvent | RemoteEvent]) -> None:
        for entry in entries:
            self._tags[entry.remote_id] = entry.version_tag
            self._gone.discard(entry.remote_id)
            event = entry if isinstance(entry, RemoteEvent) else entry.event
            if event:
                self._hindrances[entry.remote_id] = event.unwritable
            else:
                self._hindrances.pop(entry.remote_id, None)

    def _answer(self, write: Write) -> WriteOutcome:
        remote_id, tag = write.remote_id, self._tags.get(write.remote_id)
        match write:
            case Create():
                stored = RemoteEvent(remote_id, None, write.uid, write.event, marker=write.marker)
                return Written(remote_id, stored)
            case Update() if remote_id in self._gone:
                return Missing(remote_id)
            case Update() | Delete() if remote_id not in self._gone and None not in {tag, write.version_tag}:
                if tag != write.version_tag:
                    return PreconditionFailed(remote_id)
        hindrance = self._hindrances.get(remote_id)
        if hindrance and remote_id not in self._gone:
            return Refused(remote_id, hindrance)
        if isinstance(write, Delete):
            return Deleted(remote_id)
        return Written(remote_id, RemoteEvent(remote_id, tag, "", write.after, write.source))
