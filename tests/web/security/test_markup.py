"""Content from people and from foreign calendars is shown as text and never as markup, on every page.

Generated: a text that tries to break out is put into every text column there is, and into every field of every form,
and then every page is opened. A new column, form or page takes part without being listed here.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from lxml import html
from sqlalchemy import Column, String, cast, literal, update
from werkzeug.test import TestResponse

from emulators.reasons import words
from tests.web.security.pages import Seen, assert_guarded, every_page, flaws
from tests.web.test_access_matrix import World, world  # noqa: F401  # the fixture
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item, ItemOverride
from webapp.service_desk.models import EventText, Ticket, TimelineEntry
from webapp.sync.models import LedgerEntry, Preview, PreviewEntry, Quarantine, Run

pytestmark = pytest.mark.timeout(300)  # some hundred pages, on a machine that may be busy

MARK = "xss-probe"
SHORTEST = 30
"""Shorter columns hold only values of the application."""

OURS = {
    "deployment.deployment_id", "sign_in_attempts.account", "sign_in_attempts.address", "users.email",
    "users.password_hash", "users.session_key", "users.time_zone", "clients.time_zone", "busy_times.source",
    "items.zone", "items.rrule", "items.duration", "item_overrides.zone", "linked_accounts.credentials",
    "linked_accounts.discovery", "linked_accounts.remote_account", "second_steps.secret", "integrations.calendar_zone",
    "integrations.cursor",
    "subscriptions.token", "subscriptions.secret", "subscriptions.remote_id", "subscriptions.resource",
    "to_dos.uid", "to_dos.zone", "tasks.uid", "tasks.zone", "leases.holder", "links.source",
}  # fmt: skip
"""Columns that are not written from outside, or not read as text."""

ADDRESSES = {"linked_accounts.server_url", "linked_accounts.relink_url"}
"""Columns that may become links."""

SHOWN = {
    "clients.address", "clients.name", "contacts.email", "contacts.name", "contacts.phone", "event_texts.subject",
    "held_deletions.evidence_code", "integrations.calendar_name", "items.description", "items.location",
    "items.subject", "ledger_entries.reason_code", "ledger_entries.subject", "linked_accounts.name",
    "notices.reason_code", "quarantine.reason_code", "quarantine.subject", "queues.name", "runs.reason_code",
    "service_calls.description", "tasks.title", "teams.name", "tickets.description", "tickets.title",
    "timeline_entries.text", "timeline_entries.via", "to_dos.title", "users.name",
}  # fmt: skip
"""Columns whose texts certainly are on some page: the crawl has to find them."""

ENDS_SOMETHING = re.compile("sign-out|delete|disable|discard|remove|archive")
"""Parts of addresses of forms without a text, which would delete what other forms need."""

TYPED = frozenset({"text", "search", "email", "url", "tel", "password", "date", "number", "time"})
"""Types of input that accept any text, at least without a browser. A textarea counts as "text"."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def probe(number: int) -> str:
    return f"'\"><{MARK}{number}>&lt;{{{{7*7}}}}"


def text_columns() -> Iterator[Column[str]]:
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            holds_text = isinstance(column.type, String) and (column.type.length or SHORTEST) >= SHORTEST
            if holds_text and str(column) not in OURS:
                yield column


