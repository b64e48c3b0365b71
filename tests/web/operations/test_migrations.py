"""Migrations result in exactly the tables of the models, and keep stored data."""

import json
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from config import ROOT, Settings
from webapp import create_app
from webapp.connectors.reasons import Reason, because
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync.stored_reason import read_reason

DIRECTORY = str(ROOT / "migrations")

ROWS = (
    "INSERT INTO users (id, email, name, password_hash, role, time_zone, week_starts_on, is_disabled, session_key,"
    " created_at) VALUES (1, 'ada@example.org', 'Ada', '-', 'user', 'UTC', 0, false, 'x', '2026-11-22 12:00:00')",
    "INSERT INTO linked_accounts"
    " (id, user_id, service, connector, name, server_url, credentials, discovery, authorization_lost_reason,"
    " created_at)"
    " VALUES (1, 1, 'caldav', 'caldav', 'ada', '', '', '{}', '', '2026-11-22 12:00:00')",
    "INSERT INTO integrations (id, owner_id, account_id, remove_events_on_end, calendar_name, calendar_read_only,"
    " accept_create, accept_update, accept_delete, kinds, retrieve, retrieve_past, retrieve_future, send, send_past,"
    " send_future, active, quiet_sweeps, failure_count, failure_reason, calendar_gone, created_at)"
    " VALUES (1, 1, 1, false, '', false, true, true, true, '[]', false, 'none', 'none', false, 'none', 'none', true, 0,"
    " 0, '', false, '2026-11-22 12:00:00')",
    "INSERT INTO leases (integration_id, fence) VALUES (1, 0)",
)
"""An integration with dependent rows, as the first version stored it."""


@pytest.fixture
def bare(settings: Settings, tmp_path: Path) -> Flask:
    """An application whose database is empty."""
    if settings.SQLALCHEMY_DATABASE_URI.startswith("sqlite"):
        settings.SQLALCHEMY_DATABASE_URI = f"sqlite:///{tmp_path}/bare.sqlite3"
    return create_app(settings)


def _empty() -> None:
    db.metadata.drop_all(db.engine)
    with db.engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS alembic_version"))


def _fill_the_first_version() -> None:
    upgrade(DIRECTORY, "0001")
    with db.engine.begin() as connection:
        for statement in ROWS:
            connection.execute(text(statement))


def _leave() -> None:
    downgrade(DIRECTORY, "base")
    db.metadata.create_all(db.engine)  # as other tests expect a shared database to be
    db.engine.dispose()


def test_upgrade_creates_the_schema_of_the_models_and_downgrade_removes_it(bare: Flask) -> None:
    with bare.app_context():
        _empty()
        upgrade(DIRECTORY)
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, db.metadata) == []
        downgrade(DIRECTORY, "base")
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        db.metadata.create_all(db.engine)  # as other tests expect a shared database to be
        db.engine.dispose()


FAILS = (
    "UPDATE integrations SET failing_since = '2026-11-22 13:00:00', failure_count = 3, failure_reason = 'It is away.',"
    " retry_at = '2026-11-22 13:10:00' WHERE id = 1",
    'INSERT INTO items (id, uid, owner_id, kind, subject, location, description, start, "end", all_day, show_as,'
    " private, rdates, exdates, starts_at, ends_at, created_at, updated_at, version)"
    " VALUES (1, 'x', 1, 'appointment', '', '', '', '2026-11-22 12:00:00', '2026-11-22 13:00:00', false, 'busy', false,"
    " '[]', '[]', '2026-11-22 12:00:00', '2026-11-22 13:00:00', '2026-11-22 12:00:00', '2026-11-22 12:00:00', 1)",
)
A_MARK = "INSERT INTO marks (integration_id, item_id, marked_at) VALUES (1, 1, '2026-11-22 12:00:00')"


def test_upgrades_keep_stored_data(bare: Flask) -> None:
    with bare.app_context():
        _empty()
        _fill_the_first_version()
        upgrade(DIRECTORY)
        with db.engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM leases")) == 1
            assert connection.scalar(text("SELECT remote_account FROM linked_accounts")) == ""
        downgrade(DIRECTORY, "0001")
        with db.engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM leases")) == 1
        _leave()


