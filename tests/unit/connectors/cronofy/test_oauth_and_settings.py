"""Where users are sent, and what the settings insist on."""

import logging
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from webapp.connectors.cronofy.oauth import authorization_address
from webapp.connectors.cronofy.settings import DATA_CENTRES, CronofySettings
from webapp.connectors.oauth.tokens import Tokens


def settings(data_centre: str = "us", **changes: object) -> CronofySettings:
    values = {"client_id": "client", "client_secrets": ("CRN_secret",), **changes}
    return CronofySettings.for_data_centre(data_centre, **values)  # type: ignore[arg-type]


def test_the_user_is_sent_to_the_data_centres_own_pages() -> None:
    address = authorization_address(
        settings("uk"), state="s t", redirect_uri="https://desk.example.org/back", provider_name="live_connect"
    )
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://app-uk.cronofy.com/oauth/authorize"
    assert {name: values[0] for name, values in parse_qs(parts.query).items()} == {
        "response_type": "code",
        "client_id": "client",
        "redirect_uri": "https://desk.example.org/back",
        "scope": "read_events create_event delete_event create_calendar change_participation_status",
        "state": "s t",
        "avoid_linking": "true",
        "provider_name": "live_connect",
    }


def test_each_data_centre_has_its_own_hosts() -> None:
    hosts = {settings(name).api_url for name in DATA_CENTRES}
    assert len(hosts) == 6
    assert "https://api.cronofy.com" in hosts
    assert settings("de").token_url == "https://api-de.cronofy.com/oauth/token"


def test_each_address_can_be_set_on_its_own() -> None:
    changed = settings("de", token_url="https://proxy.example.org/token")
    assert changed.token_url == "https://proxy.example.org/token"
    assert changed.api_url == "https://api-de.cronofy.com"


def test_plain_http_needs_to_be_trusted_by_name() -> None:
    with pytest.raises(ValueError, match="https"):
        settings(api_url="http://127.0.0.1:8123")
    with pytest.raises(ValueError, match="https"):
        settings(api_url="http://127.0.0.1:8123", trusted_origins=("http://127.0.0.1:8124",))
    trusted = settings(api_url="http://127.0.0.1:8123", trusted_origins=("http://127.0.0.1:8123",))
    assert trusted.api_url == "http://127.0.0.1:8123"


@pytest.mark.parametrize("changes", [{"client_id": ""}, {"client_secrets": ()}, {"client_secrets": ("",)}])
def test_an_application_without_credentials_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="client"):
        settings(**changes)


def test_secrets_are_not_shown() -> None:
    tokens = Tokens("access-secret", "refresh-secret", datetime(2026, 11, 22, tzinfo=UTC))
    assert "secret" not in repr(tokens)
    assert "CRN_secret" not in repr(settings())
    assert Tokens.from_json(tokens.to_json()) == tokens


def test_the_libraries_that_log_tokens_are_kept_quiet() -> None:
    for name in ("requests_oauthlib.oauth2_session", "oauthlib.oauth2.rfc6749.parameters"):
        assert not logging.getLogger(name).isEnabledFor(logging.DEBUG)