@pytest.fixture
def filled(world: World) -> World:  # noqa: F811
    """An installation with a row in every table, and a probe in every text column."""
    start, values = datetime(2026, 12, 1, 9), world.values
    integration_id, run = values["integration_id"], db.session.get_one(Run, values["run_id"])
    appointment = db.session.get_one(Item, values["item_id"])
    hour = {"start": start, "end": start + timedelta(hours=1)}
    series = Item(owner_id=appointment.owner_id, rrule="FREQ=DAILY;COUNT=3", zone="Europe/Berlin", **hour)
    series.starts_at, series.ends_at = appointment.starts_at, appointment.ends_at + timedelta(days=3)
    series.overrides = [ItemOverride(original_start=start + timedelta(days=1), **hour)]
    fields = {name: probe(0) for name in ("subject", "location", "description")}
    ticket = db.session.query(Ticket).one()
    preview = Preview(integration_id=integration_id, purpose="sync_now", state="ready", ready_at=utc_now())
    planned = {"direction": "in", "action": "update", "outcome": "done"}
    db.session.add_all(
        [
            LedgerEntry(
                run_id=run.id, integration_id=integration_id, item_id=appointment.id, after=fields, before={}, **planned
            ),
            Quarantine(integration_id=integration_id, item_id=appointment.id, reason=words("x")),
            TimelineEntry(ticket_id=ticket.id, text="x"),
            EventText(kind="task", subject="x"),
            series,
            preview,
        ]
    )
    db.session.flush()
    db.session.add(PreviewEntry(preview_id=preview.id, side="here", action="update", before={}, after=fields))
    db.session.flush()
    connection = db.session.connection()  # past the session, which rightly minds that marks would miss such changes
    for number, column in enumerate(text_columns(), start=1):
        text = "javascript:alert('xss-probe')" if str(column) in ADDRESSES else probe(number)
        # With the row's id behind it: some are unique.
        value = literal(text) + cast(column.table.c.id, String) if "id" in column.table.c else literal(text)
        connection.execute(update(column.table).values({column: value}))
    db.session.commit()
    return world


def shown_columns(texts: str) -> set[str]:
    numbers = {int(number) for number in re.findall(rf"{MARK}(\d+)", texts)}
    return {str(column) for number, column in enumerate(text_columns(), start=1) if number in numbers}


def test_text_stays_text_on_every_page_and_in_every_form(filled: World) -> None:
    """Stored text, and entered text: also if it is refused, and shown again beside the error.

    Every page that is opened for it also has to forbid frames, foreign scripts and caching.
    """
    pages = list(every_page(filled))
    texts = []
    for seen in pages:
        where = f"{seen.address} as {seen.role}"
        assert seen.answer.status_code < 500 or seen.rule.endpoint == "operations.readyz", where
        assert_guarded(seen.answer, where)
        if seen.is_html:
            assert flaws(seen.answer.text, MARK) == [], where
            texts.append(seen.answer.text)
        elif seen.answer.mimetype == "text/csv":
            assert_no_formulas(seen.answer.text)
    assert shown_columns("".join(texts)) >= SHOWN
    assert type_into_every_form(filled, [seen for seen in pages if seen.is_html]) > 40


def assert_no_formulas(text: str) -> None:
    for row in csv.reader(io.StringIO(text)):
        assert not any(cell.startswith(FORMULA) for cell in row), row


def type_into_every_form(filled: World, pages: list[Seen]) -> int:
    """Submit every form with a probe in each of its fields; return the number of forms."""
    sent: set[str] = set()
    for seen in pages:
        for form in html.document_fromstring(seen.answer.text).forms:
            action = form.action or form.get("hx-post") or seen.address
            if action in sent or ENDS_SOMETHING.search(action):
                continue
            sent.add(action)
            answer = _send(filled, seen.role, form, action, probe(len(sent)))
            assert answer.status_code < 500, action
            if answer.mimetype == "text/html" and answer.data.strip():
                assert flaws(answer.text, MARK) == [], action
    return len(sent)


def _send(filled: World, role: str, form: html.FormElement, action: str, text: str) -> TestResponse:
    typed = {**dict(form.form_values()), **dict.fromkeys(_text_fields(form), text)}
    client = filled.clients[role]
    if form.method == "POST" or form.get("hx-post"):
        return client.post(action, data={**typed, "csrf_token": filled.token(role)}, follow_redirects=True)
    return client.get(action.partition("?")[0], query_string=typed)


def _text_fields(form: html.FormElement) -> Iterator[str]:
    for control in form.iter("input", "textarea"):
        if control.name and control.get("type", "text") in TYPED:
            yield control.name


def test_the_check_finds_injected_markup() -> None:
    bad = (
        "<p title=''\"><xss-probe1>'>x</p>",
        '<p onclick="x">x</p>',
        "<a href=' JavaScript:x'>x</a>",
        "<script>x</script>",
        "<p data-x='{\"a\": }'>x</p>",
        '<p style="color: red">x</p>',
        "<p xss-probe1=''>x</p>",
    )
    for page in bad:
        assert flaws(page, MARK), page
    assert (
        flaws('<p title="&lt;xss-probe1&gt;" data-x="{}">&lt;xss-probe1&gt;</p><script src="/x"></script>', MARK) == []
    )
