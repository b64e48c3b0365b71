"""An installation with many people, behind the real web server."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask, current_app
from flask.sessions import SecureCookieSessionInterface
from sqlalchemy import insert, select

from benchmarks import ours
from benchmarks.saved import program, wait_for_web
from emulators.serving import free_port
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Integration, LinkedAccount, SyncState

KEYS = {
    "SECRET_KEY": "benchmarks-only-benchmarks-only-benchmarks",
    "CREDENTIAL_KEYS": "YmVuY2htYXJrcy1vbmx5LWJlbmNobWFya3Mtb25seTA=",
}


@dataclass(frozen=True, slots=True)
class Served:
    """`cookies` sign in one person each; the integration of person n has the id n + 1."""

    app: Flask
    port: int
    cookies: Sequence[str]


@contextmanager
def served(people: int, *, web_workers: int = 1) -> Iterator[Served]:
    """Yield an installation with so many people, each with a linked calendar. Nobody carries anything over."""
    with TemporaryDirectory() as name, ours.installation(Path(name) / "ours", **KEYS) as site, ours.opened(site) as app:
        _fill(people)
        cookies = [_cookie(app, user) for user in db.session.scalars(select(User).order_by(User.id).offset(1))]
        db.session.rollback()
        port = free_port()
        everywhere = {
            **environ,
            **site.environment,
            "WEB_BIND": f"127.0.0.1:{port}",
            "WEB_WORKERS": str(web_workers),
            "LOG_LEVEL": "WARNING",
        }
        gunicorn = (sys.executable, "-m", "gunicorn", "-c", "webapp/operations/gunicorn_config.py")
        with program(gunicorn, everywhere, Path(name) / "web"):
            wait_for_web(port)
            yield Served(app, port, cookies)


def _fill(people: int) -> None:
    now, first = utc_now(), ours.owner().id + 1
    numbers = range(first, first + people)
    db.session.execute(
        insert(User),
        [
            {"id": n, "email": f"person-{n}@example.org", "name": f"Person {n}", "password_hash": "-", "role": "user"}
            for n in numbers
        ],
    )
    accounts = {"service": "caldav", "connector": "caldav", "name": "account", "credentials": "", "discovery": {}}
    db.session.execute(insert(LinkedAccount), [{"id": n - first + 1, "user_id": n, **accounts} for n in numbers])
    db.session.execute(
        insert(Integration),
        [
            {
                "id": n - first + 1,
                "owner_id": n,
                "account_id": n - first + 1,
                "calendar_id": "calendar",
                "calendar_name": "Work",
                "kinds": ["appointment"],
            }
            for n in numbers
        ],
    )
    read = {"cursor": "1", "reconciled_at": now, "last_proven_at": now, "next_sweep_at": now.replace(year=now.year + 1)}
    db.session.execute(insert(SyncState), [{"integration_id": n - first + 1, **read} for n in numbers])
    db.session.commit()


def _cookie(app: Flask, user: User) -> str:
    sessions = SecureCookieSessionInterface().get_signing_serializer(app)
    assert sessions is not None
    name = current_app.config["SESSION_COOKIE_NAME"]
    return f"{name}={sessions.dumps({'_user_id': user.get_id(), '_fresh': True})}"
