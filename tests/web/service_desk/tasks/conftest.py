from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.web.service_desk.tasks.helpers import TaskPages
from webapp.accounts.models import User


@pytest.fixture(params=["/tasks", "/to-dos"])
def task_pages(request: pytest.FixtureRequest, ada: User, sign_in: Callable[[User], FlaskClient]) -> TaskPages:
    """Ada's list of tasks, and her list of to-dos: for tests of what both have."""
    return TaskPages(sign_in(ada), request.param, ada)


@pytest.fixture
def tasks(ada: User, sign_in: Callable[[User], FlaskClient]) -> TaskPages:
    return TaskPages(sign_in(ada), "/tasks", ada)


@pytest.fixture
def to_dos(ada: User, sign_in: Callable[[User], FlaskClient]) -> TaskPages:
    return TaskPages(sign_in(ada), "/to-dos", ada)
