"""What administrators do with other people's integrations: each act stands in the log with who did it."""

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

"""The trigger of what is logged here."""

_NOTICES = {
    "switched_on": Reason.SWITCHED_ON_BY,
    "switched_off": Reason.SWITCHED_OFF_BY,
    "looked": Reason.READ_AT_REQUEST_OF,
    "ended": Reason.ENDED_BY,
    "cleared": Reason.CLEARED_BY,
}


@dataclass(frozen=True, slots=True)
class LinkedCalendar:
    """An integration as administrators see it: nothing of what its entries say."""

    integration: Integration
    status: Status
    written: int  # events of ours that are still there
    progress: Progress | None  # of a run that is under way
    problem: Refusal | None  # why what was written could not be removed yet

    @property
    def is_ending(self) -> bool:
        """Whether it was deleted, and what was written to it is not removed yet."""
        return self.integration.ended_at is not None and self.integration.remove_events_on_end

    @property
    def is_under_way(self) -> bool:
        return self.progress is not None or (self.is_ending and not self.problem)


def find_calendars(person: User, *, now: datetime) -> list[LinkedCalendar]:
    """Return a person's linked calendars, and those that were deleted and are not cleared yet."""
    query = select(Integration).options(joinedload(Integration.account), joinedload(Integration.owner))
    is_there = or_(Integration.ended_at.is_(None), Integration.remove_events_on_end)
    integrations = db.session.scalars(
        query.where(Integration.owner_id == person.id, Integration.wizard_step.is_(None), is_there).order_by(
            Integration.id
        )
    ).all()
    return describe(integrations, now=now)


def describe(integrations: Sequence[Integration], *, now: datetime) -> list[LinkedCalendar]:
    """Return integrations with what is known about them, with a number of queries that does not depend on how many."""
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


def look_now(integration: Integration, *, by: User) -> str:
    """Have both sides looked at now, however long the pause would be. Return why that cannot be, if so."""
    refusal = _refusal(integration)
    if not refusal:
        _note(integration, "looked", by)
        service.look_now(integration)
    return refusal


def end(integration: Integration, *, remove_events: bool, by: User) -> None:
    """Delete somebody's integration: the events it wrote stay there, or go as well."""
    _note(integration, "ended", by)
    service.end_integration(integration, remove_events=remove_events)


def end_again(integration: Integration, *, by: User) -> None:
    """Try again to remove what an integration wrote that was deleted."""
    _note(integration, "cleared", by)
    evidence.forget(integration.id)
    evidence.try_at_once(integration)
    db.session.commit()
    enqueue_sync(integration.id, Trigger.ENDED)


def end_all(person: User, *, by: User) -> None:
    """Remove what was written to a person's linked calendars, and end their integrations for good."""
    query = select(Integration).where(Integration.owner_id == person.id, Integration.ended_at.is_(None))
    for integration in db.session.scalars(query.order_by(Integration.id)).all():
        if integration.is_live:
            end(integration, remove_events=True, by=by)
        else:
            service.discard_draft(integration)


def _refusal(integration: Integration) -> str:
    if integration.owner.is_disabled:
        return "The owner's account is disabled, so nothing is kept in step."
    if not integration.active:
        return "This integration is switched off. Switch it on first."
    if integration.account.authorization_lost_at is not None:
        return "This calendar is not connected. Its owner has to reconnect it."
    if previews.find_waiting([integration.id]):
        return "It waits for its owner, who has to look at the plan first."
    return ""


def _note(integration: Integration, act: str, by: User) -> None:
    """Put an act into the log, and tell the owner of it. The caller commits, with the act itself."""
    run_log = RunLog(integration.id, Trigger.ADMINISTRATOR)
    run_log.add(Direction.NONE, act, reason=because(Reason.ADMINISTRATOR_ASKED, name=by.name))
    run_log.finish(RunResult.OK)
    if integration.owner_id != by.id and not integration.owner.is_disabled:
        reason = because(_NOTICES[act], calendar=integration.place, name=by.name)
        db.session.add(UserMessage(user_id=integration.owner_id, integration_id=integration.id, reason=reason))
    log.info("administered", act=act, integration_id=integration.id, by=by.id)
