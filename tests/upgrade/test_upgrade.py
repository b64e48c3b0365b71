"""An instance folder that an earlier build wrote starts, migrates, and goes on syncing (`make_instance` made it)."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from html import unescape
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.upgrade import kept_folder
from tests.upgrade.conftest import Upgraded
from tests.web.service_desk.desk import act
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.reason_texts import sentence
from webapp.sync.stored_reason import read_reason

NAMED = kept_folder.expected().named

Row = Mapping[str, Any]

REWORDED: Mapping[str, str] = json.loads(Path(__file__).with_name("reworded.json").read_text(encoding="utf-8"))
"""Sentences of the build before, and what is read of their reasons now."""

REASONS = {
    "linked_accounts.authorization_lost_reason": "authorization_lost",
    "links.unwritable": "unwritable",
    "held_deletions.evidence": "evidence",
    "planned_entries.explanation": "explanation",
    **dict.fromkeys(
        (
            "failures.reason",
            "runs.reason",
            "ledger_entries.reason",
            "quarantine.reason",
            "plans.reason",
            "planned_entries.reason",
            "notices.text",
        ),
        "reason",
    ),
}
"""Columns that held sentences, and the prefix of the two that hold a code and its parameters instead."""


SYNC_STATE = (
    "cursor",
    "cursor_at",
    "reconciled_at",
    "known_since",
    "starting_point",
    "notified_at",
    "news_since",
    "unread_since",
    "manual_requested_at",
    "next_sweep_at",
    "busy_due_at",
    "quiet_sweeps",
    "last_moved_at",
    "last_proven_at",
    "last_sent_at",
    "retry_at",
)
"""Columns of `integrations` that `sync_states` holds now, under the same names."""


def sentences(path: Path, table: str, prefix: str) -> Mapping[tuple[Any, ...], str]:
    """Return what people read of the reasons in a table, by primary key."""
    rows = by_key(path, table).items()
    return {key: sentence(read_reason(row[f"{prefix}_code"], _params(row[f"{prefix}_params"]))) for key, row in rows}


def _params(stored: str | None) -> dict[str, Any] | None:
    return json.loads(stored) if stored else None


def refusals(path: Path) -> Mapping[tuple[Any, ...], str]:
    """Return what is read of why the subscription of each integration was refused, by its id."""
    found = {
        row["integration_id"]: sentence(read_reason(row["refused_code"], _params(row["refused_params"])))
        for row in kept_folder.rows(path, "subscriptions")
    }
    return {(row["id"],): found.get(row["id"], "") for row in kept_folder.rows(path, "integrations")}


def of_subscription(name: str, missing: object) -> Callable[[Path], Mapping[tuple[Any, ...], Any]]:
    """Return what reads a former column of `integrations` from the subscription of each."""

    def read(path: Path) -> Mapping[tuple[Any, ...], Any]:
        found = {row["integration_id"]: row[name] for row in kept_folder.rows(path, "subscriptions")}
        return {(row["id"],): found.get(row["id"], missing) for row in kept_folder.rows(path, "integrations")}

    return read


def of_sync_state(column: str) -> Callable[[Path], Mapping[tuple[Any, ...], Any]]:
    """Return what reads a former column of `integrations` from the sync state of each."""
    return lambda path: {(row["integration_id"],): row[column] for row in kept_folder.rows(path, "sync_states")}


READ_NOW: Mapping[str, Callable[[Path], Mapping[tuple[Any, ...], Any]]] = {
    **{column: partial(sentences, table=column.partition(".")[0], prefix=prefix) for column, prefix in REASONS.items()},
    "integrations.watch_token": of_subscription("token", None),
    "integrations.watched_at": of_subscription("renewed_at", None),
    "integrations.watch_again_at": of_subscription("ask_again_at", None),
    "integrations.unwatched_reason": refusals,
    **{f"integrations.{column}": of_sync_state(column) for column in SYNC_STATE},
}
"""Of each column that a migration moved or rewrote ("table.column"), what gives its former values by primary key.

