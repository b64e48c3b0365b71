"""/webhooks: where calendar services tell of news. Nobody is called from here: a mark, a job, and an answer.

Notices come in floods, up to a thousand a second. They concern no page, no session and no user, so they are taken at
the door, before any of that is set up: a signature, a line in the book of notices, and an answer without a body.
"""

import re
import time
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

import structlog
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException
from werkzeug.wsgi import get_input_stream

from webapp.connectors.registry import Notification, NotificationReceiver, Registry, UnreadableNotification
from webapp.extensions import db
from webapp.operations.metrics import REQUEST_SECONDS
from webapp.sync import connection, watching
from webapp.sync.models import Integration, Subscription
from webapp.sync.notices import NoticeBook

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PATH = re.compile("/webhooks/([^/]+)/(.*)", re.DOTALL)
_TOKEN = re.compile(r"[\w-]{1,100}", re.ASCII)
_HEADERS = [("Content-Length", "0"), ("Cache-Control", "no-store")]

log = structlog.get_logger()


class NoticeDoor:
    """WSGI: answers what comes to a callback address, and hands everything else on to `inside`."""

    def __init__(self, app: Flask, inside: "WSGIApplication") -> None:
        self._app = app
        self._inside = inside
        self._book = NoticeBook(app)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        address = _PATH.fullmatch(environ.get("PATH_INFO", ""))
        receiver = self._receiver(address[1]) if address else None
        if address is None or receiver is None or environ["REQUEST_METHOD"] != "POST":
            return self._inside(environ, start_response)
        key, token = address.groups()
        began = time.perf_counter()
        status = self._answer(token, environ, key, receiver)
        REQUEST_SECONDS.labels(f"webhooks.{key}", "POST", status.value).observe(time.perf_counter() - began)
        start_response(f"{status.value} {status.phrase}", _HEADERS)
        return ()

    def _receiver(self, key: str) -> NotificationReceiver | None:
        registry: Registry = self._app.extensions["providers"]
        provider = registry.get(key)
        return provider.receiver if provider else None

    def _answer(self, token: str, environ: "WSGIEnvironment", key: str, receiver: NotificationReceiver) -> HTTPStatus:
        """Take a notice. What the provider has not signed is answered 403; an address we gave up, 410."""
        try:
            body = get_input_stream(environ, max_content_length=receiver.max_body).read()
        except HTTPException as error:  # more than that, whatever its length is said to be; or cut off
            return HTTPStatus(error.code or 400)
        if not receiver.verify(body, environ.get(_variable(receiver.signature_header), "")):
            return HTTPStatus.FORBIDDEN
        try:
            notice = receiver.parse(body)
        except UnreadableNotification:
            return HTTPStatus.BAD_REQUEST
        try:
            known = self._take(token, notice, key)
        except SQLAlchemyError:
            log.exception("notice_not_stored", connector=key)
            return HTTPStatus.SERVICE_UNAVAILABLE  # it is sent again
        return HTTPStatus.OK if known else HTTPStatus.GONE

    def _take(self, token: str, notice: Notification, key: str) -> bool:
        """Mark what the notice may concern; False if nobody here waits for notices at this address."""
        if not _TOKEN.fullmatch(token):
            return False  # no database is asked for it, which not every one would answer
        if notice.kind == "changed":
            return self._book.enter(token, [notice])
        with self._app.app_context():
            return _take_rare(token, notice, key)


def _variable(header: str) -> str:
    """Return the name of an HTTP header in a WSGI environment."""
    return "HTTP_" + header.upper().replace("-", "_")


def _take_rare(token: str, notice: Notification, key: str) -> bool:
    integration = db.session.scalar(
        select(Integration)
        .join(Subscription)
        .where(Subscription.token == token, Subscription.replaced_at.is_(None), Integration.ended_at.is_(None))
    )
    if integration is None:
        return False
    match notice.kind:
        case "disconnected":
            connection.note_disconnected(integration.account)
        case "readable":
            watching.compare_everything(integration)
        case "other":
            pass
        case "unknown":
            log.info("unknown_notice", connector=key)
    return True
