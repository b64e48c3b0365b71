"""Authorising in the browser, and the token endpoints."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue

from emulators.cronofy import shapes
from emulators.cronofy.calls import api_call, application_call, body, flag, world
from emulators.cronofy.errors import ApiError
from emulators.cronofy.state import Account, Profile, World

bp = Blueprint("oauth", __name__)

COOKIE = "cronofy_linking"


@dataclass(frozen=True, slots=True)
class Choice:
    """A service as the page offers it. `password` labels what is asked where it has no consent page."""

    provider_name: str
    service: str
    label: str
    password: str = ""
    has_server: bool = False


CHOICES = (
    Choice("apple", "icloud", "iCloud", password="App-specific password"),
    Choice("google", "google", "Google"),
    Choice("office365", "office365", "Office 365"),
    Choice("exchange", "exchange", "Exchange", password="Password", has_server=True),
    Choice("live_connect", "outlook_com", "Outlook.com"),
)


@bp.get("/oauth/authorize")
def authorize() -> ResponseReturnValue:
    here = world()
    if problem := _problem(here, request.args.to_dict()):
        return render_template("message.html", title="Invalid request", message=problem), 400
    choice = _choice(request.args.to_dict())
    if here.settings.auto_approve and choice:
        return _allow(here, request.args.to_dict(), choice.service, here.settings.auto_approve)
    if choice is None:
        links = [(choice, _address_with(provider_name=choice.provider_name)) for choice in CHOICES]
        return render_template("choose.html", links=links, query=request.args)
    scopes = sorted(request.args["scope"].split())
    return render_template("consent.html", choice=choice, query=request.args, scopes=scopes, email="", problem="")


@bp.post("/oauth/authorize")
def decide() -> ResponseReturnValue:
    """Redirect by the person's answer. The query is that of the page, so nothing has to be remembered in between."""
    here, query = world(), request.args.to_dict()
    if problem := _problem(here, query):
        return render_template("message.html", title="Invalid request", message=problem), 400
    if request.form.get("decision") != "allow":
        return redirect(_back(query, error="access_denied"))
    choice = _choice(query)
    if choice is None:
        return render_template("message.html", title="Invalid request", message="Choose a calendar service."), 400
    email = request.form.get("email", "").strip()
    problem = ""
    if "@" not in email:
        problem = "Enter the e-mail address of the account."
    elif choice.password and request.form.get("password", "") in {"", "wrong"}:
        problem = f"{choice.label} did not accept this {choice.password.lower()}."
    if problem:
        scopes = sorted(query["scope"].split())
        page = render_template("consent.html", choice=choice, query=query, scopes=scopes, email=email, problem=problem)
        return page, 422
    return _allow(here, query, choice.service, email)


@bp.post("/oauth/token")
@application_call
def token() -> ResponseReturnValue:
    here, data = world(), _texts()
    _check_client(here, data)
    if data.get("grant_type") == "authorization_code":
        answer = _exchange(here, data)
    elif data.get("grant_type") == "refresh_token":
        answer = _refresh(here, data)
    else:
        raise ApiError.oauth("unsupported_grant_type")
    response = jsonify(answer)
    response.headers.update({"Cache-Control": "no-store", "Pragma": "no-cache"})
    return response


@bp.post("/oauth/token/revoke")
@application_call
def revoke() -> ResponseReturnValue:
    here, data = world(), _texts()
    _check_client(here, data)
    account = _account_of_token(here, data["token"]) if data.get("token") else here.accounts.get(data.get("sub", ""))
    if account is not None:  # as RFC 7009 has it, revoking what is not valid succeeds
        here.end_grant(account)
    return Response(status=200)


@bp.post("/v1/link_tokens")
@api_call
def make_link_token(account: Account) -> ResponseReturnValue:
    value = secrets.token_urlsafe(16)
    world().link_tokens[value] = account
    return jsonify(link_token=value)


@bp.post("/v1/application_calendars")
@application_call
def application_calendar() -> ResponseReturnValue:
    """Create a calendar hosted by the service itself, for which nobody has to be asked."""
    here, data = world(), body()
    shapes.APPLICATION_CALENDAR(data, "")
    _check_client(here, data)
    name = data.get("application_calendar_id")
    if not name:
        raise ApiError.invalid("application_calendar_id", "errors.required", "application_calendar_id is missing")
    account = here.owner_of("cronofy", name) or here.make_account("", "application_calendar")
    profile = here.connect(account, "cronofy", name)
    grant(account, "read_write")
    return jsonify(application_calendar_id=name, **_token_answer(here, account), **_linking(account, profile))


def _texts() -> dict[str, str]:
    """Return the body of a request whose fields are all texts. Raises ApiError 400, as OAuth has it."""
    try:
        data = body()
    except ApiError:
        raise ApiError.oauth("invalid_request") from None
    if not all(isinstance(value, str | bool) for value in data.values()):
        raise ApiError.oauth("invalid_request")
    return data


