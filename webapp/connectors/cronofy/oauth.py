"""Cronofy's side of the authorization code flow: its own parameters, and the profile that its answers name.

https://docs.cronofy.com/developers/api/authorization/request-authorization/ . The documentation does not mention PKCE,
so none is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.connectors.clock import Clock
from webapp.connectors.cronofy.settings import SCOPE, CronofySettings
from webapp.connectors.cronofy.transport import SERVICE
from webapp.connectors.event import clean_text
from webapp.connectors.oauth import code_flow
from webapp.connectors.oauth.code_flow import OAuthClient
from webapp.connectors.oauth.errors import unreadable
from webapp.connectors.oauth.tokens import Tokens
from webapp.database import utc_now

_LONGEST_SUB, _LONGEST_NAME = 64, 254
"""Characters; real ones are far from it, and the database holds no more."""


@dataclass(frozen=True, slots=True)
class LinkingProfile:
    """The calendar account that a person has just authorised. `service` distinguishes Office 365 from Exchange."""

    profile_id: str
    name: str
    provider: str
    service: str


@dataclass(frozen=True, slots=True)
class Grant:
    """The result of a code exchange. `sub` is the Cronofy account."""

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
    parameters = {"avoid_linking": "true" if avoid_linking else "false"}
    if provider_name:
        parameters["provider_name"] = provider_name
    return code_flow.authorization_address(_client(settings), state=state, redirect_uri=redirect_uri, **parameters)


def exchange_code(settings: CronofySettings, *, code: str, redirect_uri: str, now: Clock = utc_now) -> Grant:
    """Exchange the code of the redirect for tokens. Raises as `code_flow.exchange_code` does."""
    response = code_flow.exchange_code(_client(settings), code=code, redirect_uri=redirect_uri, now=now)
    sub = response.fields.get("sub") or response.fields.get("account_id")
    if not isinstance(sub, str) or len(sub) > _LONGEST_SUB:
        raise unreadable(SERVICE)  # it identifies the account
    return Grant(response.tokens, sub, _profile(response.fields.get("linking_profile")))


def refresh(settings: CronofySettings, tokens: Tokens, *, now: Clock = utc_now) -> Tokens:
    """Return new tokens; the refresh token may be another one. Raises as `code_flow.refresh` does."""
    return code_flow.refresh(_client(settings), tokens, now=now)


def revoke(settings: CronofySettings, tokens: Tokens) -> None:
    """End the whole grant: every profile and channel of this Cronofy account. Raises as `code_flow.revoke` does."""
    code_flow.revoke(_client(settings), settings.revoke_url, tokens)


def _client(settings: CronofySettings) -> OAuthClient:
    return OAuthClient(
        service=SERVICE,
        client_id=settings.client_id,
        client_secret=settings.client_secrets[0],
        authorize_url=settings.authorize_url,
        token_url=settings.token_url,
        scope=SCOPE,
        timeout=settings.timeout,
    )


def _profile(data: Any) -> LinkingProfile | None:
    if not isinstance(data, Mapping) or not data.get("profile_id"):
        return None
    return LinkingProfile(
        profile_id=str(data["profile_id"]),
        name=clean_text(str(data.get("profile_name") or ""))[:_LONGEST_NAME],
        provider=str(data.get("provider_name") or ""),
        service=str(data.get("provider_service") or ""),
    )
