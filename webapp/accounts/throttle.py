"""Slows down guessing of passwords. Kept in the database, so that a flushed Redis opens nothing."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, func, select

from webapp.accounts.models import SignInAttempt
from webapp.database import utc_now
from webapp.extensions import db

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
"""Failures within WINDOW, whether or not the account exists: the answer must not tell."""
PER_ADDRESS = 50
"""Failures within WINDOW from one address; higher, because an office shares one."""


class TooManyAttempts(Exception):
    """This account or address has failed too often; it may try again after WINDOW."""


def begin_attempt(address: str, account: str) -> SignInAttempt:
    """Record an attempt before the password is looked at, so that parallel guesses count each other.

    Raises:
        TooManyAttempts: nothing was recorded, so that waiting helps even while somebody keeps trying.
    """
    now = utc_now()
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.attempted_at < now - WINDOW))
    attempt = SignInAttempt(address=address, account=account[:254], attempted_at=now)
    db.session.add(attempt)
    db.session.commit()
    if (
        _count(SignInAttempt.account == attempt.account) > PER_ACCOUNT
        or _count(SignInAttempt.address == address) > PER_ADDRESS
    ):
        forget_attempt(attempt)
        raise TooManyAttempts
    return attempt


def forget_attempt(attempt: SignInAttempt) -> None:
    """Remove an attempt that turned out not to be a guess."""
    db.session.delete(attempt)
    db.session.commit()


def _count(condition: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).select_from(SignInAttempt).where(condition)) or 0
