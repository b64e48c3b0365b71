"""Where an item stands: for each person it belongs to, whether it is on their linked calendars, and if not, why."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from webapp.accounts.models import User
from webapp.connectors.cronofy.refusals import NOT_ALLOWED
from webapp.extensions import db
from webapp.my_calendar.models import SHARED_KINDS, Assignment, Item
from webapp.sync import twins
from webapp.sync.models import Integration, LedgerEntry, Link, Mark, Quarantine
from webapp.sync.status import Status, statuses

_OLDER = "It was here before such items were sent. A manual sync sends it, and so does any change of it."

State = Literal["there", "waiting", "stuck", "absent"]


@dataclass(frozen=True, slots=True)
class OnCalendar:
    """One linked calendar. `stuck`: it should be there, or follow a change, and somebody has to do something first."""

    integration: Integration
    state: State
    since: datetime | None = None  # when the event was tied to the item, or since when a change waits
    reason: str = ""  # a sentence, empty where the state says it all
    detached: Link | None = None  # it could be sent again


@dataclass(frozen=True, slots=True)
class PersonStanding:
    person: User
    calendars: Sequence[OnCalendar]  # none: this person has linked no calendar


@dataclass(frozen=True, slots=True)
class Standing:
    item: Item
    people: Sequence[PersonStanding]

    @property
    def is_settling(self) -> bool:
        """Whether it will look different in a moment."""
        return any(calendar.state == "waiting" for person in self.people for calendar in person.calendars)


def find_standing(item: Item, *, now: datetime) -> Standing:
    """Return where `item` stands. The number of queries does not depend on how many people it belongs to."""
    people = _people(item)
    integrations = db.session.scalars(
        select(Integration)
        .options(joinedload(Integration.account), joinedload(Integration.owner))
        .where(
            Integration.owner_id.in_([person.id for person in people]),
            Integration.wizard_step.is_(None),
            Integration.ended_at.is_(None),
        )
        .order_by(Integration.id)
    ).all()
    seen = _Seen.load(item, integrations, now=now)
    calendars: dict[int, list[OnCalendar]] = defaultdict(list)
    for integration in integrations:
        calendars[integration.owner_id].append(seen.on(integration))
    return Standing(item, [PersonStanding(person, calendars[person.id]) for person in people])


def detached_because(item_ids: Collection[int]) -> dict[tuple[int, int], str]:
    """Return why items were detached, by integration and item."""
    # What takes a pair out of step is the last that is done about it. The newest entry comes last, and wins.
    parting = LedgerEntry.action.in_(("detach", "create", "delete", "restore")), LedgerEntry.outcome == "done"
    rows = db.session.execute(
        select(LedgerEntry.integration_id, LedgerEntry.item_id, LedgerEntry.reason)
        .where(LedgerEntry.item_id.in_(item_ids), *parting)
        .order_by(LedgerEntry.id)
    )
    return {(integration_id, item_id): reason for integration_id, item_id, reason in rows if item_id is not None}


def _people(item: Item) -> Sequence[User]:
    if item.kind in SHARED_KINDS:
        assigned = select(Assignment.user_id).where(Assignment.item_id == item.id)
        return db.session.scalars(select(User).where(User.id.in_(assigned)).order_by(User.name, User.id)).all()
    return db.session.scalars(select(User).where(User.id == item.owner_id)).all()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the engine holds about one item, by integration."""

    item: Item
    statuses: Mapping[int, Status]
    links: Mapping[int, Link]
    marks: Mapping[int, datetime]
    quarantined: Mapping[int, str]
    detached_because: Mapping[int, str]
    origin: Integration | None  # the linked calendar it came from
    integrations: Sequence[Integration]

    @classmethod
    def load(cls, item: Item, integrations: Sequence[Integration], *, now: datetime) -> "_Seen":
        links = db.session.scalars(
            select(Link).options(joinedload(Link.integration)).where(Link.item_id == item.id)
        ).all()
        by_integration = {link.integration_id: link for link in links}
        marks = db.session.execute(
            select(Mark.integration_id, func.min(Mark.marked_at))
            .where(Mark.item_id == item.id)
            .group_by(Mark.integration_id)
        ).all()
        remote_ids = [link.remote_id for link in links]
        quarantined = db.session.execute(
            select(Quarantine.integration_id, Quarantine.reason).where(
                or_(Quarantine.item_id == item.id, Quarantine.remote_id.in_(remote_ids)),
                Quarantine.integration_id.in_([integration.id for integration in integrations]),
            )
        ).all()
        origins = (link.integration for link in links if not link.written_by_us and link.state == "live")
        return cls(
            item=item,
            statuses=statuses(integrations, now=now),
            links=by_integration,
            marks={row[0]: row[1] for row in marks},
            quarantined={row[0]: row[1] for row in quarantined},
            detached_because={place[0]: reason for place, reason in detached_because([item.id]).items()},
            origin=next(origins, None),
            integrations=integrations,
        )

    def on(self, integration: Integration) -> OnCalendar:
        """Return how the item stands on the calendar of `integration`."""
        link = self.links.get(integration.id)
        if self.item.is_removed:
            return self._leaving(integration, link)
        if link is not None and link.state == "detached":
            reason = self.detached_because.get(integration.id, "")
            return OnCalendar(
                integration, "absent", link.updated_at, _sentence(reason or "it is no longer kept in step"), link
            )
        hindrance = self._hindrance(integration)
        marked_at = self.marks.get(integration.id)
        if link is not None and link.state == "live":
            if hindrance and marked_at:
                return OnCalendar(integration, "stuck", link.created_at, f"A change waits. {hindrance}")
            if hindrance and integration.id in self.quarantined:
                return OnCalendar(integration, "stuck", link.created_at, f"The last change is not on it. {hindrance}")
            if marked_at and self._is_sent(integration):
                return OnCalendar(integration, "waiting", marked_at, "A change is on its way.")
            return OnCalendar(integration, "there", link.created_at, hindrance or self._stays_here(integration, link))
        return self._missing(integration, hindrance, link.updated_at if link else marked_at)

    def _leaving(self, integration: Integration, link: Link | None) -> OnCalendar:
        what = "It was cancelled." if self.item.cancelled_at and not self.item.trashed_at else "It is in the Trash."
        if link is None or link.state == "detached" or not self._is_sent(integration):
            return OnCalendar(integration, "absent", reason=what)
        hindrance = self._hindrance(integration)
        if hindrance:
            return OnCalendar(integration, "stuck", link.created_at, f"{what} Its removal waits. {hindrance}")
        return OnCalendar(integration, "waiting", self.marks.get(integration.id), f"{what} It is being removed.")

    def _missing(self, integration: Integration, hindrance: str, waiting_since: datetime | None) -> OnCalendar:
        never = self._why_never(integration)
        if never:
            return OnCalendar(integration, "absent", reason=never)
        if hindrance:
            return OnCalendar(integration, "stuck", reason=hindrance)
        if waiting_since:
            return OnCalendar(integration, "waiting", waiting_since, "It is being sent.")
        return OnCalendar(integration, "absent", reason=_OLDER)

    def _why_never(self, integration: Integration) -> str:
        """Return why this item is not meant to be on that calendar, if so."""
        if integration.calendar_read_only:
            return "This calendar can only be read."
        if not self._is_sent(integration):
            return "Items of this kind are not sent to it."
        if self.origin is not None and self.origin.id != integration.id:
            return f"It came from “{self.origin.calendar_name}” and is not carried on."
        teller = self._teller(integration)
        return f"It is on it already, for {teller}, who linked the same calendar." if teller else ""

    def _teller(self, integration: Integration) -> str:
        for other in self.integrations:
            link = self.links.get(other.id)
            is_theirs = link is not None and link.state != "detached" and other.owner_id != integration.owner_id
            if is_theirs and twins.is_same_calendar(other, integration):
                return other.owner.name
        return ""

    def _hindrance(self, integration: Integration) -> str:
        """Return what keeps changes of this item from getting there, if anything does."""
        if integration.id in self.quarantined:
            return _sentence(self.quarantined[integration.id])
        status = self.statuses[integration.id]
        if status.level == "ok":
            return ""
        if status.plan_id:
            return status.reason
        # That something waits is said anyway, and everything else with a colour has a reason.
        return f"{status.label}: {status.reason}" if status.label != "Connected" else ""

    def _stays_here(self, integration: Integration, link: Link) -> str:
        """Return why a change of this item would not get there, before anybody makes one."""
        allowed_since = link.unwritable == NOT_ALLOWED and integration.can_edit_existing
        if not link.unwritable or allowed_since or not self._is_sent(integration):
            return ""
        return f"What you change here stays here. {link.unwritable}"

    def _is_sent(self, integration: Integration) -> bool:
        return self.item.kind in integration.kinds and not integration.calendar_read_only


def _sentence(reason: str) -> str:
    text = reason[:1].upper() + reason[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
