from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from webapp.accounts.models import User


@pytest.fixture
def administrator(make_user: Callable[..., User]) -> User:
    return make_user("Dana", role="administrator", time_zone="Europe/Berlin")


@pytest.fixture
def desk(administrator: User, ada: User, ben: User, sign_in: Callable[[User], FlaskClient]) -> FlaskClient:
    """The browser of an administrator; Ada and Ben have accounts, to be assigned work."""
    return sign_in(administrator)
