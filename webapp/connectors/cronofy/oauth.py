"""Authorisation: the address to send the user to, codes, tokens, revocation."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import requests
from oauthlib.oauth2 import OAuth2Error
from requests_oauthlib import OAuth2Session

from webapp.connectors.cronofy.injected import Clock, Tokens, utc_now
from webapp.connectors.cronofy.settings import SCOPE, CronofySettings
from webapp.connectors.cronofy.statuses import passing_error
from webapp.connectors.cronofy.transport import MAX_ANSWER, SERVICE, Answer
from webapp.connectors.errors import AuthorizationLost, ConnectorError, TransientError
from webapp.connectors.event import clean_text
from webapp.connectors.guarded import BoundedAdapter, allow_plain_http_if_trusted, harden, network_error

_DEFAULT_LIFE = timedelta(minutes=10)
_LONGEST_SUB, _LONGEST_NAME = 64, 254
"""Characters; real ones are far from it, and the database holds no more."""

_LONGEST_LIFE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class LinkingProfile:
    """The calendar account a person has just authorised. `service` tells Office 365 from Exchange."""

    profile_id: str
    name: str
    provider: str
    service: str


@dataclass(frozen=True, slots=True)
class Grant:
    """What an exchanged code gives. `sub` is the Cronofy account."""

    tokens: Tokens
    sub: str
    profile: LinkingProfile | None


def authorization_address(
    settings: CronofySettings,
    *,
    state: str,
    redirect_uri: str,
    provider_name: str | None = None,
    avoid_linking: bool = True,
) -> str:
    """Return where to send the user. `avoid_linking`: do not join an account authorised before in this browser."""
    extra = {"avoid_linking": "true" if avoid_linking else "false"}
    if provider_name:
        extra["provider_name"] = provider_name
    with _session(settings, settings.authorize_url, redirect_uri=redirect_uri, scope=list(SCOPE)) as session:
        address, _ = session.authorization_url(settings.authorize_url, state=state, **extra)
    return str(address)


def exchange_code(settings: CronofySettings, *, code: str, redirect_uri: str, now: Clock = utc_now) -> Grant:
    """Turn the code of the redirect into tokens.

    Raises:
        AuthorizationLost: the code was used, is too old, or belongs to another redirect address.
        ConnectorError: this installation's client id or secret is not accepted.
        TransientError: no usable answer.
    """
    # Without a scope of its own the library does not mind that another one was granted.
    with _session(settings, settings.token_url, redirect_uri=redirect_uri) as session:
        asked_at = now()
        answer = session.fetch_token(
            settings.token_url,
            code=code,
            include_client_id=True,
            client_secret=settings.client_secrets[0],
            timeout=settings.timeout.total_seconds(),
        )
        tokens = _tokens(answer, None, asked_at)
    sub = answer.get("sub") or answer.get("account_id")
    if not isinstance(sub, str) or len(sub) > _LONGEST_SUB:
        raise _unreadable()  # without it nobody could tell this account from another
    return Grant(tokens, sub, _profile(answer.get("linking_profile")))


def refresh(settings: CronofySettings, tokens: Tokens, *, now: Clock = utc_now) -> Tokens:
    """Return new tokens; the refresh token may be another one. Raises as `exchange_code` does."""
    with _session(settings, settings.token_url) as session:
        asked_at = now()
        answer = session.refresh_token(
            settings.token_url,
            refresh_token=tokens.refresh_token,
            client_id=settings.client_id,
            client_secret=settings.client_secrets[0],
            timeout=settings.timeout.total_seconds(),
        )
        return _tokens(answer, tokens, asked_at)


def revoke(settings: CronofySettings, tokens: Tokens) -> None:
    """End the whole grant: every profile and channel of this Cronofy account. An ended one is fine.

    Raises TransientError and other ConnectorErrors.
    """
    with _session(settings, settings.revoke_url) as session:
        response = session.request(
            "POST",
            settings.revoke_url,
            data={
                "client_id": settings.client_id,
                "client_secret": settings.client_secrets[0],
                "token": tokens.refresh_token,
            },
            timeout=settings.timeout.total_seconds(),
            withhold_token=True,
        )
    answer = Answer(response.status_code, response.headers)
    if answer.is_success or answer.status in {400, 404}:
        return
    raise passing_error(answer) or ConnectorError("Cronofy did not take the authorisation back.")


@contextmanager
def _session(
    settings: CronofySettings, url: str, *, redirect_uri: str | None = None, scope: list[str] | None = None
) -> Iterator[OAuth2Session]:
    allow_plain_http_if_trusted(url)
    session = OAuth2Session(settings.client_id, redirect_uri=redirect_uri, scope=scope)
    harden(session, BoundedAdapter(SERVICE, MAX_ANSWER))
    for hook in ("access_token_response", "refresh_token_response"):
        session.register_compliance_hook(hook, _check)
    try:
        yield session
    except OAuth2Error as error:
        raise _refused(error.error) from None  # its text may hold what was sent
    except requests.RequestException as error:
        raise network_error(error, SERVICE) from None
    except (ValueError, TypeError, AttributeError, OverflowError):  # from the library, over values of another type
        raise _unreadable() from None
    finally:
        session.close()


def _check(response: requests.Response) -> requests.Response:
    """Keep answers that are not about the grant away from the library, which would misread them."""
    if response.status_code == 401:
        raise _refused("invalid_client")
    if response.status_code == 400:
        raise _refused(_error_name(response))
    answer = Answer(response.status_code, response.headers)
    if not answer.is_success:
        raise passing_error(answer) or ConnectorError(f"Cronofy refused the sign-in (status {answer.status}).")
    if not isinstance(_json(response), Mapping):
        raise _unreadable()  # the library takes anything else for a form, or stumbles over it
    return response


def _json(response: requests.Response) -> Any:
    try:
        return response.json()
    except (ValueError, RecursionError):
        return None


def _unreadable() -> TransientError:
    return TransientError("Cronofy's answer to the sign-in cannot be read.")


def _error_name(response: requests.Response) -> str:
    data = _json(response)
    return str(data.get("error", "")) if isinstance(data, Mapping) else ""


def _refused(name: str | None) -> ConnectorError:
    if name in {"invalid_client", "unauthorized_client"}:
        return ConnectorError(
            "Cronofy does not accept this installation's client id or secret. An administrator has to act."
        )
    if name in {"unsupported_grant_type", "invalid_request"}:
        return ConnectorError("Cronofy found the sign-in request invalid. An administrator has to act.")
    if name == "missing_token":
        return _unreadable()
    # Also what comes without a name: "errors.unknown_or_used" stands in other places of the answer.
    return AuthorizationLost("Cronofy no longer accepts the authorisation. Please connect again.")


def _tokens(answer: Mapping[str, Any], known: Tokens | None, asked_at: datetime) -> Tokens:
    """Read what is new; what the answer leaves out stays as it is `known`. Raises TransientError."""
    access_token = answer.get("access_token")
    refresh_token = answer.get("refresh_token") or (known.refresh_token if known else "")
    if not (isinstance(access_token, str) and access_token and isinstance(refresh_token, str) and refresh_token):
        raise _unreadable()
    granted = answer.get("scope") or (known.scope if known else "")
    scope = granted if isinstance(granted, str) else " ".join(map(str, granted))
    return Tokens(access_token, refresh_token, asked_at + _life(answer.get("expires_in")), scope)


def _life(seconds: Any) -> timedelta:
    """Return how long a token lasts; a little while where the answer does not say it in a sensible way."""
    try:
        life = timedelta(seconds=int(seconds))
    except (TypeError, ValueError, OverflowError):
        return _DEFAULT_LIFE
    return life if timedelta() < life <= _LONGEST_LIFE else _DEFAULT_LIFE


def _profile(data: Any) -> LinkingProfile | None:
    if not isinstance(data, Mapping) or not data.get("profile_id"):
        return None
    return LinkingProfile(
        profile_id=str(data["profile_id"]),
        name=clean_text(str(data.get("profile_name") or ""))[:_LONGEST_NAME],
        provider=str(data.get("provider_name") or ""),
        service=str(data.get("provider_service") or ""),
    )
