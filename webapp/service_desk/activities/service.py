"""What people do with CRM activities: look, add, change, remove, bring back.

An activity is its owner's; who plans for everybody sees and may change all. Every act commits. The lock of an activity
is its item's `version`, and who comes with an old one gets `optimistic_lock.Stale`.
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
    """What somebody wants an activity to be."""

    type: str
    client: Client
    contact: Contact | None
    timing: Timing
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which activities a list shows. `owner_id` None is everybody's."""

    owner_id: int | None
    client: Client | None = None
    type: str = ""
    text: str = ""
    coming: bool = False


# Looking


def visible(user: User) -> Select[CrmActivity]:
    """Select the activities the person may see, in the Trash or not; each with its item."""
    query = select(CrmActivity).join(CrmActivity.item).options(contains_eager(CrmActivity.item))
    return query if may_plan(user) else query.where(Item.owner_id == user.id)


def find(user: User, item_id: int) -> CrmActivity | None:
    return db.session.scalar(visible(user).where(CrmActivity.item_id == item_id))


def activity_page(user: User, filters: Filters, number: int) -> Page[CrmActivity]:
    """Return a page of activities, latest first; coming ones the other way round."""
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
    """Return whose these activities are, by id."""
    ids = {activity.item.owner_id for activity in activities}
    return {person.id: person for person in db.session.scalars(select(User).where(User.id.in_(ids)))}


def draft_of(activity: CrmActivity) -> ActivityDraft:
    """Return what it is now."""
    return ActivityDraft(activity.type, activity.client, activity.contact, activity.item.timing, activity.outcome)


# Adding and changing


def add(user: User, draft: ActivityDraft, uid: str) -> CrmActivity:
    """Save a new activity of the person's. The same `uid` a second time (a double submit) returns the first one."""
    mine = select(CrmActivity).join(CrmActivity.item).where(Item.owner_id == user.id, Item.uid == uid)
    existing = db.session.scalar(mine)
    if existing is not None:
        return existing
    activity = CrmActivity(item=Item(uid=uid, owner_id=user.id, kind="crm_activity"))
    _write(user, activity, draft)
    db.session.add(activity)
    try:
        db.session.commit()
    except IntegrityError:  # the other submit was a moment faster
        db.session.rollback()
        return db.session.scalars(mine).one()
    return activity


def change(user: User, activity: CrmActivity, draft: ActivityDraft, version: int) -> CrmActivity:
    """Give it the content of `draft`; one that is in the Trash comes back. Raises Stale."""
    if activity.item.version != version:
        if activity.item.trashed_at is None and draft_of(activity) == draft:
            return activity  # a double submit, or both mean the same
        raise optimistic_lock.Stale(activity.item)
    if activity.item.trashed_at is not None or draft_of(activity) != draft:
        activity.item.trashed_at = None
        _write(user, activity, draft)
    optimistic_lock.commit(activity.item)
    return activity


def trash(activity: CrmActivity, version: int) -> None:
    """Move it to the Trash. Raises Stale."""
    if activity.item.version != version:
        raise optimistic_lock.Stale(activity.item)
    activity.item.trashed_at = activity.item.updated_at = utc_now()
    optimistic_lock.commit(activity.item)


def restore(activity: CrmActivity) -> None:
    """Take it out of the Trash. Raises Stale."""
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
