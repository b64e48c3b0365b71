"""The way to Cronofy's sign-in and permission pages, and back."""

from dataclasses import asdict, dataclass
from typing import Any

from flask import Blueprint, Response, flash, render_template, request, url_for

from webapp import errands
from webapp.calendar_sync import queries
from webapp.calendar_sync.blueprint import signed_in_user
from webapp.calendar_sync.catalogue import SERVICES
from webapp.connectors.cronofy import oauth
from webapp.connectors.cronofy.oauth import Grant
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.extensions import db
from webapp.sync import connection, cronofy
from webapp.sync import service as sync_service
from webapp.web import redirect_to

_ERRAND = "cronofy"

_SERVICE_OF = {
    "icloud": "icloud",
    "google": "google",
    "gsuite": "google",
    "office365": "office365",
    "exchange": "exchange",
    "outlook_com": "outlook",
}
"""By what Cronofy says was really connected, what we call it."""


@dataclass(frozen=True, slots=True)
class Started:
    """A sign-in that was started here. `account_id` is set where an account is to be reconnected."""

    service: str
    account_id: int | None
    user_id: int
    until: str = ""


def start(service: str, account_id: int | None = None) -> Response:
    """Send the user to the sign-in page of `service`."""
    state = errands.begin(_ERRAND, **asdict(Started(service, account_id, signed_in_user().id)))
    settings = cronofy.settings()
    return redirect_to(
        oauth.authorization_address(
            settings, state=state, redirect_uri=_callback(), provider_name=settings.provider_names[service]
        )
    )


def callback() -> Response:
    """Where Cronofy sends the user back to."""
    started = _take(request.args.get("state", ""))
    if started is None:
        return _problem("unknown", 400)
    if errands.is_too_late(asdict(started)):
        return _problem("expired", 400, started)
    error = request.args.get("error", "")
    if error == "access_denied":
        return _problem("refused", 200, started)
    if error or "code" not in request.args:
        return _problem("failed", 400, started, reason="Cronofy could not complete the sign-in.")
    db.session.commit()  # no transaction stays open while a service is asked
    try:
        grant = cronofy.exchange_code(request.args["code"], _callback())
    except AuthorizationLost:
        return _problem("expired", 400, started)
    except ConnectorError as refusal:
        return _problem("failed", 502, started, reason=refusal.reason)
    return _reconnected(started, grant) if started.account_id else _connected(started, grant)


def _connected(started: Started, grant: Grant) -> Response:
    service = _service_of(grant, started)
    known = sync_service.find_cronofy_account(signed_in_user(), service, grant)
    is_in_use = known is not None and bool(queries.find_integrations_of(known))
    account = sync_service.link_cronofy_account(signed_in_user(), service=service, grant=grant)
    if is_in_use:
        return _answer(
            "already_linked",
            200,
            service=SERVICES[account.service],
            account=account,
            integrations=queries.find_integrations_of(account),
        )
    draft = queries.find_empty_draft(account) or sync_service.start_integration(account)
    return redirect_to(url_for("calendar_sync.wizard", integration_id=draft.id, step="linked-calendar"))


def _reconnected(started: Started, grant: Grant) -> Response:
    account = queries.account_or_404(started.account_id or 0, signed_in_user())
    service = _service_of(grant, started)
    if not sync_service.is_authorised(account, service, grant):
        connection.discard(grant)
        other = grant.profile.name if grant.profile else "another account"
        return _problem("other_account", 409, started, account=account, other=other, other_service=SERVICES[service])
    sync_service.reconnect_cronofy_account(account, grant)
    flash(f"“{account.name}” is connected again.", "success")
    return redirect_to(url_for("calendar_sync.listing"))


def _service_of(grant: Grant, started: Started) -> str:
    told = grant.profile.service if grant.profile else ""
    return _SERVICE_OF.get(told, started.service)


def _take(state: str) -> Started | None:
    """Return what was started under `state` by this user, and forget it: it counts once."""
    found = errands.finish(_ERRAND, state)
    started = Started(**found) if found else None
    return started if started and started.user_id == signed_in_user().id else None


def _callback() -> str:
    return cronofy.page_address(url_for("calendar_sync.cronofy_callback"))


def _problem(what: str, status: int, started: Started | None = None, **context: Any) -> Response:
    return _answer(what, status, service=SERVICES[started.service] if started else None, started=started, **context)


def _answer(what: str, status: int, **context: Any) -> Response:
    lost = queries.find_lost_accounts(signed_in_user())
    page = render_template("pages/calendar_sync/cronofy_answer.html", what=what, lost=lost, **context)
    return Response(page, status)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/cronofy/callback", "cronofy_callback", callback)
