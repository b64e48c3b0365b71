"""Requests: bounded, to one origin, and with every status in its class."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.reasons import refusing
from tests.unit.connectors.canned_server import CannedServer
from webapp.connectors.cronofy import CronofySettings, oauth, transport
from webapp.connectors.cronofy.client import Client
from webapp.connectors.cronofy.errors import ProfileLocked, RequestInvalid, error_for, field_messages
from webapp.connectors.cronofy.transport import HttpResponse
from webapp.connectors.errors import AuthorizationLost, CalendarGone, ConnectorError, RateLimited, TransientError
from webapp.connectors.oauth.tokens import Tokens
from webapp.reason_texts import sentence


class Memory:
    """Tokens that never end."""

    def load(self) -> Tokens:
        return Tokens("access", "refresh", datetime(2099, 1, 1, tzinfo=UTC))

    @contextmanager
    def locked(self) -> Iterator[None]:
        yield

    def save(self, tokens: Tokens) -> None:
        raise AssertionError("nothing was renewed")


class Unlimited:
    def slot(self, calls: int, *, urgent: bool) -> AbstractContextManager[None]:
        return nullcontext()

    def hold(self, pause: timedelta) -> None: ...


@pytest.fixture
def settings(server: CannedServer) -> CronofySettings:
    return CronofySettings.for_data_centre(
        "us",
        client_id="client",
        client_secrets=("CRN_secret", "CRN_old"),
        api_url=server.origin,
        trusted_origins=(server.origin,),
    )


@pytest.fixture
def client(settings: CronofySettings) -> Iterator[Client]:
    client = Client(settings, Memory(), Unlimited())
    yield client
    client.close()


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, AuthorizationLost),
        (402, ConnectorError),
        (403, AuthorizationLost),
        (404, CalendarGone),
        (422, RequestInvalid),
        (423, ProfileLocked),
        (429, RateLimited),
        (500, TransientError),
        (503, TransientError),
    ],
)
def test_each_status_is_an_error_of_its_class(status: int, error: type[ConnectorError]) -> None:
    assert type(error_for(HttpResponse(status, {}))) is error


@pytest.mark.parametrize(
    ("value", "pause"), [("7", timedelta(seconds=7)), ("999999999999", timedelta(days=1)), ("soon", None), ("", None)]
)
def test_the_pause_asked_for_is_heeded(value: str, pause: timedelta | None) -> None:
    error = error_for(HttpResponse(429, {"Retry-After": value}))
    assert isinstance(error, RateLimited)
    assert error.retry_after == pause


@pytest.mark.parametrize("data", [None, [], {"errors": 5}, {"errors": {"start": None}}, "text"])
def test_a_422_without_reasons_is_survived(data: object) -> None:
    assert field_messages(data) == "it gave no reason."


def test_a_422_names_its_fields() -> None:
    data = {"errors": {"start": [{"key": "errors.required", "description": "required"}], "tzid": [{"key": "errors.x"}]}}
    assert field_messages(data) == "start: required; tzid: errors.x"


def test_an_answer_beyond_every_bound_is_not_read(
    server: CannedServer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "MAX_ANSWER", 1000)
    server.body = b" " * 100_000
    with refusing(TransientError, "too large"):
        client.get("/v1/calendars")


class Counting:
    """A limit that lets everybody through, and notes who asked."""

    def __init__(self) -> None:
        self.turns: list[tuple[int, bool]] = []
        self.holds: list[timedelta] = []

    @contextmanager
    def slot(self, calls: int, *, urgent: bool) -> Iterator[None]:
        self.turns.append((calls, urgent))
        yield

    def hold(self, pause: timedelta) -> None:
        self.holds.append(pause)


class Stale(Memory):
    """Tokens that have to be renewed first."""

    def load(self) -> Tokens:
        return replace(super().load(), expires_at=datetime(2026, 1, 1, tzinfo=UTC))


def test_renewing_a_token_takes_a_turn_of_its_own_and_a_429_keeps_everybody_still(
    server: CannedServer, settings: CronofySettings
) -> None:
    server.status, server.extra = 429, {"Retry-After": "7"}
    limiter = Counting()
    client = Client(settings, Stale(), limiter)
    with pytest.raises(RateLimited):
        client.get("/v1/calendars")
    client.close()
    assert [each.path for each in server.requests] == ["/oauth/token"]
    assert limiter.turns == [(1, True)]
    assert limiter.holds == [timedelta(seconds=7)]


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"half": '])
def test_what_is_no_json_object_is_no_answer(server: CannedServer, client: Client, body: bytes) -> None:
    server.body = body
    with pytest.raises(TransientError):
        client.get("/v1/calendars")


def test_a_redirect_is_not_followed(server: CannedServer, client: Client) -> None:
    server.status, server.extra = 302, {"Location": f"{server.origin}/elsewhere"}
    with refusing(ConnectorError, "redirect"):
        client.get("/v1/calendars")
    assert [each.path for each in server.requests] == ["/v1/calendars"]


def test_the_token_stays_at_its_origin(client: Client) -> None:
    with refusing(ConnectorError, "outside its own"):
        client.get("http://127.0.0.1:9/v1/events/pages/x")


def test_nothing_listening_is_a_passing_trouble(settings: CronofySettings) -> None:
    nobody = CronofySettings.for_data_centre(
        "us",
        client_id="client",
        client_secrets=("CRN_secret",),
        api_url="http://127.0.0.1:9",
        trusted_origins=("http://127.0.0.1:9",),
    )
    client = Client(nobody, Memory(), Unlimited())
    with refusing(TransientError, "could not be reached"):
        client.get("/v1/calendars")
    client.close()


def test_a_code_is_exchanged_with_the_credentials_in_the_body(server: CannedServer, settings: CronofySettings) -> None:
    server.body = (
        b'{"token_type": "bearer", "access_token": "a", "expires_in": 3600, "refresh_token": "r", "scope": "other",'
        b' "sub": "acc_1", "linking_profile": {"profile_id": "pro_1", "profile_name": "ada@example.org",'
        b' "provider_name": "exchange", "provider_service": "office365"}}'
    )
    began = datetime(2026, 11, 22, tzinfo=UTC)
    grant = oauth.exchange_code(settings, code="code-1", redirect_uri="https://desk.example.org/b", now=lambda: began)
    (request,) = server.requests
    path, sent = request.path, request.body
    assert path == "/oauth/token"
    assert b"client_id=client" in sent
    assert b"client_secret=CRN_secret" in sent
    assert b"code=code-1" in sent
    assert grant.tokens == Tokens("a", "r", began + timedelta(hours=1), "other")
    assert (grant.sub, grant.profile and grant.profile.service) == ("acc_1", "office365")


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, b'{"error": "invalid_grant"}', AuthorizationLost),
        (400, b'{"errors": {"code": [{"key": "errors.unknown_or_used"}]}}', AuthorizationLost),
        (400, b'{"error": "invalid_client"}', ConnectorError),
        (401, b"", ConnectorError),
        (429, b"", RateLimited),
        (503, b"<html>", TransientError),
        (200, b"<html>", TransientError),
        (200, b"{}", TransientError),
    ],
)
def test_a_refused_refresh_is_an_error_that_names_who_has_to_act(
    server: CannedServer, settings: CronofySettings, status: int, body: bytes, error: type[ConnectorError]
) -> None:
    server.status, server.body = status, body
    with pytest.raises(ConnectorError) as refused:
        oauth.refresh(settings, Memory().load())
    assert type(refused.value) is error
    assert "refresh" not in sentence(refused.value.reason)
