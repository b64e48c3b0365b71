"""HTTP statuses to the errors of `errors.py`, and to sentences for people."""

from webapp.connectors.caldav.dav_xml import preconditions
from webapp.connectors.caldav.transport import Answer
from webapp.connectors.errors import (
    AuthorizationLost,
    CalendarGone,
    ConnectorError,
    RateLimited,
    TransientError,
)
from webapp.outbound.retry_after import retry_after

HAS_GUESTS = "It has guests, and this server would mail them about the change."

_REASONS = {
    "valid-calendar-data": "The server found the event's data invalid.",
    "valid-calendar-object-resource": "The server found the event's data invalid.",
    "supported-calendar-data": "The server does not take this kind of data.",
    "supported-calendar-component": "This calendar does not take events.",
    "max-resource-size": "The event is too large for this server.",
    "min-date-time": "The event is too far in the past for this server.",
    "max-date-time": "The event is too far in the future for this server.",
    "max-instances": "The series has more dates than this server allows.",
    "max-attendees-per-instance": "The event has more guests than this server allows.",
    "quota-not-exceeded": "The calendar's storage is full.",
    "need-privileges": "The server does not allow writing this event.",
    "no-uid-conflict": "Another entry of this account already carries the event's UID.",
    "unique-scheduling-object-resource": "Another entry of this account already carries the event's UID.",
}
_STATUS_REASONS = {
    400: "The server found the request for this event invalid.",
    403: "The server does not allow writing this event.",
    405: "The server does not allow writing here.",
    409: "The server refused the event because of what it already holds.",
    413: "The event is too large for this server.",
    415: "The server does not take this kind of data.",
    422: "The server found the event's data invalid.",
    507: "The calendar's storage is full.",
}
UID_CONFLICTS = frozenset({"no-uid-conflict", "unique-scheduling-object-resource"})


def error_for(answer: Answer) -> ConnectorError:
    """Return the error an unexpected answer about a whole calendar or account stands for."""
    status = answer.status
    passing = passing_error(answer)
    if passing is not None:
        return passing
    if status in {404, 410}:
        return CalendarGone("The calendar no longer exists on the server, or it is no longer shared.")
    if status == 403:
        return ConnectorError("The server does not allow access to this calendar.")
    return ConnectorError(f"The server refused the request (status {status}).")


def passing_error(answer: Answer) -> ConnectorError | None:
    """Return the error if the answer says nothing about the request itself: sign-in, pace or health; else None."""
    status = answer.status
    if status == 401:
        return AuthorizationLost("The server no longer accepts the user name and password.")
    pause = retry_after(answer.headers)
    if status == 429 or (status == 503 and pause):
        return RateLimited("The server asked to slow down.", pause)
    if status == 423:
        return TransientError("The entry is locked on the server just now.", pause)
    if status in {408, 425} or (status >= 500 and status not in {501, 505, 507}):
        return TransientError(f"The server has a problem of its own just now (status {status}).", pause)
    return None


def refusal(answer: Answer) -> str:
    """Return why the server did not take an entry."""
    for name in sorted(preconditions(answer.body)):
        if name in _REASONS:
            return _REASONS[name]
    return _STATUS_REASONS.get(answer.status, f"The server refused the event (status {answer.status}).")