A column that is not named here still exists, with the values that it had.
"""

KEYS = {
    "assignments": ("id",),
    "event_texts": ("kind",),
    "failures": ("integration_id", "kind"),
    "former_uids": ("item_id", "digest"),
    "known_events": ("integration_id", "digest"),
    "queue_members": ("queue_id", "user_id"),
    "rests_of_series": ("integration_id", "item_id"),
    "task_assignees": ("task_id", "user_id"),
    "team_members": ("team_id", "user_id"),
    "working_hours": ("user_id", "weekday"),
    **dict.fromkeys(("alerts", "leases", "sync_states"), ("integration_id",)),
    **dict.fromkeys(("crm_activities", "service_calls"), ("item_id",)),
}
"""What identifies a row, where that is not its id."""

_RANGES = frozenset({"none", "1w", "2w", "1m", "3m", "6m", "1y"})
_SHOW_AS = frozenset({"busy", "free", "tentative", "out_of_office", "working_elsewhere"})
_STEPS = frozenset({"create", "update", "delete", "restore", "adopt", "detach", "quarantine", "skip"})

WORDS: Mapping[str, frozenset[str]] = {
    "approvals.side": frozenset({"here", "there"}),
    "crm_activities.type": frozenset({"call", "meeting", "email", "visit", "other"}),
    "event_texts.kind": frozenset({"service_call", "crm_activity", "task", "to_do"}),
    "failures.kind": frozenset({"reading", "sending", "manual", "undo", "ending", "busy"}),
    **{f"integrations.{way}_{end}": _RANGES for way in ("retrieve", "send") for end in ("past", "future")},
    "integrations.wizard_step": frozenset({"linked_calendar", "your_calendar", "options", "confirmation"}),
    "item_overrides.show_as": _SHOW_AS,
    "items.kind": frozenset({"appointment", "crm_activity", "service_call", "task", "to_do"}),
    "items.show_as": _SHOW_AS,
    # The last five are what administrators do.
    "ledger_entries.action": _STEPS
    | {"conflict", "rebase", "drop", "switched_on", "switched_off", "looked", "ended", "cleared"},
    "ledger_entries.direction": frozenset({"in", "out", "none"}),
    "ledger_entries.outcome": frozenset({"done", "skipped", "held", "failed", "conflict"}),
    "linked_accounts.connector": frozenset({"caldav", "cronofy"}),
    "linked_accounts.service": frozenset(
        {"icloud", "google", "office365", "exchange", "outlook", "caldav", "practice"}
    ),
    "links.state": frozenset({"pending", "live", "detached"}),
    "planned_entries.action": _STEPS | {"held", "conflict"},
    "planned_entries.outcome": frozenset({"as_planned", "differs", "left_out", "not_needed"}),
    "planned_entries.side": frozenset({"here", "there", "none"}),
    "plans.purpose": frozenset({"first_run", "sync_now", "reconnect", "options", "undo"}),
    "plans.state": frozenset({"working", "ready", "approved", "done", "failed", "dropped"}),
    "runs.result": frozenset({"running", "ok", "partial", "held", "failed"}),
    "runs.trigger": frozenset(
        {
            *("manual", "item_saved", "notified", "sweep", "activated", "deactivated", "approved", "retry", "undo"),
            *("ended", "administrator"),
        }
    ),
    "service_calls.status": frozenset({"planned", "on_the_way", "done", "cancelled"}),
    "tasks.status": frozenset({"open", "in_progress", "done"}),
    "texts_due.what": frozenset({"template", "ticket", "client", "contact"}),
    "tickets.priority": frozenset({"low", "normal", "high", "urgent"}),
    "tickets.status": frozenset({"open", "in_progress", "waiting", "resolved", "closed"}),
    "users.role": frozenset({"technician", "dispatcher", "administrator"}),
}
"""All words that the earlier build could store in a column ("table.column") with a fixed set of them."""


@pytest.fixture
def before(tmp_path: Path, places: dict[str, str]) -> Path:
    """The database as it was."""
    path = tmp_path / "before.sqlite3"
    kept_folder.make_database(path, places)
    return path


@pytest.fixture
def after(upgraded: Upgraded, tmp_path: Path) -> Path:
    """The database after the migrations."""
    return tmp_path / "calendar-sync.sqlite3"


def by_key(path: Path, table: str) -> dict[tuple[Any, ...], Row]:
    keys = KEYS.get(table, ("id",))
    return {tuple(row[key] for key in keys): row for row in kept_folder.rows(path, table)}


def stored(path: Path, column: str) -> dict[tuple[Any, ...], Any]:
    """Return the values of a column ("table.column") by primary key."""
    table, name = column.split(".")
    return {key: row[name] for key, row in by_key(path, table).items()}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The database as it was kept, with the addresses that stand for those of a start."""
    path = tmp_path / "kept.sqlite3"
    kept_folder.make_database(path, {})
    return path


def test_the_kept_folder_has_rows_in_every_table(kept: Path) -> None:
    assert [table for table in sorted(kept_folder.tables(kept)) if not kept_folder.rows(kept, table)] == []


