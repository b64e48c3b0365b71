"""Who gets in where: every address, every method, for everybody; and no act without a token of one's own session.

Ada is a technician and owns, or is assigned to, everything there is. Cem is a technician who must see nothing of it.
Dee dispatches, Ben administers. A route that is missing from the matrix fails it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from emulators.reasons import words
from webapp.accounts.models import User
from webapp.connectors.caldav import Discovery
from webapp.database import utc_now
from webapp.encryption import encrypt
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.service_desk.models import Client, Contact, CrmActivity, Queue, ServiceCall, Task, Team, Ticket, ToDo
from webapp.sync.models import (
    Approval,
    HeldDeletion,
    Integration,
    LedgerEntry,
    Link,
    LinkedAccount,
    Preview,
    Run,
    UserMessage,
)

ROLES = ("anonymous", "stranger", "owner", "dispatcher", "administrator")

EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {"anonymous"}
OWNER = frozenset({"owner"})
CONCERNED = frozenset({"owner", "dispatcher", "administrator"})
PLANNERS = frozenset({"dispatcher", "administrator"})
ADMINISTRATOR = frozenset({"administrator"})


def _of(area: str, names: str, who: frozenset[str]) -> dict[str, frozenset[str]]:
    return {f"{area}.{name}": who for name in names.split()}


ALLOWED: Mapping[str, frozenset[str]] = {
    # Pages for people who are not signed in, and machines
    **_of("accounts", "root sign_in sign_out", EVERYBODY),
    **_of("two_factor", "ask", EVERYBODY),
    **_of("operations", "healthz readyz metrics_page", EVERYBODY),
    # What everybody has for themselves
    **_of("accounts", "profile password session_state", SIGNED_IN),
    **_of("two_factor", "set_up", SIGNED_IN),
    **_of("my_calendar", "home month week day agenda changes jump trash new_item", SIGNED_IN),
    **_of("calendar_sync", "listing services connect progress why permission attention", SIGNED_IN),
    **_of("calendar_sync", "oauth_callback retry_all send_all_again", SIGNED_IN),
    **_of("search", "results", SIGNED_IN),
    **_of("tickets", "listing new choices", SIGNED_IN),
    **_of("tasks", "index add new", SIGNED_IN),
    **_of("to_dos", "index add new", SIGNED_IN),
    **_of("crm_activities", "index new", SIGNED_IN),
    **_of("service_calls", "new notes", SIGNED_IN),
    # Clients are everybody's to look up and to keep right; planners put them away
    **_of("clients", "listing client new edit choices contact_choices new_contact edit_contact", SIGNED_IN),
    **_of("clients", "archive_contact restore_contact", SIGNED_IN),
    **_of("clients", "archive restore", PLANNERS),
    # What belongs to one person
    **_of("my_calendar", "dates item delete include restore", OWNER),
    **_of("to_dos", "edit delete place restore status of_item", OWNER),
    **_of("calendar_sync", "add_calendar all_entries allow_editing approval delete discard_draft", OWNER),
    **_of("calendar_sync", "dismiss_notice editing_answered entries export export_all finish logs reconnect", OWNER),
    **_of("calendar_sync", "answer_preview choose_entries preview preview_summary", OWNER),
    **_of("calendar_sync", "retry_quarantined save_settings save_step send_again", OWNER),
    **_of("calendar_sync", "decide_conflict undo_entry undo_run undo_since", OWNER),
    **_of("calendar_sync", "set_active settings settings_progress sync_now wizard", OWNER),
    # Work that is shared
    **_of("my_calendar", "move", CONCERNED),
    **_of("tickets", "ticket edit status take timeline changes", CONCERNED),
    **_of("tickets", "delete restore", PLANNERS),
    **_of("tasks", "edit delete place restore status of_item", CONCERNED),
    **_of("crm_activities", "of_item delete restore", CONCERNED),
    **_of("service_calls", "of_item status delete restore", CONCERNED),
    **_of("calendar_sync", "item_status send_item_again", CONCERNED),
    # Planning for others
    **_of("dispatch", "home day week jump changes tickets item move_back", PLANNERS),
}
"""Who may, by endpoint. Everything under /admin is the administrators' and is not listed."""

