"""The OAuth authorization code flow (RFC 6749, 4.1): redirect to a provider's sign-in page, and callback."""

from dataclasses import asdict, dataclass
from typing import Any

from flask import Blueprint, Response, abort, flash, render_template, request, url_for

from webapp.calendar_sync import queries
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.connectors.reasons import Reason, because
from webapp.connectors.registry import Provider
from webapp.connectors.sign_in import Grant, OAuthSignIn
from webapp.encryption import CredentialsUnreadable, decrypt, encrypt
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync import service as sync_service
from webapp.sync.linked_accounts import authorization
from webapp.sync.linked_accounts.ports import page_address
from webapp.sync.providers import providers
from webapp.web import oauth_state
from webapp.web.current_user import signed_in_user
from webapp.web.responses import redirect_to


@dataclass(frozen=True, slots=True)
class Started:
    """A sign-in in progress, kept in the session. `account_id` is set where an account is reconnected.

    `secrets` is encrypted, because the session cookie is signed only and can be read in the browser.
    """

    service: str
    account_id: int | None
    user_id: int
    secrets: str = ""
    until: str = ""


def start(provider: Provider, service: str, account_id: int | None = None) -> Response:
    """Redirect the user to the provider's sign-in page for `service`; `account_id` names an account to reconnect."""
    code_verifier = oauth_state.new_code_verifier()
    secrets = encrypt({"code_verifier": code_verifier})
    state = oauth_state.begin(provider.key, **asdict(Started(service, account_id, signed_in_user().id, secrets)))
    sign_in, callback_address = _sign_in(provider), _callback(provider)
    return redirect_to(
        sign_in.address(service, state=state, redirect_uri=callback_address, code_verifier=code_verifier)
    )


def callback(key: str) -> Response:
    """Exchange the code of the provider `key` for a grant, and link or reconnect the account (RFC 6749, 4.1.2)."""
    provider = providers().get(key)
    if provider is None or not isinstance(provider.sign_in, OAuthSignIn):
        abort(404)
    started = _take(provider, request.args.get("state", ""))
    if started is None:
        return _problem(provider, "unknown", 400)
    if oauth_state.has_expired(asdict(started)):
        return _problem(provider, "expired", 400, started)
    error = request.args.get("error", "")
    if error == "access_denied":
        return _problem(provider, "refused", 200, started)
    if error or "code" not in request.args:
        return _problem(provider, "failed", 400, started, reason=f"{provider.name} could not complete the sign-in.")
    db.session.commit()  # no transaction stays open during a request to a service
    try:
        grant = _sign_in(provider).exchange(
            request.args["code"],
            redirect_uri=_callback(provider),
            code_verifier=decrypt(started.secrets)["code_verifier"],
        )
    except (AuthorizationLost, CredentialsUnreadable):  # the latter if the keys were rotated since `start`
        return _problem(provider, "expired", 400, started)
    except ConnectorError as refusal:
        return _problem(provider, "failed", 502, started, reason=sentence(refusal.reason))
    return _reconnected(provider, started, grant) if started.account_id else _connected(provider, started, grant)


def _connected(provider: Provider, started: Started, grant: Grant) -> Response:
    service = grant.service or started.service
    existing = sync_service.find_granted_account(signed_in_user(), provider, service, grant)
    is_in_use = existing is not None and bool(queries.find_integrations_of(existing))
    account = sync_service.link_granted_account(signed_in_user(), provider, service=service, grant=grant)
    if is_in_use:
        return _answer(
            provider,
            "already_linked",
            200,
            service=providers().service(account.service),
            account=account,
            integrations=queries.find_integrations_of(account),
        )
    draft = queries.find_empty_draft(account) or sync_service.start_integration(account)
    return redirect_to(url_for("calendar_sync.wizard", integration_id=draft.id, step="linked-calendar"))


def _reconnected(provider: Provider, started: Started, grant: Grant) -> Response:
    account = queries.account_or_404(started.account_id or 0, signed_in_user())
    service = grant.service or started.service
    if not sync_service.is_authorised(account, service, grant):
        authorization.discard(provider, grant)
        other = grant.name or "another account"
        other_service = providers().service(service)
        return _problem(
            provider, "other_account", 409, started, account=account, other=other, other_service=other_service
        )
    sync_service.reconnect_granted_account(account, grant)
    flash(f"“{account.name}” is connected again.", "success")
    return redirect_to(url_for("calendar_sync.listing"))


def _take(provider: Provider, state: str) -> Started | None:
    """Return the sign-in that this user started under `state`, and remove it: a state is accepted once."""
    found = oauth_state.finish(provider.key, state)
    started = Started(**found) if found else None
    return started if started and started.user_id == signed_in_user().id else None


def _sign_in(provider: Provider) -> OAuthSignIn:
    if not isinstance(provider.sign_in, OAuthSignIn):
        raise ConnectorError(because(Reason.NO_SIGN_IN_PAGE, service=provider.name))
    return provider.sign_in


def _callback(provider: Provider) -> str:
    return page_address(url_for("calendar_sync.oauth_callback", key=provider.key))


def _problem(provider: Provider, what: str, status: int, started: Started | None = None, **context: Any) -> Response:
    return _answer(
        provider,
        what,
        status,
        service=providers().service(started.service) if started else None,
        started=started,
        **context,
    )


def _answer(provider: Provider, what: str, status: int, **context: Any) -> Response:
    lost = queries.find_lost_accounts(signed_in_user())
    page = render_template(
        "pages/calendar_sync/connect/oauth_answer.html", provider=provider, what=what, lost=lost, **context
    )
    return Response(page, status)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/<key>/callback", "oauth_callback", callback)
