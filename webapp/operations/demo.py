"""`python -m webapp.operations.demo`: fill an empty installation with a small service desk, for trials.

One technician's calendar is linked with the practice calendar, for all five kinds. The next `python -m webapp`
synchronises it.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from config import ConfigurationError, Production
from webapp import create_app
from webapp.accounts import service as accounts
from webapp.accounts.forms import time_zone_choices
from webapp.accounts.models import User
from webapp.accounts.passwords import hash_password
from webapp.connectors.sign_in import PasswordSignIn
from webapp.extensions import db
from webapp.my_calendar.models import KINDS
from webapp.operations import single_machine
from webapp.operations.practice.server import practice_server, wait_for_practice_server
from webapp.operations.single_machine import CannotStart
from webapp.operations.supervisor import Program
from webapp.service_desk.demo import People, fill
from webapp.sync import service as sync
from webapp.sync.linked_accounts.ports import own_login
from webapp.sync.models import Integration, LinkedAccount
from webapp.sync.providers import providers

NAMES = {"administrator": "Eli", "dispatcher": "Dana", "technicians": ("Ada", "Ben", "Cem")}

_NO_QUEUE = "redis://127.0.0.1:1/0"
"""No server listens there. Jobs that cannot be enqueued are found in the database by the next scheduler."""


def main() -> int:
    """Fill the installation and print how to sign in; return the exit code."""
    environ = os.environ
    try:
        instance = single_machine.instance_directory(environ)
        with single_machine.lock_folder(instance):
            kept = single_machine.kept_settings(instance, environ)
            settings = {
                **environ,
                **single_machine.shared_settings(instance, kept),
                "REDIS_URL": environ.get("REDIS_URL", _NO_QUEUE),
            }
            os.environ |= {  # for the log: the missing queue is expected
                "LOG_FORMAT": environ.get("LOG_FORMAT", "text"),
                "LOG_LEVEL": environ.get("LOG_LEVEL", "ERROR"),
            }
            single_machine.migrate(settings)
            app = create_app(Production(settings))
            with app.app_context():
                message = fill_empty(settings, practice_server(instance, kept))
    except (CannotStart, ConfigurationError) as error:
        print(f"The demo cannot be set up: {error}", file=sys.stderr)  # noqa: T201
        return 1
    print(message)  # noqa: T201
    return 0


def fill_empty(settings: Mapping[str, str], practice: Program) -> str:
    """Fill the installation and return how to sign in. Raises CannotStart if there are accounts already."""
    if not accounts.needs_set_up():
        raise CannotStart(
            "this installation is in use already, and the demo is for an empty one. "
            "Set INSTANCE_DIR to a new folder to try it beside this one."
        )
    password = secrets.token_urlsafe(9)
    with _running(practice, settings):
        people = make_people(password, local_zone())
        fill(people)
        link_practice_calendar(people.technicians[0])
    owner = people.technicians[0].name
    lines = [f"    {person.email:<20} {person.role}" for person in (people.administrator, people.dispatcher)]
    lines += [f"    {person.email:<20} {person.role}" for person in people.technicians]
    return "\n".join(
        [
            "",
            "  The demo is set up. Start it with  make run  and sign in as",
            "",
            *lines,
            "",
            f"    password  {password}",
            "",
            f"  {owner}’s calendar is linked with the practice calendar, which fills once everything runs.",
            "  The password is shown only now; an administrator can reset it.",
            "",
        ]
    )


def make_people(password: str, time_zone: str) -> People:
    """Store the staff of the demo."""
    administrator = accounts.set_up(
        name=str(NAMES["administrator"]), email=_email("Eli"), password=password, time_zone=time_zone
    )
    password_hash = hash_password(password)

    def add(name: str, role: str) -> User:
        user = User(name=name, email=_email(name), role=role, password_hash=password_hash, time_zone=time_zone)
        db.session.add(user)
        return user

    people = People(
        administrator,
        add(str(NAMES["dispatcher"]), "dispatcher"),
        [add(name, "technician") for name in NAMES["technicians"]],
    )
    db.session.commit()
    return people


def link_practice_calendar(user: User) -> Integration:
    """Link the practice calendar, which has to run, for all kinds, existing items included.

    Raises:
        ConnectorError: the practice calendar does not respond as expected.
    """
    account = _link_own_account(user)
    calendar = sync.available_calendars(account)[0]
    integration = sync.start_integration(account)
    integration.calendar_id, integration.calendar_name = calendar.calendar_id, calendar.name
    integration.calendar_color, integration.calendar_zone = calendar.color, calendar.zone
    integration.kinds = list(KINDS)
    integration.send, integration.send_past, integration.send_future = True, "2w", "3m"
    sync.finish_wizard(integration)
    return integration


def _link_own_account(user: User) -> LinkedAccount:
    for service in providers().offered():
        provider = providers().password_provider(service.key)
        sign_in = provider.sign_in if provider else None
        own = own_login(sign_in, user) if isinstance(sign_in, PasswordSignIn) else None
        if isinstance(sign_in, PasswordSignIn) and own is not None:
            return sync.link_account(
                user,
                service=service.key,
                name=own.username,
                server_url=own.server_url,
                username=own.username,
                password=own.password,
                discovery=sign_in.check(own),
            )
    raise CannotStart("this installation keeps no calendar of its own")


def local_zone() -> str:
    """Return the time zone of this machine; UTC if it is not configured."""
    named = (
        os.environ.get("TZ", "").removeprefix(":") or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    )
    return named if any(named in places for places in time_zone_choices().values()) else "UTC"


def _email(name: str) -> str:
    return f"{name.lower()}@example.org"


@contextmanager
def _running(practice: Program, settings: Mapping[str, str]) -> Iterator[None]:
    """Run the practice calendar during the context."""
    process = subprocess.Popen(  # noqa: S603  # our own interpreter
        practice.command,
        env=dict(practice.environment),
        cwd=practice.directory,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if not wait_for_practice_server(settings):
            raise CannotStart("the practice calendar does not start")
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


if __name__ == "__main__":
    sys.exit(main())
