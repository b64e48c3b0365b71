"""Operations on CRM activities: list, add, change, trash, restore.

An activity belongs to its owner; dispatchers and administrators see and may change all. Every operation commits. The
optimistic lock of an activity is its item's `version`: an outdated one raises `optimistic_lock.Stale`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import contains_eager, joinedload

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar import service as items
from webapp.my_calendar.models import Item
from webapp.my_calendar.recurrence import Timing
from webapp.service_desk import optimistic_lock
from webapp.service_desk.access import may_plan
from webapp.service_desk.lists import contains, words_of
from webapp.service_desk.models import Client, Contact, CrmActivity
from webapp.web.paging import PER_PAGE, Page, count_some


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """The values of an activity, as entered or as stored."""

    type: str
    client: Client
    contact: Contact | None
    timing: Timing
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters of the list of activities. `owner_id` None means everybody's."""

    owner_id: int | None
    client: Client | None = None
    type: str = ""
    text: str = ""
    coming: bool = False


# Reading


def visible(user: User) -> Select[CrmActivity]:
    """Select the activities the person may see, those in the Trash included; each with its item."""
    query = select(CrmActivity).join(CrmActivity.item).options(contains_eager(CrmActivity.item))
    return query if may_plan(user) else query.where(Item.owner_id == user.id)


def find(user: User, item_id: int) -> CrmActivity | None:
    return db.session.scalar(visible(user).where(CrmActivity.item_id == item_id))


def activity_page(user: User, filters: Filters, number: int) -> Page[CrmActivity]:
    """Return a page of activities, latest first; with `filters.coming` the next one first."""
    query = visible(user).where(Item.trashed_at.is_(None))
    if filters.owner_id is not None:
        query = query.where(Item.owner_id == filters.owner_id)
    if filters.client is not None:
        query = query.where(CrmActivity.client_id == filters.client.id)
    if filters.type:
        query = query.where(CrmActivity.type == filters.type)
    for word in words_of(filters.text):
        clients = select(Client.id).where(contains(Client.name, word)).correlate(None)
        query = query.where(contains(CrmActivity.outcome, word) | CrmActivity.client_id.in_(clients))
    if filters.coming:
        query = query.where(Item.ends_at >= utc_now()).order_by(Item.ends_at, Item.id)
    else:
        query = query.order_by(Item.ends_at.desc(), Item.id.desc())
    shown = query.options(joinedload(CrmActivity.client), joinedload(CrmActivity.contact))
    rows = db.session.scalars(shown.limit(PER_PAGE + 1).offset((number - 1) * PER_PAGE)).all()
    ids = query.with_only_columns(CrmActivity.item_id)
    return Page(rows[:PER_PAGE], number, len(rows) > PER_PAGE, count_some(ids))


def owners_of(activities: Sequence[CrmActivity]) -> dict[int, User]:
    """Return the owners of these activities, by user id."""
    ids = {activity.item.owner_id for activity in activities}
    return {person.id: person for person in db.session.scalars(select(User).where(User.id.in_(ids)))}


def draft_of(activity: CrmActivity) -> ActivityDraft:
    """Return the stored values of the activity."""
    return ActivityDraft(activity.type, activity.client, activity.contact, activity.item.timing, activity.outcome)


# Adding and changing


def add(user: User, draft: ActivityDraft, uid: str) -> CrmActivity:
    """Save a new activity of the person. A second call with the same `uid` (a double submit) returns the first one."""
    mine = select(CrmActivity).join(CrmActivity.item).where(Item.owner_id == user.id, Item.uid == uid)
    existing = db.session.scalar(mine)
    if existing is not None:
        return existing
    activity = CrmActivity(item=Item(uid=uid, owner_id=user.id, kind="crm_activity"))
    _write(user, activity, draft)
    db.session.add(activity)
    try:
        db.session.commit()
    except IntegrityError:  # another submit with the same `uid` committed first
        db.session.rollback()
        return db.session.scalars(mine).one()
    return activity


def change(user: User, activity: CrmActivity, draft: ActivityDraft, version: int) -> CrmActivity:
    """Store `draft` in the activity, and restore it if it is in the Trash.

    Raises:
        Stale: `version` is outdated, and the stored values differ from `draft`.
    """
    if activity.item.version != version:
        if activity.item.trashed_at is None and draft_of(activity) == draft:
            return activity  # a double submit, or two people entered the same
        raise optimistic_lock.Stale(activity.item)
    if activity.item.trashed_at is not None or draft_of(activity) != draft:
        activity.item.trashed_at = None
        _write(user, activity, draft)
    optimistic_lock.commit(activity.item)
    return activity


def trash(activity: CrmActivity, version: int) -> None:
    """Move the activity to the Trash. Raises Stale."""
    if activity.item.version != version:
        raise optimistic_lock.Stale(activity.item)
    activity.item.trashed_at = activity.item.updated_at = utc_now()
    optimistic_lock.commit(activity.item)


def restore(activity: CrmActivity) -> None:
    """Restore the activity from the Trash. Raises Stale."""
    if activity.item.trashed_at is not None:
        activity.item.trashed_at, activity.item.updated_at = None, utc_now()
    optimistic_lock.commit(activity.item)


def _write(user: User, activity: CrmActivity, draft: ActivityDraft) -> None:
    activity.type, activity.client, activity.contact = draft.type, draft.client, draft.contact
    activity.outcome = draft.outcome
    item = activity.item
    if item.start is None or item.timing != draft.timing:
        timing = draft.timing if draft.timing.all_day else items.existing_times(draft.timing, user.time_zone)
        item.start, item.end, item.all_day = timing.start, timing.end, timing.all_day
        item.zone = None if timing.all_day else timing.zone
    item.updated_at = utc_now()
    owner = user if item.owner_id == user.id else db.session.get_one(User, item.owner_id)
    items.derive_span_of(item, owner.time_zone)
