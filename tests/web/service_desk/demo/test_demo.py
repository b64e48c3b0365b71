"""`make demo`: fills an empty installation only, and its items are synchronised to the practice calendar."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from config import ROOT
from tests.contract.servers import Client, Server, practice_calendar
from tests.providers import practice_login, set_up_providers
from webapp.accounts.models import User
from webapp.accounts.service import authenticate
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import KINDS, Assignment, Item
from webapp.operations import demo
from webapp.service_desk.demo import People, fill
from webapp.service_desk.models import Client as ServiceClient
from webapp.service_desk.models import ServiceCall, Task, Ticket
from webapp.sync.models import Link
from webapp.sync.runs import run as runner


@pytest.fixture
def people(app: Flask) -> People:
    people = demo.make_people("a demo password", "Europe/Berlin")
    fill(people)
    return people


@pytest.fixture
def practice(app: Flask, tmp_path: Path) -> Iterator[Server]:
    with practice_calendar(tmp_path, app.config["SECRET_KEY"]) as server:
        set_up_providers(app, PRACTICE_CALDAV_URL=f"{server.origin}/")
        yield server


def test_everybody_can_sign_in(people: People) -> None:
    names = {
        "Eli": "administrator",
        "Dana": "dispatcher",
        "Ada": "technician",
        "Ben": "technician",
        "Cem": "technician",
    }
    for name, role in names.items():
        user = authenticate(email=f"{name.lower()}@example.org", password="a demo password", address="127.0.0.1")
        assert user is not None
        assert (user.name, user.role) == (name, role)


def test_every_technician_has_present_and_coming_work_of_every_kind(people: People) -> None:
    now = utc_now()
    for technician in people.technicians:
        assigned = select(Item).join(Assignment).where(Assignment.user_id == technician.id)
        owned = select(Item).where(Item.owner_id == technician.id)
        kinds = {item.kind for query in (assigned, owned) for item in db.session.scalars(query)}
        assert kinds == set(KINDS), technician.name
        times = [item.starts_at for item in db.session.scalars(assigned.where(Item.kind == "service_call"))]
        assert min(times) < now < max(times)


def test_nobody_is_at_two_calls_at_once(people: People) -> None:
    for technician in people.technicians:
        query = select(Item).join(Assignment).where(Assignment.user_id == technician.id, Item.kind == "service_call")
        calls = list(db.session.scalars(query.order_by(Item.starts_at)))
        assert len(calls) > 10
        assert all(one.ends_at <= other.starts_at for one, other in pairwise(calls))


def test_past_calls_are_done_and_some_tickets_are_unplanned(people: People) -> None:
    calls = db.session.scalars(select(ServiceCall).join(Item))
    assert all((call.status == "done") == (call.item.ends_at < utc_now()) for call in calls)
    unplanned = select(func.count()).select_from(Ticket).where(~Ticket.calls.any(), Ticket.status == "open")
    assert db.session.scalar(unplanned) == 6
    assert db.session.scalar(select(func.count()).select_from(Task).where(Task.status == "done")) == 1


def test_email_addresses_of_clients_use_a_reserved_domain(people: People) -> None:
    clients = db.session.scalars(select(ServiceClient)).all()
    assert len(clients) == 10
    assert all(contact.email.endswith("@example.org") for client in clients for contact in client.contacts)


def test_all_kinds_flow_to_the_practice_calendar(people: People, practice: Server) -> None:
    ada = people.technicians[0]
    integration = demo.link_practice_calendar(ada)
    runner.run(integration.id, "manual")
    db.session.rollback()
    kinds = set(db.session.scalars(select(Item.kind).join(Link).where(Link.state == "live")))
    assert kinds == set(KINDS)
    own = practice_login(ada)
    client = Client(practice.port, own.username, own.password)
    _, _, listing = client.request("PROPFIND", f"/{own.username}/calendar/", Depth="1")
    links = db.session.scalar(select(func.count()).select_from(Link))
    assert links == listing.count(".ics<") > 20


@pytest.mark.timeout(300)
def test_the_command_fills_an_empty_folder_once(tmp_path: Path) -> None:
    instance = tmp_path / "instance"

    def run() -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
        return subprocess.run(
            [sys.executable, "-m", "webapp.operations.demo"],
            cwd=ROOT,
            env={**inherited, "INSTANCE_DIR": str(instance)},
            capture_output=True,
            text=True,
            check=False,
        )

    first = run()
    assert (first.returncode, first.stderr) == (0, "")
    assert re.search(r"dana@example.org +dispatcher", first.stdout)
    assert re.search(r"password +\S{12}", first.stdout)
    with sqlite3.connect(instance / "calendar-sync.sqlite3") as database:
        assert database.execute("SELECT service FROM linked_accounts").fetchall() == [("practice",)]
        wanted = database.execute("SELECT manual_requested_at IS NOT NULL FROM sync_states").fetchall()
        assert wanted == [(1,)]  # what there is goes there with the next start
    database.close()
    second = run()
    assert second.returncode == 1
    assert "in use already" in second.stderr


def test_an_installation_with_people_is_refused(ada: User, tmp_path: Path) -> None:
    practice = demo.practice_server(tmp_path, {"SECRET_KEY": "-", "PRACTICE_PORT": "1"})
    with pytest.raises(demo.CannotStart, match="in use already"):
        demo.fill_empty({}, practice)
    assert db.session.scalar(select(func.count()).select_from(ServiceClient)) == 0
