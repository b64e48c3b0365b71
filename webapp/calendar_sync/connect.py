"""/calendar-sync/connect: choice of service, credentials, permission; and reconnecting later."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, current_app, flash, url_for
from flask_wtf import FlaskForm

from webapp.calendar_sync import checking, cronofy_flow, queries
from webapp.calendar_sync import plans as plan_pages
from webapp.calendar_sync.blueprint import signed_in_user
from webapp.calendar_sync.catalogue import SERVICES, Service, offered_services
from webapp.calendar_sync.checking import Pending
from webapp.calendar_sync.forms import CalDavForm, ICloudForm, PasswordForm, PermissionForm, PracticeForm
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.encryption import CredentialsUnreadable, decrypt
from webapp.sync import connection, cronofy, plans, practice
from webapp.sync import service as sync_service
from webapp.sync.models import Integration, LinkedAccount
from webapp.web import page_or_partial, redirect_to

_FORMS: dict[str, type[FlaskForm]] = {"icloud": ICloudForm, "caldav": CalDavForm, "practice": PracticeForm}


def services() -> Response:
    return page_or_partial(
        "pages/calendar_sync/services.html",
        "partials/calendar_sync/_services.html",
        offered=offered_services(current_app.config),
        through_cronofy=cronofy.SERVICES if cronofy.is_configured() else frozenset(),
    )


def connect(service: str) -> Response:
    """Ask for credentials and check them live. The password is the one thing that is never sent back."""
    chosen = _service_or_404(service)
    accounts = queries.find_accounts(signed_in_user(), chosen.key)
    through_cronofy = _is_through_cronofy(chosen)
    if through_cronofy and not chosen.works:
        return _connect_only_through_cronofy(chosen, accounts)
    if not chosen.works:
        return page_or_partial(
            "pages/calendar_sync/not_set_up.html", "partials/calendar_sync/_not_set_up.html", service=chosen
        )
    form = _FORMS[chosen.key]()
    if form.validate_on_submit():
        pending = _typed(chosen, form)
        try:
            checking.check(pending)
        except ConnectorError as error:
            checking.show_error(form, error)
        else:
            checking.keep(pending, signed_in_user())
            return redirect_to(url_for("calendar_sync.permission", service=chosen.key))
    return page_or_partial(
        "pages/calendar_sync/connect.html",
        "partials/calendar_sync/_connect.html",
        status=422 if form.is_submitted() else 200,
        service=chosen,
        form=form,
        accounts=accounts,
        through_cronofy=through_cronofy,
        practice=practice.account_of(signed_in_user()) if chosen.key == practice.SERVICE else None,
    )


def connect_cronofy(service: str) -> Response:
    """Go to Cronofy's sign-in page. A link and no form: our policy lets no form lead to another site."""
    chosen = _service_or_404(service)
    if not _is_through_cronofy(chosen):
        abort(404)
    return cronofy_flow.start(chosen.key)


def reconnect_account(account_id: int) -> Response:
    """Go where this account is connected again: to the relink address, or through the whole sign-in."""
    account = queries.account_or_404(account_id, signed_in_user())
    if not cronofy.is_configured() or account.connector != "cronofy":
        abort(404)
    if account.check_at is not None and not account.relink_url:
        # A notice told of the disconnection a moment ago; only an answer tells where it can be cured.
        connection.check(account.id)
        if account.authorization_lost_at is None:
            flash(f"“{account.name}” is connected again.", "success")
            return redirect_to(url_for("calendar_sync.listing"))
    return redirect_to(account.relink_url) if account.relink_url else cronofy_flow.start(account.service, account.id)


def permission(service: str) -> Response:
    chosen = _service_or_404(service)
    pending = checking.kept(signed_in_user(), chosen.key)
    if pending is None:
        return _start_over(chosen)
    form = PermissionForm()
    if form.validate_on_submit():
        return _answered(chosen, pending, allowed=form.answer.data == "allow")
    return page_or_partial(
        "pages/calendar_sync/permission.html",
        "partials/calendar_sync/_permission.html",
        status=422 if form.is_submitted() else 200,
        service=chosen,
        pending=pending,
        form=form,
    )


def add_calendar(account_id: int) -> Response:
    """Start the wizard for another calendar of an account that is already linked."""
    account = queries.account_or_404(account_id, signed_in_user())
    if not account.credentials:
        flash("The sign-in was forgotten with the account's last calendar. Please sign in again.", "info")
        return redirect_to(url_for("calendar_sync.connect", service=account.service))
    return _begin_wizard(account)


