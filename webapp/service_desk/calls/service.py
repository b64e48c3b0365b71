"""Operations on service calls: read, plan, change, reassign, cancel, trash, restore.

Dispatchers and administrators may do everything. A technician plans calls for themselves on the tickets they see, adds
or removes only themselves as a resource, and changes calls they are a resource of. Every operation commits. The
optimistic lock of a call is its item's `version`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.exc import StaleDataError

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar import moves, recurrence
from webapp.my_calendar import service as items
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.recurrence import Timing
from webapp.service_desk.access import may_plan, visible_tickets
from webapp.service_desk.calls.advice import Visit, advice_on
from webapp.service_desk.deleted_tickets import restriction_of
from webapp.service_desk.models import CALL_STATUSES, Client, ServiceCall, Ticket
from webapp.service_desk.tickets.service import new_ticket

NEEDS_RESOURCE = "A service call needs somebody who goes: choose at least one person."
GONE = "This service call has been permanently deleted."

_TRIES = 5  # two tickets that are created at the same moment ask for the same number


class StaleCall(Exception):
    """The call was changed since the caller read it; `call` has the stored values."""

    def __init__(self, call: ServiceCall) -> None:
        super().__init__("the service call has changed meanwhile")
        self.call = call


class NotPossible(moves.NotPossible):
    """The operation is refused. The message is a sentence for people, `field` the draft's field (or empty)."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A ticket to be created together with its first call."""

    title: str
    client: Client


@dataclass(frozen=True, slots=True)
class CallDraft:
    """The values of a call, as entered or as stored. `start` and `end` are local times in `zone` (None: floating)."""

    ticket: Ticket | NewTicket
    start: datetime
    end: datetime
    zone: str | None
    description: str = ""
    status: str = "planned"
    resources: tuple[User, ...] = ()

    @property
    def timing(self) -> Timing:
        return Timing(self.start, self.end, self.zone, all_day=False)


# Reading


def find_call(user: User, item_id: int) -> ServiceCall | None:
    """Return the call, also from the Trash, if the person is a resource of it or may see its ticket."""
    query = (
        select(ServiceCall)
        .where(ServiceCall.item_id == item_id)
        .options(
            joinedload(ServiceCall.item).selectinload(Item.assignments),
            joinedload(ServiceCall.ticket).joinedload(Ticket.client),
        )
    )
    if not may_plan(user):
        assigned = select(Assignment.item_id).where(Assignment.item_id == item_id, Assignment.user_id == user.id)
        visible = visible_tickets(user).with_only_columns(Ticket.id)
        query = query.where(ServiceCall.item_id.in_(assigned) | ServiceCall.ticket_id.in_(visible))
    return db.session.scalar(query)


def planned_call(user: User, uid: str) -> ServiceCall | None:
    """Return the call that the person has already planned with the form of this `uid`."""
    return db.session.scalar(
        select(ServiceCall).join(ServiceCall.item).where(Item.owner_id == user.id, Item.uid == uid)
    )


def resources_of(call: ServiceCall) -> tuple[User, ...]:
    """Return the call's resources, by name."""
    people = select(User).where(User.id.in_(_resource_ids(call))).order_by(User.name, User.id)
    return tuple(db.session.scalars(people))


def draft_of(call: ServiceCall) -> CallDraft:
    """Return the stored values of the call."""
    item = call.item
    return CallDraft(call.ticket, item.start, item.end, item.zone, call.description, call.status, resources_of(call))


def may_change(user: User, call: ServiceCall) -> bool:
    """Return whether the person may move the call and change its status."""
    return may_plan(user) or user.id in _resource_ids(call)


def may_remove(user: User, call: ServiceCall) -> bool:
    """Return whether the person may trash the call; technicians only those they planned for themselves."""
    return may_plan(user) or (call.item.owner_id == user.id and _resource_ids(call) == {user.id})


def advice(draft: CallDraft, except_item_id: int | None = None, *, viewer: User) -> list[str]:
    """Return warnings about a draft (see `calls.advice`). `except_item_id` is the item of the call itself."""
    return advice_on(Visit(draft.timing, draft.resources, draft.status), except_item_id, viewer=viewer)


