from collections.abc import Callable

import pytest

from tests.web.service_desk.desk import add_client
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.models import Client, Ticket


@pytest.fixture
def dana(make_user: Callable[..., User]) -> User:
    """A dispatcher."""
    return make_user("Dana", role="dispatcher", time_zone="Europe/Berlin")


@pytest.fixture
def acme(ada: User) -> Client:
    return add_client("Acme", time_zone="Asia/Tokyo")


@pytest.fixture
def ticket(acme: Client) -> Ticket:
    """A ticket that no technician can see yet."""
    ticket = Ticket(number=1042, client_id=acme.id, title="Printer is down")
    db.session.add(ticket)
    db.session.commit()
    return ticket
