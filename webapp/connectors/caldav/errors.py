"""Maps HTTP statuses and preconditions (RFC 4918, section 16) to the errors of `connectors/errors.py` and to
reasons.
"""

from webapp.connectors.availability import availability_error
from webapp.connectors.caldav.dav_xml import preconditions
from webapp.connectors.caldav.transport import HttpResponse
from webapp.connectors.errors import (
    AuthorizationLost,
    CalendarGone,
    ConnectorError,
    RateLimited,
    TransientError,
)
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.outbound.retry_after import retry_after

HAS_GUESTS = because(Reason.WOULD_MAIL_GUESTS)

_REASONS = {
    "valid-calendar-data": because(Reason.DATA_INVALID),
    "valid-calendar-object-resource": because(Reason.DATA_INVALID),
    "supported-calendar-data": because(Reason.DATA_KIND_REFUSED),
    "supported-calendar-component": because(Reason.NO_EVENTS_HERE),
    "max-resource-size": because(Reason.TOO_LARGE),
    "min-date-time": because(Reason.TOO_FAR_PAST),
    "max-date-time": because(Reason.TOO_FAR_FUTURE),
    "max-instances": because(Reason.TOO_MANY_INSTANCES),
    "max-attendees-per-instance": because(Reason.TOO_MANY_GUESTS),
    "quota-not-exceeded": because(Reason.STORAGE_FULL),
    "need-privileges": because(Reason.WRITE_FORBIDDEN),
    "no-uid-conflict": because(Reason.UID_TAKEN),
    "unique-scheduling-object-resource": because(Reason.UID_TAKEN),
}
_STATUS_REASONS = {
    400: because(Reason.EVENT_REQUEST_INVALID),
    403: because(Reason.WRITE_FORBIDDEN),
    405: because(Reason.METHOD_NOT_ALLOWED),
    409: because(Reason.CONFLICTS_WITH_SERVER),
    413: because(Reason.TOO_LARGE),
    415: because(Reason.DATA_KIND_REFUSED),
    422: because(Reason.DATA_INVALID),
    507: because(Reason.STORAGE_FULL),
}
_ABOUT_THE_REQUEST = frozenset({501, 505, 507})
"""Statuses above 500 that asking again does not change."""

UID_CONFLICTS = frozenset({"no-uid-conflict", "unique-scheduling-object-resource"})


def error_for(answer: HttpResponse) -> ConnectorError:
    """Return the error for an unexpected response to a request for a whole calendar or account."""
    status = answer.status
    error = account_error(answer)
    if error is not None:
        return error
    if status in {404, 410}:
        return CalendarGone(because(Reason.CALENDAR_GONE))
    if status == 403:
        return ConnectorError(because(Reason.CALENDAR_FORBIDDEN))
    return ConnectorError(because(Reason.REQUEST_REFUSED, status=status))


def account_error(answer: HttpResponse) -> ConnectorError | None:
    """Return the error for a status that does not depend on the request: sign-in, throttling or outage; else None."""
    status = answer.status
    if status == 401:
        return AuthorizationLost(because(Reason.SIGN_IN_NO_LONGER_ACCEPTED))
    pause = retry_after(answer.headers)
    if status == 503 and pause:
        return RateLimited(because(Reason.ASKED_TO_SLOW_DOWN), pause)
    if status == 423:
        return TransientError(because(Reason.ENTRY_LOCKED), pause)
    if status == 425:
        return TransientError(because(Reason.SERVICE_TROUBLE, status=status), pause)
    return availability_error(status, answer.headers) if status not in _ABOUT_THE_REQUEST else None


def refusal(answer: HttpResponse) -> Refusal:
    """Return why the server rejected an event."""
    for name in sorted(preconditions(answer.body)):
        if name in _REASONS:
            return _REASONS[name]
    return _STATUS_REASONS.get(answer.status, because(Reason.EVENT_REFUSED, status=answer.status))
