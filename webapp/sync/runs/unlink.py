"""End of an integration, with or without deletion of the events it wrote."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import delete, func, select

from webapp.accounts.models import User
from webapp.chunks import chunks
from webapp.connectors.base import Delete, Deleted, Gone, Missing, NotFound, PreconditionFailed, Refused, WriteOutcome
from webapp.connectors.errors import TransientError
from webapp.connectors.event import RemoteEvent
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.sync.engine import former_uids
from webapp.sync.engine.apply_remote import write_page
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.snapshots import LinkSnapshot, load_links_where
from webapp.sync.linked_accounts import authorization, subscriptions
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import Failure, Integration, Link, Mark, UserMessage
from webapp.sync.runs.free_busy import forget_busy_times
from webapp.sync.states import Direction, LinkState, Outcome, RunResult
from webapp.sync.store import evidence, known_events
from webapp.sync.store.lease import HeldLease, KeepAlive
from webapp.sync.store.run_log import RunLog

PAGE = 200

_WRITTEN = (Link.written_by_us, Link.state.in_((LinkState.LIVE, LinkState.PENDING)))

REFUSED_AGAIN = timedelta(days=1)
"""Pause before a deletion that the service refused is retried, unless a person asks for it before."""


def end(integration: Integration, held: HeldLease, run_log: RunLog) -> None:
    """Clean up after the owner deleted an integration. Harmless to run twice.

    End the subscriptions, delete the events we wrote if the owner wants that, and delete the credentials once no other
    integration needs them. The links of events that the service refuses to delete are kept, so that it is retried.

    Raises:
        ConnectorError: not everything is done; the rows that are needed to continue are kept.
    """
    integration_id = integration.id
    subscriptions.stop(integration)
    if integration.remove_events_on_end:
        with open_connector(integration.account, integration, while_waiting=KeepAlive(held)) as connector:
            context = RunContext.load(integration, connector=connector, lease=held, log=run_log, redis=redis_client())
            _remove_written(context)
        left = count_written([integration_id]).get(integration_id, 0)
        if left:
            events = because(Reason.EVENT_LEFT) if left == 1 else because(Reason.EVENTS_LEFT, count=left)
            raise TransientError(events, REFUSED_AGAIN)
        run_log.finish(RunResult.OK)
    integration = db.session.get_one(Integration, integration_id)
    integration.remove_events_on_end = False
    db.session.execute(delete(Mark).where(Mark.integration_id == integration_id))
    former_uids.keep_uids(integration_id)
    db.session.execute(delete(Link).where(Link.integration_id == integration_id))
    known_events.forget_all(integration_id)
    authorization.release(integration.account)  # in the same transaction: nothing else would delete them


def _remove_written(context: RunContext) -> None:
    links = load_links_where(select(Link).where(Link.integration_id == context.settings.integration_id, *_WRITTEN))
    context.progress.enter("Removing events", total=len(links))
    for page in chunks(links, PAGE):
        by_id = _by_id(context, page)
        deletes = [Delete(remote_id, link.version_tag, link.source) for remote_id, link in by_id.items()]
        left = _remove(context, by_id, deletes)
        # Changed meanwhile: the owner wants all events of this integration deleted, so delete them with their new tags.
        current = list(context.connector.fetch(context.settings.calendar_id, left)) if left else []
        _record(context, by_id, [Missing(held.remote_id) for held in current if isinstance(held, Gone)])
        _remove(
            context,
            by_id,
            [
                Delete(held.remote_id, held.version_tag, held.source)
                for held in current
                if isinstance(held, RemoteEvent)
            ],
        )


def _by_id(context: RunContext, links: Sequence[LinkSnapshot]) -> dict[str, LinkSnapshot]:
    """Return links by the ids of their events. Events of creates whose answer was lost are looked up by their keys.

    The link of a create that never arrived is deleted; one whose outcome is unknown is kept.
    """
    unknown = {link.create_key: link for link in links if link.remote_id is None and link.create_key}
    found = context.connector.find_created(context.settings.calendar_id, list(unknown)) if unknown else {}
    by_id = {link.remote_id: link for link in links if link.remote_id}
    with context.work.batch():
        for key, link in unknown.items():
            match found.get(key):
                case RemoteEvent() as held:
                    by_id[held.remote_id] = replace(
                        link, remote_id=held.remote_id, version_tag=held.version_tag, source=held.source
                    )
                case NotFound():
                    db.session.execute(delete(Link).where(Link.id == link.id))
                case _:
                    context.log.add(
                        Direction.OUT,
                        "delete",
                        Outcome.FAILED,
                        item_id=link.item_id,
                        subject=link.base_remote.details.subject if link.base_remote else "",
                        reason=because(Reason.DELETION_NOT_ANSWERED),
                    )
    return by_id


def _remove(context: RunContext, by_id: dict[str, LinkSnapshot], writes: list[Delete]) -> list[str]:
    """Delete events; return the ids of those that changed since they were last read."""
    if not writes:
        return []
    outcomes = write_page(context, writes, lambda outcomes: _record(context, by_id, outcomes))
    return [outcome.remote_id for outcome in outcomes if isinstance(outcome, PreconditionFailed)]


def _record(context: RunContext, by_id: dict[str, LinkSnapshot], outcomes: Sequence[WriteOutcome]) -> None:
    with context.work.batch():
        for outcome in outcomes:
            link = by_id[outcome.remote_id]
            subject = link.base_remote.details.subject if link.base_remote else ""
            match outcome:
                case Deleted() | Missing():
                    db.session.execute(delete(Link).where(Link.id == link.id))
                    context.log.add(
                        Direction.OUT,
                        "delete",
                        item_id=link.item_id,
                        remote_id=link.remote_id,
                        subject=subject,
                        reason=because(Reason.INTEGRATION_DELETED),
                    )
                case Refused():
                    context.log.add(
                        Direction.OUT,
                        "delete",
                        Outcome.FAILED,
                        item_id=link.item_id,
                        remote_id=link.remote_id,
                        subject=subject,
                        reason=outcome.reason,
                    )
                case _:
                    pass
        context.progress.advance(len(outcomes))


def notify_of_remaining_events(integration_id: int) -> None:
    """Add a message, once, for those who can do something about events of an ended integration that remain. Commits."""
    integration = db.session.get(Integration, integration_id)
    failure = db.session.get(Failure, (integration_id, evidence.ENDING))
    if integration is None or not integration.remove_events_on_end or failure is None or failure.count != 1:
        return
    owner = integration.owner
    people = _administrators() if owner.is_disabled else [owner]
    reason = because(
        Reason.EVENTS_NOT_CLEARED,
        causes=[failure.reason] if failure.reason else (),
        calendar=integration.place,
        owner=owner.name if owner.is_disabled else None,
    )
    db.session.add_all(
        [UserMessage(user_id=person.id, integration_id=integration_id, reason=reason) for person in people]
    )
    db.session.commit()


def count_written(integration_ids: Sequence[int]) -> dict[int, int]:
    """Return by integration how many of the events it wrote exist, as far as is known."""
    query = (
        select(Link.integration_id, func.count(Link.id))
        .where(Link.integration_id.in_(integration_ids), *_WRITTEN)
        .group_by(Link.integration_id)
    )
    return dict(db.session.execute(query).all())


def _administrators() -> Sequence[User]:
    query = select(User).where(User.role == "administrator", ~User.is_disabled)
    return db.session.scalars(query.order_by(User.id)).all()


def mark_ended(integration: Integration, *, remove_events: bool) -> None:
    """Mark an integration as deleted by its owner. The caller commits."""
    integration.ended_at = utc_now()
    forget_busy_times(integration.id)
    integration.active = False
    integration.remove_events_on_end = remove_events
    integration.state.manual_requested_at = None
    evidence.forget(integration.id)
    integration.state.retry_at = None