# Planning and changing


def plan_call(user: User, draft: CallDraft, uid: str) -> ServiceCall:
    """Save a new call. A second call with the same `uid` (a double submit) returns the first one's call.

    Raises NotPossible.
    """

    def plan() -> ServiceCall:
        existing = planned_call(user, uid)
        if existing is not None:
            return existing
        _check_resources(user, set(), draft.resources)
        call = ServiceCall(item=Item(uid=uid, owner_id=user.id, kind="service_call"), ticket=_ticket(draft))
        _write(user, call, draft)
        db.session.add(call)
        return call

    return _commit(plan)


def change_call(user: User, call: ServiceCall, draft: CallDraft, version: int) -> ServiceCall:
    """Store `draft` in the call, and restore it if it is in the Trash.

    Raises:
        StaleCall: `version` is outdated, and the stored values differ from `draft`.
        NotPossible: the draft is invalid, or the person may not make this change.
    """

    def change() -> ServiceCall:
        if call.item.version != version:
            if call.item.trashed_at is None and _same(draft_of(call), draft):
                return call  # a double submit, or two people entered the same
            raise StaleCall(call)
        before = _resource_ids(call)
        _check_resources(user, before, draft.resources)
        now = draft_of(call)
        if not may_plan(user) and user.id not in before | {person.id for person in draft.resources}:
            raise NotPossible("You can change calls that you are a resource of. Add yourself, or ask a dispatcher.")
        if draft.ticket is not now.ticket and not may_plan(user):
            raise NotPossible("Only a dispatcher may move a call to another ticket.", "ticket")
        call.ticket = _ticket(draft)
        call.item.trashed_at = None
        if not _same(now, draft):
            _write(user, call, draft)
        return call

    return _commit(change, call)


def reassign(
    user: User, call: ServiceCall, *, from_id: int, to_id: int, starts_at: datetime, ends_at: datetime, version: int
) -> ServiceCall:
    """Reassign the call from one person to another (the same id twice: no one), and move it to these instants.

    Raises StaleCall and NotPossible.
    """
    draft = moved_draft(user, call, from_id=from_id, to_id=to_id, starts_at=starts_at, ends_at=ends_at)
    return change_call(user, call, draft, version)


def moved_draft(
    user: User, call: ServiceCall, *, from_id: int, to_id: int, starts_at: datetime, ends_at: datetime
) -> CallDraft:
    """Return the draft that `reassign` would store, for `advice` about it. Raises NotPossible."""
    now = draft_of(call)
    resources = {person.id: person for person in now.resources}
    if from_id != to_id:
        if resources.pop(from_id, None) is None:
            raise NotPossible("That person is not on this call any more.")
        person = db.session.get(User, to_id)
        if person is None:
            raise NotPossible("There is no such person.")
        if to_id in resources:
            raise NotPossible(f"{person.name} is on this call already.")
        resources[to_id] = person
    moved = replace(now, resources=tuple(resources.values()))
    if (starts_at, ends_at) == (call.item.starts_at, call.item.ends_at):
        return moved
    zone = call.item.zone or user.time_zone
    return replace(moved, start=recurrence.to_wall(starts_at, zone), end=recurrence.to_wall(ends_at, zone), zone=zone)


def set_status(user: User, call: ServiceCall, status: str, version: int) -> ServiceCall:
    """Set the call's status; a cancelled call is in no calendar. Raises StaleCall and NotPossible."""
    return change_call(user, call, replace(draft_of(call), status=status), version)


def trash_call(user: User, call: ServiceCall, version: int) -> ServiceCall:
    """Move the call to the Trash. Raises StaleCall and NotPossible."""

    def trash() -> ServiceCall:
        if call.item.version != version:
            raise StaleCall(call)
        if not may_remove(user, call):
            raise NotPossible("Only a dispatcher may remove this call. You can cancel it.")
        call.item.trashed_at = call.item.updated_at = utc_now()
        return call

    return _commit(trash, call)


