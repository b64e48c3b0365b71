"""Linking a calendar of a real server, or one behind the emulated Cronofy, as the wizard does it."""

from datetime import timedelta

from tests.contract.servers import PASSWORD, USERNAME, Server
from tests.emulators import caldav
from tests.emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.desk import grant_of
from webapp.accounts.models import User
from webapp.connectors.caldav import discover
from webapp.sync import service
from webapp.sync.connecting import address_policy
from webapp.sync.models import Integration, LinkedAccount

WAIT = timedelta(seconds=30)


def link_caldav(user: User, server: Server | caldav.CalDavEmulator, path: str, **options: object) -> Integration:
    discovery = discover(server.origin, USERNAME, PASSWORD, policy=address_policy(), timeout=WAIT)
    account = service.link_account(
        user,
        service="caldav",
        name=path,
        server_url=server.origin,
        username=USERNAME,
        password=PASSWORD,
        discovery=discovery.to_json(),
    )
    return _link(account, path, options)


def link_cronofy(user: User, emulator: CronofyEmulator, **options: object) -> Integration:
    """Link the primary calendar of the mailbox that has the user's address."""
    grant = grant_of(emulator, user.email)
    account = service.link_cronofy_account(user, service="google", grant=grant)
    primary = next(each for each in emulator.hand.account(grant.sub).calendars() if each.primary)
    return _link(account, primary.calendar_id, options)


def _link(account: LinkedAccount, calendar_id: str, options: dict[str, object]) -> Integration:
    integration = service.start_integration(account)
    available = service.available_calendars(account)
    integration.calendar_id = next(each.calendar_id for each in available if each.calendar_id.endswith(calendar_id))
    for name, value in options.items():
        setattr(integration, name, value)
    service.finish_wizard(integration)
    return integration
