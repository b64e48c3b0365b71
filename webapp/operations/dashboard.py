"""The RQ dashboard under /admin/rq, for administrators only.

Its pages are third-party code: inline scripts, templates that are compiled in the browser, and POSTs without a CSRF
token. The content security policy is relaxed on its addresses only.
"""

from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from flask_login import current_user, login_required
from rq_dashboard import blueprint

from webapp.extensions import csrf
from webapp.web.responses import CONTENT_SECURITY_POLICY

PREFIX = "/admin/rq"
DASHBOARD_POLICY = (
    f"{CONTENT_SECURITY_POLICY}; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'"
)
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def init_app(app: Flask) -> None:
    """Register the dashboard, with a guard before each of its requests."""
    app.config["RQ_DASHBOARD_REDIS_URL"] = (app.config["REDIS_URL"],)
    app.redis_conn = app.extensions["redis"]  # type: ignore[attr-defined]  # the attribute that the dashboard reads
    csrf.exempt(blueprint)  # _guard checks the origin instead
    app.register_blueprint(blueprint, url_prefix=PREFIX)
    app.before_request(_guard)
    app.after_request(_relax)


def _guard() -> Response | None:
    if request.blueprint != blueprint.name:
        return None
    return _administrators_only()  # type: ignore[no-any-return]  # Flask-Login has no types


@login_required  # Flask-Login has no types
def _administrators_only() -> None:
    # The number in the address selects one of several Redis servers; there is only one.
    if not current_user.is_administrator or (request.view_args or {}).get("instance_number"):
        abort(404)
    changes_something = request.endpoint == "rq_dashboard.requeue_all" or request.method not in _SAFE_METHODS
    if changes_something and (request.method in _SAFE_METHODS or not _from_our_own_page()):
        abort(403)


def _from_our_own_page() -> bool:
    """Return whether a page of this site sent the request. Every browser since 2023 sends one of the two headers."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host


def _relax(response: Response) -> Response:
    if request.blueprint == blueprint.name:
        response.headers["Content-Security-Policy"] = DASHBOARD_POLICY
    return response