def restore_call(user: User, call: ServiceCall) -> ServiceCall:
    """Restore the call from the Trash. Raises StaleCall and NotPossible."""

    def restore() -> ServiceCall:
        if not may_remove(user, call):
            raise NotPossible("Only a dispatcher may restore this call.")
        if call.ticket.deleted_at is not None:
            raise NotPossible(restriction_of(user, call.ticket.number).sentence)
        _check_ticket(call.ticket)
        if call.item.trashed_at is not None:
            call.item.trashed_at, call.item.updated_at = None, utc_now()
        return call

    return _commit(restore, call)


def _ticket(draft: CallDraft) -> Ticket:
    if isinstance(draft.ticket, NewTicket):
        return new_ticket({"title": draft.ticket.title, "client_id": draft.ticket.client.id})
    _check_ticket(draft.ticket)
    return draft.ticket


def _check_ticket(ticket: Ticket) -> None:
    # Re-read and, where the database can, locked: the ticket must not be deleted between this check and the commit.
    if db.session.scalar(select(Ticket.deleted_at).where(Ticket.id == ticket.id).with_for_update()) is not None:
        raise NotPossible(
            f"Ticket #{ticket.number} has been deleted meanwhile, and its calls with it. What you entered is still "
            "here; choose another ticket to keep it.",
            "ticket",
        )


def _check_resources(user: User, before: set[int], wanted: Iterable[User]) -> None:
    people = {person.id: person for person in wanted}
    if not people:
        raise NotPossible(NEEDS_RESOURCE, "resources")
    disabled = [people[added].name for added in people.keys() - before if people[added].is_disabled]
    if disabled:
        raise NotPossible(f"{', '.join(disabled)}: disabled meanwhile, and cannot be added any more.", "resources")
    if not may_plan(user) and (people.keys() ^ before) - {user.id}:
        raise NotPossible("You can add or remove yourself only. A dispatcher plans for others.", "resources")


def _write(user: User, call: ServiceCall, draft: CallDraft) -> None:
    if draft.status not in CALL_STATUSES:
        raise NotPossible("There is no such status.", "status")
    if draft.end < draft.start:
        raise NotPossible("The end lies before the start.", "end")
    item = call.item
    call.description, call.status = draft.description, draft.status
    if (item.start, item.end, item.zone) != (draft.start, draft.end, draft.zone):
        timing = items.existing_times(draft.timing, user.time_zone)
        # A linked calendar may have made the call all-day: a start and end time undo that.
        item.start, item.end, item.zone, item.all_day = timing.start, timing.end, timing.zone, False
    wanted = {person.id: person for person in draft.resources}
    for entry in [entry for entry in item.assignments if entry.user_id not in wanted]:
        item.assignments.remove(entry)
    for user_id in wanted.keys() - _resource_ids(call):
        item.assignments.append(Assignment(user_id=user_id))
    # Also if only the description or the resources changed: the item's version is the lock of the whole call.
    item.updated_at = utc_now()
    items.derive_span_of(item, user.time_zone)


def _commit(act: Callable[[], ServiceCall], call: ServiceCall | None = None, tries: int = _TRIES) -> ServiceCall:
    """Run `act` and commit; retry if another transaction took the ticket number or the `uid` first."""
    item_id = call.item_id if call else None
    try:
        with db.session.no_autoflush:
            acted = act()
        db.session.commit()
    except (NotPossible, StaleCall):
        db.session.rollback()
        raise
    except StaleDataError:
        db.session.rollback()
        if call is None or db.session.scalar(select(Item.id).where(Item.id == item_id)) is None:
            raise NotPossible(GONE) from None
        raise StaleCall(call) from None
    except IntegrityError:
        db.session.rollback()
        if tries == 1:
            raise
        return _commit(act, call, tries - 1)
    return acted


def _resource_ids(call: ServiceCall) -> set[int]:
    return {entry.user_id for entry in call.item.assignments}


def _same(one: CallDraft, other: CallDraft) -> bool:
    def ids(draft: CallDraft) -> set[int]:
        return {person.id for person in draft.resources}

    return ids(one) == ids(other) and replace(one, resources=()) == replace(other, resources=())
