"""/calendar-sync/attention: decisions and repairs that wait for the user, over all their linked calendars."""

from flask import Blueprint, Response, abort, flash, request, url_for

from webapp.calendar_sync.attention import queries
from webapp.calendar_sync.blueprint import row_id
from webapp.calendar_sync.presentation.field_diff import side_by_side
from webapp.calendar_sync.presentation.labels import item_address
from webapp.database import utc_now
from webapp.reason_texts import advice
from webapp.sync import service
from webapp.sync.engine import quarantine
from webapp.sync.status import conflicts
from webapp.sync.status.conflicts import NotYours
from webapp.web.current_user import signed_in_user
from webapp.web.responses import is_htmx, page_or_partial, redirect_to


def attention() -> Response:
    return _show()


def decide_conflict(entry_id: int) -> Response:
    """Write one of the two values to the item, or keep its present value."""
    conflict = conflicts.find_conflict(signed_in_user().id, entry_id) or abort(404)
    use = request.form.get("use")
    if use == "present":
        conflicts.keep(conflict)
        return _done("Kept as it is.")
    if use not in {"won", "lost"}:
        return _show(status=422, refusal="Choose one of the two values.")
    try:
        conflicts.take(conflict, "won" if use == "won" else "lost", signed_in_user())
    except NotYours as refusal:
        return _show(status=409, refusal=str(refusal))
    return _done("My Calendar has this value now. It is sent to the linked calendar.")


def retry() -> Response:
    """Retry the selected entries, or all."""
    chosen = None if "all" in request.form else request.form.getlist("entry", type=row_id)
    entries = queries.find_quarantined(signed_in_user(), chosen)
    if not entries:
        return _show(status=422, refusal="Select what to retry.")
    quarantine.retry_quarantined(entries)
    return _done(f"Retrying {len(entries)} {'entry' if len(entries) == 1 else 'entries'}.")


def send_again() -> Response:
    """Send the selected detached items again, so that they are synced again."""
    links = queries.find_detached_links(signed_in_user(), request.form.getlist("link", type=row_id))
    if not links:
        return _show(status=422, refusal="Select what to send again.")
    service.send_all_again(links)
    return _done(f"Sending {len(links)} {'item' if len(links) == 1 else 'items'} again.")


def _done(message: str) -> Response:
    """Answer htmx with the page's content and the message; redirect everyone else to the page."""
    if is_htmx():
        return _show(message=message)
    flash(message, "success")
    return redirect_to(url_for("calendar_sync.attention"))


def _show(*, status: int = 200, message: str = "", refusal: str = "") -> Response:
    return page_or_partial(
        "pages/calendar_sync/attention/attention.html",
        "partials/calendar_sync/attention/_attention.html",
        status=status,
        attention=queries.find_attention(signed_in_user(), now=utc_now()),
        message=message,
        refusal=refusal,
        side_by_side=side_by_side,
        advice=advice,
        item_address=item_address,
    )


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/attention", view_func=attention)
    bp.add_url_rule("/attention/conflicts/<int:entry_id>", view_func=decide_conflict, methods=["POST"])
    bp.add_url_rule("/attention/retry", "retry_all", retry, methods=["POST"])
    bp.add_url_rule("/attention/send-again", "send_all_again", send_again, methods=["POST"])
