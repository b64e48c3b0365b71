"""The Cronofy application of this installation: its settings, and connectors with their tokens and rate limit."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app
from sqlalchemy import or_, select, update

from config import LOOPBACK, ConfigurationError
from webapp.connectors.addresses import origin_of
from webapp.connectors.cronofy import CronofyConnector, CronofySettings, oauth
from webapp.connectors.cronofy.channels import MAX_CALLBACK_URL
from webapp.connectors.cronofy.settings import PROVIDER_NAMES, RESERVE
from webapp.connectors.errors import AddressRefused, AuthorizationLost, ConnectorError, TransientError
from webapp.connectors.oauth.rate_limiter import Allowance, RedisLimiter, one_call
from webapp.connectors.oauth.tokens import Tokens
from webapp.database import utc_now
from webapp.encryption import CredentialsUnreadable, decrypt, encrypt
from webapp.extensions import db, redis_client
from webapp.sync.models import Integration, LinkedAccount

SERVICES = frozenset(PROVIDER_NAMES)
"""The services that can be reached through Cronofy."""

CALLBACK_PATH = "/webhooks/cronofy/"

TOKEN_BYTES = 32
"""Of the part of a callback address that nobody can guess; in the address they are 43 characters."""

LONGEST_BASE = MAX_CALLBACK_URL - len(CALLBACK_PATH) - len(secrets.token_urlsafe(TOKEN_BYTES))
"""Characters that the rest of the address may have."""

REFRESH_TIME = timedelta(minutes=1)
"""How long one refresher keeps the others out at most; longer than a request may take."""

REFRESH_PATIENCE = timedelta(seconds=45)
REFRESH_POLL = timedelta(milliseconds=50)

BULK_PATIENCE = timedelta(minutes=10)
PERSON_PATIENCE = timedelta(seconds=20)
"""How long somebody in front of a page, or a change of theirs, waits for the rate limit before it is tried later."""

_EXTENSION = "cronofy"


def init_app(app: Flask) -> None:
    """Read the settings once. Raises ConfigurationError where they cannot work."""
    app.extensions[_EXTENSION] = _settings(app.config) if app.config["CRONOFY_CLIENT_ID"] else None


def settings_of(app: Flask) -> CronofySettings | None:
    """Return the settings of `app`; None where services cannot be reached through Cronofy."""
    found: CronofySettings | None = app.extensions[_EXTENSION]
    return found


def is_configured() -> bool:
    """Say whether services can be reached through Cronofy here."""
    return settings_of(current_app) is not None


def settings() -> CronofySettings:
    """Return the application's settings.

    Raises:
        ConnectorError: there are none (any more).
    """
    found = settings_of(current_app)
    if found is None:
        raise ConnectorError("Cronofy is not set up on this installation. An administrator has to act.")
    return found


def page_address(path: str) -> str:
    """Return the address of a page of ours as Cronofy is to send people to it."""
    base: str = current_app.config["BASE_URL"]
    return f"{base}{path}"


def callback_address(integration: Integration) -> str:
    """Return where Cronofy sends notices about the linked calendar; nothing if it could not reach us there."""
    base: str = current_app.config["CRONOFY_CALLBACK_BASE_URL"]
    ours_is_local = urlsplit(base).hostname in LOOPBACK
    theirs_is_local = urlsplit(settings().api_url).hostname in LOOPBACK
    if not integration.watch_token or (ours_is_local and not theirs_is_local):
        return ""
    return f"{base}{CALLBACK_PATH}{integration.watch_token}"


def make_connector(
    account: LinkedAccount, integration: Integration | None, *, urgent: bool, while_waiting: Callable[[], None]
) -> CronofyConnector:
    """Return a connector. `urgent`: a person waits for it, so it goes before bulk work. Raises ConnectorError."""

    def pause(length: timedelta) -> None:
        _pause(length)
        while_waiting()

    share = str(integration.id) if integration else f"account-{account.id}"
    return CronofyConnector(
        settings(),
        tokens=AccountTokens(account.id),
        limiter=_limiter(share, pause, PERSON_PATIENCE if urgent else BULK_PATIENCE),
        pause=pause,
        home_zone=account.user.time_zone,
        callback_url=callback_address(integration) if integration else "",
        urgent=urgent,
        news_since=integration.news_since if integration else None,
        owner=account.name,
    )


def exchange_code(code: str, redirect_uri: str) -> oauth.Grant:
    """Turn the code of the redirect into tokens, within the rate limit. Raises as `oauth.exchange_code` does."""
    with one_call(_limiter("sign-in", _pause, PERSON_PATIENCE)):
        return oauth.exchange_code(settings(), code=code, redirect_uri=redirect_uri)


def revoke(tokens: Tokens) -> None:
    """End a whole grant, within the rate limit. Raises as `oauth.revoke` does."""
    with one_call(_limiter("sign-in", _pause, PERSON_PATIENCE)):
        oauth.revoke(settings(), tokens)


class AccountTokens:
    """The tokens of one linked account, in its row (fulfils `TokenStore`).

    Uses connections of its own, so that it can be asked from any thread and in the middle of anything.
    """

    def __init__(self, account_id: int) -> None:
        self._account_id = account_id
        self._app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # Werkzeug's proxies are not typed

    def load(self) -> Tokens:
        """See `TokenStore.load`. Raises AuthorizationLost where there are none, or none that can be read."""
        with self._app.app_context(), db.engine.connect() as connection:
            stored = connection.scalar(select(LinkedAccount.credentials).where(LinkedAccount.id == self._account_id))
            return read_tokens(stored or "")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """See `TokenStore.locked`: a lease in the account's row, because no transaction may wait for a service."""
        taken_until = self._take()
        try:
            yield
        finally:
            self._change(LinkedAccount.refreshing_until == taken_until, refreshing_until=None)

    def save(self, tokens: Tokens) -> None:
        """See `TokenStore.save`."""
        with self._app.app_context():
            self._change(True, credentials=encrypt(tokens.to_json()))

    def _take(self) -> Any:
        give_up_at = time.monotonic() + REFRESH_PATIENCE.total_seconds()
        while time.monotonic() < give_up_at:
            now = utc_now()
            free = or_(LinkedAccount.refreshing_until.is_(None), LinkedAccount.refreshing_until < now)
            if self._change(free, refreshing_until=now + REFRESH_TIME):
                return now + REFRESH_TIME
            _pause(REFRESH_POLL)
        raise TransientError("Another worker renews the sign-in of this account and does not come to an end.")

    def _change(self, condition: Any, **values: Any) -> bool:
        statement = update(LinkedAccount).where(LinkedAccount.id == self._account_id, condition).values(**values)
        with self._app.app_context(), db.engine.begin() as connection:
            return connection.execute(statement).rowcount == 1


