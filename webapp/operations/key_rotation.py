"""Rotation of encryption keys: re-encryption of all stored secrets."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import select, update
from sqlalchemy.orm import InstrumentedAttribute

from webapp.accounts.models import TwoFactor
from webapp.encryption import CredentialsUnreadable, decrypt, decrypt_with, encrypt
from webapp.extensions import db, rows_changed
from webapp.sync.models import LinkedAccount, Subscription

ENCRYPTED = (
    (LinkedAccount, LinkedAccount.credentials),
    (TwoFactor, TwoFactor.secret),
    (Subscription, Subscription.secret),
)
"""Models with their encrypted columns."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """Numbers of secrets that were re-encrypted, and that no key decrypts (their owners have to reconnect)."""

    renewed: int
    unreadable: int


def renew_all() -> Renewed:
    """Re-encrypt everything with the first key. Idempotent, and safe beside running workers.

    Each value is replaced only if it is still the one that was read, so that tokens renewed by a worker meanwhile are
    kept.
    """
    results = [
        _renew(model, column, row_id)
        for model, column in ENCRYPTED
        for row_id in db.session.scalars(select(model.id).order_by(model.id)).all()
    ]
    db.session.rollback()
    return Renewed(results.count("renewed"), results.count("unreadable"))


def _renew(
    model: type[LinkedAccount | TwoFactor | Subscription], column: InstrumentedAttribute[str], row_id: int
) -> str:
    first = current_app.config["CREDENTIAL_KEYS"][:1]
    while True:
        stored = db.session.scalar(select(column).where(model.id == row_id))
        if not stored or _opens(first, stored):
            return "kept"
        try:
            token = encrypt(decrypt(stored))
        except CredentialsUnreadable:
            return "unreadable"
        changed = rows_changed(update(model).where(model.id == row_id, column == stored).values({column: token}))
        db.session.commit()
        if changed:
            return "renewed"


def _opens(keys: Sequence[str], token: str) -> bool:
    try:
        decrypt_with(keys, token)
    except CredentialsUnreadable:
        return False
    return True