@pytest.mark.parametrize(("waits", "kinds"), [(False, ["reading"]), (True, ["reading", "sending"])])
def test_a_failure_is_migrated_to_the_kinds_that_may_have_failed(bare: Flask, waits: bool, kinds: list[str]) -> None:
    with bare.app_context():
        _empty()
        upgrade(DIRECTORY, "0001")
        with db.engine.begin() as connection:
            for statement in (*ROWS, *FAILS, *([A_MARK] if waits else [])):
                connection.execute(text(statement))
        upgrade(DIRECTORY)
        with db.engine.connect() as connection:
            found = connection.execute(
                text("SELECT kind, count, reason_code, reason_params FROM failures ORDER BY kind")
            )
            read = [(kind, count, sentence(read_reason(code, _loaded(params)))) for kind, count, code, params in found]
            assert read == [(kind, 3, "It is away.") for kind in kinds]
        downgrade(DIRECTORY, "0012")
        with db.engine.connect() as connection:
            row = connection.execute(text("SELECT failing_since, failure_count FROM integrations")).one()
            assert (str(row[0])[:16], row[1]) == ("2026-11-22 13:00", 3)
        _leave()


ITEM = (
    'INSERT INTO items (id, uid, owner_id, kind, subject, location, description, start, "end", all_day, show_as,'
    " private, rdates, exdates, starts_at, ends_at, created_at, updated_at, version)"
    " VALUES ({0}, 'item-{0}', 1, 'appointment', '', '', '', '2026-11-22 12:00:00', '2026-11-22 13:00:00', false,"
    " 'busy', false, '[]', '[]', '2026-11-22 12:00:00', '2026-11-22 12:00:00', '2026-11-22 12:00:00',"
    " '2026-11-22 12:00:00', 1)"
)
LINK = (
    "INSERT INTO links (id, integration_id, item_id, remote_id, remote_uid, state, written_by_us, base, source,"
    " created_at, updated_at) VALUES ({0}, 1, {0}, 'id-{0}', '{1}', '{2}', true, {3}, '', '2026-11-22 12:00:00',"
    " '2026-11-22 12:00:00')"
)
LINKS = (
    *(ITEM.format(number) for number in (1, 2, 3)),
    LINK.format(1, "0f2d0c5e-8d0a-5b3e-9d6a-3b0c6f1e2a47", "pending", "'{}'"),  # a create was sent
    LINK.format(2, "7c1de7a2-1b0f-5d6e-8a55-6a7c9c1f0b12", "pending", "NULL"),  # to be linked again
    LINK.format(3, "5a9f3c1d-2e4b-5f60-9c7d-8e1f2a3b4c5d", "live", "'{}'"),
    "INSERT INTO approvals (id, integration_id, side, live_links, created_at)"
    " VALUES (1, 1, 'here', 1, '2026-11-22 12:00:00')",
    "INSERT INTO held_deletions (id, approval_id, link_id, evidence) VALUES (1, 1, 3, 'gone')",
)


def test_pending_creates_get_their_keys_and_no_dependent_row_is_lost(bare: Flask) -> None:
    with bare.app_context():
        _empty()
        upgrade(DIRECTORY, "0001")
        with db.engine.begin() as connection:
            for statement in (*ROWS, *LINKS):
                connection.execute(text(statement))
        upgrade(DIRECTORY)
        with db.engine.connect() as connection:
            keys = connection.scalars(text("SELECT create_key FROM links ORDER BY id")).all()
            assert keys == ["0f2d0c5e-8d0a-5b3e-9d6a-3b0c6f1e2a47", None, None]
            assert connection.scalar(text("SELECT link_id FROM held_deletions")) == 3
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE links SET remote_id = NULL WHERE id <> 3"))  # both: NULLs are not equal
        downgrade(DIRECTORY, "0022")
        with db.engine.connect() as connection:
            assert connection.scalars(text("SELECT remote_id FROM links")).all() == ["id-3"]
            assert connection.scalar(text("SELECT link_id FROM held_deletions")) == 3
        _leave()


REASONS = {
    "The server did not answer in time.": "no_answer_in_time",
    "Cronofy did not answer in time.": "no_answer_in_time",
    "new on the linked calendar; its end cannot be understood, so it is shown without length": "new_there",
    "the linked calendar reported it as removed; one of 12 removals at once, held until you approve them": (
        "removal_held"
    ),
    "Words that no build of ours ever had.": "other",
}