def test_every_column_of_the_kept_folder_has_a_value_somewhere(kept: Path) -> None:
    """Neither null nor empty: what a migration loses of it must show."""
    values = {column: values_in(kept, column) for column in columns(kept)}
    assert [column for column, held in values.items() if held <= {None, "", "{}", "[]"}] == []


def test_every_boolean_column_of_the_kept_folder_is_true_and_false_somewhere(kept: Path) -> None:
    booleans = columns(kept, of_type="BOOLEAN")
    assert booleans
    assert [column for column in booleans if not values_in(kept, column) >= {0, 1}] == []


@pytest.mark.parametrize(("column", "words"), WORDS.items(), ids=WORDS)
def test_every_word_of_a_column_occurs_in_the_kept_folder(kept: Path, column: str, words: frozenset[str]) -> None:
    assert values_in(kept, column) - {None} == words


def columns(path: Path, *, of_type: str = "") -> list[str]:
    """Return the columns ("table.column") of a database, of one type or of all."""
    return [
        f"{table}.{name}"
        for table in sorted(kept_folder.tables(path))
        for name, type_name in kept_folder.column_types(path, table).items()
        if of_type in {"", type_name}
    ]


def values_in(path: Path, column: str) -> set[Any]:
    return set(stored(path, column).values())


def test_a_migration_keeps_every_value_of_every_table(before: Path, after: Path) -> None:
    assert [column for column in columns(before) if not is_kept(column, before, after)] == []


def is_kept(column: str, before: Path, after: Path) -> bool:
    try:
        now = READ_NOW[column](after) if column in READ_NOW else stored(after, column)
    except (KeyError, OperationalError):  # no such column or table any more
        return False
    was = stored(before, column)
    if column in REASONS:
        was = {key: REWORDED.get(sentence, sentence) for key, sentence in was.items()}
    return now == was


def reasons(before: Path, column: str, **of: int) -> set[str]:
    """Return what is read now of a column ("table.column") of the rows with these values."""
    table, name = column.split(".")
    found = kept_folder.rows(before, table)
    shown = {row[name] for row in found if row[name] and all(row[key] == value for key, value in of.items())}
    return {REWORDED.get(sentence, sentence) for sentence in shown}


def text_of(browser: FlaskClient, address: str) -> str:
    """Return what a page says, without its markup; of a list, what all of its pages say."""
    said = ""
    while address:
        answer = browser.get(address, follow_redirects=True)
        assert answer.status_code == 200, address
        said += re.sub(r"<[^>]+>", " ", answer.text)
        older = re.search(r'href="([^"]+)"[^>]*>(?:Older|Next)<', answer.text)
        address = unescape(older[1]) if older else ""
    return re.sub(r"\s+", " ", unescape(said))


def left_out(sentences: set[str], said: str) -> list[str]:
    return sorted(sentence for sentence in sentences if sentence not in said)


def test_the_log_shows_why_entries_exist_and_why_runs_failed(before: Path, upgraded: Upgraded) -> None:
    browser = upgraded.browser("Ada")
    for number in (NAMED["practice"], NAMED["off"]):
        export = browser.get(f"/calendar-sync/{number}/logs/entries.csv").text
        exported = {row["Why"] for row in csv.DictReader(io.StringIO(export))}
        assert reasons(before, "ledger_entries.reason", integration_id=number) - exported == set()
        failed = reasons(before, "runs.reason", integration_id=number)
        assert left_out(failed, text_of(browser, f"/calendar-sync/{number}/logs")) == []


def test_what_waits_for_people_still_does_and_says_why(before: Path, upgraded: Upgraded) -> None:
    browser = upgraded.browser("Ada")
    attention = text_of(browser, "/calendar-sync/attention")
    assert left_out(reasons(before, "quarantine.reason"), attention) == []
    assert "Shorten its description, then try again." in attention
    assert "12 removals here, because of Practice calendar" in attention
    approval = re.search(r'href="(/calendar-sync/\d+/approvals/\d+)"', browser.get("/calendar-sync/attention").text)
    assert approval is not None
    assert "Round 12" in text_of(browser, approval[1])
    for plan, subject in (("ready plan", "Shown in the plan"), ("undo plan", "Removed here")):
        assert subject in text_of(browser, f"/calendar-sync/{NAMED['practice']}/plans/{NAMED[plan]}")
    plan_id = max(row["plan_id"] for row in kept_folder.rows(before, "planned_entries"))
    carried_out = text_of(browser, f"/calendar-sync/{NAMED['off']}/plans/{plan_id}")
    for column in ("planned_entries.reason", "planned_entries.explanation"):
        assert left_out(reasons(before, column, plan_id=plan_id), carried_out) == []


