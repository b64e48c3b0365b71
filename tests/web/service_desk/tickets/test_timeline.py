"""The timeline: its entries with person and source, for changes on every path."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from tests.statements import counted_queries
from tests.web.service_desk.desk import act, add, add_call, add_client, add_contact, text, timeline
from webapp.accounts.models import User
from webapp.database import new_uid, utc_now
from webapp.extensions import db
from webapp.my_calendar import service as items
from webapp.my_calendar.actor import Actor, acting_as
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.recurrence import Timing
from webapp.my_calendar.service import Draft
from webapp.service_desk.models import Queue, Task, Ticket, TimelineEntry
from webapp.service_desk.tickets import service

SignIn = Callable[[User], FlaskClient]
MONDAY = datetime(2026, 11, 23, 9)


@pytest.fixture
def ticket(ada: User) -> Ticket:
    return add(add_client(), assignee_id=ada.id)


def latest(ticket: Ticket) -> TimelineEntry:
    query = select(TimelineEntry).where(TimelineEntry.ticket_id == ticket.id)
    return db.session.scalars(query.order_by(TimelineEntry.id.desc()).limit(1)).one()


def test_the_timeline_describes_changes_of_a_ticket(ticket: Ticket, ben: User) -> None:
    zeta = add_client("Zeta")
    contact = add_contact(zeta, "Ed")
    queue = Queue(name="First line", members=[])
    db.session.add(queue)
    db.session.commit()
    service.change_ticket(
        ticket,
        {
            "title": "Printer burns",
            "client_id": zeta.id,
            "contact_id": contact.id,
            "priority": "urgent",
            "status": "in_progress",
            "queue_id": queue.id,
            "assignee_id": ben.id,
            "description": "It smokes.",
        },
        ticket.version,
    )
    assert timeline(ticket) == [
        "created the ticket",
        "changed the title from “Printer is down” to “Printer burns”",
        "changed the client from Acme to Zeta",
        "changed the contact from none to Ed",
        "changed the priority from Normal to Urgent",
        "changed the status from Open to In progress",
        "changed the queue from none to First line",
        "changed whom it is assigned to from Ada to Ben",
        "changed the description",
    ]


def test_saving_equal_values_adds_no_entry(ticket: Ticket) -> None:
    service.change_ticket(ticket, {"title": ticket.title, "status": ticket.status}, ticket.version)
    assert timeline(ticket) == ["created the ticket"]


def test_the_timeline_has_deletion_and_restoration(ticket: Ticket) -> None:
    service.delete_ticket(ticket, ticket.version)
    service.restore_ticket(ticket)
    assert timeline(ticket)[1:] == ["deleted the ticket", "restored the ticket"]


def test_the_timeline_has_a_planned_call_with_its_resources(ticket: Ticket, ada: User, ben: User) -> None:
    add_call(ticket, ben, ada, start=MONDAY)
    assert timeline(ticket)[-1] == "planned a service call: Mon 23 Nov 2026, 09:00–10:00 (Berlin), for Ada and Ben"


def test_the_timeline_has_each_status_of_a_call(ticket: Ticket, ada: User, ben: User) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    call.item.assignments.append(Assignment(user_id=ben.id))
    db.session.commit()
    call.item.assignments = [entry for entry in call.item.assignments if entry.user_id == ben.id]
    db.session.commit()
    call.status = "on_the_way"
    db.session.commit()
    call.item.trashed_at = utc_now()
    db.session.commit()
    call.item.trashed_at = None
    db.session.commit()
    when = "the service call of Mon 23 Nov 2026, 09:00–10:00 (Berlin)"
    assert timeline(ticket)[2:] == [
        f"added Ben to {when}",
        f"removed Ada from {when}",
        f"changed {when} from Planned to On the way",
        f"moved {when} to the Trash",
        f"restored {when}",
    ]


def test_changed_resources_are_entered_even_if_the_item_is_not_loaded(ticket: Ticket, ada: User, ben: User) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    item_id, ada_id, ben_id = call.item_id, ada.id, ben.id
    db.session.remove()
    db.session.add(Assignment(item_id=item_id, user_id=ben_id))
    db.session.commit()
    db.session.delete(db.session.scalars(select(Assignment).where(Assignment.user_id == ada_id)).one())
    db.session.commit()
    texts = db.session.scalars(select(TimelineEntry.text).order_by(TimelineEntry.id)).all()
    assert [text.split(" the ")[0] for text in texts[2:]] == ["added Ben to", "removed Ada from"]


def test_the_timeline_has_a_call_dragged_in_my_calendar(ticket: Ticket, ada: User, sign_in: SignIn) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    act(sign_in(ada), f"/my-calendar/items/{call.item_id}/move", version=call.item.version, days=1, minutes=60)
    entry = latest(ticket)
    assert (entry.user_id, entry.via) == (ada.id, "")
    assert entry.text == (
        "moved the service call from Mon 23 Nov 2026, 09:00–10:00 (Berlin) to Tue 24 Nov 2026, 10:00–11:00 (Berlin)"
    )


def test_a_move_on_a_linked_calendar_has_the_person_and_the_calendar(
    ticket: Ticket, ada: User, ben: User, sign_in: SignIn
) -> None:
    call = add_call(ticket, ada, ben, start=MONDAY)
    with acting_as(Actor(ben.id, via="Work (iCloud)")):
        item = db.session.get_one(Item, call.item_id)
        item.start, item.end = item.start + timedelta(hours=2), item.end + timedelta(hours=2)
        items.derive_span_of(item, "UTC")
        db.session.commit()
    page = text(sign_in(ada).get(f"/tickets/{ticket.number}"))
    assert (
        "Ben moved the service call from Mon 23 Nov 2026, 09:00–10:00 (Berlin) to Mon 23 Nov 2026, 11:00–12:00 (Berlin)"
        " from the linked calendar “Work (iCloud)”"
    ) in page


def test_the_timeline_has_automatic_changes_without_a_person(ticket: Ticket, ada: User, sign_in: SignIn) -> None:
    with acting_as(Actor(None)):
        service.change_ticket(ticket, {"status": "closed"}, ticket.version)
    assert "Calendar Sync changed the status from Open to Closed" in text(sign_in(ada).get(f"/tickets/{ticket.number}"))


def test_a_person_in_the_pages_is_named(ticket: Ticket, ada: User, sign_in: SignIn) -> None:
    act(sign_in(ada), f"/tickets/{ticket.number}/status", version=ticket.version, status="waiting")
    entry = latest(ticket)
    assert (entry.user, entry.via, entry.text) == (ada, "", "changed the status from Open to Waiting")


def test_the_timeline_has_tasks(ticket: Ticket, ada: User) -> None:
    task = Task(title="Order toner", ticket=ticket, creator_id=ada.id)
    db.session.add(task)
    db.session.commit()
    task.status = "done"
    db.session.commit()
    assert timeline(ticket)[1:] == ["added the task “Order toner”", "changed the task “Order toner” to Done"]


def test_the_timeline_has_no_change_that_was_rolled_back(ticket: Ticket) -> None:
    ticket.status = "closed"
    db.session.flush()
    db.session.rollback()
    assert timeline(ticket) == ["created the ticket"]


def test_items_of_other_kinds_cause_no_query(ticket: Ticket, ada: User) -> None:
    with counted_queries() as statements:
        for _ in range(20):
            timing = Timing(MONDAY, MONDAY + timedelta(hours=1), "Europe/Berlin", all_day=False)
            items.create_item(ada, Draft("Visit", timing), new_uid())
    assert not [statement for statement in statements if "service_calls" in statement or "timeline" in statement]
    assert db.session.scalar(select(func.count()).select_from(TimelineEntry)) == 1


def test_many_calls_moved_at_once_take_a_constant_number_of_queries(ticket: Ticket, ada: User) -> None:
    def queries_of_moving(count: int) -> int:
        calls = [add_call(ticket, ada, start=MONDAY) for _ in range(count)]
        moved = [db.session.get_one(Item, call.item_id) for call in calls]
        for item in moved:
            item.start = item.start + timedelta(minutes=5)
        with counted_queries() as statements:
            db.session.flush()
        return len([statement for statement in statements if "service_calls" in statement or "timeline" in statement])

    assert queries_of_moving(10) == queries_of_moving(2)