def test_sentences_become_codes_and_back(bare: Flask) -> None:
    with bare.app_context():
        _empty()
        _fill_the_first_version()
        upgrade(DIRECTORY, "0023")
        notice = "INSERT INTO notices (user_id, text, created_at) VALUES (1, :text, '2026-11-22 12:00:00')"
        run = (
            "INSERT INTO runs (integration_id, trigger, started_at, result, reason, checks, counts)"
            " VALUES (1, 'sweep', '2026-11-22 12:00:00', 'failed', :text, 1, '{}')"
        )
        with db.engine.begin() as connection:
            for sentence_before in ("", *REASONS):
                connection.execute(text(run), {"text": sentence_before})
            connection.execute(text(notice), {"text": "“Office” is in step again."})
        upgrade(DIRECTORY, "0024")
        with db.engine.connect() as connection:
            codes = list(connection.scalars(text("SELECT reason_code FROM runs ORDER BY id")))
            assert codes == [None, *REASONS.values()]
            notices = connection.execute(text("SELECT reason_code, reason_params FROM notices")).all()
            assert [read_reason(code, _loaded(params)) for code, params in notices] == [
                because(Reason.CALENDAR_IN_STEP_AGAIN, calendar="Office")
            ]
        downgrade(DIRECTORY, "0023")
        with db.engine.connect() as connection:
            assert list(connection.scalars(text("SELECT reason FROM runs ORDER BY id"))) == ["", *REASONS]
            assert connection.scalar(text("SELECT text FROM notices")) == "“Office” is in step again."
        _leave()


def _loaded(stored: Any) -> Any:
    """Return a value of a JSON column, which SQLite returns as text."""
    return json.loads(stored) if isinstance(stored, str) else stored


SUBSCRIBED = (
    "UPDATE integrations SET watch_token = 'opaque', watched_at = '2026-11-22 13:00:00' WHERE id = 1",
    "UPDATE integrations SET unwatched_code = 'notifications_impossible', watch_again_at = '2026-11-23 13:00:00'"
    " WHERE id = 1",
)
MOVED = ("watch_token", "watched_at", "unwatched_code", "watch_again_at")


def test_callback_addresses_and_refusals_move_to_subscriptions_and_back(bare: Flask) -> None:
    with bare.app_context():
        _empty()
        _fill_the_first_version()
        upgrade(DIRECTORY, "0024")
        columns = text(f"SELECT {', '.join(MOVED)} FROM integrations")  # noqa: S608  names of ours
        with db.engine.begin() as connection:
            for statement in SUBSCRIBED:
                connection.execute(text(statement))
            before = connection.execute(columns).all()
        upgrade(DIRECTORY, "0025")
        with db.engine.begin() as connection:
            kept = connection.execute(text("SELECT integration_id, token, refused_code FROM subscriptions")).all()
            assert [tuple(row) for row in kept] == [(1, "opaque", "notifications_impossible")]
            # One that it replaced, and that the version before knows nothing of.
            connection.execute(
                text(
                    "INSERT INTO subscriptions (integration_id, token, remote_id, resource, secret, created_at,"
                    " replaced_at) VALUES (1, 'opaque', 'former', '', '', '2026-11-22 12:00:00',"
                    " '2026-11-22 13:00:00')"
                )
            )
        downgrade(DIRECTORY, "0024")
        with db.engine.connect() as connection:
            assert connection.execute(columns).all() == before
        _leave()


READ_BEFORE = (
    "UPDATE integrations SET cursor = 'v7', starting_point = '{\"cursor\": \"v1\"}', quiet_sweeps = 3,"
    " next_sweep_at = '2026-11-22 13:00:00', retry_at = '2026-11-22 14:00:00' WHERE id = 1"
)
STATE = "cursor, starting_point, quiet_sweeps, next_sweep_at, retry_at, notified_at"


def test_how_far_a_sync_has_come_moves_to_a_table_of_its_own_and_back(bare: Flask) -> None:
    with bare.app_context():
        _empty()
        _fill_the_first_version()
        upgrade(DIRECTORY, "0025")
        with db.engine.begin() as connection:
            connection.execute(text(READ_BEFORE))
            before = connection.execute(text(f"SELECT id, {STATE} FROM integrations ORDER BY id")).all()  # noqa: S608
        assert before[0].cursor == "v7"
        upgrade(DIRECTORY, "0026")
        moved = text(f"SELECT integration_id, {STATE} FROM sync_states ORDER BY integration_id")  # noqa: S608
        with db.engine.connect() as connection:
            assert [tuple(row) for row in connection.execute(moved)] == [tuple(row) for row in before]
        downgrade(DIRECTORY, "0025")
        with db.engine.connect() as connection:
            after = connection.execute(text(f"SELECT id, {STATE} FROM integrations ORDER BY id")).all()  # noqa: S608
        assert after == before
        _leave()
