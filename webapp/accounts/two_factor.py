"""The second step of signing in: a code from an authenticator application (TOTP, RFC 6238), or a recovery code."""

import hashlib
import secrets
import unicodedata

import pyotp
from sqlalchemy import select, update

from webapp.accounts.models import SecondStep, User
from webapp.database import utc_now
from webapp.encryption import decrypt, encrypt
from webapp.extensions import db, rows_changed

ISSUER = "Calendar Sync"
INTERVAL = 30
"""Seconds that a code lasts."""

TOLERANCE = 1
"""Intervals by which a phone's clock may differ, either way."""

RECOVERY_CODES, RECOVERY_LENGTH = 10, 16
_RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else


def find_second_step(user: User) -> SecondStep | None:
    """Return the user's second step, if they have one."""
    return db.session.scalar(select(SecondStep).where(SecondStep.user_id == user.id))


def new_secret() -> str:
    """Return a secret for an authenticator application, in base32."""
    return pyotp.random_base32()


def address_of(secret: str, user: User) -> str:
    """Return the otpauth:// address that authenticator applications read from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=ISSUER)


def turn_on(user: User, secret: str, code: str) -> list[str] | None:
    """Ask for a second step from now on; return the recovery codes, or None if `code` does not fit `secret`."""
    counter = _counter_of(secret, _tidy(code), after=0)
    if counter is None:
        return None
    codes = _new_recovery_codes()
    turn_off(user)
    db.session.add(
        SecondStep(
            user_id=user.id,
            secret=encrypt({"totp": secret}),
            last_counter=counter,
            recovery_hashes=[_hash(code) for code in codes],
        )
    )
    db.session.commit()
    return codes


def turn_off(user: User) -> None:
    """Ask for the password alone again."""
    step = find_second_step(user)
    if step is not None:
        db.session.delete(step)
        db.session.commit()


def renew_recovery_codes(step: SecondStep) -> list[str]:
    """Make the old recovery codes worthless, and return new ones."""
    codes = _new_recovery_codes()
    step.recovery_hashes = [_hash(code) for code in codes]
    db.session.commit()
    return codes


def code_fits(step: SecondStep, code: str) -> bool:
    """Return whether `code` is right, and use it up: nobody who saw it typed can use it again."""
    typed = _tidy(code)
    if typed.isdecimal() and len(typed) < RECOVERY_LENGTH:
        counter = _counter_of(decrypt(step.secret)["totp"], typed, after=step.last_counter)
        if counter is None:
            return False
        # Of two that come at once, one moves the counter.
        moved = (
            update(SecondStep)
            .where(SecondStep.id == step.id, SecondStep.last_counter < counter)
            .values(last_counter=counter)
        )
        used = rows_changed(moved) == 1
        db.session.commit()
        return used
    step = db.session.get_one(SecondStep, step.id, with_for_update=True, populate_existing=True)
    left = [stored for stored in step.recovery_hashes if not secrets.compare_digest(stored, _hash(typed))]
    fits = len(left) < len(step.recovery_hashes)
    step.recovery_hashes = left
    db.session.commit()
    return fits


def _tidy(code: str) -> str:
    """Return a code as it was given out: in ASCII digits and small letters, whatever keyboard it was typed on.

    Blanks, hyphens and the marks that change the direction of a text are no part of it.
    """
    letters = unicodedata.normalize("NFKC", code).lower()
    return "".join(str(unicodedata.decimal(each, each)) for each in letters if each.isalnum())


def _counter_of(secret: str, code: str, *, after: int) -> int | None:
    """Return the interval that `code` belongs to, if it is right now and newer than `after`."""
    totp = pyotp.TOTP(secret, interval=INTERVAL)
    now = int(utc_now().timestamp()) // INTERVAL
    for counter in range(now - TOLERANCE, now + TOLERANCE + 1):
        if counter > after and secrets.compare_digest(totp.generate_otp(counter), code):
            return counter
    return None


def _new_recovery_codes() -> list[str]:
    return ["".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]


def _hash(code: str) -> str:
    # A random code of 79 bits cannot be guessed from a plain hash, unlike a password.
    return hashlib.sha256(code.encode()).hexdigest()
