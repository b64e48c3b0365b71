"""The authorization code flow (RFC 6749, section 4.1) with PKCE (RFC 7636), refresh requests and revocation (RFC 7009).

Every request goes out with bounds on time and size and follows no redirect. No text of a response reaches an error: it
may repeat what was sent.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import requests
from oauthlib.oauth2 import OAuth2Error, WebApplicationClient
from requests_oauthlib import OAuth2Session

from webapp.connectors.clock import Clock
from webapp.connectors.oauth.errors import error_for_code, error_for_status, unreadable
from webapp.connectors.oauth.tokens import Tokens
from webapp.connectors.outbound_errors import NETWORK_ERRORS, network_error
from webapp.database import utc_now
from webapp.outbound.session import BoundedAdapter, allow_plain_http_if_trusted, harden

MAX_ANSWER = 1024 * 1024
"""Largest response in bytes. Tokens have a few thousand."""

_DEFAULT_LIFETIME = timedelta(minutes=10)
"""Lifetime of an access token whose response has none (RFC 6749, section 5.1), or an invalid one."""

_LONGEST_LIFETIME = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class OAuthClient:
    """This installation as a client of one authorization server (RFC 6749, section 2).

    `service` is the name of the service in messages to people. `scope` is what `authorization_address` asks for.
    The addresses have been checked: they are https, or an origin of a sandbox that the administrator trusts.
    """

    service: str
    client_id: str
    client_secret: str = field(repr=False)
    authorize_url: str
    token_url: str
    scope: tuple[str, ...]
    timeout: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class TokenResponse:
    """A response of the token endpoint. `fields` are all of its fields, also those beyond RFC 6749."""

    tokens: Tokens
    fields: Mapping[str, Any] = field(repr=False)


def authorization_address(
    client: OAuthClient, *, state: str, redirect_uri: str, code_verifier: str | None = None, **parameters: str
) -> str:
    """Return where to send the user agent (RFC 6749, section 4.1.1).

    With `code_verifier`, its S256 challenge goes along. `parameters` are those of the service's own.
    """
    if code_verifier is not None:
        challenge = WebApplicationClient("").create_code_challenge(code_verifier, "S256")
        parameters |= {"code_challenge": challenge, "code_challenge_method": "S256"}
    with _session(client, client.authorize_url, redirect_uri=redirect_uri, scope=list(client.scope)) as session:
        address, _ = session.authorization_url(client.authorize_url, state=state, **parameters)
    return str(address)


def exchange_code(
    client: OAuthClient, *, code: str, redirect_uri: str, code_verifier: str | None = None, now: Clock = utc_now
) -> TokenResponse:
    """Exchange the code of the redirect for tokens (RFC 6749, section 4.1.3; RFC 7636, section 4.5).

    Raises:
        AuthorizationLost: the code was used, has expired, or belongs to another redirect address or verifier.
        ConnectorError: the client id or secret is not accepted.
        TransientError: no usable response.
    """
    # Without a scope, the session accepts that another one was granted.
    with _session(client, client.token_url, redirect_uri=redirect_uri) as session:
        requested_at = now()
        response = session.fetch_token(
            client.token_url,
            code=code,
            include_client_id=True,
            client_secret=client.client_secret,
            timeout=client.timeout.total_seconds(),
            code_verifier=code_verifier,
        )
        return TokenResponse(_tokens(client, response, None, requested_at), response)


def refresh(client: OAuthClient, tokens: Tokens, *, now: Clock = utc_now) -> Tokens:
    """Request new tokens (RFC 6749, section 6).

    The refresh token may be another one; a service that sends none still accepts the old one. Raises as
    `exchange_code` does.
    """
    with _session(client, client.token_url) as session:
        requested_at = now()
        response = session.refresh_token(
            client.token_url,
            refresh_token=tokens.refresh_token,
            client_id=client.client_id,
            client_secret=client.client_secret,
            timeout=client.timeout.total_seconds(),
        )
        return _tokens(client, response, tokens, requested_at)


def revoke(client: OAuthClient, revocation_url: str, tokens: Tokens) -> None:
    """Revoke the refresh token and with it the whole grant (RFC 7009, section 2). Harmless if it has ended.

    Raises:
        TransientError: no usable response.
        ConnectorError: the service refuses.
    """
    with _session(client, revocation_url) as session:
        response = session.request(
            "POST",
            revocation_url,
            data={
                "client_id": client.client_id,
                "client_secret": client.client_secret,
                "token": tokens.refresh_token,
            },
            timeout=client.timeout.total_seconds(),
            withhold_token=True,
        )
    # An unknown token is answered by 200 in RFC 7009, section 2.2; in practice also by 400 or 404.
    if not (_is_success(response) or response.status_code in {400, 404}):
        raise error_for_status(client.service, response.status_code, response.headers)


@contextmanager
def _session(
    client: OAuthClient, url: str, *, redirect_uri: str | None = None, scope: list[str] | None = None
) -> Iterator[OAuth2Session]:
    allow_plain_http_if_trusted(url)
    session = OAuth2Session(client.client_id, redirect_uri=redirect_uri, scope=scope)
    harden(session, BoundedAdapter(client.service, MAX_ANSWER))

    def check(response: requests.Response) -> requests.Response:
        _check(client.service, response)
        return response

    for hook in ("access_token_response", "refresh_token_response"):
        session.register_compliance_hook(hook, check)
    try:
        yield session
    except OAuth2Error as error:
        raise error_for_code(client.service, error.error or "") from None  # its text may hold what was sent
    except NETWORK_ERRORS as error:
        raise network_error(error, client.service) from None
    except (ValueError, TypeError, AttributeError, OverflowError):  # from the library, over values of another type
        raise unreadable(client.service) from None
    finally:
        session.close()


def _check(service: str, response: requests.Response) -> None:
    """Raise the error for a response without tokens, which the library would misinterpret."""
    data = _json(response)
    if response.status_code in {400, 401}:
        code = data.get("error") if isinstance(data, Mapping) else None
        raise error_for_code(service, code if isinstance(code, str) else "", status=response.status_code)
    if not _is_success(response):
        raise error_for_status(service, response.status_code, response.headers)
    if not isinstance(data, Mapping):
        raise unreadable(service)  # the library takes anything else for a form, or stumbles over it


def _is_success(response: requests.Response) -> bool:
    return 200 <= response.status_code < 300


def _json(response: requests.Response) -> Any:
    try:
        return response.json()
    except (ValueError, RecursionError):  # the latter for lists in lists in lists
        return None


def _tokens(client: OAuthClient, response: Mapping[str, Any], former: Tokens | None, requested_at: datetime) -> Tokens:
    """Return the tokens of a response; fields that it omits are taken from `former`. Raises TransientError."""
    access_token = response.get("access_token")
    refresh_token = response.get("refresh_token") or (former.refresh_token if former else "")
    if not (isinstance(access_token, str) and access_token and isinstance(refresh_token, str) and refresh_token):
        raise unreadable(client.service)
    granted = response.get("scope") or (former.scope if former else "")
    scope = granted if isinstance(granted, str) else " ".join(map(str, granted))
    return Tokens(access_token, refresh_token, requested_at + _lifetime(response.get("expires_in")), scope)


def _lifetime(seconds: Any) -> timedelta:
    try:
        lifetime = timedelta(seconds=int(seconds))
    except (TypeError, ValueError, OverflowError):
        return _DEFAULT_LIFETIME
    return lifetime if timedelta() < lifetime <= _LONGEST_LIFETIME else _DEFAULT_LIFETIME
