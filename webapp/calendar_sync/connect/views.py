"""/calendar-sync/connect: choice of service, credentials, permission, and reconnecting."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, flash, url_for
from flask_wtf import FlaskForm

from webapp.calendar_sync import queries
from webapp.calendar_sync.connect import oauth_flow, pending_credentials
from webapp.calendar_sync.connect.pending_credentials import Pending
from webapp.calendar_sync.forms import PermissionForm, sign_in_form
from webapp.calendar_sync.preview import views as preview_pages
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.connectors.reasons import Reason, because
from webapp.connectors.registry import Provider
from webapp.connectors.services import Service
from webapp.connectors.sign_in import Login, OAuthSignIn, PasswordSignIn, password_field
from webapp.encryption import CredentialsUnreadable, decrypt
from webapp.reason_texts import sentence
from webapp.sync import service as sync_service
from webapp.sync.linked_accounts import authorization
from webapp.sync.linked_accounts.ports import own_login
from webapp.sync.models import Integration, LinkedAccount
from webapp.sync.providers import provider_of, providers
from webapp.sync.store import previews
from webapp.web.current_user import signed_in_user
from webapp.web.responses import page_or_partial, redirect_to


def services() -> Response:
    return page_or_partial(
        "pages/calendar_sync/connect/services.html",
        "partials/calendar_sync/connect/_services.html",
        offered=providers().offered(),
        works=providers().works,
    )


def connect(service: str) -> Response:
    """Ask for credentials and check them with the server. The form is never sent back with the password."""
    chosen = _service_or_404(service)
    accounts = queries.find_accounts(signed_in_user(), chosen.key)
    provider, sign_in = _oauth_provider(chosen), _password_sign_in(chosen)
    if sign_in is None and provider is not None:
        return _connect_only_through(provider, chosen, accounts)
    if sign_in is None:
        return page_or_partial(
            "pages/calendar_sync/connect/not_set_up.html",
            "partials/calendar_sync/connect/_not_set_up.html",
            service=chosen,
            substitute=providers().substitute_for(chosen.key),
        )
    form = sign_in_form(sign_in.fields)
    if form.validate_on_submit():
        pending = _typed(chosen, sign_in, form)
        try:
            pending_credentials.check(pending)
        except ConnectorError as error:
            pending_credentials.show_error(form, error)
        else:
            pending_credentials.keep(pending, signed_in_user())
            return redirect_to(url_for("calendar_sync.permission", service=chosen.key))
    return page_or_partial(
        "pages/calendar_sync/connect/connect.html",
        "partials/calendar_sync/connect/_connect.html",
        status=422 if form.is_submitted() else 200,
        service=chosen,
        form=form,
        accounts=accounts,
        provider=provider,
        sign_in=sign_in,
        own=own_login(sign_in, signed_in_user()),
    )


def connect_oauth(service: str, key: str) -> Response:
    """Redirect to the provider's sign-in page.

    Reached by a link, not a form: our Content-Security-Policy (form-action) keeps forms on this site.
    """
    chosen = _service_or_404(service)
    provider = _oauth_provider(chosen)
    if provider is None or provider.key != key:
        abort(404)
    return oauth_flow.start(provider, chosen.key)


def reconnect_account(account_id: int) -> Response:
    """Redirect to where the account is reconnected: the provider's relink address, or its sign-in page."""
    account = queries.account_or_404(account_id, signed_in_user())
    provider = provider_of(account)
    if not provider.is_set_up or not isinstance(provider.sign_in, OAuthSignIn):
        abort(404)
    if account.check_at is not None and not account.relink_url:
        # A notification reported the disconnection; the relink address is known after a request only.
        authorization.check(account.id)
        if account.authorization_lost_at is None:
            flash(f"“{account.name}” is connected again.", "success")
            return redirect_to(url_for("calendar_sync.listing"))
    if account.relink_url:
        return redirect_to(account.relink_url)
    return oauth_flow.start(provider, account.service, account.id)


def permission(service: str) -> Response:
    chosen = _service_or_404(service)
    pending = pending_credentials.kept(signed_in_user(), chosen.key)
    if pending is None:
        return _start_over(chosen)
    form = PermissionForm()
    if form.validate_on_submit():
        return _answered(chosen, pending, allowed=form.answer.data == "allow")
    return page_or_partial(
        "pages/calendar_sync/connect/permission.html",
        "partials/calendar_sync/connect/_permission.html",
        status=422 if form.is_submitted() else 200,
        service=chosen,
        pending=pending,
        form=form,
    )


def add_calendar(account_id: int) -> Response:
    """Start the wizard for another calendar of an account that is already linked."""
    account = queries.account_or_404(account_id, signed_in_user())
    if not account.credentials:
        flash("The sign-in was deleted with the account's last calendar. Please sign in again.", "info")
        return redirect_to(url_for("calendar_sync.connect", service=account.service))
    return _begin_wizard(account)


