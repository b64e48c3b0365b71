"""Everything that is stored encrypted, and its move to a new key."""

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
"""Each model with its encrypted column."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many credentials were put under the first key, and how many no key opens (their owners must reconnect)."""

    renewed: int
    unreadable: int


def renew_all() -> Renewed:
    """Put everything encrypted under the first key. Safe beside running workers, and to repeat.

    Each value is replaced only if it is still what was read: a worker that renews tokens meanwhile keeps its newer
    ones.
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
