"""Rows written with the models: states that take months to reach, and one row for each stored sentence."""

# ruff: noqa: I001  # sorted as in the earlier checkout

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import timedelta
from itertools import cycle, product
from pathlib import Path
from typing import Any

from sqlalchemy import select

from webapp.accounts.models import SecondStep, SetUp, SignInAttempt, SignOnIdentity, User
from webapp.accounts.passwords import hash_password
from webapp.calendar_sync.wizard import STEPS
from webapp.database import utc_now
from webapp.encryption import encrypt
from webapp.extensions import db, redis_client
from webapp.my_calendar import service as items
from webapp.my_calendar.models import SHOW_AS, Assignment, Item, ItemOverride
from webapp.service_desk.models import (
    ACTIVITY_TYPES,
    CALL_STATUSES,
    PRIORITIES,
    TASK_STATUSES,
    TICKET_STATUSES,
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
from webapp.sync import (
    evidence,
    plans,
)
from webapp.sync.items import item_values
from webapp.sync.models import (
    RANGES,
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

from scenario import PASSWORD, SOON, ZONE, event

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


def people_and_desk() -> tuple[User, User, User]:
    password_hash = hash_password(PASSWORD)
    people = [
        User(email=f"{name.lower()}@example.org", name=name, role=role, time_zone=ZONE, password_hash=password_hash)
        for name, role in (("Ada", "administrator"), ("Ben", "technician"), ("Cem", "technician"))
    ]
    left = User(email="dispatch@example.org", name="Dispatch", role="dispatcher", password_hash=password_hash,
                is_disabled=True, week_starts_on=6)  # fmt: skip
    db.session.add_all([*people, left, SetUp()])
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


def by_hand(named: dict[str, Any], ada: User, ben: User, cem: User) -> None:
    """Rows written with the models: one for each stored sentence, and what no short story leads to."""
    by_hand_at_the_desk()
    for step in STEPS:
        account_id = db.session.get_one(Integration, named["off"]).account_id
        db.session.add(Integration(owner_id=ada.id, account_id=account_id, wizard_step=step.key, kinds=[]))
    db.session.add_all(
        [
            SecondStep(user_id=cem.id, secret=encrypt({"secret": "JBSWY3DPEHPK3PXP"}), recovery_hashes=["-"]),
            SignOnIdentity(user_id=ben.id, issuer="https://sign-on.example.org", subject="ben"),
            SignInAttempt(address="127.0.0.1", account="ada@example.org"),
            TextsDue(what="template", key="service_call", after_id=1),
            *(TextsDue(what=what, key="1") for what in ("ticket", "client", "contact")),
            Alert(integration_id=named["off"], since=utc_now(), administrators_told_at=utc_now()),
            Notice(user_id=ada.id, integration_id=named["practice"], text="“Office” is in step again."),
            Notice(user_id=ben.id, text="Dismissed.", dismissed_at=utc_now()),
        ]
    )
    for kind, texts in DEFAULTS.items():
        db.session.add(EventText(kind=kind, **asdict(texts)))
    db.session.commit()
    rows_of_sentences(named, ada, cem)
    redis_client().flushall()


def rows_of_sentences(named: dict[str, Any], ada: User, cem: User) -> None:
    """A row for each column and sentence that could be stored in it."""
    sentences = json.loads((Path(__file__).parents[1] / "sentences.json").read_text())
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
    for action, side in product((*plans.CHOICES, "detach", "held", "quarantine"), ("here", "there")):
        db.session.add(
            PlannedEntry(plan_id=plan.id, side=side, action=action, subject=f"To {action} {side}", outcome="as_planned")
        )
    kinds = (evidence.READING, evidence.SENDING, evidence.MANUAL, evidence.UNDO, evidence.BUSY)
    ranges, reach = [f"{way}_{end}" for way in ("retrieve", "send") for end in ("past", "future")], cycle(RANGES)
    refusals = iter(told["integrations.unwatched_reason"])
    failures = told["failures.reason"]
    for at in range(0, len(failures), len(kinds)):
        # Of integrations that are over: nobody goes on with them.
        over = Integration(owner_id=ada.id, account_id=account, ended_at=utc_now(), calendar_name="Over",
                           kinds=[], unwatched_reason=next(refusals, ""),
                           **dict.fromkeys(ranges, next(reach)))  # fmt: skip
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


def by_hand_at_the_desk() -> None:
    """Work of every status, and entries with every property, of somebody who has linked no calendar."""
    owner = db.session.scalars(select(User).where(User.role == "dispatcher")).one()
    client = Client(name="Mill & Sons", uid="made-by-form", reference="C-7", archived_at=utc_now(), time_zone=ZONE)
    client.contacts = [Contact(name="Lee", email="lee@example.org", uid="made-by-form", archived_at=utc_now())]
    queue = Queue(name="Plumbing", members=[owner])
    db.session.add_all([client, queue, Team(name="Back office", members=[owner])])
    db.session.add(WorkingHours(user_id=owner.id, weekday=6, starts=0, ends=0))
    db.session.flush()
    for number, (status, priority) in enumerate(zip(TICKET_STATUSES, cycle(PRIORITIES), strict=False), start=2000):
        ticket = Ticket(number=number, client=client, title=f"Ticket {number}", description="Second floor",
                        status=status, priority=priority, queue=queue, uid=f"form-{number}", reference=f"T-{number}",
                        deleted_at=utc_now() if status == "closed" else None)  # fmt: skip
        db.session.add(ticket)
    db.session.flush()
    db.session.add(TimelineEntry(ticket_id=ticket.id, via="Office (CalDAV)", text="moved the call"))
    for number, status in enumerate(CALL_STATUSES):
        item = hand_made(owner, f"Call {number}", kind="service_call")
        item.cancelled_at = utc_now() if status == "cancelled" else None
        item.done_at = utc_now() if status == "done" else None
        db.session.add(ServiceCall(item=item, ticket=ticket, status=status, reference=f"S-{number}"))
    for number, kind in enumerate(ACTIVITY_TYPES):
        item = hand_made(owner, f"Activity {number}", kind="crm_activity")
        contact = client.contacts[0]
        db.session.add(CrmActivity(item=item, client=client, type=kind, contact=contact, outcome="Agreed"))
    for position, status in enumerate(TASK_STATUSES):
        gone_at = utc_now() if status == "done" else None
        db.session.add(
            Task(title=f"Task {position}", description="With photographs", creator_id=owner.id, client=client,
                 due_on=SOON.date(), status=status, position=position, done_at=gone_at, deleted_at=gone_at)
        )  # fmt: skip
    db.session.add(
        ToDo(title="Call back", owner_id=owner.id, due_at=SOON, zone=ZONE, estimate=15, position=1,
             done_at=utc_now(), deleted_at=utc_now())
    )  # fmt: skip
    for number, show_as in enumerate(SHOW_AS):
        private = bool(number % 2)
        item = hand_made(owner, f"Shown as {show_as}", show_as=show_as, private=private)
        copied = {name: getattr(item, name) for name in ("start", "end", "zone", "show_as", "private")}
        item.rrule, item.location, item.description = "FREQ=DAILY;COUNT=2", "Quay 4", "Bring the plan"
        item.rdates = [(SOON + timedelta(weeks=4)).isoformat()]
        item.periods = {item.rdates[0]: (SOON + timedelta(weeks=4, hours=2)).isoformat()}
        item.duration = "PT1H"
        item.overrides = [
            ItemOverride(original_start=SOON, subject="Changed", location="Room 5", description="Shorter", **copied),
            ItemOverride(
                original_start=SOON + timedelta(days=1), subject="All day", all_day=True, **{**copied, "zone": None}
            ),
        ]
    db.session.commit()


def hand_made(owner: User, subject: str, **fields: Any) -> Item:
    item = Item(owner_id=owner.id, subject=subject, start=SOON, end=SOON + timedelta(hours=1), zone=ZONE, **fields)
    items.derive_span_of(item, ZONE)
    db.session.add(item)
    return item


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