def grant(account: Account, scope: str) -> None:
    """Widen what the application may do with an account; there is one refresh token for each account."""
    account.scope = (
        " ".join(dict.fromkeys([*account.scope.split(), *scope.split()])) if account.refresh_token else scope
    )
    account.refresh_token = account.refresh_token or secrets.token_urlsafe(24)


def _choice(query: dict[str, str]) -> Choice | None:
    return next((choice for choice in CHOICES if choice.provider_name == query.get("provider_name")), None)


def _problem(here: World, query: dict[str, str]) -> str:
    """Return why an authorisation request cannot even be answered by a redirect, or nothing."""
    known = here.application.redirect_uris
    if query.get("client_id") != here.application.client_id:
        return "This application is not known."
    if urlsplit(query.get("redirect_uri", "")).scheme not in {"http", "https"}:
        return "The redirect address is missing or not an http address."
    if known and query["redirect_uri"] not in known:
        return "The redirect address is not registered for this application."
    if query.get("response_type") != "code":
        return "The response type must be code."
    if not query.get("scope", "").split():
        return "At least one scope must be asked for."
    if query.get("link_token") and query["link_token"] not in here.link_tokens:
        return "The link token is not known."
    return ""


def _allow(here: World, query: dict[str, str], service: str, email: str) -> Response:
    with here.lock:
        account = here.owner_of(service, email) or _linked_account(here, query) or here.make_account(email)
        profile = here.connect(account, service, email)
        grant(account, query["scope"])
        code = secrets.token_urlsafe(16)
        here.codes[code] = {
            "account": account,
            "profile": profile,
            "redirect_uri": query["redirect_uri"],
            "expires_at": here.clock.now() + here.settings.code_lifetime,
        }
    response = make_response(redirect(_back(query, code=code)))
    if not flag(query.get("avoid_linking")):
        response.set_cookie(COOKIE, account.sub, max_age=timedelta(days=365), httponly=True, samesite="Lax")
    return response


def _linked_account(here: World, query: dict[str, str]) -> Account | None:
    """Return the account that a new mailbox joins: of the link token, or the one this browser authorised before."""
    if query.get("link_token"):
        return here.link_tokens.pop(query["link_token"])
    if flag(query.get("avoid_linking")):
        return None
    account = here.accounts.get(request.cookies.get(COOKIE, ""))
    return account if account and account.refresh_token else None


def _back(query: dict[str, str], **answer: str) -> str:
    if "state" in query:
        answer["state"] = query["state"]
    uri = query["redirect_uri"]
    return f"{uri}{'&' if urlsplit(uri).query else '?'}{urlencode(answer)}"


def _address_with(**changes: str) -> str:
    return f"/oauth/authorize?{urlencode({**request.args.to_dict(), **changes})}"


def _check_client(here: World, data: dict[str, Any]) -> None:
    if data.get("client_id") != here.application.client_id or data.get("client_secret") not in here.application.secrets:
        raise ApiError.oauth("invalid_client")


def _exchange(here: World, data: dict[str, Any]) -> dict[str, Any]:
    held = here.codes.pop(str(data.get("code")), None)
    if held is None or held["expires_at"] <= here.clock.now() or held["redirect_uri"] != data.get("redirect_uri"):
        raise ApiError.oauth("invalid_grant")
    account, profile = held["account"], held["profile"]
    if account.refresh_token is None:
        raise ApiError.oauth("invalid_grant")
    return {**_token_answer(here, account), **_linking(account, profile)}


def _refresh(here: World, data: dict[str, Any]) -> dict[str, Any]:
    presented = data.get("refresh_token")
    if not presented:
        raise ApiError.oauth("invalid_request")
    account = next((account for account in here.accounts.values() if account.refresh_token == presented), None)
    if account is None:
        raise ApiError.oauth("invalid_grant")
    if here.settings.rotate_refresh_tokens:
        account.refresh_token = secrets.token_urlsafe(24)
    return _token_answer(here, account)


def _token_answer(here: World, account: Account) -> dict[str, Any]:
    access_token, lasts = here.issue_token(account)
    return {
        "token_type": "bearer",
        "access_token": access_token,
        "expires_in": int(lasts.total_seconds()),
        "refresh_token": account.refresh_token,
        "scope": here.settings.granted_scope or account.scope,
    }


def _linking(account: Account, profile: Profile) -> dict[str, Any]:
    return {
        "account_id": account.sub,
        "sub": account.sub,
        "linking_profile": {
            "provider_name": profile.provider_name,
            "provider_service": profile.service,
            "profile_id": profile.profile_id,
            "profile_name": profile.name,
        },
    }


def _account_of_token(here: World, value: str) -> Account | None:
    held = here.access_tokens.get(value)
    if held:
        return held[0]
    return next((account for account in here.accounts.values() if account.refresh_token == value), None)
