"""Administrators' pages of accounts; everybody else gets 404."""

from flask import Blueprint, abort, flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import select

from webapp.accounts import service, two_factor
from webapp.accounts.forms import AddUserForm, DisableForm, RoleForm
from webapp.accounts.linked_calendar_hooks import find_linked_calendars, remove_events
from webapp.accounts.models import User
from webapp.accounts.oidc.links import find_link, may_use_password, unlink
from webapp.database import utc_now
from webapp.extensions import db
from webapp.web.current_user import require_administrator, signed_in_user

LAST_ADMINISTRATOR = "This is the last administrator. Make somebody else an administrator first."

bp = Blueprint("admin", __name__, url_prefix="/admin")


bp.before_request(require_administrator)


@bp.get("/")
def home() -> ResponseReturnValue:
    users = db.session.scalars(select(User).order_by(User.name, User.id)).all()
    return render_template("pages/admin/users.html", users=users)


@bp.route("/users/new", methods=["GET", "POST"])
def add_user() -> ResponseReturnValue:
    form = AddUserForm()
    if form.validate_on_submit():
        try:
            user = service.add_user(name=form.name.data, email=form.email.data, role=form.role.data)
        except service.EmailTaken:
            form.email.errors = ["Somebody has an account with this address already."]
        else:
            return _show_invitation(user)
    return render_template("pages/admin/add_user.html", form=form), 422 if form.errors else 200


@bp.get("/users/<int:user_id>")
def user(user_id: int) -> ResponseReturnValue:
    person = _user_or_404(user_id)
    invited = session.pop("invited_user_id", None) == person.id
    return _user_page(
        person,
        RoleForm(obj=person),
        token=service.invitation_token(person) if invited else None,
        invitation_days=service.INVITATION_DAYS,
    )


@bp.post("/users/<int:user_id>/role")
def change_role(user_id: int) -> ResponseReturnValue:
    person = _user_or_404(user_id)
    form = RoleForm()
    if not form.validate_on_submit():
        return _user_page(person, form, token=None), 422
    try:
        service.change_role(person, form.role.data)
    except service.LastAdministrator:
        flash(LAST_ADMINISTRATOR, "danger")
    else:
        flash(f"{person.name} is now {person.role}.", "success")
    if not current_user.is_administrator:  # the administrator changed their own role
        return redirect(url_for("accounts.root"), 303)
    return redirect(url_for("admin.user", user_id=user_id), 303)


@bp.post("/users/<int:user_id>/reset-password")
def reset_password(user_id: int) -> ResponseReturnValue:
    person = _user_or_404(user_id)
    if person.is_disabled or person.id == current_user.id or not may_use_password(person):
        abort(409)  # the page offers none of these; administrators change their own password in their profile
    service.reset_password(person)
    return _show_invitation(person)


@bp.post("/users/<int:user_id>/second-step/remove")
def remove_two_factor(user_id: int) -> ResponseReturnValue:
    person = _user_or_404(user_id)
    two_factor.turn_off(person)
    flash(f"Two-step sign-in of {person.name} is off.", "success")
    return redirect(url_for("admin.user", user_id=user_id), 303)


@bp.post("/users/<int:user_id>/single-sign-on/remove")
def remove_single_sign_on(user_id: int) -> ResponseReturnValue:
    person = _user_or_404(user_id)
    unlink(person)
    flash(f"At the next single sign-on {person.name} is identified by e-mail address.", "success")
    return redirect(url_for("admin.user", user_id=user_id), 303)


@bp.route("/users/<int:user_id>/disable", methods=["GET", "POST"])
def disable(user_id: int) -> ResponseReturnValue:
    """Disable an account; if the person has linked calendars, ask first whether to delete the events written there."""
    person = _user_or_404(user_id)
    calendars = find_linked_calendars(person, now=utc_now())
    form = DisableForm()
    asks = bool(calendars) and not person.is_disabled
    if asks and not form.validate_on_submit():
        page = render_template("pages/admin/disable.html", user=person, form=form, calendars=calendars)
        return page, 422 if form.is_submitted() else 200
    if not form.is_submitted():
        return redirect(url_for("admin.user", user_id=user_id), 303)
    try:
        service.disable(person)
    except service.LastAdministrator:
        flash(LAST_ADMINISTRATOR, "danger")
    else:
        flash(f"{person.name} is signed out and can no longer sign in.", "success")
        if form.events.data == "remove":  # also if another administrator has just disabled the account without removal
            remove_events(person, by=signed_in_user())
    return redirect(url_for("admin.user", user_id=user_id), 303)


@bp.post("/users/<int:user_id>/calendars/clear")
def clear_calendars(user_id: int) -> ResponseReturnValue:
    """Delete the events that were written to the linked calendars of a disabled person."""
    person = _user_or_404(user_id)
    if not person.is_disabled:
        abort(409)  # the page does not offer it
    remove_events(person, by=signed_in_user())
    flash("The events of Calendar Sync are being removed from these calendars.", "success")
    return redirect(url_for("admin.user", user_id=user_id), 303)


@bp.post("/users/<int:user_id>/enable")
def enable(user_id: int) -> ResponseReturnValue:
    person = _user_or_404(user_id)
    service.enable(person)
    flash(f"{person.name} can sign in again.", "success")
    return redirect(url_for("admin.user", user_id=user_id), 303)


def _user_page(person: User, form: RoleForm, **context: object) -> str:
    return render_template(
        "pages/admin/user.html",
        user=person,
        form=form,
        has_two_factor=two_factor.find_two_factor(person) is not None,
        has_password=may_use_password(person),
        link=find_link(person),
        calendars=find_linked_calendars(person, now=utc_now()),
        **context,
    )


def _user_or_404(user_id: int) -> User:
    return db.session.get(User, user_id) or abort(404)


def _show_invitation(person: User) -> ResponseReturnValue:
    # Only the id is in the session, whose cookie is signed but readable.
    session["invited_user_id"] = person.id
    return redirect(url_for("admin.user", user_id=person.id), 303)
