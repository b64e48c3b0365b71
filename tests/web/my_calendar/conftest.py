import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp.accounts.models import User


@pytest.fixture
def client_without_person(app: Flask, ada: User) -> FlaskClient:
    """A browser in which nobody is signed in, of an installation that is set up."""
    return app.test_client()
