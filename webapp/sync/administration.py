"""Actions of administrators on other people's integrations. Each is logged with the administrator's name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from webapp.accounts.models import User
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.extensions import db, redis_client
from webapp.sync import service
from webapp.sync.models import Integration, UserMessage
from webapp.sync.queue import progress
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.queue.progress import Progress
from webapp.sync.runs.unlink import count_written
from webapp.sync.states import Direction, RunResult, Trigger
from webapp.sync.status.integrations import Status, statuses
from webapp.sync.store import evidence, previews
from webapp.sync.store.run_log import RunLog

log = structlog.get_logger()

_MESSAGES = {
    "switched_on": Reason.SWITCHED_ON_BY,
    "switched_off": Reason.SWITCHED_OFF_BY,
    "looked": Reason.READ_AT_REQUEST_OF,
    "ended": Reason.ENDED_BY,
    "cleared": Reason.CLEARED_BY,
}


@dataclass(frozen=True, slots=True)
class LinkedCalendar:
    """An integration as administrators see it, without the contents of its items."""

    integration: Integration
    status: Status
    written: int  # events it wrote that still exist
    progress: Progress | None  # of a run that is under way
    problem: Refusal | None  # why the events it wrote could not be deleted yet

    @property
    def is_ending(self) -> bool:
        """Return True if it was deleted, and the events it wrote are yet to be deleted."""
        return self.integration.ended_at is not None and self.integration.remove_events_on_end

    @property
    def is_under_way(self) -> bool:
        return self.progress is not None or (self.is_ending and not self.problem)


def find_calendars(person: User, *, now: datetime) -> list[LinkedCalendar]:
    """Return a person's linked calendars, and those that were deleted and are not cleaned up yet."""
    query = select(Integration).options(joinedload(Integration.account), joinedload(Integration.owner))
    is_there = or_(Integration.ended_at.is_(None), Integration.remove_events_on_end)
    integrations = db.session.scalars(
        query.where(Integration.owner_id == person.id, Integration.wizard_step.is_(None), is_there).order_by(
            Integration.id
        )
    ).all()
    return describe(integrations, now=now)


def describe(integrations: Sequence[Integration], *, now: datetime) -> list[LinkedCalendar]:
    """Return the state of integrations, with a constant number of queries."""
    ids = [integration.id for integration in integrations]
    status_of, written = statuses(integrations, now=now), count_written(ids)
    running, failures = progress.read(redis_client(), ids), evidence.failures_of(ids)
    return [
        LinkedCalendar(
            integration,
            status_of[integration.id],
            written.get(integration.id, 0),
            running.get(integration.id),
            next((each.reason for each in failures.get(integration.id, ()) if each.kind == evidence.ENDING), None),
        )
        for integration in integrations
    ]


def switch(integration: Integration, active: bool, *, by: User) -> None:
    """Switch somebody's integration on or off."""
    if integration.active != active:
        _note(integration, "switched_on" if active else "switched_off", by)
        service.set_active(integration, active)


def sync_at_once(integration: Integration, *, by: User) -> str:
    """Start a run at once; return why that is not possible, "" if it is."""
    refusal = _refusal(integration)
    if not refusal:
        _note(integration, "looked", by)
        service.sync_at_once(integration)
    return refusal


def end(integration: Integration, *, remove_events: bool, by: User) -> None:
    """Delete somebody's integration, with or without the events it wrote."""
    _note(integration, "ended", by)
    service.end_integration(integration, remove_events=remove_events)


def end_again(integration: Integration, *, by: User) -> None:
    """Retry to delete the events that a deleted integration wrote."""
    _note(integration, "cleared", by)
    evidence.forget(integration.id)
    evidence.try_at_once(integration)
    db.session.commit()
    enqueue_sync(integration.id, Trigger.ENDED)


def end_all(person: User, *, by: User) -> None:
    """Delete all integrations of a person, with the events that they wrote."""
    query = select(Integration).where(Integration.owner_id == person.id, Integration.ended_at.is_(None))
    for integration in db.session.scalars(query.order_by(Integration.id)).all():
        if integration.is_live:
            end(integration, remove_events=True, by=by)
        else:
            service.discard_draft(integration)


def _refusal(integration: Integration) -> str:
    if integration.owner.is_disabled:
        return "The owner's account is disabled, so nothing is synced."
    if not integration.active:
        return "This integration is switched off. Switch it on first."
    if integration.account.authorization_lost_at is not None:
        return "This calendar is not connected. Its owner has to reconnect it."
    if previews.find_waiting([integration.id]):
        return "Its owner has to decide about a preview first."
    return ""


def _note(integration: Integration, act: str, by: User) -> None:
    """Log an action, and add a message for the owner. The caller commits, together with the action itself."""
    run_log = RunLog(integration.id, Trigger.ADMINISTRATOR)
    run_log.add(Direction.NONE, act, reason=because(Reason.ADMINISTRATOR_ASKED, name=by.name))
    run_log.finish(RunResult.OK)
    if integration.owner_id != by.id and not integration.owner.is_disabled:
        reason = because(_MESSAGES[act], calendar=integration.place, name=by.name)
        db.session.add(UserMessage(user_id=integration.owner_id, integration_id=integration.id, reason=reason))
    log.info("administered", act=act, integration_id=integration.id, by=by.id)
