"""Second factor of signing in: a code from an authenticator application (TOTP, RFC 6238), or a recovery code."""

import hashlib
import secrets
import unicodedata

import pyotp
from sqlalchemy import select, update

from webapp.accounts.models import TwoFactor, User
from webapp.database import utc_now
from webapp.encryption import decrypt, encrypt
from webapp.extensions import db, rows_changed

ISSUER = "Calendar Sync"
INTERVAL = 30
"""Time step of a code in seconds (https://www.rfc-editor.org/rfc/rfc6238#section-4.1)."""

TOLERANCE = 1
"""Time steps by which a phone's clock may be ahead or behind."""

RECOVERY_CODES, RECOVERY_LENGTH = 10, 16
_RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # without characters that are easily confused


def find_two_factor(user: User) -> TwoFactor | None:
    """Return the user's second factor; None if two-step sign-in is off."""
    return db.session.scalar(select(TwoFactor).where(TwoFactor.user_id == user.id))


def new_secret() -> str:
    """Return a secret for an authenticator application, in base32."""
    return pyotp.random_base32()


def address_of(secret: str, user: User) -> str:
    """Return the otpauth:// URI for the QR code that authenticator applications scan."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=ISSUER)


def turn_on(user: User, secret: str, code: str) -> list[str] | None:
    """Turn two-step sign-in on; return the recovery codes, or None if `code` is not a current code of `secret`."""
    counter = _counter_of(secret, _tidy(code), after=0)
    if counter is None:
        return None
    codes = _new_recovery_codes()
    turn_off(user)
    db.session.add(
        TwoFactor(
            user_id=user.id,
            secret=encrypt({"totp": secret}),
            last_counter=counter,
            recovery_hashes=[_hash(code) for code in codes],
        )
    )
    db.session.commit()
    return codes


def turn_off(user: User) -> None:
    """Turn two-step sign-in off."""
    factor = find_two_factor(user)
    if factor is not None:
        db.session.delete(factor)
        db.session.commit()


def renew_recovery_codes(factor: TwoFactor) -> list[str]:
    """Replace the recovery codes, and return the new ones."""
    codes = _new_recovery_codes()
    factor.recovery_hashes = [_hash(code) for code in codes]
    db.session.commit()
    return codes


def code_fits(factor: TwoFactor, code: str) -> bool:
    """Return whether `code` is valid, and invalidate it, so that nobody who saw it can use it again.

    Raises:
        CredentialsUnreadable: the secret cannot be decrypted with the configured keys.
    """
    typed = _tidy(code)
    if typed.isdecimal() and len(typed) < RECOVERY_LENGTH:
        counter = _counter_of(decrypt(factor.secret)["totp"], typed, after=factor.last_counter)
        if counter is None:
            return False
        # Of two concurrent requests with the same code, one updates the row.
        moved = (
            update(TwoFactor)
            .where(TwoFactor.id == factor.id, TwoFactor.last_counter < counter)
            .values(last_counter=counter)
        )
        used = rows_changed(moved) == 1
        db.session.commit()
        return used
    factor = db.session.get_one(TwoFactor, factor.id, with_for_update=True, populate_existing=True)
    left = [stored for stored in factor.recovery_hashes if not secrets.compare_digest(stored, _hash(typed))]
    fits = len(left) < len(factor.recovery_hashes)
    factor.recovery_hashes = left
    db.session.commit()
    return fits


def _tidy(code: str) -> str:
    """Return a code normalised to ASCII digits and lower-case letters, whatever keyboard it was typed on.

    Spaces, hyphens and marks of text direction are removed.
    """
    letters = unicodedata.normalize("NFKC", code).lower()
    return "".join(str(unicodedata.decimal(each, each)) for each in letters if each.isalnum())


def _counter_of(secret: str, code: str, *, after: int) -> int | None:
    """Return the time step of `code` if it is current and later than `after`; else None."""
    totp = pyotp.TOTP(secret, interval=INTERVAL)
    now = int(utc_now().timestamp()) // INTERVAL
    for counter in range(now - TOLERANCE, now + TOLERANCE + 1):
        if counter > after and secrets.compare_digest(totp.generate_otp(counter), code):
            return counter
    return None


def _new_recovery_codes() -> list[str]:
    return ["".join(secrets.choice(_RECOVERY_ALPHABET) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]


def _hash(code: str) -> str:
    # Unlike a password, a random code of 79 bits cannot be guessed from a plain hash.
    return hashlib.sha256(code.encode()).hexdigest()