NOBODY = {
    "accounts.set_up",  # it is set up
    "accounts.welcome",  # the token is wrong
    "two_factor.manage",  # there is no second step
    "single_sign_on.start",  # no provider is configured
    "single_sign_on.callback",
    "single_sign_on.sign_out",
    "calendar_sync.connect_oauth",  # Cronofy is not configured
    "calendar_sync.reconnect_account",  # and so no account is linked through it
}
"""Pages that exist for nobody in this installation."""

ARGUMENTS = {
    "dispatch.changes": "?view=day&day=2026-12-01",
    "dispatch.jump": "?view=day&date=2026-12-01",
    "dispatch.tickets": "?view=day&day=2026-12-01",
    "my_calendar.changes": "?view=month&day=2026-12-01",
    "my_calendar.jump": "?view=month&date=2026-12-01",
}
"""Without these the addresses are not found."""

OTHERS = {"static"}
"""Files that are the same for everybody."""


@dataclass(frozen=True)
class World:
    """Everything there is, of Ada's; ids by the names that addresses use."""

    app: Flask
    clients: Mapping[str, FlaskClient]
    values: Mapping[str, object]

    def address(self, rule: Rule) -> str:
        values = dict(self.values)
        if rule.endpoint.startswith("to_dos."):
            values |= {"work_id": values["to_do_id"], "item_id": values["to_do_item_id"], "status": "done"}
        if rule.endpoint.startswith("tasks."):
            values |= {"work_id": values["task_id"], "item_id": values["task_item_id"], "status": "done"}
        if rule.endpoint.startswith(("service_calls.", "dispatch.")):
            values |= {"item_id": values["call_item_id"], "status": "done"}
        if rule.endpoint.startswith("crm_activities."):
            values |= {"item_id": values["activity_item_id"]}
        if rule.endpoint in {"calendar_sync.wizard", "calendar_sync.save_step", "calendar_sync.finish"}:
            values |= {"integration_id": values["draft_id"], "step": "linked-calendar"}
        if rule.endpoint == "calendar_sync.discard_draft":
            values |= {"integration_id": values["draft_id"]}
        if rule.endpoint in {"calendar_sync.item_status", "calendar_sync.send_item_again"}:
            values |= {"item_id": values["call_item_id"]}
        if rule.endpoint == "my_calendar.month":
            values |= {"when": "2026-12"}
        if rule.endpoint.startswith("organisation."):
            values |= {"group_id": values["team_id"] if "team" in rule.endpoint else values["queue_id"]}
        if rule.endpoint.startswith("event_texts."):
            values |= {"kind": "task"}
        if rule.endpoint.startswith("importing."):
            values |= {"name": "clients"}
        needed = {name: values[name] for name in rule.arguments}
        with self.app.test_request_context():
            return self.app.url_for(rule.endpoint, **needed) + ARGUMENTS.get(rule.endpoint, "")

    def ask(self, role: str, rule: Rule, method: str, **data: str) -> TestResponse:
        return self.clients[role].open(self.address(rule), method=method, data=data or None)

    def token(self, role: str) -> str:
        """Return a token of this role's session, as its pages carry it."""
        client = self.clients[role]
        client.get("/sign-in" if role == "anonymous" else "/profile")
        with client.session_transaction() as session:
            known = session["csrf_token"]
        return URLSafeTimedSerializer(self.app.secret_key, salt="wtf-csrf-token").dumps(known)


