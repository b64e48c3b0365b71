"""/webhooks: verifies, stores and enqueues the notifications of calendar services; makes no outbound request.

Up to a thousand may arrive in a second. They need no session and no user, so a WSGI middleware answers them before
Flask sets up a request.
"""

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

import structlog
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException
from werkzeug.wsgi import get_input_stream

from webapp.connectors.notifications import CallbackRequest, Notification, NotificationReceiver, UnreadableNotification
from webapp.connectors.registry import Registry
from webapp.extensions import db
from webapp.operations.metrics import REQUEST_SECONDS
from webapp.sync.linked_accounts import authorization, subscriptions
from webapp.sync.linked_accounts.notifications import NotificationBatcher, Origin, is_from
from webapp.sync.models import Integration, Subscription

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LONGEST_ECHO = 2000
"""Largest number of characters of a handshake; the tokens of services have some hundred."""

_MOST_PARAMETERS = 20

_PATH = re.compile("/webhooks/([^/]+)/(.*)", re.DOTALL)
_TOKEN = re.compile(r"[\w-]{1,100}", re.ASCII)
_NO_TEXT = [("Content-Length", "0"), ("Cache-Control", "no-store")]

log = structlog.get_logger()


class _Response(NamedTuple):
    """A response to a service. `text` is sent as plain text only."""

    status: HTTPStatus
    text: bytes = b""

    def headers(self) -> list[tuple[str, str]]:
        """Return its header fields."""
        if not self.text:
            return _NO_TEXT
        return [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(self.text))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ]


class _Headers(Mapping[str, str]):
    """The header fields of a WSGI environment, converted only when they are read, because requests are frequent."""

    def __init__(self, environ: "WSGIEnvironment") -> None:
        self._environ = environ

    def __getitem__(self, name: str) -> str:
        value: str = self._environ["HTTP_" + name.upper().replace("-", "_")]
        return value

    def __iter__(self) -> Iterator[str]:
        return (name[5:].replace("_", "-").lower() for name in self._environ if name.startswith("HTTP_"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class WebhookMiddleware:
    """WSGI middleware: answers requests to callback addresses, and passes all others to `inside`."""

    def __init__(self, app: Flask, inside: "WSGIApplication") -> None:
        self._app = app
        self._inside = inside
        self._batcher = NotificationBatcher(app)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        address = _PATH.fullmatch(environ.get("PATH_INFO", ""))
        receiver = self._receiver(address[1]) if address else None
        if address is None or receiver is None or environ["REQUEST_METHOD"] != "POST":
            return self._inside(environ, start_response)
        key, token = address.groups()
        began = time.perf_counter()
        answer = self._answer(token, environ, key, receiver)
        REQUEST_SECONDS.labels(f"webhooks.{key}", "POST", answer.status.value).observe(time.perf_counter() - began)
        start_response(f"{answer.status.value} {answer.status.phrase}", answer.headers())
        return (answer.text,) if answer.text else ()

    def _receiver(self, key: str) -> NotificationReceiver | None:
        registry: Registry = self._app.extensions["providers"]
        provider = registry.get(key)
        return provider.receiver if provider else None

    def _answer(self, token: str, environ: "WSGIEnvironment", key: str, receiver: NotificationReceiver) -> _Response:
        """Store notifications. Returns 403 without the signature of the provider, 410 for an address no longer in
        use.
        """
        try:
            request = _read(environ, receiver.max_body)
        except HTTPException as error:  # a longer body, whatever its Content-Length, or an incomplete one
            return _Response(HTTPStatus(error.code or 400))
        except ValueError:  # too many parameters
            return _Response(HTTPStatus.BAD_REQUEST)
        try:
            echo = receiver.handshake(request)
            if echo is not None:
                return self._shake_hands(token, echo)
            if not receiver.verify(request):
                return _Response(HTTPStatus.FORBIDDEN)
            is_in_use = self._take(token, receiver.parse(request), key)
        except UnreadableNotification:
            return _Response(HTTPStatus.BAD_REQUEST)
        except SQLAlchemyError:
            log.exception("notification_not_stored", connector=key)
            return _Response(HTTPStatus.SERVICE_UNAVAILABLE)  # the service sends it again
        return _Response(HTTPStatus.OK if is_in_use else HTTPStatus.GONE)

    def _shake_hands(self, token: str, echo: str) -> _Response:
        """Return the text of a handshake, only for a callback address in use, so that no other text can be
        reflected.
        """
        with self._app.app_context():
            if not _subscriptions_at(token):
                return _Response(HTTPStatus.GONE)
        if len(echo) > LONGEST_ECHO:
            return _Response(HTTPStatus.BAD_REQUEST)
        return _Response(HTTPStatus.OK, echo.encode())

    def _take(self, token: str, notifications: Sequence[Notification], key: str) -> bool:
        """Mark the integrations that notifications concern. Returns False if the address is not in use."""
        if not _TOKEN.fullmatch(token):
            return False  # not sent to the database, which may reject such a text
        changes = [each for each in notifications if each.kind == "changed"]
        is_in_use = self._batcher.add(token, changes) if changes else None
        if len(changes) < len(notifications):
            with self._app.app_context():
                is_in_use = _take_rare(token, [each for each in notifications if each.kind != "changed"], key)
        return is_in_use is not False


def _read(environ: "WSGIEnvironment", max_body: int) -> CallbackRequest:
    """Return the request for a receiver. Raises HTTPException, and ValueError for too many parameters."""
    body = get_input_stream(environ, max_content_length=max_body).read()
    query = environ.get("QUERY_STRING")
    parameters = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_PARAMETERS) if query else ()
    return CallbackRequest(body, _Headers(environ), dict(parameters))


def _subscriptions_at(token: str) -> Sequence[Subscription]:
    """Return the subscriptions of a callback address; none if it is no longer in use."""
    if not _TOKEN.fullmatch(token):
        return ()
    return db.session.scalars(
        select(Subscription).join(Integration).where(Subscription.token == token, Integration.ended_at.is_(None))
    ).all()


def _take_rare(token: str, notifications: Sequence[Notification], key: str) -> bool:
    rows = _subscriptions_at(token)
    for notification in notifications:
        origin = Origin(notification.subscription, notification.secret)
        row = next((row for row in rows if is_from(origin, row.remote_id, row.secret)), None)
        if row is not None:
            _follow(notification, row, key)
    return bool(rows)


def _follow(notification: Notification, row: Subscription, key: str) -> None:
    match notification.kind:
        case "disconnected":
            authorization.note_disconnected(row.integration.account)
        case "readable":
            subscriptions.compare_everything(row.integration)
        case "ending" if row.replaced_at is None:
            subscriptions.renew_soon(row)
        case "unknown":
            log.info("unknown_notification", connector=key)
