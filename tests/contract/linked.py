"""An account on one of these servers, linked as its owner would link it."""

from flask import current_app

from tests.contract.servers import PASSWORD, USERNAME, Server
from tests.emulators.caldav import CalDavEmulator
from webapp.accounts.models import User
from webapp.connectors.caldav import discover
from webapp.sync import service
from webapp.sync.connecting import address_policy
from webapp.sync.models import LinkedAccount


def link_account(user: User, server: Server | CalDavEmulator, name: str) -> LinkedAccount:
    """Link the account that the servers of the tests have. The application trusts the server's origin."""
    timeout = current_app.config["CALDAV_TIMEOUT"]
    discovery = discover(server.origin, USERNAME, PASSWORD, policy=address_policy(), timeout=timeout)
    return service.link_account(
        user,
        service="caldav",
        name=name,
        server_url=server.origin,
        username=USERNAME,
        password=PASSWORD,
        discovery=discovery.to_json(),
    )
