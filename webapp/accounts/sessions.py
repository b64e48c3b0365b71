"""Sessions of people who have proved who they are."""

from datetime import timedelta

from flask import session
from flask_login import login_user

from webapp.accounts.models import User

REMEMBER = timedelta(days=30)

THROUGH_PROVIDER = "through_provider"
"""In the session of somebody who signed in through the single sign-on provider, and may be signed in there still."""


def start(user: User, *, remember: bool = False) -> None:
    """Sign `user` in on this device."""
    session.clear()  # nothing from before signing in may survive it
    login_user(user, remember=remember, duration=REMEMBER)
