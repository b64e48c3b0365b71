"""The authorization code flow: addresses, PKCE, the token endpoint's answers, revocation."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.reasons import refusing
from tests.unit.connectors.canned_server import CannedServer
from webapp.connectors.errors import AuthorizationLost, ConnectorError, RateLimited, TransientError
from webapp.connectors.oauth import code_flow
from webapp.connectors.oauth.code_flow import OAuthClient
from webapp.connectors.oauth.tokens import Tokens
from webapp.reason_texts import sentence

NOW = datetime(2026, 11, 22, tzinfo=UTC)
KNOWN = Tokens("old-access", "old-refresh", NOW, "calendars")
BACK = "https://desk.example.org/back"

# RFC 7636, appendix B
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def query_of(address: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def respond(server: CannedServer, **fields: object) -> None:
    server.body = json.dumps({"access_token": "a", "token_type": "Bearer", **fields}).encode()


def refresh(client: OAuthClient) -> Tokens:
    return code_flow.refresh(client, KNOWN, now=lambda: NOW)


def test_the_authorization_address_has_the_parameters_of_the_rfc_and_those_of_the_service(client: OAuthClient) -> None:
    address = code_flow.authorization_address(
        client, state="s t", redirect_uri=BACK, access_type="offline", prompt="consent"
    )
    assert address.startswith("https://sign-in.example.org/authorize?")
    assert query_of(address) == {
        "response_type": "code",
        "client_id": "client",
        "redirect_uri": BACK,
        "scope": "calendars offline_access",
        "state": "s t",
        "access_type": "offline",
        "prompt": "consent",
    }


def test_the_challenge_is_that_of_the_rfcs_example(client: OAuthClient) -> None:
    address = code_flow.authorization_address(client, state="s", redirect_uri=BACK, code_verifier=VERIFIER)
    assert query_of(address)["code_challenge"] == CHALLENGE
    assert query_of(address)["code_challenge_method"] == "S256"
    assert VERIFIER not in address


def test_a_code_is_exchanged_with_credentials_and_verifier(server: CannedServer, client: OAuthClient) -> None:
    respond(server, refresh_token="r", expires_in=3600, scope="calendars", id_token="signed")
    response = code_flow.exchange_code(
        client, code="code/1", redirect_uri=BACK, code_verifier=VERIFIER, now=lambda: NOW
    )
    assert [(each.path, each.form) for each in server.requests] == [
        (
            "/token",
            {
                "grant_type": "authorization_code",
                "client_id": "client",
                "client_secret": "hidden-value",
                "code": "code/1",
                "redirect_uri": BACK,
                "code_verifier": VERIFIER,
            },
        )
    ]
    assert response.tokens == Tokens("a", "r", NOW + timedelta(hours=1), "calendars")
    assert response.fields["id_token"] == "signed"


def test_without_pkce_no_verifier_is_sent(server: CannedServer, client: OAuthClient) -> None:
    respond(server, refresh_token="r")
    code_flow.exchange_code(client, code="c", redirect_uri=BACK)
    (request,) = server.requests
    sent = request.form
    assert "code_verifier" not in sent


def test_a_code_that_brings_no_refresh_token_connects_nothing(server: CannedServer, client: OAuthClient) -> None:
    respond(server)
    with refusing(TransientError, "cannot be read"):
        code_flow.exchange_code(client, code="c", redirect_uri=BACK)


def test_a_rotated_refresh_token_replaces_the_old_one(server: CannedServer, client: OAuthClient) -> None:
    respond(server, refresh_token="new-refresh", expires_in=60, scope="calendars.read")
    assert refresh(client) == Tokens("a", "new-refresh", NOW + timedelta(minutes=1), "calendars.read")
    assert [(each.path, each.form) for each in server.requests] == [
        (
            "/token",
            {
                "grant_type": "refresh_token",
                "client_id": "client",
                "client_secret": "hidden-value",
                "refresh_token": "old-refresh",
            },
        )
    ]


def test_a_service_that_does_not_rotate_leaves_refresh_token_and_scope_as_they_are(
    server: CannedServer, client: OAuthClient
) -> None:
    respond(server, expires_in=3599)
    assert refresh(client) == Tokens("a", "old-refresh", NOW + timedelta(seconds=3599), "calendars")


@pytest.mark.parametrize("lifetime", [None, -5, 10**30])
def test_a_lifetime_that_makes_no_sense_is_taken_as_short(
    server: CannedServer, client: OAuthClient, lifetime: object
) -> None:
    respond(server, expires_in=lifetime)
    assert refresh(client).expires_at == NOW + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, {"error": "invalid_grant"}, AuthorizationLost),  # also a wrong verifier: RFC 7636, section 4.6
        (401, {"error": "invalid_grant"}, AuthorizationLost),
        (400, {"error": "interaction_required", "suberror": "basic_action"}, AuthorizationLost),
        (400, {"no": "code"}, AuthorizationLost),
        (400, {"error": ["invalid_client"]}, AuthorizationLost),
        (400, {"error": "invalid_client"}, ConnectorError),
        (401, {"error": "invalid_client"}, ConnectorError),
        (401, None, ConnectorError),
        (400, {"error": "unauthorized_client"}, ConnectorError),
        (400, {"error": "invalid_request"}, ConnectorError),
        (400, {"error": "invalid_scope"}, ConnectorError),
        (400, {"error": "unsupported_grant_type"}, ConnectorError),
        (400, {"error": "temporarily_unavailable"}, TransientError),
        (403, None, ConnectorError),
        (408, None, TransientError),
        (429, None, RateLimited),
        (500, {"error": "server_error"}, TransientError),
        (503, None, TransientError),
        (200, {"error": "invalid_grant"}, AuthorizationLost),
        (200, {}, TransientError),
        (200, [], TransientError),
        (200, None, TransientError),
        (200, {"access_token": 5, "refresh_token": ["x"]}, TransientError),
    ],
)
def test_an_error_names_who_has_to_act_and_repeats_nothing(
    server: CannedServer, client: OAuthClient, status: int, body: object, error: type[ConnectorError]
) -> None:
    server.status, server.body = status, json.dumps(body).encode()
    with pytest.raises(ConnectorError) as raised:
        refresh(client)
    assert type(raised.value) is error
    assert "old-refresh" not in sentence(raised.value.reason)
    assert "hidden" not in sentence(raised.value.reason)


def test_the_pause_asked_for_is_kept(server: CannedServer, client: OAuthClient) -> None:
    server.status, server.extra = 429, {"Retry-After": "7"}
    with pytest.raises(RateLimited) as raised:
        refresh(client)
    assert raised.value.retry_after == timedelta(seconds=7)


def test_credentials_follow_no_redirect(server: CannedServer, client: OAuthClient) -> None:
    server.status, server.extra = 307, {"Location": f"{server.origin}/elsewhere"}
    with refusing(ConnectorError, "redirect"):
        refresh(client)
    assert [each.path for each in server.requests] == ["/token"]


@pytest.mark.parametrize("status", [200, 400, 404])
def test_revoking_sends_the_refresh_token_and_accepts_that_the_grant_has_ended(
    server: CannedServer, client: OAuthClient, status: int
) -> None:
    server.status = status
    code_flow.revoke(client, f"{server.origin}/revoke", KNOWN)
    assert [(each.path, each.form) for each in server.requests] == [
        ("/revoke", {"client_id": "client", "client_secret": "hidden-value", "token": "old-refresh"})
    ]


@pytest.mark.parametrize(("status", "error"), [(401, ConnectorError), (403, ConnectorError), (503, TransientError)])
def test_a_revocation_that_failed_is_known(
    server: CannedServer, client: OAuthClient, status: int, error: type[ConnectorError]
) -> None:
    server.status = status
    with pytest.raises(ConnectorError) as raised:
        code_flow.revoke(client, f"{server.origin}/revoke", KNOWN)
    assert type(raised.value) is error


def test_secrets_are_not_shown(client: OAuthClient) -> None:
    response = code_flow.TokenResponse(KNOWN, {"access_token": "old-access"})
    assert "old-" not in repr(KNOWN) + repr(response)
    assert "hidden" not in repr(client)
    assert Tokens.from_json(KNOWN.to_json()) == KNOWN
