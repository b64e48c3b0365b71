"""Responses of all pages: fragment or page, redirects, security headers, and cleaned form values."""

from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Request, Response, abort, current_app, make_response, render_template, request
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.routing import IntegerConverter, Map

from webapp.database import LARGEST_BIGINT

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",  # Bootstrap's own stylesheet draws its icons from data: addresses
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)


LONGEST_NEXT = 1000
"""Longest address to redirect to after signing in. It has to fit into a cookie, and no page has a longer one."""


def page_or_partial(page: str, partial: str, *, status: int = 200, **context: Any) -> Response:
    """Return the fragment to htmx, and the whole page to other requests."""
    whole_page = (
        "HX-Request" not in request.headers
        or request.headers.get("HX-Request-Type") == "full"  # htmx 4 swaps the whole body
        or "HX-History-Restore-Request" in request.headers  # the back button needs the page
    )
    response = make_response(render_template(page if whole_page else partial, **context), status)
    response.vary.update(("HX-Request", "HX-Request-Type"))  # so that caches do not serve a fragment as the page
    return response


def is_htmx() -> bool:
    """Return whether htmx sent the request; only this module reads its headers."""
    return "HX-Request" in request.headers


def redirect_to(address: str) -> Response:
    """Redirect to `address`, for requests of htmx and of the browser itself."""
    if is_htmx():
        response = make_response("", 204)
        # A real navigation: pages bring styles and scripts of their own, which a swap of the body would not load.
        response.headers["HX-Redirect"] = address
        return response
    response = make_response("", 303)
    response.headers["Location"] = address
    return response


def safe_next(address: str | None, default: str) -> str:
    """Return `address` if it is a path on this site, else `default` (no open redirects)."""
    if not address or not address.startswith("/") or address.startswith("//") or len(address) > LONGEST_NEXT:
        return default
    # Browsers treat a backslash like a slash, and remove tabs and line ends before parsing.
    if "\\" in address or not address.isprintable():
        return default
    parts = urlsplit(address)
    return default if parts.scheme or parts.netloc else address


def is_of_this_site(address: str) -> bool:
    """Return whether an absolute address is of this site: its host is that of the request, or that of BASE_URL."""
    try:
        host = urlsplit(address).netloc
    except ValueError:
        return False
    return host in {request.host, urlsplit(current_app.config["BASE_URL"]).netloc}


def page_of_request() -> str | None:
    """Return the address, on this site, of the page that sent the request by htmx or by a form; None if unknown."""
    address = request.headers.get("HX-Current-URL") if is_htmx() else request.referrer
    if not address or not is_of_this_site(address):
        return None
    parts = urlsplit(address)
    return safe_next(f"{parts.path}?{parts.query}" if parts.query else parts.path, "") or None


class StorableValues(ImmutableMultiDict[str, Any]):
    """Form and query values without NUL, the one character that PostgreSQL cannot store in a text.

    It occurs in pasted texts, where it is invisible.
    """

    def __init__(self, values: Any = None) -> None:
        pairs = MultiDict(values).items(multi=True)
        super().__init__([(name, text.replace("\0", "") if isinstance(text, str) else text) for name, text in pairs])


class StorableRequest(Request):
    """A request whose values can be stored and searched in every database."""

    parameter_storage_class = StorableValues


class RowIdConverter(IntegerConverter):
    """Integers in addresses. A number too large for a column is not found, like any other unknown id."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:  # Werkzeug's name
        super().__init__(map, *args, **{"max": LARGEST_BIGINT, **kwargs})


def init_app(app: Flask) -> None:
    """Send the security headers with every response, and limit the numbers and texts in addresses."""
    app.url_map.converters["int"] = RowIdConverter
    app.request_class = StorableRequest

    @app.before_request
    def _refuse_what_cannot_be_stored() -> None:
        if "\0" in request.path:
            abort(404)

    @app.after_request
    def _security_headers(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")  # for browsers without support for frame-ancestors
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if app.config["SESSION_COOKIE_SECURE"]:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        headers.setdefault("Cache-Control", "no-store")  # calendars are private, shared machines are common
        return response
