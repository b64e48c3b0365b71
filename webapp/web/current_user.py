"""The signed-in user of the current request, typed as the model, and checks of their role."""

from datetime import date

from flask import abort
from flask_login import current_user, login_required

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.rfc5545.time_zones import to_wall


def signed_in_user() -> User:
    """Return the user of the current request. Only for views that require a sign-in.

    Returns the model, not flask-login's proxy, which is bound to the current request.
    """
    user: User = current_user._get_current_object()
    return user


def today() -> date:
    """Return the current date in the signed-in user's time zone."""
    return to_wall(utc_now(), signed_in_user().time_zone).date()


@login_required  # Flask-Login has no types
def require_administrator() -> None:
    """Abort with 404 unless an administrator is signed in, so that others do not learn which pages exist.

    For `before_request`; without a sign-in the response is the sign-in page.
    """
    if not signed_in_user().is_administrator:
        abort(404)
