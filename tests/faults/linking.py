"""Linking a calendar of a real server, or one behind the emulated Cronofy, as the wizard does it."""

from pathlib import Path

from emulators import caldav
from emulators.cronofy import CronofyEmulator
from tests.contract.linked import link_account
from tests.contract.servers import Server
from tests.faults import file_account
from tests.jobs.cronofy.scenario import grant_of
from tests.providers import cronofy_provider
from webapp.accounts.models import User
from webapp.sync import service
from webapp.sync.models import Integration, LinkedAccount


def link_caldav(user: User, server: Server | caldav.CalDavEmulator, path: str, **options: object) -> Integration:
    account = link_account(user, server, path)
    return _link(account, path, options)


def link_cronofy(user: User, emulator: CronofyEmulator, **options: object) -> Integration:
    """Link the primary calendar of the mailbox that has the user's address."""
    grant = grant_of(emulator, user.email)
    account = service.link_granted_account(user, cronofy_provider(), service="google", grant=grant)
    primary = next(each for each in emulator.controls.account(grant.remote_account).calendars() if each.primary)
    return _link(account, primary.calendar_id, options)


def link_file(user: User, path: Path, **options: object) -> Integration:
    """Link the calendar in a file, whose service chooses the ids of events."""
    return _link(file_account.make_account(user, path), "memory", options)


def link_file_in_parts(user: User, path: Path, **options: object) -> Integration:
    """Link the calendar in a file whose service keeps each changed date of a series as a resource of its own."""
    return _link(file_account.make_account(user, path, file_account.PartsFileProvider), "memory", options)


def _link(account: LinkedAccount, calendar_id: str, options: dict[str, object]) -> Integration:
    integration = service.start_integration(account)
    available = service.available_calendars(account)
    integration.calendar_id = next(each.calendar_id for each in available if each.calendar_id.endswith(calendar_id))
    for name, value in options.items():
        setattr(integration, name, value)
    service.finish_wizard(integration)
    return integration
