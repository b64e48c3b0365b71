"""Confirmation by password before sensitive operations: a session left open on a shared machine is not enough."""

from datetime import timedelta

from flask import request

from webapp.accounts import service
from webapp.accounts.forms import ConfirmForm
from webapp.accounts.models import User
from webapp.accounts.throttle import WINDOW, TooManyAttempts


def is_confirmed(form: ConfirmForm, user: User) -> bool:
    """Return whether the form was submitted with the user's password; otherwise add errors to its fields."""
    if not form.validate_on_submit():
        return False
    try:
        if service.confirm(user, password=form.current_password.data, address=request.remote_addr or ""):
            return True
    except TooManyAttempts:
        minutes = WINDOW // timedelta(minutes=1)
        form.current_password.errors = [f"Too many attempts. Try again in {minutes} minutes."]
    else:
        form.current_password.errors = ["This is not your current password."]
    return False
