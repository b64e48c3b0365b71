"""Calendars of an account, and permission to change what others made in them."""

import secrets
from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from emulators.cronofy import shapes
from emulators.cronofy.calls import api_call, body, require, world
from emulators.cronofy.errors import ApiError
from emulators.cronofy.state import Account, Calendar, CalendarSpec

bp = Blueprint("calendars", __name__)

LEVELS = {"sandbox", "unrestricted"}


@bp.get("/v1/calendars")
@api_call
def listing(account: Account) -> ResponseReturnValue:
    return jsonify(
        sub=account.sub,
        calendars=[{**_profile_fields(calendar), **own_fields(calendar)} for calendar in account.calendars()],
    )


@bp.post("/v1/calendars")
@api_call
def create(account: Account) -> ResponseReturnValue:
    require(account, "create_calendar")
    data = body()
    shapes.CALENDAR(data, "")
    for name in ("profile_id", "name"):
        if not data.get(name):
            raise ApiError.invalid(name, "errors.required", f"{name} must be given")
    profile = account.profile(data["profile_id"])
    if not profile.connected or profile.initial_sync_required:
        raise ApiError(423)
    if world().settings.unique_calendar_names and any(each.name == data["name"] for each in profile.calendars):
        raise ApiError.invalid("name", "errors.duplicate_calendar_name", "a calendar of this name exists")
    calendar = world().make_calendar(profile, CalendarSpec(str(data["name"])))
    calendar.color = data.get("color")
    names = ("calendar_id", "calendar_name", "calendar_readonly", "calendar_deleted")
    fields = own_fields(calendar)
    return jsonify(calendar={**_profile_fields(calendar), **{name: fields[name] for name in names}})


@bp.post("/v1/permissions")
@api_call
def ask_permission(account: Account) -> ResponseReturnValue:
    data = body()
    shapes.PERMISSIONS(data, "")
    wanted = data.get("permissions")
    if not wanted:
        raise ApiError.invalid("permissions", "errors.required", "permissions must be given")
    for each in wanted:
        account.calendar(each.get("calendar_id"))
        if each.get("permission_level") not in LEVELS:
            raise ApiError.invalid("permission_level", "errors.invalid", "permission_level is not known")
    token = secrets.token_urlsafe(16)
    levels = {each["calendar_id"]: each["permission_level"] for each in wanted}
    world().permission_requests[token] = {"levels": levels, "redirect_uri": data.get("redirect_uri")}
    return jsonify(permissions_request={"url": f"{world().base_url}/permissions/{token}"})


@bp.route("/permissions/<token>", methods=["GET", "POST"])
def permission_page(token: str) -> ResponseReturnValue:
    """Ask the person on a page. What a refusal adds to the redirect address is not published: nothing here."""
    here = world()
    with here.lock:
        asked = here.permission_requests.get(token)
        if asked is None:
            return render_template("message.html", title="Unknown address", message="This address is not known."), 404
        wanted = [(here.find_calendar(calendar_id), level) for calendar_id, level in asked["levels"].items()]
        if request.method == "GET":
            return render_template("permission.html", wanted=wanted)
        del here.permission_requests[token]
        if request.form.get("decision") == "allow":
            for calendar, level in wanted:
                calendar.permission_level = level
    if asked["redirect_uri"]:
        return redirect(asked["redirect_uri"])
    return render_template("message.html", title="Thank you", message="You may close this page.")


def own_fields(calendar: Calendar) -> dict[str, Any]:
    """Return a calendar as UserInfo lists it below its profile."""
    return {
        "calendar_id": calendar.calendar_id,
        "calendar_name": calendar.name,
        "calendar_readonly": calendar.readonly,
        "calendar_deleted": calendar.deleted,
        "calendar_primary": calendar.primary,
        "calendar_integrated_conferencing_available": False,
        "calendar_attachments_available": False,
        "permission_level": calendar.permission_level,
    }


def _profile_fields(calendar: Calendar) -> dict[str, Any]:
    return {
        "provider_name": calendar.profile.provider_name,
        "profile_id": calendar.profile.profile_id,
        "profile_name": calendar.profile.name,
    }