@pytest.fixture
def world(
    app: Flask, ada: User, cem: User, make_user: Callable[..., User], sign_in: Callable[..., FlaskClient]
) -> World:
    ben, dee = make_user("Ben", role="administrator"), make_user("Dee", role="dispatcher")
    eli = make_user("Eli")  # whom the administrator's acts are about
    start, now = datetime(2026, 12, 1, 9), utc_now()

    def item(kind: str, **fields: object) -> Item:
        return Item(
            owner_id=ada.id,
            kind=kind,
            subject="Visit",
            start=start,
            end=start + timedelta(hours=1),
            zone="Europe/Berlin",
            starts_at=now,
            ends_at=now + timedelta(hours=1),
            **fields,
        )

    account = LinkedAccount(
        user_id=ada.id, service="caldav", connector="caldav", name="ada", server_url="https://calendar.example.org",
        credentials=encrypt({"username": "ada", "password": "secret"}),
        discovery=Discovery("https://calendar.example.org/", (), (), auto_schedule=False).to_json(),
    )  # fmt: skip
    db.session.add(account)
    db.session.flush()
    shared = {"owner_id": ada.id, "account_id": account.id}
    integration = Integration(**shared, calendar_id="/team/", calendar_name="Work", kinds=["appointment"])
    draft = Integration(**shared, wizard_step="linked_calendar", kinds=[])
    appointment, call_item, activity_item = (
        item("appointment", series_uid="made elsewhere"),
        item("service_call"),
        item("crm_activity"),
    )
    call_item.assignments = [Assignment(user_id=ada.id)]
    customer, queue, team = Client(name="Acme"), Queue(name="Field"), Team(name="North")
    db.session.add_all([integration, draft, appointment, call_item, activity_item, customer, queue, team])
    db.session.flush()
    contact = Contact(client_id=customer.id, name="Kim")
    ticket = Ticket(number=1042, client_id=customer.id, title="Printer", assignee_id=ada.id)
    task = Task(title="Order", creator_id=ada.id, due_on=start.date(), assignees=[ada])
    to_do = ToDo(title="Call back", owner_id=ada.id, due_on=start.date())
    run = Run(integration_id=integration.id, trigger="manual")
    link = Link(integration_id=integration.id, item_id=appointment.id, remote_id="1", remote_uid="1", state="detached")
    approval = Approval(integration_id=integration.id, side="here", live_links=20)
    preview = Preview(integration_id=integration.id, purpose="sync_now", state="ready")
    notice = UserMessage(
        user_id=ada.id, integration_id=integration.id, item_id=appointment.id, reason=words("Removed there")
    )
    db.session.add_all([contact, ticket, task, to_do, run, link, approval, preview, notice])
    db.session.flush()
    conflict = LedgerEntry(
        run_id=run.id, integration_id=integration.id, direction="in", action="conflict", outcome="conflict",
        item_id=appointment.id, before={"subject": "Mine"}, after={"subject": "Visit"},
    )  # fmt: skip
    db.session.add_all(
        [
            ServiceCall(item_id=call_item.id, ticket_id=ticket.id),
            CrmActivity(item_id=activity_item.id, client_id=customer.id),
            HeldDeletion(approval_id=approval.id, link_id=link.id, evidence=words("gone")),
            conflict,
        ]
    )
    db.session.commit()
    values = {
        "integration_id": integration.id, "draft_id": draft.id, "account_id": account.id, "run_id": run.id,
        "approval_id": approval.id, "preview_id": preview.id, "notice_id": notice.id, "item_id": appointment.id,
        "occurrence": "single",
        "call_item_id": call_item.id, "activity_item_id": activity_item.id, "task_id": task.id,
        "task_item_id": task.item_id, "to_do_id": to_do.id, "to_do_item_id": to_do.item_id, "number": ticket.number,
        "client_id": customer.id, "contact_id": contact.id, "user_id": eli.id, "when": "2026-12-01",
        "service": "caldav", "key": "cronofy", "token": "wrong", "queue_id": queue.id, "team_id": team.id,
        "kind": "task", "entry_id": conflict.id, "view": "week",
    }  # fmt: skip
    clients = {
        "anonymous": app.test_client(),
        "stranger": sign_in(cem),
        "owner": sign_in(ada),
        "dispatcher": sign_in(dee),
        "administrator": sign_in(ben),
    }
    return World(app, clients, values)


def routes(app: Flask) -> Iterator[tuple[Rule, str]]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            if not rule.endpoint.startswith("rq_dashboard.") and rule.endpoint not in OTHERS:
                yield rule, method