def reconnect(integration_id: int) -> Response:
    integration = queries.integration_or_404(integration_id, signed_in_user())
    if integration.account.connector == "cronofy":
        return reconnect_account(integration.account_id)
    form = PracticeForm() if integration.account.service == practice.SERVICE else PasswordForm()
    if form.validate_on_submit():
        try:
            _renew(integration, form)
        except ConnectorError as error:
            checking.show_error(form, error)
        else:
            flash(f"“{integration.account.name}” is connected again.", "success")
            plan = plans.find_waiting([integration.id]).get(integration.id)
            return redirect_to(plan_pages.address(plan) if plan else url_for("calendar_sync.listing"))
    return page_or_partial(
        "pages/calendar_sync/reconnect.html",
        "partials/calendar_sync/_reconnect.html",
        status=422 if form.is_submitted() else 200,
        integration=integration,
        form=form,
    )


def _is_through_cronofy(service: Service) -> bool:
    return cronofy.is_configured() and service.key in cronofy.SERVICES


def _connect_only_through_cronofy(service: Service, accounts: Sequence[LinkedAccount]) -> Response:
    """Lead straight to the sign-in, unless there is something to choose."""
    if not accounts:
        return cronofy_flow.start(service.key)
    return page_or_partial(
        "pages/calendar_sync/cronofy.html",
        "partials/calendar_sync/_cronofy.html",
        service=service,
        accounts=accounts,
    )


def _service_or_404(key: str) -> Service:
    chosen = SERVICES.get(key)
    if chosen is None or chosen not in offered_services(current_app.config):
        abort(404)
    return chosen


def _typed(service: Service, form: FlaskForm) -> Pending:
    if service.key == practice.SERVICE:
        own = practice.account_of(signed_in_user())
        return Pending(service.key, own.server_url, own.username, own.password)
    server_url = current_app.config["ICLOUD_CALDAV_URL"] if service.key == "icloud" else form["server_url"].data
    return Pending(service.key, server_url, form["username"].data, form["password"].data)


def _start_over(service: Service) -> Response:
    flash("Nothing is waiting for your permission any more. Please sign in to the calendar again.", "info")
    return redirect_to(url_for("calendar_sync.connect", service=service.key))


def _answered(service: Service, pending: Pending, *, allowed: bool) -> Response:
    if not allowed:
        checking.forget()
        flash(f"{service.label} was not linked.", "info")
        return redirect_to(url_for("calendar_sync.services"))
    try:
        account = _link(pending)
    except ConnectorError as error:
        flash(error.reason, "danger")
        return redirect_to(url_for("calendar_sync.connect", service=service.key))
    checking.forget()
    return _begin_wizard(account)


def _link(pending: Pending) -> LinkedAccount:
    discovery = checking.check(pending)
    return sync_service.link_account(
        signed_in_user(),
        service=pending.service,
        name=pending.username,
        server_url=pending.server_url,
        username=pending.username,
        password=pending.password,
        discovery=discovery.to_json(),
    )


def _begin_wizard(account: LinkedAccount) -> Response:
    draft = queries.find_empty_draft(account) or sync_service.start_integration(account)
    return redirect_to(url_for("calendar_sync.wizard", integration_id=draft.id, step="linked-calendar"))


def _renew(integration: Integration, form: FlaskForm) -> None:
    account = integration.account
    try:
        username = decrypt(account.credentials)["username"]
    except CredentialsUnreadable as error:
        reason = "The stored sign-in can no longer be read. Connect the account again from “Click to Connect”."
        raise AuthorizationLost(reason) from error
    password = form.password.data if "password" in form else practice.password_for(username)
    _link(Pending(account.service, account.server_url, username, password))


def add_to(bp: Blueprint) -> None:
    both = ["GET", "POST"]
    bp.add_url_rule("/connect", view_func=services)
    bp.add_url_rule("/connect/<service>", view_func=connect, methods=both)
    bp.add_url_rule("/connect/<service>/cronofy", view_func=connect_cronofy)
    bp.add_url_rule("/connect/<service>/permission", view_func=permission, methods=both)
    bp.add_url_rule("/accounts/<int:account_id>/calendars", view_func=add_calendar, methods=["POST"])
    bp.add_url_rule("/accounts/<int:account_id>/reconnect", view_func=reconnect_account)
    bp.add_url_rule("/<int:integration_id>/reconnect", view_func=reconnect, methods=both)
