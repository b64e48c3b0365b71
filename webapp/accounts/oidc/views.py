"""Signing in through the provider: the way there, the way back, and out again."""

import secrets

import structlog
from flask import Blueprint, abort, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.accounts import service, sessions
from webapp.accounts.models import SignInAttempt
from webapp.accounts.oidc.errors import (
    AccountDisabled,
    AddressNotVerified,
    AnswerRefused,
    CodeRefused,
    LinkedOtherwise,
    NoAccount,
    ProviderAway,
    SignOnError,
)
from webapp.accounts.oidc.identities import user_for
from webapp.accounts.oidc.provider import Provider, Secrets, find_provider
from webapp.accounts.throttle import TooManyAttempts, begin_attempt, forget_attempt
from webapp.encryption import CredentialsUnreadable, decrypt, encrypt
from webapp.extensions import db
from webapp.web import oauth_state
from webapp.web.responses import safe_next

log = structlog.get_logger()

_ERRAND = "single_sign_on"

PROBLEMS = {
    ProviderAway: ("away", 503),
    AnswerRefused: ("untrusted", 502),
    CodeRefused: ("expired", 400),
    NoAccount: ("no_account", 403),
    AddressNotVerified: ("not_verified", 403),
    AccountDisabled: ("disabled", 403),
    LinkedOtherwise: ("linked_otherwise", 403),
}
"""What people are told, and with which status."""

bp = Blueprint("single_sign_on", __name__, url_prefix="/sign-in/provider")


@bp.before_request
def _only_where_it_is_set_up() -> ResponseReturnValue | None:
    _provider()
    return redirect(url_for("accounts.set_up"), 303) if service.needs_set_up() else None


@bp.get("/")
def start() -> ResponseReturnValue:
    address = safe_next(request.args.get("next"), url_for("my_calendar.home"))
    if current_user.is_authenticated:
        return redirect(address, 303)
    db.session.commit()  # no transaction stays open while the provider is asked
    proof = Secrets(nonce=secrets.token_urlsafe(32), verifier=oauth_state.new_code_verifier())
    # Encrypted, because the session's cookie can be read by whoever holds it.
    kept = encrypt({"nonce": proof.nonce, "verifier": proof.verifier})
    state = oauth_state.begin(_ERRAND, next=address, secrets=kept)
    try:
        there = _provider().authorization_address(state=state, secrets=proof, redirect_uri=_callback())
    except SignOnError as error:
        return _failed(error)
    return redirect(there, 303)


@bp.get("/callback")
def callback() -> ResponseReturnValue:
    """Where the provider sends people back to."""
    errand = oauth_state.finish(_ERRAND, request.args.get("state", ""))
    if errand is None and current_user.is_authenticated:  # in another window, which ended what was begun in this one
        return redirect(url_for("my_calendar.home"), 303)
    if errand is None:
        return _page("unknown", 400)
    if oauth_state.is_too_late(errand):
        return _page("expired", 400)
    if request.args.get("error") == "access_denied":
        return _page("cancelled", 403)
    if "error" in request.args or "code" not in request.args:
        return _page("refused", 502)
    try:
        proof = Secrets(**decrypt(errand["secrets"]))
    except CredentialsUnreadable:  # the encryption keys were replaced during this sign-in
        log.warning("single sign-on failed", kind="CredentialsUnreadable", reason="its secrets cannot be decrypted")
        return _page("keys_replaced", 400, next=errand["next"])
    try:
        attempt = begin_attempt(request.remote_addr or "", f"single sign-on {errand['until']}")
    except TooManyAttempts:
        return _page("too_many", 429)
    return _let_in(errand["next"], proof, attempt)


@bp.get("/sign-out")
def sign_out() -> ResponseReturnValue:
    """On to the provider's own sign-out; here the session has ended before."""
    try:
        there = _provider().sign_out_address(_here("accounts.sign_in"))
    except SignOnError as error:
        return _failed(error)
    return redirect(there, 303) if there else _page("no_sign_out", 200)


def _let_in(address: str, proof: Secrets, attempt: SignInAttempt) -> ResponseReturnValue:
    provider = _provider()
    try:
        provider.check_sender(request.args.get("iss"))
        person = provider.identify(code=request.args["code"], secrets=proof, redirect_uri=_callback())
        user = user_for(person, creates_accounts=provider.settings.creates_accounts)
    except SignOnError as error:
        return _failed(error)
    forget_attempt(attempt)
    sessions.start(user)
    session[sessions.THROUGH_PROVIDER] = True
    return redirect(safe_next(address, url_for("my_calendar.home")), 303)


def _provider() -> Provider:
    return find_provider() or abort(404)


def _failed(error: SignOnError) -> ResponseReturnValue:
    log.warning("single sign-on failed", kind=type(error).__name__, reason=error.reason)
    return _page(*next(told for kind, told in PROBLEMS.items() if isinstance(error, kind)))


def _page(what: str, status: int, **context: str) -> ResponseReturnValue:
    name = _provider().settings.name
    return render_template("pages/accounts/single_sign_on.html", what=what, name=name, **context), status


def _callback() -> str:
    return _here("single_sign_on.callback")


def _here(endpoint: str) -> str:
    # Not from the Host header: the provider compares it with what was registered, and a forged one must not matter.
    return f"{current_app.config['BASE_URL']}{url_for(endpoint)}"