def allowed(rule: Rule) -> frozenset[str]:
    if rule.endpoint in NOBODY:
        return frozenset()
    if rule.rule.startswith("/admin"):
        return ADMINISTRATOR
    return ALLOWED[rule.endpoint]


def is_let_in(answer: TestResponse) -> bool:
    return answer.status_code not in {401, 403, 404} and "/sign-in" not in (answer.location or "")


def _endpoints() -> list[str]:
    return sorted({*ALLOWED, *NOBODY, "admin"})


def test_every_route_is_in_the_matrix(app: Flask) -> None:
    known = {*ALLOWED, *NOBODY}
    missing = {
        rule.endpoint for rule, _ in routes(app) if rule.endpoint not in known and not rule.rule.startswith("/admin")
    }
    assert missing == set()
    assert known <= {rule.endpoint for rule, _ in routes(app)}, "the matrix names routes that are gone"


@pytest.mark.parametrize("endpoint", _endpoints())
def test_only_those_who_may_are_let_in(world: World, endpoint: str) -> None:
    asked = 0
    for rule, method in routes(world.app):
        if rule.endpoint != endpoint and not (endpoint == "admin" and rule.rule.startswith("/admin")):
            continue
        may = allowed(rule)
        # Those who may not come first: what the others do may change what there is.
        for role in sorted(ROLES, key=lambda role: role in may):
            data = {} if method == "GET" else {"csrf_token": world.token(role)}
            answer = world.ask(role, rule, method, **data)
            said = f"{method} {rule.endpoint} as {role}: {answer.status_code} {answer.location or ''}"
            # This database was made without migrations, so it is not ready, and says so.
            assert answer.status_code < 500 or rule.endpoint == "operations.readyz", said
            if role in may:
                assert (
                    is_let_in(answer)
                    or rule.endpoint in {"accounts.root", "accounts.sign_out", "two_factor.ask"}
                    or (method == "POST" and answer.status_code == 404 and _has_nothing_to_do(rule))
                ), said
                asked += 1
            else:
                expected = {303} if role == "anonymous" else {404}
                assert answer.status_code in (expected | ({404, 303} if not may else set())), said
                assert not may or not is_let_in(answer), said
            answer.close()
    assert asked or endpoint in NOBODY


def _has_nothing_to_do(rule: Rule) -> bool:
    """Acts that find nothing any more, because somebody before us did them already."""
    return rule.endpoint.rpartition(".")[2] in {
        "delete", "restore", "include", "status", "move", "move_back", "place", "discard_draft", "dismiss_notice",
        "send_again", "send_item_again", "finish", "save_step", "approval", "take", "edit", "of_item", "item",
    }  # fmt: skip


def test_no_act_without_a_token_of_ones_own_session(world: World) -> None:
    tried = 0
    foreign = world.token("stranger")
    for rule, method in routes(world.app):
        role = next((role for role in ("owner", "administrator", "dispatcher") if role in allowed(rule)), None)
        if method == "GET" or role is None:
            continue
        for data in ({}, {"csrf_token": foreign}):
            answer = world.ask(role, rule, method, **data)
            assert answer.status_code == 400, f"{method} {rule.endpoint} as {role}: {answer.status_code}"
        tried += 1
    assert tried > 60


def test_ids_that_no_database_can_hold_are_not_found(world: World) -> None:
    tried = 0
    for rule, method in routes(world.app):
        numbers = [name for name in rule.arguments if name.endswith("_id") or name == "number"]
        if method != "GET" or not numbers:
            continue
        address = world.address(rule)
        for name in numbers:
            values = {n: world.values.get(n, 1) for n in rule.arguments} | {name: "9" * 25, "step": "linked-calendar"}
            path = rule.rule
            for argument in rule.arguments:
                start = path.index("<")
                end = path.index(">") + 1
                inner = path[start + 1 : end - 1].rpartition(":")[2]
                path = path[:start] + str(values[inner]) + path[end:]
                del argument
            for role in ("owner", "administrator"):
                answer = world.clients[role].get(path)
                assert answer.status_code == 404, f"{path} (beside {address}): {answer.status_code}"
                tried += 1
    assert tried > 20
