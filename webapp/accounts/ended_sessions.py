"""Requests without a valid session, and forms that were opened in another session: entered values are never lost.

An open page shows in a bar that its session has ended (session.js), and stays as it is: no background request navigates
away. A form that is submitted without scripts is returned with all entered values, to be saved after signing in.
"""

import json

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from itsdangerous import BadSignature, URLSafeTimedSerializer

from webapp.web.responses import is_htmx, is_of_this_site, page_of_request

TOKEN = "csrf_token"  # noqa: S105  # the name of the field

_OPEN = frozenset({"accounts.set_up", "accounts.sign_in", "accounts.welcome", "two_factor.ask"})
"""Pages with a form for people who are not signed in. Reloading them loses nothing."""


def sign_in_required() -> ResponseReturnValue:
    """Answer 401 to requests of an open page; redirect other requests to the sign-in page, and back afterwards."""
    if is_htmx():
        event = {"signedOut": {"signIn": url_for("accounts.sign_in", next=page_of_request())}}
        return "", 401, {"HX-Trigger": json.dumps(event), "HX-Reswap": "none"}
    if request.method in {"GET", "HEAD"}:
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
    return kept_form(401) or redirect(url_for("accounts.sign_in", next=page_of_request()), 303)


def expired_form() -> ResponseReturnValue | None:
    """Answer a form whose CSRF token is not of this session; None if only the usual error applies."""
    if current_user.is_authenticated:
        return None if is_htmx() else kept_form(400)
    if not _was_opened_here():
        return None
    if request.endpoint in _OPEN:
        flash("This page was open for too long. Please try again.", "info")
        return redirect(request.full_path.rstrip("?"), 303)
    return None if _has_password() else sign_in_required()


def fresh_token() -> dict[str, str]:
    """Return headers with which an open page can submit its form again, if the same person is signed in.

    The same-origin policy prevents other sites from reading them.
    """
    if not is_htmx() or not current_user.is_authenticated:
        return {}
    return {"X-CSRF-Token": generate_csrf(), "X-Person": str(current_user.id)}


def kept_form(status: int) -> ResponseReturnValue | None:
    """Return a page with the submitted values, ready to be submitted again; None if they must not or cannot be kept."""
    fields = [(name, value) for name, value in request.form.items(multi=True) if name != TOKEN]
    if not fields or _has_password() or any(request.files.values()) or not _was_opened_here():
        return None
    return render_template(
        "pages/accounts/kept_form.html",
        fields=fields,
        action=request.full_path.rstrip("?"),
        back=page_of_request(),
    ), status


def _has_password() -> bool:
    """Return whether the form has a password, the one value that is never sent back."""
    return any("password" in name for name in request.form)


def _was_opened_here() -> bool:
    """Return whether the form comes from a page of this application, of any session, and not from another site."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    if not all(is_of_this_site(said) for said in (request.origin, request.referrer) if said):
        return False
    token = request.form.get(TOKEN) or request.headers.get("X-CSRFToken", "")
    try:
        URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="wtf-csrf-token").loads(token)
    except BadSignature:
        return False
    return True
