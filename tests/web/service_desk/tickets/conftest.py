"""A dispatcher and a client, for tests of tickets."""

from collections.abc import Callable

import pytest

from tests.web.service_desk.desk import add_client
from webapp.accounts.models import User
from webapp.service_desk.models import Client


@pytest.fixture
def dispatcher(make_user: Callable[..., User]) -> User:
    return make_user("Dana", role="dispatcher", time_zone="Europe/Berlin")


@pytest.fixture
def acme(ada: User) -> Client:
    return add_client("Acme")
