"""Maps Cronofy's statuses to the errors of `connectors/errors.py` and to reasons.

Source: https://docs.cronofy.com/developers/api/error-codes/
"""

from collections.abc import Mapping
from typing import Any

from webapp.connectors.availability import availability_error
from webapp.connectors.cronofy.transport import HttpResponse
from webapp.connectors.errors import (
    AuthorizationLost,
    CalendarGone,
    ConnectorError,
    TransientError,
)
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.outbound.retry_after import retry_after

_MAX_REASON = 300


class RequestInvalid(ConnectorError):
    """A request that Cronofy found invalid (422); `fields` are the names of the invalid fields."""

    def __init__(self, reason: Refusal, fields: frozenset[str]) -> None:
        super().__init__(reason)
        self.fields = fields

    @property
    def is_about_calendar(self) -> bool:
        """Return True if the calendar is invalid, not a single event."""
        return any("calendar" in field for field in self.fields)


class ProfileLocked(TransientError):
    """Cronofy cannot write to the account at present: not synchronised yet, or disconnected (423)."""


def error_for(answer: HttpResponse) -> ConnectorError:
    """Return the error for an unexpected response to a request for a calendar or account."""
    error = account_error(answer)
    if error is not None:
        return error
    status = answer.status
    if status == 403:
        return AuthorizationLost(because(Reason.PERMISSION_MISSING, service="Cronofy"))
    if status in {404, 410}:
        return calendar_gone()
    if status == 422:
        return request_invalid(answer)
    return ConnectorError(because(Reason.REQUEST_REFUSED, status=status, service="Cronofy"))


def request_invalid(answer: HttpResponse) -> RequestInvalid:
    """Return the error for a 422 answer."""
    errors = answer.data.get("errors") if isinstance(answer.data, Mapping) else None
    fields = frozenset(map(str, errors)) if isinstance(errors, Mapping) else frozenset()
    return RequestInvalid(
        because(Reason.REQUEST_INVALID, detail=field_messages(answer.data), service="Cronofy"), fields
    )


def account_error(answer: HttpResponse) -> ConnectorError | None:
    """Return the error for a status that does not depend on the event: sign-in, plan, throttling or outage; else
    None.
    """
    status = answer.status
    if status == 401:
        return AuthorizationLost(because(Reason.AUTHORIZATION_REJECTED, service="Cronofy"))
    if status == 402:
        return ConnectorError(because(Reason.PLAN_TOO_SMALL, service="Cronofy"))
    if status == 423:
        return ProfileLocked(because(Reason.PROFILE_LOCKED, service="Cronofy"), retry_after(answer.headers))
    return availability_error(status, answer.headers, "Cronofy")


def refusal(answer: HttpResponse) -> Refusal:
    """Return why Cronofy rejected an event."""
    if answer.status == 422:
        return because(Reason.ENTRY_INVALID, detail=field_messages(answer.data), service="Cronofy")
    if answer.status == 403:
        return because(Reason.ENTRY_FORBIDDEN, service="Cronofy")
    return because(Reason.ENTRY_REFUSED, status=answer.status, service="Cronofy")


def field_messages(data: Any) -> str:
    """Return the messages of a 422 answer: "start: is required; tzid: …"."""
    errors = data.get("errors") if isinstance(data, Mapping) else None
    messages = []
    for name, problems in errors.items() if isinstance(errors, Mapping) else ():
        for problem in problems if isinstance(problems, list) else ():
            if isinstance(problem, Mapping):
                text = problem.get("description") or problem.get("key") or "is invalid"
                messages.append(f"{name}: {text}")
    return "; ".join(messages)[:_MAX_REASON] or "it gave no reason."


def calendar_gone() -> CalendarGone:
    """Return the error for a calendar that the account does not have."""
    return CalendarGone(because(Reason.CALENDAR_GONE))