PAGES = {
    "Ada": {
        "/calendar-sync": "“Write the report” was removed on the linked calendar.",
        f"/my-calendar/day/{kept_folder.expected().made_at + timedelta(days=3):%Y-%m-%d}": "Visit, moved to room 5",
        "/calendar-sync/attention": "Changed on both sides",
        f"/calendar-sync/{NAMED['practice']}/settings": "Practice calendar",
        f"/calendar-sync/{NAMED['off']}/settings": "Archive",
        f"/calendar-sync/{NAMED['draft']}/wizard/linked-calendar": "Archive",
        f"/calendar-sync/{NAMED['practice']}/logs/entries": "you left it out",
        f"/calendar-sync/{NAMED['practice']}/plans/{NAMED['done plan']}": "Wanted",
        "/tickets": "Printer is down",
        "/admin/": "Cem",
        "/admin/integrations": "Practice calendar",
    },
    "Ben": {
        "/calendar-sync": "CalDAV",
        f"/calendar-sync/{NAMED['bens']}/settings": "Office",
        f"/calendar-sync/{NAMED['bens']}/logs": "The server did not answer in time.",
    },
    "Cem": {
        "/calendar-sync": "Google",
        f"/calendar-sync/{NAMED['google integration']}/settings": "Google",
        f"/calendar-sync/{NAMED['google integration']}/logs/entries": "Made at Google",
    },
}
"""Addresses by who opens them, and something that each page says."""


def test_every_page_answers_and_says_what_it_is_about(upgraded: Upgraded) -> None:
    said = {
        (name, address): text_of(upgraded.browser(name), address)
        for name, addresses in PAGES.items()
        for address in addresses
    }
    assert [place for place, text in said.items() if PAGES[place[0]][place[1]] not in text] == []


def subjects(upgraded: Upgraded, collection: str) -> Counter[str]:
    """Return the subjects in a collection of the practice calendar."""
    found = kept_folder.contents(upgraded.client(collection.split("/", maxsplit=1)[0]), f"/{collection}/")
    texts = re.findall(r"^SUMMARY:(.*?)\r?$", "\n".join(found.values()), re.MULTILINE)
    return Counter(text.replace("\\,", ",") for text in texts)


def subjects_there(upgraded: Upgraded) -> dict[str, Counter[str]]:
    google = upgraded.emulator.controls.events(upgraded.google.calendar_id)
    return {
        "Ada": subjects(upgraded, "practice-1/calendar"),
        "Ben": subjects(upgraded, "practice-2/office"),
        "Cem": Counter(event.summary for event in google),
    }


def subjects_here() -> Counter[str]:
    db.session.rollback()
    return Counter(db.session.scalars(select(Item.subject).where(Item.trashed_at.is_(None))))


def everything(upgraded: Upgraded) -> tuple[object, ...]:
    """Return what lies on either side, by content and version."""
    db.session.rollback()
    items = db.session.execute(select(Item.id, Item.subject, Item.version, Item.trashed_at).order_by(Item.id)).all()
    collections = [
        kept_folder.contents(upgraded.client(home), f"/{home}/{name}/")
        for home, name in (("practice-1", "calendar"), ("practice-1", "archive"), ("practice-2", "office"))
    ]
    google = {uid: (event.summary, event.updated, event.deleted) for uid, event in upgraded.google.events.items()}
    channels = [channel.to_json() for channel in upgraded.google.profile.account.channels]
    return items, collections, google, channels


def test_sync_goes_on_in_both_directions_and_then_rests(upgraded: Upgraded) -> None:
    here, there = subjects_here(), subjects_there(upgraded)
    upgraded.work()
    now = subjects_here()
    assert now - here == Counter(["News", "News for Ben", "Made there and changed", "Approved", "News at Google"])
    assert here - now == Counter(["Made there"])
    sent = {
        "Ada": ["Visit, moved to room 5", *(f"Linked {number}" for number in (1, 3, 5))],
        "Ben": ["Once, and longer", "Lost on its way", "Training, second part"],
        "Cem": ["Call the other supplier"],
    }
    changed = {"Ada": ["Visit"], "Ben": ["Once"], "Cem": ["Call the supplier"]}
    for name, subjects_now in subjects_there(upgraded).items():
        assert subjects_now - there[name] == Counter(sent[name])
        assert there[name] - subjects_now == Counter(changed[name])
    # The rest of a divided series, with what another client had noted of the whole.
    bens = kept_folder.contents(upgraded.client("practice-2"), "/practice-2/office/").values()
    assert sum("X-FOREIGN:kept" in text for text in bens) == 2
    # The create that had arrived although its answer was lost.
    assert (now["Sent, and its answer lost"], there["Ada"]["Sent, and its answer lost"]) == (1, 1)

    found, requests = everything(upgraded), len(upgraded.emulator.world.requests)
    upgraded.advance(timedelta(hours=2))
    upgraded.work()
    assert everything(upgraded) == found
    asked = [(seen.method, seen.path) for seen in upgraded.emulator.world.requests[requests:]]
    assert ("GET", "/v1/events") in asked
    assert {path for method, path in asked if method != "GET"} <= {"/oauth/token", "/v1/channels"}


