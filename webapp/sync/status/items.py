"""Sync status of an item: on which linked calendars of its people it is, and why not on the others."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload

from webapp.accounts.models import User
from webapp.connectors.reasons import Reason, Refusal, because, caused_by
from webapp.extensions import db
from webapp.my_calendar.models import SHARED_KINDS, Assignment, Item
from webapp.sync.engine import shared_calendars
from webapp.sync.models import Integration, LedgerEntry, Link, Mark, Quarantine
from webapp.sync.states import LinkState, Outcome
from webapp.sync.status.integrations import Status, as_tuple, statuses
from webapp.sync.store.evidence import ENDING, failures_of
from webapp.sync.stored_reason import read_reason

State = Literal["present", "waiting", "stuck", "absent"]


@dataclass(frozen=True, slots=True)
class OnCalendar:
    """Status of an item on one linked calendar.

    `stuck`: the item, or a change of it, cannot be written before a person has done something.
    """

    integration: Integration
    state: State
    since: datetime | None = None  # when the event was linked to the item, or since when a change waits
    reasons: tuple[Refusal, ...] = ()  # empty where the state needs no explanation
    detached: Link | None = None  # the link of an item that could be sent again
    is_left_behind: bool = False  # the event should be deleted, and something keeps it from being deleted


@dataclass(frozen=True, slots=True)
class PersonSyncStatus:
    """Status of an item on the linked calendars of one person."""

    person: User
    calendars: Sequence[OnCalendar]  # empty: this person has linked no calendar
    is_former: bool = False  # the item no longer belongs to this person, but their calendar still shows it


@dataclass(frozen=True, slots=True)
class ItemSyncStatus:
    """Status of an item on the linked calendars of everybody it belongs or belonged to."""

    item: Item
    people: Sequence[PersonSyncStatus]

    @property
    def is_changing(self) -> bool:
        """Return True while a change is being written, so that the status will differ in a moment."""
        return any(calendar.state == "waiting" for person in self.people for calendar in person.calendars)


def find_item_status(item: Item, *, now: datetime) -> ItemSyncStatus:
    """Return the sync status of `item`. The number of queries does not depend on how many people it belongs to."""
    people = _people(item)
    owners = {person.id for person in people}
    shows_it = Integration.id.in_(
        select(Link.integration_id).where(Link.item_id == item.id, Link.state.in_((LinkState.LIVE, LinkState.PENDING)))
    )
    integrations = db.session.scalars(
        select(Integration)
        .options(joinedload(Integration.account), joinedload(Integration.owner))
        .where(
            Integration.wizard_step.is_(None),
            or_(
                and_(Integration.ended_at.is_(None), or_(Integration.owner_id.in_(owners), shows_it)),
                and_(Integration.remove_events_on_end, shows_it),
            ),
        )
        .order_by(Integration.id)
    ).all()
    evidence = _Evidence.load(item, integrations, owners, now=now)
    calendars: dict[int, list[OnCalendar]] = defaultdict(list)
    former: dict[int, User] = {}
    for integration in integrations:
        calendars[integration.owner_id].append(evidence.on(integration))
        if integration.owner_id not in owners:
            former[integration.owner_id] = integration.owner
    left = sorted(former.values(), key=lambda person: (person.name, person.id))
    return ItemSyncStatus(
        item,
        [
            *(PersonSyncStatus(person, calendars[person.id]) for person in people),
            *(PersonSyncStatus(person, calendars[person.id], is_former=True) for person in left),
        ],
    )


def detached_because(item_ids: Collection[int]) -> dict[tuple[int, int], Refusal | None]:
    """Return why items were detached, by integration and item."""
    # The entry that detached a pair is the last one about it: rows are ordered by id, the newest overwrites the others.
    parting = LedgerEntry.action.in_(("detach", "create", "delete", "restore")), LedgerEntry.outcome == Outcome.DONE
    rows = db.session.execute(
        select(LedgerEntry.integration_id, LedgerEntry.item_id, LedgerEntry.reason_code, LedgerEntry.reason_params)
        .where(LedgerEntry.item_id.in_(item_ids), *parting)
        .order_by(LedgerEntry.id)
    )
    return {
        (integration_id, item_id): read_reason(code, params)
        for integration_id, item_id, code, params in rows
        if item_id is not None
    }


def _people(item: Item) -> Sequence[User]:
    if item.kind in SHARED_KINDS:
        assigned = select(Assignment.user_id).where(Assignment.item_id == item.id)
        return db.session.scalars(select(User).where(User.id.in_(assigned)).order_by(User.name, User.id)).all()
    return db.session.scalars(select(User).where(User.id == item.owner_id)).all()


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Rows of the engine about one item, by integration."""

    item: Item
    statuses: Mapping[int, Status]
    links: Mapping[int, Link]
    marks: Mapping[int, datetime]
    quarantined: Mapping[int, tuple[Refusal, ...]]
    detached_because: Mapping[int, Refusal | None]
    origin: Integration | None  # the linked calendar from which the item was imported
    integrations: Sequence[Integration]
    owners: Collection[int]  # ids of the people it belongs to
    unfinished: Mapping[int, tuple[Refusal, ...]]  # why removing events from a calendar that is no longer linked fails

    @classmethod
    def load(
        cls, item: Item, integrations: Sequence[Integration], owners: Collection[int], *, now: datetime
    ) -> "_Evidence":
        links = db.session.scalars(
            select(Link).options(joinedload(Link.integration)).where(Link.item_id == item.id)
        ).all()
        by_integration = {link.integration_id: link for link in links}
        marks = db.session.execute(
            select(Mark.integration_id, func.min(Mark.marked_at))
            .where(Mark.item_id == item.id)
            .group_by(Mark.integration_id)
        ).all()
        remote_ids = [link.remote_id for link in links if link.remote_id]
        quarantined = db.session.execute(
            select(Quarantine.integration_id, Quarantine.reason_code, Quarantine.reason_params).where(
                or_(Quarantine.item_id == item.id, Quarantine.remote_id.in_(remote_ids)),
                Quarantine.integration_id.in_([integration.id for integration in integrations]),
            )
        ).all()
        origins = (link.integration for link in links if not link.written_by_us and link.state == LinkState.LIVE)
        return cls(
            item=item,
            statuses=statuses(integrations, now=now),
            links=by_integration,
            marks={row[0]: row[1] for row in marks},
            quarantined={row[0]: as_tuple(read_reason(row[1], row[2])) for row in quarantined},
            detached_because={place[0]: reason for place, reason in detached_because([item.id]).items()},
            origin=next(origins, None),
            integrations=integrations,
            owners=owners,
            unfinished={
                integration_id: as_tuple(failure.reason)
                for integration_id, failures in failures_of([each.id for each in integrations if each.ended_at]).items()
                for failure in failures
                if failure.kind == ENDING
            },
        )

    def on(self, integration: Integration) -> OnCalendar:
        """Return the status of the item on the calendar of `integration`."""
        link = self.links.get(integration.id)
        if integration.ended_at and link is not None:
            return self._ending(integration, link)
        if self.item.is_removed:
            is_cancelled = self.item.cancelled_at and not self.item.trashed_at
            return self._to_be_removed(integration, link, Reason.IS_CANCELLED if is_cancelled else Reason.IN_TRASH)
        if integration.owner_id not in self.owners:
            return self._to_be_removed(integration, link, Reason.NO_LONGER_THEIRS)
        if link is not None and link.state == LinkState.DETACHED:
            reason = self.detached_because.get(integration.id) or because(Reason.NO_LONGER_IN_STEP)
            return OnCalendar(integration, "absent", link.updated_at, (reason,), link)
        hindrance = self._hindrance(integration)
        marked_at = self.marks.get(integration.id)
        if link is not None and link.state == LinkState.LIVE:
            if hindrance and marked_at:
                return OnCalendar(integration, "stuck", link.created_at, (because(Reason.CHANGE_WAITS), *hindrance))
            if hindrance and integration.id in self.quarantined:
                return OnCalendar(integration, "stuck", link.created_at, (because(Reason.CHANGE_MISSING), *hindrance))
            if marked_at and self._is_sent(integration):
                return OnCalendar(integration, "waiting", marked_at, (because(Reason.CHANGE_ON_ITS_WAY),))
            reasons = hindrance or self._why_unwritable(integration, link)
            return OnCalendar(integration, "present", link.created_at, reasons)
        return self._missing(integration, hindrance, link.updated_at if link else marked_at)

    def _ending(self, integration: Integration, link: Link) -> OnCalendar:
        ended = because(Reason.NO_LONGER_LINKED)
        if integration.id in self.unfinished:
            reasons = ended, because(Reason.NOT_REMOVABLE, causes=self.unfinished[integration.id])
            return OnCalendar(integration, "stuck", link.created_at, reasons, is_left_behind=True)
        return OnCalendar(integration, "waiting", integration.ended_at, (ended, because(Reason.BEING_REMOVED)))

    def _to_be_removed(self, integration: Integration, link: Link | None, why: Reason) -> OnCalendar:
        if link is None or link.state == LinkState.DETACHED or not self._is_sent(integration):
            return OnCalendar(integration, "absent", reasons=(because(why),))
        hindrance = self._hindrance(integration)
        if hindrance:
            reasons = because(why), because(Reason.REMOVAL_WAITS), *hindrance
            return OnCalendar(integration, "stuck", link.created_at, reasons, is_left_behind=True)
        marked_at = self.marks.get(integration.id)
        return OnCalendar(integration, "waiting", marked_at, (because(why), because(Reason.BEING_REMOVED)))

    def _missing(
        self, integration: Integration, hindrance: tuple[Refusal, ...], waiting_since: datetime | None
    ) -> OnCalendar:
        never = self._why_never(integration)
        if never:
            return OnCalendar(integration, "absent", reasons=(never,))
        if hindrance:
            return OnCalendar(integration, "stuck", reasons=hindrance)
        if waiting_since:
            return OnCalendar(integration, "waiting", waiting_since, (because(Reason.BEING_SENT_NOW),))
        return OnCalendar(integration, "absent", reasons=(because(Reason.OLDER_THAN_LINK),))

    def _why_never(self, integration: Integration) -> Refusal | None:
        """Return why this item is never written to that calendar; None if it is."""
        if integration.calendar_read_only:
            return because(Reason.READ_ONLY_CALENDAR)
        if not self._is_sent(integration):
            return because(Reason.KIND_NOT_SENT)
        if self.origin is not None and self.origin.id != integration.id:
            return because(Reason.CAME_FROM, calendar=self.origin.calendar_name)
        writer = self._writer(integration)
        return because(Reason.ON_IT_FOR, name=writer) if writer else None

    def _writer(self, integration: Integration) -> str:
        """Return the name of another person whose integration writes the item to the same calendar, or ""."""
        for other in self.integrations:
            link = self.links.get(other.id)
            is_theirs = link is not None and link.state != LinkState.DETACHED and other.owner_id != integration.owner_id
            if is_theirs and shared_calendars.is_same_calendar(other, integration):
                return other.owner.name
        return ""

    def _hindrance(self, integration: Integration) -> tuple[Refusal, ...]:
        """Return what keeps changes of this item from being written to that calendar, if anything does."""
        if integration.id in self.quarantined:
            return self.quarantined[integration.id]
        status = self.statuses[integration.id]
        if status.level == "ok":
            return ()
        if status.preview_id:
            return status.reasons
        # A connected calendar that is not "ok" only has waiting changes, which the state shows already.
        is_connected = status.label == "Connected"
        return () if is_connected else (caused_by(Reason.STATUS_IS, *status.reasons, label=status.label),)

    def _why_unwritable(self, integration: Integration, link: Link) -> tuple[Refusal, ...]:
        """Return why a change of this item would be refused by that calendar, before anybody makes one."""
        why = link.unwritable
        allowed_since = link.unwritable_code == Reason.EDITING_NOT_ALLOWED and integration.can_edit_existing
        if why is None or allowed_since or not self._is_sent(integration):
            return ()
        return because(Reason.CHANGE_STAYS_HERE), why

    def _is_sent(self, integration: Integration) -> bool:
        return self.item.kind in integration.kinds and not integration.calendar_read_only
