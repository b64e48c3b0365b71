"""Pages of two-step sign-in: the code at sign-in, and turning it on and off in the profile."""

from datetime import timedelta

import segno
import structlog
from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.accounts import service, sessions, two_factor
from webapp.accounts.forms import CodeForm, ConfirmForm
from webapp.accounts.models import TwoFactor, User
from webapp.accounts.reauthentication import is_confirmed
from webapp.accounts.throttle import WINDOW, TooManyAttempts, begin_attempt, forget_attempt
from webapp.database import utc_now
from webapp.encryption import CredentialsUnreadable, decrypt, encrypt
from webapp.web.current_user import signed_in_user
from webapp.web.responses import safe_next

PATIENCE = timedelta(minutes=5)
"""Maximum time between the password and the code; afterwards the sign-in starts again."""

UNREADABLE = (
    "The codes of your application cannot be checked at the moment. Use a recovery code, or ask an administrator."
)

NEW_QR_CODE = "The QR code has changed. Please scan it again."
WRONG_CODE = "This is not the code that the application shows now. Is the phone's clock right?"

_WAITING = "second_step"
_SECRET = "second_step_secret"  # noqa: S105  # the name of it

bp = Blueprint("two_factor", __name__)

log = structlog.get_logger()


def ask_or_start(user: User, address: str, *, remember: bool = False) -> ResponseReturnValue:
    """Sign in a user whose password was correct, or ask for their code first; redirect to `address` afterwards."""
    if two_factor.find_two_factor(user) is None:
        sessions.start(user, remember=remember)
        return redirect(address, 303)
    session.clear()
    until = (utc_now() + PATIENCE).timestamp()
    session[_WAITING] = {"user": user.get_id(), "next": address, "remember": remember, "until": until}
    return redirect(url_for("two_factor.ask"), 303)


@bp.route("/sign-in/code", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    waiting = session.get(_WAITING)
    user = service.load_session_user(waiting["user"]) if waiting and waiting["until"] > utc_now().timestamp() else None
    step = two_factor.find_two_factor(user) if user else None
    if waiting is None or user is None or step is None:
        session.pop(_WAITING, None)
        return redirect(url_for("accounts.sign_in", next=waiting["next"] if waiting else None), 303)
    form = CodeForm()
    if not form.validate_on_submit():
        return render_template("pages/accounts/code.html", form=form), 422 if form.errors else 200
    try:
        attempt = begin_attempt(request.remote_addr or "", f"code {user.id}")
    except TooManyAttempts:
        problem = f"Too many attempts. Try again in {int(WINDOW.total_seconds() // 60)} minutes."
        return render_template("pages/accounts/code.html", form=form, problem=problem), 429
    try:
        fits = two_factor.code_fits(step, form.code.data)
    except CredentialsUnreadable:
        log.warning("two_factor_unreadable", user_id=user.id)
        return render_template("pages/accounts/code.html", form=form, problem=UNREADABLE), 503
    if not fits:
        form.code.errors = ["This code is wrong, too old, or was used already."]
        return render_template("pages/accounts/code.html", form=form), 422
    forget_attempt(attempt)
    sessions.start(user, remember=waiting["remember"])
    return redirect(safe_next(waiting["next"], url_for("my_calendar.home")), 303)


@bp.route("/profile/second-step", methods=["GET", "POST"])
@login_required  # Flask-Login has no types
def set_up() -> ResponseReturnValue:
    """Show the QR code, then check a first code as proof that the application has scanned it."""
    user = signed_in_user()
    if two_factor.find_two_factor(user) is not None:
        return redirect(url_for("two_factor.manage"), 303)
    secret, is_new = _pending_secret()
    form = CodeForm()
    codes = None
    if form.validate_on_submit():
        codes = None if is_new else two_factor.turn_on(user, secret, form.code.data)
        if codes is None:
            form.code.errors = [NEW_QR_CODE if is_new else WRONG_CODE]
    if codes is None:
        image = segno.make(two_factor.address_of(secret, user)).svg_data_uri(scale=5, border=4, light="#fff")
        page = render_template("pages/accounts/two_factor.html", form=form, secret=secret, image=image)
        return page, 422 if form.errors else 200
    session.pop(_SECRET)
    return render_template("pages/accounts/recovery_codes.html", codes=codes)


def _pending_secret() -> tuple[str, bool]:
    """Return the secret that the person is setting up, and whether it was created by this request."""
    try:
        return decrypt(session[_SECRET])["totp"], False
    except (KeyError, CredentialsUnreadable):  # unreadable if the encryption keys were replaced meanwhile
        secret = two_factor.new_secret()
    # Encrypted, because the browser's user can read the session cookie.
    session[_SECRET] = encrypt({"totp": secret})
    return secret, True


@bp.route("/profile/second-step/manage", methods=["GET", "POST"])
@login_required  # Flask-Login has no types
def manage() -> ResponseReturnValue:
    """Turn two-step sign-in off, or create new recovery codes; both require the password."""
    user = signed_in_user()
    step = two_factor.find_two_factor(user) or abort(404)
    form = ConfirmForm()
    if is_confirmed(form, user):
        return _change(user, step)
    page = render_template("pages/accounts/two_factor_on.html", form=form, left=len(step.recovery_hashes))
    return page, 422 if form.errors else 200


def _change(user: User, step: TwoFactor) -> ResponseReturnValue:
    if request.form.get("act") == "codes":
        codes = two_factor.renew_recovery_codes(step)
        return render_template("pages/accounts/recovery_codes.html", codes=codes)
    two_factor.turn_off(user)
    flash("Two-step sign-in is off.", "success")
    return redirect(url_for("accounts.profile"), 303)
