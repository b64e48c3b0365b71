"""A service desk of any size: people, clients, tickets, and a planned day. The same for every run."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from benchmarks.data import PLACES
from benchmarks.ours import HOME_ZONE
from webapp.accounts.models import User
from webapp.database import Base, new_uid, utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, BusyTime, Item
from webapp.my_calendar.recurrence import to_utc
from webapp.service_desk.models import Client, Queue, ServiceCall, Team, TeamMember, Ticket

TITLES = (
    "Printer is down", "No network on the second floor", "Replace the boiler's pump", "Yearly inspection",
    "Door does not close", "Move three desks", "Server room too warm", "New phone system",
)  # fmt: skip
STATUSES = ("closed",) * 5 + ("resolved",) * 2 + ("open", "in_progress", "waiting")
_BATCH = 1000
_SEED = 4


def add_people(count: int, *, per_team: int = 20) -> list[int]:
    """Add technicians, in teams; return their ids."""
    ids = _insert(
        User,
        (
            {"email": f"person-{number}@example.org", "name": f"Person {number:03}", "password_hash": "-", **_person()}
            for number in range(count)
        ),
    )
    teams = _insert(Team, ({"name": f"Team {number}"} for number in range(-(-count // per_team))))
    _insert_plain(
        TeamMember, ({"team_id": teams[number // per_team], "user_id": user_id} for number, user_id in enumerate(ids))
    )
    return ids


def add_tickets(count: int, assignees: Sequence[int], *, clients: int = 500, queues: int = 8) -> list[int]:
    """Add tickets of several clients, three in ten still open; return their ids."""
    chance, now = random.Random(_SEED), utc_now()
    client_ids = _insert(
        Client,
        (
            {"name": f"Client {number:03}", "address": f"{chance.choice(PLACES)} {number}", "time_zone": HOME_ZONE}
            | {"created_at": now, "version": 1}
            for number in range(clients)
        ),
    )
    queue_ids = _insert(Queue, ({"name": f"Queue {number}"} for number in range(queues)))
    return _insert(
        Ticket,
        (
            {
                "number": 1000 + number,
                "client_id": chance.choice(client_ids),
                "title": f"{chance.choice(TITLES)} ({number})",
                "description": "As described on the phone.",
                "priority": chance.choice(("low", "normal", "normal", "high", "urgent")),
                "status": chance.choice(STATUSES),
                "queue_id": chance.choice(queue_ids),
                "assignee_id": chance.choice(assignees),
                "created_at": now,
                "updated_at": now,
                "version": 1,
            }
            for number in range(count)
        ),
    )


def plan_day(day: datetime, people: Sequence[int], tickets: Sequence[int], count: int) -> None:
    """Fill a day with `count` items of these people: half service calls, the rest appointments and busy times."""
    chance = random.Random(_SEED)
    calls = count // 2
    call_ids = _insert(Item, (_item(chance, day, people[0], "service_call") for _ in range(calls)))
    _insert_plain(
        ServiceCall,
        (
            {"item_id": item_id, "ticket_id": chance.choice(tickets), "description": "", "status": "planned"}
            for item_id in call_ids
        ),
    )
    _insert_plain(
        Assignment,
        ({"item_id": item_id, "user_id": people[number % len(people)]} for number, item_id in enumerate(call_ids)),
    )
    _insert(Item, (_item(chance, day, people[number % len(people)], "appointment") for number in range(calls, count)))
    _insert(BusyTime, (_busy(chance, day, user_id) for user_id in people))
    db.session.commit()


def _person() -> dict[str, Any]:
    return {
        "role": "technician",
        "time_zone": HOME_ZONE,
        "week_starts_on": 0,
        "is_disabled": False,
        "session_key": new_uid(),
        "created_at": utc_now(),
    }


def _item(chance: random.Random, day: datetime, owner_id: int, kind: str) -> dict[str, Any]:
    start = day + timedelta(minutes=15 * chance.randint(24, 76))
    end = start + timedelta(minutes=chance.choice((30, 60, 60, 90)))
    subject = f"[#{chance.randint(1000, 9999)}] {chance.choice(TITLES)} – Client {chance.randint(0, 499):03}"
    now = utc_now()
    return {
        "uid": new_uid(),
        "owner_id": owner_id,
        "kind": kind,
        "subject": subject,
        "location": chance.choice(PLACES),
        "description": "As described on the phone.",
        "start": start,
        "end": end,
        "zone": HOME_ZONE,
        "all_day": False,
        "show_as": "busy",
        "private": chance.random() < 1 / 10,
        # Some repeat at every size, so that what that costs is always part of the count.
        "rrule": "FREQ=WEEKLY;COUNT=1" if kind == "appointment" and chance.random() < 1 / 20 else None,
        "rdates": [],
        "exdates": [],
        "starts_at": to_utc(start, HOME_ZONE),
        "ends_at": to_utc(end, HOME_ZONE),
        "created_at": now,
        "updated_at": now,
        "version": 1,
    }


def _busy(chance: random.Random, day: datetime, user_id: int) -> dict[str, Any]:
    start = day + timedelta(hours=chance.randint(7, 18))
    return {
        "user_id": user_id,
        "source": "measured",
        "starts_at": to_utc(start, HOME_ZONE),
        "ends_at": to_utc(start + timedelta(hours=1), HOME_ZONE),
    }


def _insert(model: type[Base], rows: Iterator[dict[str, Any]]) -> list[int]:
    """Insert rows and return their ids in the same order."""
    ids: list[int] = []
    stored = list(rows)
    for start in range(0, len(stored), _BATCH):
        ids += db.session.scalars(
            insert(model).returning(model.id, sort_by_parameter_order=True),  # type: ignore[attr-defined]
            stored[start : start + _BATCH],
        )
    db.session.commit()
    return ids


def _insert_plain(model: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    db.session.execute(insert(model), list(rows))
    db.session.commit()
