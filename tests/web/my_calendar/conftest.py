import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp.accounts.models import User


@pytest.fixture
def client_without_person(app: Flask, ada: User) -> FlaskClient:
    """A signed-out browser of an installation that is set up."""
    return app.test_client()
