import pytest

from webapp.accounts.models import User
from webapp.extensions import db


@pytest.fixture
def planner(ada: User) -> User:
    """Ada as a dispatcher."""
    ada.role = "dispatcher"
    db.session.commit()
    return ada
