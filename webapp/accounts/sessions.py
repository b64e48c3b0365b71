"""Start of sessions, after authentication."""

from datetime import timedelta

from flask import session
from flask_login import login_user

from webapp.accounts.models import User

REMEMBER = timedelta(days=30)

THROUGH_PROVIDER = "through_provider"
"""Session key, set if the person signed in through the single sign-on provider and may still be signed in there."""


def start(user: User, *, remember: bool = False) -> None:
    """Sign `user` in on this device."""
    session.clear()  # against session fixation
    login_user(user, remember=remember, duration=REMEMBER)
