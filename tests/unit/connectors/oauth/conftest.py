"""A client of an authorization server on loopback."""

import pytest

from tests.unit.connectors.canned_server import CannedServer
from webapp.connectors.oauth.code_flow import OAuthClient


@pytest.fixture
def client(server: CannedServer) -> OAuthClient:
    return OAuthClient(
        service="The service",
        client_id="client",
        client_secret="hidden-value",
        authorize_url="https://sign-in.example.org/authorize",
        token_url=f"{server.origin}/token",
        scope=("calendars", "offline_access"),
    )
