"""/calendar-sync/attention: what needs a person, over all linked calendars, and what they can do about it."""

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
    """Make the item say one of the two values, or leave it as it is."""
    conflict = conflicts.find_conflict(signed_in_user().id, entry_id) or abort(404)
    use = request.form.get("use")
    if use == "present":
        conflicts.keep(conflict)
        return _done("It stays as it is.")
    if use not in {"won", "lost"}:
        return _show(status=422, refusal="Choose one of the two values.")
    try:
        conflicts.take(conflict, "won" if use == "won" else "lost", signed_in_user())
    except NotYours as refusal:
        return _show(status=409, refusal=str(refusal))
    return _done("Your calendar says so now. The linked calendar follows, like after every change of yours.")


def retry() -> Response:
    """Try again the entries that are named, or all."""
    chosen = None if "all" in request.form else request.form.getlist("entry", type=row_id)
    entries = queries.find_quarantined(signed_in_user(), chosen)
    if not entries:
        return _show(status=422, refusal="Choose what is to be tried again.")
    quarantine.retry_quarantined(entries)
    return _done(f"{len(entries)} {'entry is' if len(entries) == 1 else 'entries are'} being tried again.")


def send_again() -> Response:
    """Bring the detached items that are named back into step."""
    links = queries.find_detached_links(signed_in_user(), request.form.getlist("link", type=row_id))
    if not links:
        return _show(status=422, refusal="Choose what is to be sent again.")
    service.send_all_again(links)
    return _done(f"{len(links)} {'item is' if len(links) == 1 else 'items are'} on the way.")


def _done(said: str) -> Response:
    """Show what is left for htmx; everyone else is sent there."""
    if is_htmx():
        return _show(said=said)
    flash(said, "success")
    return redirect_to(url_for("calendar_sync.attention"))


def _show(*, status: int = 200, said: str = "", refusal: str = "") -> Response:
    return page_or_partial(
        "pages/calendar_sync/attention/attention.html",
        "partials/calendar_sync/attention/_attention.html",
        status=status,
        attention=queries.find_attention(signed_in_user(), now=utc_now()),
        said=said,
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
