"""Who an account is, which mailboxes it has, and signing in to one again."""

from typing import Any

from flask import Blueprint, Response, jsonify, render_template
from flask.typing import ResponseReturnValue

from emulators.cronofy.calendars import own_fields
from emulators.cronofy.calls import accepted, api_call, world
from emulators.cronofy.state import Account, Profile

bp = Blueprint("identity", __name__)


@bp.get("/v1/account")
@api_call
def account_details(account: Account) -> ResponseReturnValue:
    details = {
        "account_id": account.sub,
        "email": account.email,
        "name": account.email.partition("@")[0].title(),
        "default_tzid": "Europe/London",
        "scope": account.scope,
    }
    return jsonify(account=details)


@bp.get("/v1/profiles")
@api_call
def profiles(account: Account) -> ResponseReturnValue:
    return jsonify(profiles=[profile_to_json(profile) for profile in account.live_profiles()])


@bp.get("/v1/userinfo")
@api_call
def userinfo(account: Account) -> ResponseReturnValue:
    return jsonify(userinfo_of(account))


@bp.post("/v1/profiles/<profile_id>/revoke")
@api_call
def revoke_profile(account: Account, profile_id: str) -> ResponseReturnValue:
    account.profile(profile_id).revoked = True
    if not account.live_profiles():
        world().end_grant(account)
    return accepted()


@bp.get("/relink/<profile_id>")
def relink(profile_id: str) -> ResponseReturnValue:
    profile = _profile_or_none(profile_id)
    if profile is None:
        return render_template("message.html", title="Unknown address", message="This address is not known."), 404
    return render_template("relink.html", profile=profile)


@bp.post("/relink/<profile_id>")
def relinked(profile_id: str) -> ResponseReturnValue:
    """Connect an account again, as after a new sign-in. Only changes made meanwhile are notified."""
    here = world()
    profile = _profile_or_none(profile_id)
    if profile is None:
        return Response(status=404)
    with here.lock:
        here.reconnect(profile)
    return render_template("message.html", title="Connected again", message=f"{profile.name} is connected again.")


def profile_to_json(profile: Profile) -> dict[str, Any]:
    """Return a profile as the API does."""
    fields: dict[str, Any] = {
        "provider_name": profile.provider_name,
        "provider_service": profile.service,
        "profile_id": profile.profile_id,
        "profile_name": profile.name,
        "profile_connected": profile.connected,
        "profile_initial_sync_required": profile.initial_sync_required,
    }
    if not profile.connected:
        fields["profile_relink_url"] = f"{world().base_url}/relink/{profile.profile_id}"
    return fields


def userinfo_of(account: Account) -> dict[str, Any]:
    """Return the response of UserInfo, with its two keys that have a dot in their names."""
    return {
        "sub": account.sub,
        "email": account.email,
        "name": account.email.partition("@")[0].title(),
        "zoneinfo": "Europe/London",
        "cronofy.type": account.kind,
        "cronofy.data": {
            "authorization": {"scope": account.scope, "status": "active"},
            "profiles": [
                {**profile_to_json(profile), "profile_calendars": [own_fields(each) for each in profile.calendars]}
                for profile in account.live_profiles()
            ],
            "conferencing_profiles": [],
        },
    }


def _profile_or_none(profile_id: str) -> Profile | None:
    return next((profile for profile in world().profiles() if profile.profile_id == profile_id), None)
