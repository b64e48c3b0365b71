"""Items and their work stay consistent, whichever of the two is changed, and by whom."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.statements import counted_queries
from tests.web.service_desk.desk import add, add_call, add_client, add_contact
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar import service as items
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.recurrence import Timing
from webapp.service_desk import item_projection
from webapp.service_desk.event_text_jobs import compose_now
from webapp.service_desk.models import (
    Client,
    CrmActivity,
    EventText,
    ServiceCall,
    Task,
    TaskAssignee,
    Ticket,
    ToDo,
)

TOMORROW = (datetime.now(UTC) + timedelta(days=1)).replace(tzinfo=None, hour=9, minute=0, second=0, microsecond=0)
LONG_AGO = datetime(2025, 3, 3, 9)


@pytest.fixture
def call(ada: User) -> ServiceCall:
    """A call tomorrow at nine, for a contact of Acme's."""
    acme = add_client()
    contact = add_contact(acme, "Ben", phone="+1 555 0100")
    return add_call(a_ticket(acme, 1042, contact_id=contact.id), ada, start=TOMORROW, description="Bring toner.")


def a_ticket(client: Client, number: int, **fields: Any) -> Ticket:
    ticket = Ticket(**{"client_id": client.id, "number": number, "title": "Printer is down", **fields})
    db.session.add(ticket)
    db.session.commit()
    return ticket


def texts_of(item: Item) -> tuple[str, str, str]:
    db.session.refresh(item)
    return item.subject, item.location, item.description


def a_task(ada: User, **fields: Any) -> Task:
    task = Task(**{"title": "Order toner", "creator_id": ada.id, "assignees": [ada], **fields})
    db.session.add(task)
    db.session.commit()
    return task


def a_to_do(ada: User, **fields: Any) -> ToDo:
    to_do = ToDo(**{"title": "Order toner", "owner_id": ada.id, **fields})
    db.session.add(to_do)
    db.session.commit()
    return to_do


def item_of(work: Task | ToDo) -> Item:
    db.session.refresh(work)
    assert work.item is not None
    db.session.refresh(work.item)
    return work.item


