"""Credentials of linked accounts: encrypted at rest, with keys that can be rotated (cryptography's MultiFernet)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from flask import current_app
from sqlalchemy import select, update

from webapp.extensions import db, rows_changed
from webapp.sync.models import LinkedAccount


class CredentialsUnreadable(Exception):
    """None of the configured keys opens the stored credentials; the owner has to connect again."""


def encrypt(credentials: Mapping[str, str]) -> str:
    """Return `credentials` as an encrypted token that is safe to store."""
    return _multi(current_app.config["CREDENTIAL_KEYS"]).encrypt(json.dumps(dict(credentials)).encode()).decode()


def decrypt(token: str) -> dict[str, str]:
    """Read what `encrypt` wrote.

    Raises:
        CredentialsUnreadable: the token was made with a key that is no longer configured, or is damaged.
    """
    return decrypt_with(current_app.config["CREDENTIAL_KEYS"], token)


def decrypt_with(keys: Sequence[str], token: str) -> dict[str, str]:
    """Read what `encrypt` wrote with one of `keys`, in this installation or another. Raises as `decrypt` does."""
    try:
        return cast(dict[str, str], json.loads(_multi(keys).decrypt(token.encode())))
    except InvalidToken as error:
        raise CredentialsUnreadable("stored credentials cannot be opened with the configured keys") from error


def renew_all() -> "Renewed":
    """Put the credentials of all linked accounts under the first key. Safe beside running workers, and to repeat.

    Each is replaced only if it is still what was read: a worker that renews tokens meanwhile keeps its newer ones.
    """
    first = current_app.config["CREDENTIAL_KEYS"][:1]
    renewed, unreadable = 0, 0
    for account_id in db.session.scalars(select(LinkedAccount.id).order_by(LinkedAccount.id)).all():
        while True:
            stored = db.session.scalar(select(LinkedAccount.credentials).where(LinkedAccount.id == account_id))
            if not stored or _opens(first, stored):
                break
            try:
                token = encrypt(decrypt(stored))
            except CredentialsUnreadable:
                unreadable += 1
                break
            changed = rows_changed(
                update(LinkedAccount)
                .where(LinkedAccount.id == account_id, LinkedAccount.credentials == stored)
                .values(credentials=token)
            )
            db.session.commit()
            if changed:
                renewed += 1
                break
    db.session.rollback()
    return Renewed(renewed, unreadable)


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many credentials were put under the first key, and how many no key opens (their owners must reconnect)."""

    renewed: int
    unreadable: int


def _opens(keys: Sequence[str], token: str) -> bool:
    try:
        decrypt_with(keys, token)
    except CredentialsUnreadable:
        return False
    return True


def _multi(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
