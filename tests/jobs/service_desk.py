"""A small service desk for the engine's tests: one ticket, and work on it for whom it is assigned to."""

from datetime import datetime, timedelta

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.service import derive_span_of
from webapp.service_desk.models import Client, Contact, CrmActivity, ServiceCall, Task, Ticket, ToDo

WORK_KINDS = ["crm_activity", "service_call", "task", "to_do"]
NINE = (utc_now() + timedelta(days=40)).replace(day=1, hour=9, minute=0, second=0, microsecond=0, tzinfo=None)
"""On the first of a month that is still to come, but soon: texts and ranges of coming work are about it."""

ZONE = "Europe/Berlin"


def a_ticket() -> Ticket:
    client = Client(name="Harbour Ltd", address="Quay 4", contacts=[Contact(name="Kim", phone="123")])
    ticket = Ticket(number=1042, client=client, contact=client.contacts[0], title="Printer is down")
    db.session.add(ticket)
    db.session.commit()
    return ticket


def an_item(kind: str, owner: User, start: datetime = NINE) -> Item:
    item = Item(kind=kind, owner_id=owner.id, start=start, end=start + timedelta(hours=1), zone=ZONE)
    derive_span_of(item, ZONE)
    return item


def plan_call(*resources: User, ticket: Ticket | None = None) -> int:
    """A call for these people; its item's id."""
    item = an_item("service_call", resources[0])
    item.assignments = [Assignment(user_id=user.id) for user in resources]
    call = ServiceCall(item=item, ticket=ticket or a_ticket(), description="Bring toner")
    db.session.add(call)
    db.session.commit()
    return item.id


def plan_activity(owner: User) -> int:
    ticket = a_ticket()
    activity = CrmActivity(item=an_item("crm_activity", owner), client=ticket.client, type="visit")
    db.session.add(activity)
    db.session.commit()
    return activity.item_id


def plan_task(*assignees: User, **fields: object) -> int:
    values = {"due_at": NINE, "zone": ZONE, "estimate": 60, **fields}
    task = Task(title="Order toner", creator_id=assignees[0].id, assignees=list(assignees), **values)
    db.session.add(task)
    db.session.commit()
    assert task.item_id
    return task.item_id


def plan_to_do(owner: User, **fields: object) -> int:
    to_do = ToDo(title="Order toner", owner_id=owner.id, **{"due_at": NINE, "zone": ZONE, "estimate": 60, **fields})
    db.session.add(to_do)
    db.session.commit()
    assert to_do.item_id
    return to_do.item_id


def plan_work(kind: str, owner: User) -> int:
    """Work of any kind for one person; its item's id."""
    plan = {"service_call": plan_call, "crm_activity": plan_activity, "task": plan_task, "to_do": plan_to_do}
    return plan[kind](owner)


def move(item_id: int, start: datetime) -> None:
    """What a dispatcher does."""
    item = db.session.get_one(Item, item_id, populate_existing=True)
    item.start, item.end, item.updated_at = start, start + (item.end - item.start), utc_now()
    derive_span_of(item, ZONE)
    db.session.commit()


def assign(item_id: int, *people: User) -> None:
    """Give the item to these people and to nobody else."""
    item = db.session.get_one(Item, item_id, populate_existing=True)
    wanted = {user.id for user in people}
    kept = [entry for entry in item.assignments if entry.user_id in wanted]
    added = wanted - {entry.user_id for entry in kept}
    item.assignments = [*kept, *(Assignment(user_id=user_id) for user_id in sorted(added))]
    item.updated_at = utc_now()
    db.session.commit()
