"""Credentials of a linked account, stored encrypted in its row."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from flask import Flask, current_app
from sqlalchemy import or_, select, update

from webapp.connectors.errors import AuthorizationLost, TransientError
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.encryption import CredentialsUnreadable, decrypt, encrypt
from webapp.extensions import db
from webapp.sync.models import LinkedAccount

REFRESH_TIME = timedelta(minutes=1)
"""Longest time that one refresh blocks others; longer than a request may take."""

REFRESH_PATIENCE = timedelta(seconds=45)
REFRESH_POLL = timedelta(milliseconds=50)


class AccountCredentials:
    """Implementation of `CredentialStore`.

    Uses database connections of its own, so that it can be called from any thread and within any transaction.
    """

    def __init__(self, account_id: int) -> None:
        self._account_id = account_id
        self._app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # Werkzeug's proxies are not typed

    def load(self) -> Mapping[str, str]:
        """See `CredentialStore.load`. Raises AuthorizationLost if there are none, or if they cannot be decrypted."""
        with self._app.app_context(), db.engine.connect() as connection:
            stored = connection.scalar(select(LinkedAccount.credentials).where(LinkedAccount.id == self._account_id))
            return read_credentials(stored or "")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """See `CredentialStore.locked`: a lease in the row, because no transaction may wait for a service."""
        taken_until = self._take()
        try:
            yield
        finally:
            self._change(LinkedAccount.refreshing_until == taken_until, refreshing_until=None)

    def save(self, credentials: Mapping[str, str]) -> None:
        """See `CredentialStore.save`."""
        with self._app.app_context():
            self._change(True, credentials=encrypt(dict(credentials)))

    def _take(self) -> Any:
        give_up_at = time.monotonic() + REFRESH_PATIENCE.total_seconds()
        while time.monotonic() < give_up_at:
            now = utc_now()
            free = or_(LinkedAccount.refreshing_until.is_(None), LinkedAccount.refreshing_until < now)
            if self._change(free, refreshing_until=now + REFRESH_TIME):
                return now + REFRESH_TIME
            pause(REFRESH_POLL)
        raise TransientError(because(Reason.RENEWAL_DOES_NOT_END))

    def _change(self, condition: Any, **values: Any) -> bool:
        statement = update(LinkedAccount).where(LinkedAccount.id == self._account_id, condition).values(**values)
        with self._app.app_context(), db.engine.begin() as connection:
            return connection.execute(statement).rowcount == 1


def read_credentials(stored: str) -> dict[str, str]:
    """Return an account's credentials from their stored form. Raises AuthorizationLost."""
    try:
        return decrypt(stored)
    except CredentialsUnreadable as error:
        raise AuthorizationLost(because(Reason.CREDENTIALS_UNREADABLE)) from error


def read_secret(stored: str) -> str | None:
    """Return a subscription's secret from its stored form, "" if it has none; None if no key decrypts it any more."""
    try:
        return decrypt(stored)["secret"] if stored else ""
    except CredentialsUnreadable:
        return None


def store_secret(secret: str) -> str:
    """Return the stored form of a subscription's secret, which `read_secret` reads."""
    return encrypt({"secret": secret}) if secret else ""


def pause(length: timedelta) -> None:
    """Wait for a refresh lock, or as long as a connector asks; connectors have no clock of their own."""
    time.sleep(length.total_seconds())  # as long as the rate limiter or the service's Retry-After demands
