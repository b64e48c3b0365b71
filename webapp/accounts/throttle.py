"""Rate limit of password guesses. Counted in the database, so that a flushed Redis does not reset it."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, func, select

from webapp.accounts.models import SignInAttempt
from webapp.database import utc_now
from webapp.extensions import db

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
"""Failures within WINDOW for one account, existing or not, so that the response does not reveal which exist."""
PER_ADDRESS = 50
"""Failures within WINDOW from one address; higher, because an office shares one."""


class TooManyAttempts(Exception):
    """This account or address has too many failures; the next attempt is possible after WINDOW."""


def begin_attempt(address: str, account: str) -> SignInAttempt:
    """Record an attempt before the password is checked, so that concurrent guesses count each other.

    Raises:
        TooManyAttempts: nothing was recorded, so that refused attempts do not prolong the wait.
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
    """Delete an attempt that was successful, or no guess."""
    db.session.delete(attempt)
    db.session.commit()


def _count(condition: ColumnElement[bool]) -> int:
    return db.session.scalar(select(func.count()).select_from(SignInAttempt).where(condition)) or 0
