"""/webhooks: where calendar services tell of news. Nobody is called from here: a mark, a job, and an answer.

Notices come in floods, up to a thousand a second. They concern no page, no session and no user, so they are taken at
the door, before any of that is set up: a signature, a line in the book of notices, and an answer without a body.
"""

import re
import time
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING

import structlog
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException
from werkzeug.wsgi import get_input_stream

from webapp.connectors.cronofy import notifications
from webapp.connectors.cronofy.notifications import MAX_BODY, Notification, UnreadableNotification
from webapp.extensions import db
from webapp.operations.metrics import REQUEST_SECONDS
from webapp.sync import connection, cronofy, watching
from webapp.sync.models import Integration
from webapp.sync.notices import NoticeBook

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_SIGNATURES = "HTTP_" + notifications.SIGNATURE_HEADER.upper().replace("-", "_")
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
        path: str = environ.get("PATH_INFO", "")
        token = path.removeprefix(cronofy.CALLBACK_PATH)
        settings = cronofy.settings_of(self._app)
        if token == path or settings is None or environ["REQUEST_METHOD"] != "POST":
            return self._inside(environ, start_response)
        began = time.perf_counter()
        status = self._answer(token, environ, settings.client_secrets)
        REQUEST_SECONDS.labels("webhooks.cronofy", "POST", status.value).observe(time.perf_counter() - began)
        start_response(f"{status.value} {status.phrase}", _HEADERS)
        return ()

    def _answer(self, token: str, environ: "WSGIEnvironment", secrets: Sequence[str]) -> HTTPStatus:
        """Take a notice. What is not signed by Cronofy is answered 403; an address we gave up, 410."""
        try:
            body = get_input_stream(environ, max_content_length=MAX_BODY).read()
        except HTTPException as error:  # more than that, whatever its length is said to be; or cut off
            return HTTPStatus(error.code or 400)
        if not notifications.is_signed(body, environ.get(_SIGNATURES, ""), secrets):
            return HTTPStatus.FORBIDDEN
        try:
            notice = notifications.parse(body)
        except UnreadableNotification:
            return HTTPStatus.BAD_REQUEST
        try:
            known = self._take(token, notice)
        except SQLAlchemyError:
            log.exception("notice_not_stored", connector="cronofy")
            return HTTPStatus.SERVICE_UNAVAILABLE  # it is sent again
        return HTTPStatus.OK if known else HTTPStatus.GONE

    def _take(self, token: str, notice: Notification) -> bool:
        """Mark what the notice may concern; False if nobody here waits for notices at this address."""
        if not _TOKEN.fullmatch(token):
            return False  # no database is asked for it, which not every one would answer
        if notice.kind == notifications.CHANGE:
            return self._book.enter(token, notice.changes_since)
        with self._app.app_context():
            return _take_rare(token, notice)


def _take_rare(token: str, notice: Notification) -> bool:
    integration = db.session.scalar(
        select(Integration).where(Integration.watch_token == token, Integration.ended_at.is_(None))
    )
    if integration is None:
        return False
    match notice.kind:
        case notifications.PROFILE_DISCONNECTED:
            connection.note_disconnected(integration.account)
        case notifications.INITIAL_SYNC_COMPLETED:
            watching.compare_everything(integration)
        case notifications.VERIFICATION:
            pass
        case _:
            log.info("unknown_notice", connector="cronofy")
    return True
