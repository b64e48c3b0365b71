"""Pages of single sign-on: redirect to the provider, callback, sign-out."""

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

_STATE_KIND = "single_sign_on"

PROBLEMS = {
    ProviderAway: ("away", 503),
    AnswerRefused: ("untrusted", 502),
    CodeRefused: ("expired", 400),
    NoAccount: ("no_account", 403),
    AddressNotVerified: ("not_verified", 403),
    AccountDisabled: ("disabled", 403),
    LinkedOtherwise: ("linked_otherwise", 403),
}
"""Message (a key in pages/accounts/single_sign_on.html) and HTTP status by error."""

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
    db.session.commit()  # no transaction stays open during the request to the provider
    proof = Secrets(nonce=secrets.token_urlsafe(32), verifier=oauth_state.new_code_verifier())
    # Encrypted, because the browser's user can read the session cookie.
    kept = encrypt({"nonce": proof.nonce, "verifier": proof.verifier})
    state = oauth_state.begin(_STATE_KIND, next=address, secrets=kept)
    try:
        authorization = _provider().authorization_address(state=state, secrets=proof, redirect_uri=_callback())
    except SignOnError as error:
        return _failed(error)
    return redirect(authorization, 303)


@bp.get("/callback")
def callback() -> ResponseReturnValue:
    """Handle the provider's authorization response."""
    started = oauth_state.finish(_STATE_KIND, request.args.get("state", ""))
    if started is None and current_user.is_authenticated:  # by a sign-in in another window, which cleared the session
        return redirect(url_for("my_calendar.home"), 303)
    if started is None:
        return _page("unknown", 400)
    if oauth_state.has_expired(started):
        return _page("expired", 400)
    if request.args.get("error") == "access_denied":
        return _page("cancelled", 403)
    if "error" in request.args or "code" not in request.args:
        return _page("refused", 502)
    try:
        proof = Secrets(**decrypt(started["secrets"]))
    except CredentialsUnreadable:  # the encryption keys were replaced during this sign-in
        log.warning("single sign-on failed", kind="CredentialsUnreadable", reason="its secrets cannot be decrypted")
        return _page("keys_replaced", 400, next=started["next"])
    try:
        attempt = begin_attempt(request.remote_addr or "", f"single sign-on {started['until']}")
    except TooManyAttempts:
        return _page("too_many", 429)
    return _let_in(started["next"], proof, attempt)


@bp.get("/sign-out")
def sign_out() -> ResponseReturnValue:
    """Redirect to the provider's sign-out page; the session of this application has been ended before."""
    try:
        address = _provider().sign_out_address(_external("accounts.sign_in"))
    except SignOnError as error:
        return _failed(error)
    return redirect(address, 303) if address else _page("no_sign_out", 200)


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
    return _page(*next(answer for kind, answer in PROBLEMS.items() if isinstance(error, kind)))


def _page(what: str, status: int, **context: str) -> ResponseReturnValue:
    name = _provider().settings.name
    return render_template("pages/accounts/single_sign_on.html", what=what, name=name, **context), status


def _callback() -> str:
    return _external("single_sign_on.callback")


def _external(endpoint: str) -> str:
    # Not from the Host header, which can be forged: the provider compares the address with the registered one.
    return f"{current_app.config['BASE_URL']}{url_for(endpoint)}"