def reconnect(integration_id: int) -> Response:
    integration = queries.integration_or_404(integration_id, signed_in_user())
    sign_in = provider_of(integration.account).sign_in
    if isinstance(sign_in, OAuthSignIn):
        return reconnect_account(integration.account_id)
    form = sign_in_form([password_field()] if sign_in.fields else [])
    if form.validate_on_submit():
        try:
            _renew(integration, sign_in, form)
        except ConnectorError as error:
            pending_credentials.show_error(form, error)
        else:
            flash(f"“{integration.account.name}” is connected again.", "success")
            preview = previews.find_waiting([integration.id]).get(integration.id)
            return redirect_to(preview_pages.address(preview) if preview else url_for("calendar_sync.listing"))
    return page_or_partial(
        "pages/calendar_sync/connect/reconnect.html",
        "partials/calendar_sync/connect/_reconnect.html",
        status=422 if form.is_submitted() else 200,
        integration=integration,
        sign_in=sign_in,
        form=form,
    )


def _oauth_provider(service: Service) -> Provider | None:
    """Return the provider with an OAuth sign-in for the service, if this installation has one."""
    provider = providers().oauth_provider(service.key)
    return provider if provider and provider.is_set_up else None


def _password_sign_in(service: Service) -> PasswordSignIn | None:
    """Return the password sign-in for the service, if this installation has one."""
    provider = providers().password_provider(service.key)
    return pending_credentials.sign_in_of(service.key) if provider and provider.is_set_up else None


def _connect_only_through(provider: Provider, service: Service, accounts: Sequence[LinkedAccount]) -> Response:
    """Redirect to the sign-in at once, unless the user has accounts there to choose from."""
    if not accounts:
        return oauth_flow.start(provider, service.key)
    return page_or_partial(
        "pages/calendar_sync/connect/oauth.html",
        "partials/calendar_sync/connect/_oauth.html",
        service=service,
        accounts=accounts,
        provider=provider,
    )


def _service_or_404(key: str) -> Service:
    chosen = next((service for service in providers().offered() if service.key == key), None)
    if chosen is None:
        abort(404)
    return chosen


def _typed(service: Service, sign_in: PasswordSignIn, form: FlaskForm) -> Pending:
    own = own_login(sign_in, signed_in_user())
    if own is not None:
        return Pending.of(service.key, own)
    server_url = form["server_url"].data if "server_url" in form else sign_in.fixed_address
    return Pending.of(service.key, Login(server_url, form["username"].data, form["password"].data))


def _start_over(service: Service) -> Response:
    flash("This sign-in has expired. Please sign in to the calendar again.", "info")
    return redirect_to(url_for("calendar_sync.connect", service=service.key))


def _answered(service: Service, pending: Pending, *, allowed: bool) -> Response:
    if not allowed:
        pending_credentials.forget()
        flash(f"{service.label} was not linked.", "info")
        return redirect_to(url_for("calendar_sync.services"))
    try:
        account = _link(pending)
    except ConnectorError as error:
        flash(sentence(error.reason), "danger")
        return redirect_to(url_for("calendar_sync.connect", service=service.key))
    pending_credentials.forget()
    return _begin_wizard(account)


def _link(pending: Pending) -> LinkedAccount:
    discovery = pending_credentials.check(pending)
    return sync_service.link_account(
        signed_in_user(),
        service=pending.service,
        name=pending.username,
        server_url=pending.server_url,
        username=pending.username,
        password=pending.password,
        discovery=discovery,
    )


def _begin_wizard(account: LinkedAccount) -> Response:
    draft = queries.find_empty_draft(account) or sync_service.start_integration(account)
    return redirect_to(url_for("calendar_sync.wizard", integration_id=draft.id, step="linked-calendar"))


def _renew(integration: Integration, sign_in: PasswordSignIn, form: FlaskForm) -> None:
    account = integration.account
    try:
        username = decrypt(account.credentials)["username"]
    except CredentialsUnreadable as error:
        raise AuthorizationLost(because(Reason.SIGN_IN_NOT_KEPT)) from error
    password = form.password.data if "password" in form else sign_in.known_password(username) or ""
    _link(Pending(account.service, account.server_url, username, password))


def add_to(bp: Blueprint) -> None:
    both = ["GET", "POST"]
    bp.add_url_rule("/connect", view_func=services)
    bp.add_url_rule("/connect/<service>", view_func=connect, methods=both)
    bp.add_url_rule("/connect/<service>/<key>", view_func=connect_oauth)
    bp.add_url_rule("/connect/<service>/permission", view_func=permission, methods=both)
    bp.add_url_rule("/accounts/<int:account_id>/calendars", view_func=add_calendar, methods=["POST"])
    bp.add_url_rule("/accounts/<int:account_id>/reconnect", view_func=reconnect_account)
    bp.add_url_rule("/<int:integration_id>/reconnect", view_func=reconnect, methods=both)
