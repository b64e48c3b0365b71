"""Pages of set-up, sign-in, sign-out, invitations and profile."""

from datetime import timedelta
from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required, logout_user
from flask_wtf.csrf import generate_csrf

from webapp.accounts import service, sessions, two_factor, two_factor_views
from webapp.accounts.forms import InvitationForm, PasswordForm, ProfileForm, SetUpForm, SignInForm
from webapp.accounts.oidc.links import find_link, may_use_password
from webapp.accounts.oidc.settings import sign_on_settings
from webapp.accounts.reauthentication import is_confirmed
from webapp.accounts.throttle import WINDOW, TooManyAttempts
from webapp.web.current_user import signed_in_user
from webapp.web.responses import safe_next

bp = Blueprint("accounts", __name__)


@bp.get("/")
def root() -> ResponseReturnValue:
    return redirect(url_for("my_calendar.home"))


@bp.route("/set-up", methods=["GET", "POST"])
def set_up() -> ResponseReturnValue:
    if not service.needs_set_up():
        abort(404)
    form = SetUpForm()
    if not form.validate_on_submit():
        return _page("set_up", form)
    try:
        user = service.set_up(
            name=form.name.data, email=form.email.data, password=form.password.data, time_zone=form.time_zone.data
        )
    except service.AlreadySetUp:
        flash("Somebody else has just set up this installation. Ask them for an account.", "warning")
        return redirect(url_for("accounts.sign_in"), 303)
    sessions.start(user)
    return redirect(url_for("my_calendar.home"), 303)


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    if service.needs_set_up():
        return redirect(url_for("accounts.set_up"), 303)
    address = safe_next(request.args.get("next"), url_for("my_calendar.home"))
    if current_user.is_authenticated:
        return redirect(address, 303)
    form = SignInForm()
    show = partial(_page, "sign_in", form, provider=sign_on_settings(), address=address)
    if not form.validate_on_submit():
        return show(is_out=request.args.get("signed_out") == "here")
    try:
        user = service.authenticate(
            email=form.email.data, password=form.password.data, address=request.remote_addr or ""
        )
    except TooManyAttempts:
        minutes = WINDOW // timedelta(minutes=1)
        return show(problem=f"Too many attempts. Try again in {minutes} minutes.", status=429)
    if user is None:
        return show(problem="E-mail address or password is wrong.")
    return two_factor_views.ask_or_start(user, address, remember=form.remember.data)


@bp.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    # They may still be signed in at the provider, and then one click would sign in to this account again.
    signed_out = "here" if session.get(sessions.THROUGH_PROVIDER) else None
    session.clear()
    logout_user()  # after clear(): it marks in the session that the "remember me" cookie has to be deleted
    return redirect(url_for("accounts.sign_in", signed_out=signed_out), 303)


@bp.route("/welcome/<token>", methods=["GET", "POST"])
def welcome(token: str) -> ResponseReturnValue:
    user = service.invited_user(token) or abort(404)
    form = InvitationForm()
    if not form.validate_on_submit():
        return _page("welcome", form, user=user)
    service.accept_invitation(user, password=form.password.data, time_zone=form.time_zone.data)
    return two_factor_views.ask_or_start(user, url_for("my_calendar.home"))


@bp.route("/profile", methods=["GET", "POST"])
@login_required  # Flask-Login has no types
def profile() -> ResponseReturnValue:
    form = ProfileForm(obj=current_user)
    if not form.validate_on_submit():
        return _profile_page(form, PasswordForm(formdata=None))
    service.update_profile(
        signed_in_user(), name=form.name.data, time_zone=form.time_zone.data, week_starts_on=form.week_starts_on.data
    )
    flash("Your profile is saved.", "success")
    return redirect(url_for("accounts.profile"), 303)


@bp.post("/profile/password")
@login_required  # Flask-Login has no types
def password() -> ResponseReturnValue:
    if not may_use_password(signed_in_user()):
        abort(404)  # the page has no such form
    form, user = PasswordForm(), signed_in_user()
    if not is_confirmed(form, user):
        return _profile_page(ProfileForm(formdata=None, obj=current_user), form)
    service.change_password(user, form.new_password.data)
    sessions.start(user)
    flash("Your password is changed. Everywhere else you are signed out.", "success")
    return redirect(url_for("accounts.profile"), 303)


@bp.get("/session")
@login_required  # Flask-Login has no types
def session_state() -> ResponseReturnValue:
    """Return who is signed in now, and a current CSRF token, for a page that was open for a while."""
    return {"person": str(current_user.id), "token": generate_csrf()}


def _page(
    name: str, form: SetUpForm | SignInForm | InvitationForm, *, status: int = 422, **context: object
) -> ResponseReturnValue:
    if not form.is_submitted():
        status = 200
    return render_template(f"pages/accounts/{name}.html", form=form, **context), status


def _profile_page(form: ProfileForm, password_form: PasswordForm) -> ResponseReturnValue:
    status = 422 if form.errors or password_form.errors else 200
    user = signed_in_user()
    return render_template(
        "pages/accounts/profile.html",
        form=form,
        password_form=password_form,
        has_two_factor=two_factor.find_two_factor(user) is not None,
        has_password=may_use_password(user),
        provider=sign_on_settings() if find_link(user) else None,
    ), status
