"""Sessions of people who have proved who they are."""

from datetime import timedelta

from flask import session
from flask_login import login_user

from webapp.accounts.models import User

REMEMBER = timedelta(days=30)


def start(user: User, *, remember: bool = False) -> None:
    """Sign `user` in on this device."""
    session.clear()  # nothing from before signing in may survive it
    login_user(user, remember=remember, duration=REMEMBER)
