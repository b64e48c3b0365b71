"""New texts of many items: stored as due with the change, composed by a job, and found again if the job was lost."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from rq import Queue
from sqlalchemy import select, update

from tests.jobs.service_desk import a_ticket, plan_call
from tests.web.service_desk.desk import act, text
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import SKIP_SYNC_MARKS, Item
from webapp.operations.rq_worker import schedule
from webapp.service_desk import event_text_jobs, item_projection
from webapp.service_desk.event_templates import Template
from webapp.service_desk.event_text_jobs import compose_due_texts, enqueue_due_texts
from webapp.service_desk.event_texts.service import save_template
from webapp.service_desk.models import Client, TextsDue, Ticket

CALLS = 5


@pytest.fixture
def ticket(app: Flask, ada: User, redis: Redis, monkeypatch: pytest.MonkeyPatch) -> Ticket:
    """A ticket with more calls than are composed at once."""
    monkeypatch.setattr(item_projection, "COMPOSED_AT_ONCE", 2)
    ticket = a_ticket()
    for _ in range(CALLS):
        plan_call(ada, ticket=ticket)
    to_come = update(Item).values(ends_at=utc_now() + timedelta(days=1))  # whenever this runs
    db.session.execute(to_come, execution_options=SKIP_SYNC_MARKS)
    db.session.commit()
    return ticket


@pytest.fixture
def client(make_user: Callable[..., User], sign_in: Callable[[User], FlaskClient]) -> Iterator[FlaskClient]:
    """An administrator's browser."""
    return sign_in(make_user("Fay", role="administrator"))


def subjects() -> set[str]:
    return set(db.session.scalars(select(Item.subject)))


def waiting(redis: Redis) -> list[str]:
    return [job.func_name for job in Queue("bulk", connection=redis).jobs]


def due() -> list[tuple[str, str, int]]:
    return [(row.what, row.key, row.after_id) for row in db.session.scalars(select(TextsDue).order_by(TextsDue.id))]


def rename(client: Client, name: str) -> None:
    client.name = name
    db.session.commit()


def test_a_change_that_shows_in_many_items_is_left_to_a_job(ticket: Ticket, redis: Redis) -> None:
    rename(ticket.client, "Harbour AG")
    assert subjects() == {"[#1042] Printer is down – Harbour Ltd"}
    assert waiting(redis) == [event_text_jobs.JOB]
    assert compose_due_texts() == CALLS
    assert subjects() == {"[#1042] Printer is down – Harbour AG"}
    assert due() == []
    assert compose_due_texts() == 0


def test_a_change_that_shows_in_few_is_there_at_once(
    ticket: Ticket, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(item_projection, "COMPOSED_AT_ONCE", CALLS)
    ticket.title = "Scanner is down"
    db.session.commit()
    assert subjects() == {"[#1042] Scanner is down – Harbour Ltd"}
    assert (due(), waiting(redis)) == ([], [])


def test_many_changes_want_one_job(ticket: Ticket, redis: Redis) -> None:
    for name in ("Harbour AG", "Harbour SE"):
        rename(ticket.client, name)
    ticket.contact.phone = "456"
    db.session.commit()
    assert [what for what, _, _ in due()] == ["client", "client", "contact"]
    assert waiting(redis) == [event_text_jobs.JOB]
    compose_due_texts()
    assert subjects() == {"[#1042] Printer is down – Harbour SE"}
    assert due() == []


def test_a_change_that_is_reverted_leaves_nothing_due(ticket: Ticket, redis: Redis) -> None:
    ticket.client.name = "Harbour AG"
    db.session.flush()
    db.session.rollback()
    db.session.commit()
    assert (due(), waiting(redis)) == ([], [])


def test_a_job_is_preempted_and_resumes_where_it_stopped(ticket: Ticket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_text_jobs, "BUDGET", timedelta(0))
    rename(ticket.client, "Harbour AG")
    assert compose_due_texts() == 2
    ((_, _, after_id),) = due()
    assert after_id == db.session.scalars(select(Item.id).order_by(Item.id)).all()[1]
    assert [compose_due_texts() for _ in range(3)] == [2, 1, 0]
    assert due() == []


def test_a_lost_signal_only_delays(ticket: Ticket, redis: Redis) -> None:
    rename(ticket.client, "Harbour AG")
    redis.flushall()
    enqueue_due_texts()
    assert waiting(redis) == []  # its signal may still be on the way
    db.session.execute(update(TextsDue).values(since=utc_now() - event_text_jobs.SIGNAL_GRACE))
    db.session.commit()
    for _ in range(2):
        enqueue_due_texts()
        assert waiting(redis) == [event_text_jobs.JOB]


def test_the_scheduler_searches_for_due_work(app: Flask, redis: Redis) -> None:
    (tick,) = [job for job in schedule(redis).get_jobs() if job.func is enqueue_due_texts]
    assert (tick.queue_name, tick.interval) == ("sweep", 5)


def test_without_a_queue_it_is_saved_and_due_all_the_same(ticket: Ticket, app: Flask) -> None:
    with Redis.from_url("redis://127.0.0.1:1/0") as nobody:
        app.extensions["redis"], there = nobody, app.extensions["redis"]
        rename(ticket.client, "Harbour AG")
        app.extensions["redis"] = there
    assert due() == [("client", str(ticket.client_id), 0)]


def test_a_new_template_of_many_is_left_to_a_job(ticket: Ticket, redis: Redis) -> None:
    assert save_template("service_call", Template("{client}: {title}"), version=0) is None
    assert (due(), waiting(redis)) == ([("template", "service_call", 0)], [event_text_jobs.JOB])
    compose_due_texts()
    assert subjects() == {"Harbour Ltd: Printer is down"}


def test_pages_show_that_texts_are_being_updated(ticket: Ticket, client: FlaskClient) -> None:
    path = f"/clients/{ticket.client_id}"
    act(client, f"{path}/edit", version=1, name="Harbour AG", address="Quay 4", time_zone="UTC")
    assert "Its many coming calendar entries will be updated within a few minutes." in client.get(path).get_data(
        as_text=True
    )
    act(client, "/admin/event-texts/service_call", version=0, subject="{title}", location="", description="")
    assert "The many coming calendar entries will be updated within a few minutes" in text(
        client.get("/admin/event-texts")
    )
    compose_due_texts()
    assert subjects() == {"Printer is down"}
