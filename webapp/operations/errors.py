"""Error responses: a page, or for htmx a toast that leaves the page unchanged."""

from collections.abc import Callable
from typing import Any

import structlog
from flask import Flask, Response, g, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin
from flask_wtf.csrf import CSRFError
from redis.exceptions import RedisError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, ServiceUnavailable

from webapp.accounts import ended_sessions
from webapp.extensions import db
from webapp.web.responses import is_htmx

log = structlog.get_logger()

RETRY_AFTER = 5
"""Value of Retry-After, in seconds, when the server is overloaded."""

EXPLANATIONS = {
    400: ("That did not work", "The request could not be understood. Go back, reload the page and try again."),
    403: ("Not allowed", "This may only be done from a page of this site."),
    404: ("Not found", "There is nothing at this address, or it is not yours to see."),
    405: ("That did not work", "This address cannot be used in that way."),
    409: ("It has changed meanwhile", "Somebody else changed this first. Reload the page to see how it is now."),
    413: ("Too large", "What you sent is larger than this page accepts."),
    429: ("Too many requests", "Please wait a little, then try again."),
    500: ("Something went wrong", "This is our fault, and it has been logged. Please try again."),
    503: ("Not available right now", "A part of the system cannot be reached. Please try again in a moment."),
}
FORM_EXPIRED = (
    "This form has expired",
    "You were signed out or in again since the page was opened. Go back, reload the page and try again.",
)


def init_app(app: Flask) -> None:
    """Register handlers for all errors."""
    app.register_error_handler(CSRFError, _with_database(_expired_form))
    app.register_error_handler(HTTPException, _with_database(_http_error))
    app.register_error_handler(RedisError, _unavailable)
    app.register_error_handler(OperationalError, _unavailable)
    app.register_error_handler(PoolTimeout, _busy)


def _with_database(answer: Callable[[Any], ResponseReturnValue]) -> Callable[[Any], ResponseReturnValue]:
    """Wrap a handler that reads the signed-in user from the database: Flask handles no errors of error handlers."""

    def handle(error: Exception) -> ResponseReturnValue:
        try:
            return answer(error)
        except OperationalError as trouble:
            return _unavailable(trouble)
        except PoolTimeout as trouble:
            return _busy(trouble)

    return handle


def _expired_form(_error: CSRFError) -> ResponseReturnValue:
    answer = ended_sessions.expired_form()
    if answer is not None:
        return answer
    response = _answer(400, *FORM_EXPIRED)
    response.headers.update(ended_sessions.fresh_token())
    return response


def _http_error(error: HTTPException) -> Response:
    if error.response is not None:  # a prepared response
        return make_response(error.response)
    status = error.code or 500
    if status >= 500:
        db.session.rollback()
        # Without a query for the user, which may be what failed. `_login_user` is Flask-Login's name.
        g.setdefault("_login_user", AnonymousUserMixin())
    title, text = EXPLANATIONS.get(status, (error.name, error.description or ""))
    return _answer(status, title, text, headers=dict(error.get_headers()))


def _unavailable(error: Exception) -> Response:
    answer = _http_error(ServiceUnavailable())
    log.error("part of the system is away", exc_info=error)
    return answer


def _busy(_error: PoolTimeout) -> Response:
    """Answer 503 if all database connections are in use, instead of making everybody wait."""
    log.warning("busy")
    return _http_error(ServiceUnavailable(retry_after=RETRY_AFTER))


def _answer(status: int, title: str, text: str, headers: dict[str, str] | None = None) -> Response:
    if is_htmx():
        response = make_response(
            render_template("partials/_toast.html", text=f"{title}. {text}", level="danger"), status
        )
        response.headers["HX-Retarget"] = "#toasts"
        response.headers["HX-Reswap"] = "beforeend"
    else:
        page = render_template("pages/errors/error.html", status=status, title=title, text=text)
        response = make_response(page, status)
    for name in ("Allow", "Retry-After"):
        if headers and name in headers:
            response.headers[name] = headers[name]
    return response
