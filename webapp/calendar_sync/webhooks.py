"""/webhooks: where calendar services tell of news. Nobody is called from here: a mark, a job, and an answer.

Notices come in floods. What is waiting to be served already needs no second mark: a key in Redis says so, from the
first notice until the run that serves it begins.
"""

import structlog
from flask import Blueprint, Response, abort, request
from sqlalchemy import select, update

from webapp.connectors.cronofy import notifications
from webapp.connectors.cronofy.notifications import MAX_BODY, Notification, UnreadableNotification
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.sync import connection, cronofy, noticed
from webapp.sync.enqueue import enqueue_sync
from webapp.sync.models import Integration

bp = Blueprint("webhooks", __name__)

log = structlog.get_logger()


@bp.post(f"{cronofy.CALLBACK_PATH}<token>")
def cronofy_notice(token: str) -> Response:
    """Take a notice. What is not signed by Cronofy is answered 403; an address we gave up, 410."""
    if not cronofy.is_configured():
        abort(404)
    body = _bounded_body()
    signatures = request.headers.get(notifications.SIGNATURE_HEADER, "")
    if not notifications.is_signed(body, signatures, cronofy.settings().client_secrets):
        return Response(status=403)
    try:
        notice = notifications.parse(body)
    except UnreadableNotification:
        return Response(status=400)
    return Response(status=200 if _take(token, notice) else 410)


def _bounded_body() -> bytes:
    request.max_content_length = MAX_BODY  # more is answered 413, whatever its length is said to be
    return request.get_data(cache=False)


def _take(token: str, notice: Notification) -> bool:
    """Mark what the notice may concern; False if nobody here waits for notices at this address."""
    is_change = notice.kind == notifications.CHANGE
    if is_change and not noticed.is_first(redis_client(), token):
        return True
    integration = db.session.scalar(
        select(Integration).where(Integration.watch_token == token, Integration.ended_at.is_(None))
    )
    if integration is None:
        noticed.forget(redis_client(), token)
        return False
    match notice.kind:
        case notifications.CHANGE:
            _mark(integration)
        case notifications.PROFILE_DISCONNECTED:
            connection.note_disconnected(integration.account)
        case notifications.INITIAL_SYNC_COMPLETED:
            _mark_all(integration)
        case notifications.VERIFICATION:
            pass
        case _:
            log.info("unknown_notice", connector="cronofy")
    return True


def _mark(integration: Integration) -> None:
    integration_id, account_id = integration.id, integration.account_id
    may_be_back = integration.account.check_at is not None and not integration.account.revoke_wanted
    db.session.execute(update(Integration).where(Integration.id == integration_id).values(notified_at=utc_now()))
    db.session.commit()
    if may_be_back:  # an account that was cut off speaks again
        connection.check_soon(account_id)
    elif integration.active:
        enqueue_sync(integration_id, "notified")


def _mark_all(integration: Integration) -> None:
    """Only now has Cronofy seen the whole calendar: compare everything, and retrieve again what was wished for."""
    integration.cursor = "" if integration.cursor is not None else None  # no place to read on from
    if integration.retrieve and integration.is_live and integration.active:
        integration.manual_requested_at = utc_now()
        _mark(integration)
        enqueue_sync(integration.id, "manual")
    else:
        _mark(integration)
