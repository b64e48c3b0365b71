"""An account on one of these servers, linked as its owner would link it."""

from emulators.caldav import CalDavEmulator
from tests.contract.servers import PASSWORD, USERNAME, Server
from tests.providers import discover_at
from webapp.accounts.models import User
from webapp.sync import service
from webapp.sync.models import LinkedAccount


def link_account(user: User, server: Server | CalDavEmulator, name: str) -> LinkedAccount:
    """Link the account that the servers of the tests have. The application trusts the server's origin."""
    discovery = discover_at(server.origin, USERNAME, PASSWORD)
    return service.link_account(
        user,
        service="caldav",
        name=name,
        server_url=server.origin,
        username=USERNAME,
        password=PASSWORD,
        discovery=discovery.to_json(),
    )