def read_tokens(credentials: str) -> Tokens:
    """Read an account's stored tokens. Raises AuthorizationLost."""
    try:
        return Tokens.from_json(decrypt(credentials))
    except (CredentialsUnreadable, KeyError, ValueError) as error:
        raise AuthorizationLost("The stored sign-in can no longer be read. Please connect again.") from error


def _limiter(share: str, pause: Callable[[timedelta], None], patience: timedelta) -> RedisLimiter:
    return RedisLimiter(
        redis_client(),
        application=settings().client_id,
        share=share,
        pause=pause,
        patience=patience,
        allowance=_allowance(current_app.config),
    )


def _allowance(config: Mapping[str, Any]) -> Allowance:
    per_minute: int = config["CRONOFY_CALLS_PER_MINUTE"]
    return Allowance(
        per_second=config["CRONOFY_CALLS_PER_SECOND"], per_minute=per_minute, reserve=min(per_minute // 25, RESERVE)
    )


def _settings(config: Mapping[str, Any]) -> CronofySettings:
    unknown = config["CRONOFY_PROVIDER_NAMES"].keys() - SERVICES
    if unknown:
        raise ConfigurationError(f"CRONOFY_PROVIDER_NAMES names services that do not exist: {', '.join(unknown)}")
    if len(config["CRONOFY_CALLBACK_BASE_URL"]) > LONGEST_BASE:
        raise ConfigurationError(
            f"CRONOFY_CALLBACK_BASE_URL (or BASE_URL, where that is not set) may have up to {LONGEST_BASE} characters: "
            f"Cronofy takes callback addresses of up to {MAX_CALLBACK_URL}"
        )
    addresses = {
        "authorize_url": config["CRONOFY_AUTHORIZE_URL"],
        "token_url": config["CRONOFY_TOKEN_URL"],
        "revoke_url": config["CRONOFY_REVOKE_URL"],
        "api_url": config["CRONOFY_API_URL"],
    }
    try:
        local = [str(origin_of(url)) for url in addresses.values() if url and urlsplit(url).hostname in LOOPBACK]
        found = CronofySettings.for_data_centre(
            config["CRONOFY_DATA_CENTRE"],
            client_id=config["CRONOFY_CLIENT_ID"],
            client_secrets=config["CRONOFY_CLIENT_SECRETS"],
            trusted_origins=(*config["CRONOFY_TRUSTED_ORIGINS"], *local),
            recurrence_enabled=config["CRONOFY_RECURRENCE"],
            batch_cost=config["CRONOFY_BATCH_COST"],
            **addresses,
        )
    except (ValueError, AddressRefused) as error:
        raise ConfigurationError(f"the Cronofy settings cannot work: {error}") from error
    return replace(found, provider_names={**PROVIDER_NAMES, **config["CRONOFY_PROVIDER_NAMES"]})


def _pause(length: timedelta) -> None:
    """Wait on behalf of the connector, which never waits by itself: the service's own pace asks for it."""
    time.sleep(length.total_seconds())