def save(row: object, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    db.session.commit()


def span(item: Item) -> tuple[datetime, datetime, bool]:
    return item.start, item.end, item.all_day


# Service calls


def test_a_call_has_the_subject_of_its_ticket(call: ServiceCall) -> None:
    assert texts_of(call.item) == (
        "[#1042] Printer is down – Acme",
        "1 Main Street",
        "Bring toner.\n\nBen +1 555 0100\n\nhttp://localhost/tickets/1042".replace(
            "http://localhost", item_projection._address("")
        ),
    )


CHANGES: dict[str, tuple[Callable[[ServiceCall], None], str]] = {
    "the ticket's title": (lambda call: setattr(call.ticket, "title", "Renamed"), "[#1042] Renamed – Acme"),
    "the client's name": (lambda call: setattr(call.ticket.client, "name", "Renamed"), "Printer is down – Renamed"),
    "the client's address": (lambda call: setattr(call.ticket.client, "address", "Renamed\nSt"), "Renamed, St"),
    "the contact's phone": (lambda call: setattr(call.ticket.contact, "phone", "Renamed"), "Ben Renamed"),
    "the contact's name": (lambda call: setattr(call.ticket.contact, "name", "Renamed"), "Renamed +1 555 0100"),
    "the call's description": (lambda call: setattr(call, "description", "Renamed"), "Renamed"),
    "the ticket's contact, taken away": (lambda call: setattr(call.ticket, "contact", None), "toner.\n\nhttp"),
    "the ticket's contact, by its key": (lambda call: setattr(call.ticket, "contact_id", None), "toner.\n\nhttp"),
    "the ticket's client": (
        lambda call: setattr(call.ticket, "client", Client(name="Other", time_zone="UTC")),
        "[#1042] Printer is down – Other",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_updates_a_coming_call(call: ServiceCall, change: str) -> None:
    act, expected = CHANGES[change]
    version = call.item.version
    act(call)
    db.session.commit()
    assert expected in "|".join(texts_of(call.item))
    assert call.item.version == version + 1


def test_setting_the_client_id_of_a_ticket_renames_its_calls(call: ServiceCall) -> None:
    other = add_client("Other")
    save(call.ticket, client_id=other.id)
    assert texts_of(call.item)[0] == "[#1042] Printer is down – Other"


def test_a_call_created_with_foreign_keys_only_has_texts(call: ServiceCall, ada: User) -> None:
    other = a_ticket(add_client("Other"), 2000, title="Scanner")
    item = Item(kind="service_call", owner_id=ada.id, start=TOMORROW, end=TOMORROW, zone="UTC")
    items.derive_span_of(item, "UTC")
    db.session.add(item)
    db.session.flush()
    second = ServiceCall(item_id=item.id, ticket_id=call.ticket_id)
    db.session.add(second)
    db.session.commit()
    assert texts_of(item)[0] == "[#1042] Printer is down – Acme"
    save(second, ticket_id=other.id)
    assert texts_of(item)[0] == "[#2000] Scanner – Other"


@pytest.mark.parametrize("change", CHANGES)
def test_a_past_call_keeps_its_texts_unless_it_is_edited(call: ServiceCall, ada: User, change: str) -> None:
    past = add_call(call.ticket, ada, start=LONG_AGO, description="Bring toner.")
    texts, version = texts_of(past.item), past.item.version
    CHANGES[change][0](call)
    db.session.commit()
    assert (texts_of(past.item), past.item.version) == (texts, version)
    save(past, description="Brought it.")
    assert texts_of(past.item)[2].startswith("Brought it.")


def test_a_change_of_values_outside_the_template_changes_nothing(call: ServiceCall) -> None:
    version = call.item.version
    save(call.ticket, status="waiting")
    save(call.ticket.client, time_zone="Asia/Tokyo")
    save(call.ticket.contact, email="ben@example.org")
    db.session.refresh(call.item)
    assert call.item.version == version


def test_a_cancelled_call_leaves_calendars_until_it_is_planned_again(call: ServiceCall) -> None:
    save(call, status="cancelled")
    since = call.item.cancelled_at
    assert since is not None
    save(call, description="Cancelled by the client.")
    assert call.item.cancelled_at == since
    save(call, status="done")
    assert (call.item.cancelled_at, call.item.done_at is not None) == (None, True)
    save(call, status="planned")
    assert (call.item.cancelled_at, call.item.done_at) == (None, None)


def test_a_crm_activity_is_updated_with_its_client_and_contact(ada: User) -> None:
    acme = add_client()
    contact = add_contact(acme, "Ben", phone="1")
    item = Item(kind="crm_activity", owner_id=ada.id, start=TOMORROW, end=TOMORROW, zone="UTC")
    items.derive_span_of(item, "UTC")
    db.session.add(CrmActivity(item=item, type="visit", client_id=acme.id, contact_id=contact.id))
    db.session.commit()
    assert texts_of(item)[0] == "Visit: Acme – Ben"
    save(acme, name="Acme Ltd")
    save(contact, name="Benjamin")
    assert texts_of(item)[0] == "Visit: Acme Ltd – Benjamin"


# Tasks and to-dos: from the work to the item


@pytest.mark.parametrize("make", [a_task, a_to_do])
def test_work_without_a_due_date_is_in_no_calendar(ada: User, make: Callable[..., Task | ToDo]) -> None:
    assert make(ada).item is None
    assert db.session.scalar(select(func.count()).select_from(Item)) == 0


@pytest.mark.parametrize("make", [a_task, a_to_do])
def test_a_due_date_is_an_all_day_entry(ada: User, make: Callable[..., Task | ToDo]) -> None:
    item = item_of(make(ada, due_on=date(2026, 12, 1), estimate=3 * 24 * 60))
    assert (span(item), item.zone, item.show_as) == (
        (datetime(2026, 12, 1), datetime(2026, 12, 2), True),
        None,
        "free",
    )
    # It is Ada's day, in Berlin.
    assert item.starts_at == datetime(2026, 11, 30, 23, tzinfo=UTC)


@pytest.mark.parametrize(("estimate", "minutes"), [(None, 30), (90, 90), (0, 0)])
@pytest.mark.parametrize("make", [a_task, a_to_do])
def test_a_due_time_is_an_entry_as_long_as_its_estimate(
    ada: User, make: Callable[..., Task | ToDo], estimate: int | None, minutes: int
) -> None:
    item = item_of(make(ada, due_at=TOMORROW, zone="Asia/Tokyo", estimate=estimate))
    assert span(item) == (TOMORROW, TOMORROW + timedelta(minutes=minutes), False)
    assert (item.zone, item.show_as) == ("Asia/Tokyo", "busy")


@pytest.mark.parametrize("make", [a_task, a_to_do])
def test_removing_and_setting_a_due_date_keeps_one_item(ada: User, make: Callable[..., Task | ToDo]) -> None:
    work = make(ada)
    save(work, due_on=date(2026, 12, 1))
    item_id = item_of(work).id
    save(work, due_on=None)
    assert item_of(work).cancelled_at is not None
    save(work, due_at=TOMORROW, zone="UTC")
    item = item_of(work)
    assert (item.id, item.cancelled_at, item.start) == (item_id, None, TOMORROW)
    save(work, due_at=None, due_on=date(2026, 12, 3))
    assert span(item_of(work)) == (datetime(2026, 12, 3), datetime(2026, 12, 4), True)


def test_a_finished_task_is_marked_also_in_the_past_and_unmarked_again(ada: User) -> None:
    task = a_task(ada, due_at=LONG_AGO, zone="UTC")
    save(task, status="done")
    assert (item_of(task).subject, item_of(task).done_at is not None) == ("✓ Order toner", True)
    save(task, status="open")
    assert (item_of(task).subject, item_of(task).done_at) == ("Order toner", None)


def test_a_finished_to_do_has_the_configured_prefix(ada: User) -> None:
    db.session.add(EventText(kind="to_do", subject="{title}", done_prefix="DONE "))
    to_do = a_to_do(ada, due_on=date(2026, 12, 1), done_at=utc_now())
    assert item_of(to_do).subject == "DONE Order toner"


def test_assignments_match_assignees_and_unchanged_ones_are_kept(ada: User, ben: User, cem: User) -> None:
    task = a_task(ada, due_on=date(2026, 12, 1), assignees=[ada, ben])
    before = {entry.user_id: entry.id for entry in item_of(task).assignments}
    assert before.keys() == {ada.id, ben.id}
    save(task, assignees=[ben, cem])
    after = {entry.user_id: entry.id for entry in item_of(task).assignments}
    assert after.keys() == {ben.id, cem.id}
    assert after[ben.id] == before[ben.id]


def test_a_task_is_updated_with_its_client_and_its_tickets_client(ada: User) -> None:
    db.session.add(EventText(kind="task", subject="[#{number}] {title} ({client})", done_prefix=""))
    acme, other = add_client("Acme"), add_client("Other")
    of_client = a_task(ada, due_at=TOMORROW, client_id=acme.id)
    of_ticket = a_task(ada, due_at=TOMORROW, ticket_id=a_ticket(other, 7).id)
    assert (item_of(of_client).subject, item_of(of_ticket).subject) == (
        "Order toner (Acme)",
        "[#7] Order toner (Other)",
    )
    save(acme, name="Acme Ltd")
    save(other, name="Other Ltd")
    assert (item_of(of_client).subject, item_of(of_ticket).subject) == (
        "Order toner (Acme Ltd)",
        "[#7] Order toner (Other Ltd)",
    )


# Tasks and to-dos: from the item to the work


def move(user: User, item: Item, **by: int) -> None:
    """Move the item like a drag in My Calendar."""
    values = {"days": 0, "minutes": 0, "end_minutes": 0, **by}
    items.move_item(user, item, original_start=item.start, scope="all", version=item.version, **values)


def test_dragging_a_due_time_moves_the_task_and_leaves_its_estimate(ada: User) -> None:
    task = a_task(ada, due_at=TOMORROW, zone="Europe/Berlin")
    move(ada, item_of(task), days=1, minutes=90)
    db.session.refresh(task)
    assert (task.due_at, task.zone, task.estimate) == (TOMORROW + timedelta(days=1, minutes=90), "Europe/Berlin", None)


def test_extending_the_item_changes_the_estimate(ada: User) -> None:
    task = a_task(ada, due_at=TOMORROW, zone="Europe/Berlin")
    move(ada, item_of(task), end_minutes=45)
    db.session.refresh(task)
    assert (task.due_at, task.estimate) == (TOMORROW, 75)
    assert item_of(task).end == TOMORROW + timedelta(minutes=75)


def test_dragging_a_due_date_moves_the_to_do(ada: User) -> None:
    to_do = a_to_do(ada, due_on=date(2026, 12, 1))
    move(ada, item_of(to_do), days=3)
    db.session.refresh(to_do)
    assert (to_do.due_on, span(item_of(to_do))) == (
        date(2026, 12, 4),
        (datetime(2026, 12, 4), datetime(2026, 12, 5), True),
    )


def test_an_all_day_change_on_a_linked_calendar_turns_a_due_time_into_a_due_day_and_back(ada: User) -> None:
    task = a_task(ada, due_at=TOMORROW, zone="Europe/Berlin", estimate=60)
    day = datetime(2026, 12, 1)
    save(item_of(task), start=day, end=day + timedelta(days=1), all_day=True, zone=None)
    db.session.refresh(task)
    assert (task.due_on, task.due_at, item_of(task).show_as) == (day.date(), None, "free")
    save(item_of(task), start=TOMORROW, end=TOMORROW + timedelta(hours=1), all_day=False, zone="UTC")
    db.session.refresh(task)
    assert (task.due_on, task.due_at, task.zone, task.estimate) == (None, TOMORROW, "UTC", 60)


def test_an_item_extended_over_days_stays_so_and_can_be_shortened(ada: User) -> None:
    task = a_task(ada, due_on=date(2026, 12, 1))
    save(item_of(task), end=datetime(2026, 12, 4))
    assert span(item_of(task)) == (datetime(2026, 12, 1), datetime(2026, 12, 4), True)
    save(task, title="Order more toner")
    save(task, due_on=date(2026, 12, 8))
    assert span(item_of(task)) == (datetime(2026, 12, 8), datetime(2026, 12, 11), True)
    save(item_of(task), end=datetime(2026, 12, 9))
    assert span(item_of(task)) == (datetime(2026, 12, 8), datetime(2026, 12, 9), True)
    assert task.estimate is None


def test_renaming_the_event_on_a_linked_calendar_renames_the_task(ada: User) -> None:
    db.session.add(EventText(kind="task", subject="[#{number}] {title}", done_prefix="✓ "))
    task = a_task(ada, due_at=TOMORROW, ticket_id=a_ticket(add_client(), 7).id)
    save(item_of(task), subject="[#7] Order ink")
    assert (task.title, item_of(task).subject) == ("Order ink", "[#7] Order ink")
    save(item_of(task), subject="Order paper")
    assert (task.title, item_of(task).subject) == ("Order paper", "[#7] Order paper")
    save(task, status="done")
    save(item_of(task), subject="✓ [#7] Order pens")
    assert (task.title, item_of(task).subject) == ("Order pens", "✓ [#7] Order pens")


@pytest.mark.parametrize("subject", ["", "  ", "✓ "])
def test_an_emptied_subject_on_a_linked_calendar_keeps_the_title(ada: User, subject: str) -> None:
    to_do = a_to_do(ada, due_at=TOMORROW)
    save(item_of(to_do), subject=subject)
    assert (to_do.title, item_of(to_do).subject) == ("Order toner", "Order toner")


def test_a_subject_too_long_for_a_title_is_cut(ada: User) -> None:
    to_do = a_to_do(ada, due_at=TOMORROW)
    save(item_of(to_do), subject="x" * 300)
    assert (to_do.title, item_of(to_do).subject) == ("x" * 200, "x" * 200)


def test_only_the_title_is_read_back_from_an_item(ada: User) -> None:
    task = a_task(ada, due_at=TOMORROW, description="Black.")
    save(item_of(task), location="Elsewhere", description="Something else")
    item = item_of(task)
    assert (task.description, item.location, item.description.startswith("Black.")) == ("Black.", "", True)


@pytest.mark.parametrize("make", [a_task, a_to_do])
def test_item_and_work_are_trashed_and_restored_together(ada: User, make: Callable[..., Task | ToDo]) -> None:
    work = make(ada, due_at=TOMORROW)
    removed = items.trash_item(ada, item_of(work), original_start=TOMORROW, scope="all", version=item_of(work).version)
    db.session.refresh(work)
    assert work.deleted_at == removed.item.trashed_at is not None
    items.restore_item(ada, removed.item)
    db.session.refresh(work)
    assert work.deleted_at is None
    save(work, deleted_at=utc_now())
    assert item_of(work).trashed_at == work.deleted_at
    save(work, deleted_at=None)
    assert item_of(work).trashed_at is None


def test_a_change_of_the_task_takes_precedence_over_a_change_of_its_item(ada: User) -> None:
    task = a_task(ada, due_at=TOMORROW)
    item_of(task).subject = "Something else"
    save(task, title="Order ink")
    assert (task.title, item_of(task).subject) == ("Order ink", "Order ink")


def test_the_projection_keeps_the_modification_time_of_the_linked_calendar(ada: User) -> None:
    task = a_task(ada, due_at=TOMORROW)
    an_hour_ago = utc_now() - timedelta(hours=1)
    save(item_of(task), subject="✓ Order ink", updated_at=an_hour_ago)
    assert (item_of(task).subject, item_of(task).updated_at) == ("Order ink", an_hour_ago)


# How much work it is


def test_saving_equal_values_writes_nothing(ada: User, call: ServiceCall) -> None:
    task = a_task(ada, due_at=TOMORROW)
    versions = item_of(task).version, call.item.version, task.version
    for row, name in ((task, "title"), (call, "description"), (call.ticket, "title"), (item_of(task), "subject")):
        save(row, **{name: getattr(row, name)})
    db.session.refresh(call.item)
    assert (item_of(task).version, call.item.version, task.version) == versions


def test_appointments_cause_no_query_in_the_listener(ada: User) -> None:
    timing = Timing(TOMORROW, TOMORROW, "UTC", all_day=False)
    for number in range(20):
        item = Item(owner_id=ada.id, uid=str(number), subject="x", start=timing.start, end=timing.end, zone="UTC")
        items.derive_span_of(item, "UTC")
        db.session.add(item)
    with counted_queries() as statements:
        db.session.flush()
    assert [text for text in statements if not text.startswith("INSERT INTO items")] == _of_marks(statements)
    for row in db.session.scalars(select(Item)):
        row.subject = "y"
    with counted_queries() as statements:
        db.session.flush()
    assert [text for text in statements if not text.startswith("UPDATE items")] == _of_marks(statements)


def _of_marks(statements: list[str]) -> list[str]:
    return [text for text in statements if "integrations" in text or "FROM assignments" in text]


def _selects(act: Callable[[], None]) -> int:
    with counted_queries() as statements:
        act()
    return len([text for text in statements if text.lstrip().startswith("SELECT")])


def test_renaming_a_client_takes_as_many_queries_for_thirty_calls_as_for_three(ada: User) -> None:
    acme = add_client()
    ticket = add(acme)
    counts = []
    for more in (3, 27):
        for _ in range(more):
            add_call(ticket, ada, start=TOMORROW)
            a_task(ada, due_at=TOMORROW, ticket_id=ticket.id)
        db.session.expire_all()
        acme.name += "!"
        counts.append(_selects(db.session.flush))
        db.session.commit()
    assert counts[0] == counts[1]
    assert set(db.session.scalars(select(Item.subject).where(Item.kind == "service_call"))) == {
        f"[#{ticket.number}] Printer is down – Acme!!"
    }


# A new template


def coming_subjects(kind: str) -> set[str]:
    return set(db.session.scalars(select(Item.subject).where(Item.kind == kind, Item.ends_at >= utc_now())))


def test_a_new_template_renames_all_coming_items_in_batches(
    ada: User, call: ServiceCall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(item_projection, "COMPOSED_AT_ONCE", 2)
    past = add_call(call.ticket, ada, start=LONG_AGO)
    for _ in range(4):
        add_call(call.ticket, ada, start=TOMORROW)
    db.session.add(EventText(kind="service_call", subject="{client}: {title}"))
    db.session.commit()
    assert compose_now("template", "service_call") == 5
    assert coming_subjects("service_call") == {"Acme: Printer is down"}
    assert texts_of(past.item)[0] == "[#1042] Printer is down – Acme"
    version = call.item.version
    assert compose_now("template", "service_call") == 5
    db.session.refresh(call.item)
    assert call.item.version == version


def test_a_new_template_does_not_change_titles(ada: User) -> None:
    task, finished = a_task(ada, due_at=TOMORROW), a_task(ada, due_at=TOMORROW, status="done")
    db.session.add(EventText(kind="task", subject="Do: {title}", done_prefix="Did: "))
    db.session.commit()
    assert compose_now("template", "task") == 2
    assert (task.title, item_of(task).subject) == ("Order toner", "Do: Order toner")
    assert (finished.title, item_of(finished).subject) == ("Order toner", "Did: Do: Order toner")


def test_a_concurrent_change_is_not_overwritten(ada: User, call: ServiceCall) -> None:
    db.session.add(EventText(kind="service_call", subject="{client}: {title} {description}"))
    db.session.commit()
    meddled = []

    def meddle(*_: object) -> None:
        if meddled:
            return
        meddled.append(True)
        with db.engine.begin() as connection:
            connection.execute(ServiceCall.__table__.update().values(description="at once"))
            connection.execute(Item.__table__.update().values(version=Item.version + 1))

    original = item_projection._texts
    try:
        item_projection._texts = lambda *args: (meddle(), original(*args))[1]
        assert compose_now("template", "service_call") == 1
    finally:
        item_projection._texts = original
    assert texts_of(call.item)[0] == "Acme: Printer is down at once"


def test_a_removed_assignee_or_item_leaves_no_orphans(ada: User, ben: User) -> None:
    task = a_task(ada, due_on=date(2026, 12, 1), assignees=[ada, ben])
    save(task, assignees=[])
    assert db.session.scalar(select(func.count()).select_from(Assignment)) == 0
    assert db.session.scalar(select(func.count()).select_from(TaskAssignee)) == 0
    assert db.session.scalar(select(func.count()).select_from(Ticket)) == 0
