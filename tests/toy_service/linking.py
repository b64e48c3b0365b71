"""A linked board, for tests of what happens afterwards."""

from redis import Redis

from tests.toy_service.service import BOARD, PASSWORD, USERNAME, Corkboard
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.sync import service
from webapp.sync.models import Integration
from webapp.sync.runs import run


def link_board(owner: User, corkboard: Corkboard, redis: Redis) -> Integration:
    """Link the board to the owner's calendar, run it once, and clear the queue."""
    account = service.link_account(
        owner,
        service="corkboard",
        name=USERNAME,
        server_url=corkboard.address,
        username=USERNAME,
        password=PASSWORD,
        discovery={},
    )
    integration = service.start_integration(account)
    integration.calendar_id = BOARD
    service.finish_wizard(integration)
    run.run(integration.id, "activated")
    db.session.rollback()
    redis.flushall()
    return integration
