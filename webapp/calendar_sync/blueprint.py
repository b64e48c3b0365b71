"""The blueprint of this area's pages. Every one of them needs a signed-in user."""

from datetime import datetime
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from webapp.calendar_sync.presentation import labels
from webapp.database import LARGEST_BIGINT, utc_now
from webapp.extensions import login_manager
from webapp.formatting import duration_text, exact_time, relative_time
from webapp.sync.models import LedgerEntry, LinkedAccount
from webapp.sync.providers import provider_of, providers
from webapp.sync.undo.planner import why_not
from webapp.web.current_user import signed_in_user

bp = Blueprint("calendar_sync", __name__, url_prefix="/calendar-sync")


@bp.before_request
def _require_sign_in() -> ResponseReturnValue | None:
    """Redirect to the sign-in page, before every view of the area, so that no view has to check it."""
    if signed_in_user().is_authenticated:
        return None
    response: ResponseReturnValue = login_manager.unauthorized()
    return response


def row_id(text: str) -> int:
    """Return the id in `text`, a value of a form or a query.

    Raises:
        ValueError: it is no number, or none that a column of ids can hold.
    """
    number = int(text)
    if not 0 <= number <= LARGEST_BIGINT:
        raise ValueError("no database holds such an id")
    return number


@bp.context_processor
def template_context() -> dict[str, Any]:
    """Return the functions and tables with which templates of this area write times, codes and services."""

    def exact(at: datetime) -> str:
        return exact_time(at, signed_in_user().time_zone)

    def relative(at: datetime) -> str:
        return relative_time(at, now=utc_now())

    def may_undo(entry: LedgerEntry) -> bool:
        return entry.integration.is_live and not why_not(entry.direction, entry.action, entry.outcome)

    def route(account: LinkedAccount) -> str:
        return provider_of(account).route

    return {
        "duration_text": duration_text,
        "exact": exact,
        "relative": relative,
        "may_undo": may_undo,
        "route": route,
        "labels": labels,
        "services": {service.key: service for service in providers().services()},
    }