def test_what_was_under_way_when_the_folder_was_written_is_finished(upgraded: Upgraded, after: Path) -> None:
    assert subjects(upgraded, "practice-2/leaving") == Counter(["Once"])
    assert state_row(after, "tools")["manual_requested_at"] is not None
    upgraded.work()
    # A removal that had failed; a plan whose worker was killed, and the run of it; a plan that was to be worked out.
    assert subjects(upgraded, "practice-2/leaving") == Counter()
    plan = row_of(after, "plans", "approved plan")
    assert plan["state"] == "done"
    [run] = [row for row in kept_folder.rows(after, "runs") if row["id"] == plan["run_id"]]
    assert (run["trigger"], run["result"]) == ("manual", "ok")
    assert state_row(after, "tools")["manual_requested_at"] is None
    assert row_of(after, "plans", "plan of the looking draft")["state"] == "ready"
    # Another attempt at an event that cannot be read, an event whose instants changed, news, and a permission.
    assert values_in(after, "quarantine.retry_wanted") == values_in(after, "links.instants_moved") == {0}
    google = state_row(after, "google integration")
    assert (google["notified_at"], google["news_since"]) == (None, None)
    assert row_of(after, "linked_accounts", "given up")["credentials"] == ""
    assert "/oauth/token/revoke" in {seen.path for seen in upgraded.emulator.world.requests}


def test_a_reconnected_calendar_goes_on_waiting_for_its_owner(upgraded: Upgraded, after: Path) -> None:
    upgraded.work()
    assert row_of(after, "plans", "reconnect plan")["state"] == "ready"
    assert "Waits for its owner" not in subjects_here()
    address = f"/calendar-sync/{NAMED['rota']}/plans/{NAMED['reconnect plan']}"
    browser = upgraded.browser("Cem")
    assert "Waits for its owner" in browser.get(address).text
    act(browser, f"{address}/answer", answer="carry_out")
    upgraded.work()
    assert subjects_here()["Waits for its owner"] == 1


def test_accounts_that_were_not_let_in_are_used_once_their_service_answers(upgraded: Upgraded, after: Path) -> None:
    upgraded.work()
    exchange, outlook = (account_row(after, name) for name in ("exchange", "outlook"))
    assert exchange["authorization_lost_at"] and exchange["relink_url"] and exchange["check_at"]
    assert state_row(after, "outlook")["unread_since"]
    controls = upgraded.emulator.controls
    controls.reconnect(json.loads(exchange["discovery"])["profile_id"])
    controls.finish_initial_sync(json.loads(outlook["discovery"])["profile_id"])
    upgraded.advance(timedelta(hours=2))
    upgraded.work()
    assert account_row(after, "exchange")["authorization_lost_at"] is None
    assert state_row(after, "outlook")["unread_since"] is None
    assert state_row(after, "outlook")["last_proven_at"]


def row_of(path: Path, table: str, name: str) -> Row:
    return by_key(path, table)[(NAMED[name],)]


def integration_row(path: Path, name: str) -> Row:
    return row_of(path, "integrations", name)


def state_row(path: Path, name: str) -> Row:
    """Return the sync state of an integration."""
    return by_key(path, "sync_states")[(integration_row(path, name)["id"],)]


def account_row(path: Path, name: str) -> Row:
    """Return the linked account of an integration."""
    return by_key(path, "linked_accounts")[(integration_row(path, name)["account_id"],)]


def test_a_notice_of_a_channel_that_was_opened_before_is_understood(upgraded: Upgraded) -> None:
    upgraded.work()
    [channel] = upgraded.google.profile.account.channels
    start = kept_folder.expected().made_at.replace(microsecond=0) + timedelta(days=3)
    upgraded.emulator.controls.make_event(
        upgraded.google.calendar_id, "News from Google", start, start + timedelta(hours=1)
    )
    upgraded.work()
    delivery = upgraded.emulator.notifier.deliveries[-1]
    assert (delivery.channel_id, delivery.status) == (channel.channel_id, 200)
    assert subjects_here()["News from Google"] == 1
