"""/calendar-sync: the user's integrations and notices, with the actions on each."""

from flask import Blueprint, Response, flash, request, url_for

from webapp.calendar_sync import queries
from webapp.calendar_sync.forms import DeleteForm
from webapp.calendar_sync.listing.queries import find_listing
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync import service
from webapp.web.current_user import signed_in_user
from webapp.web.responses import is_htmx, page_or_partial, redirect_to


def listing() -> Response:
    return _show(expects_run=False)


def _show(*, expects_run: bool) -> Response:
    return page_or_partial(
        "pages/calendar_sync/listing/listing.html",
        "partials/calendar_sync/listing/_listing.html",
        listing=find_listing(signed_in_user(), now=utc_now()),
        expects_run=expects_run,
    )


def set_active(integration_id: int) -> Response:
    """Switch the integration on or off.

    The button sends the wanted state, not "toggle", so that a second click changes nothing.
    """
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    service.set_active(integration, request.form.get("active") == "on")
    return _listing_again(expects_run=integration.active)


def delete(integration_id: int) -> Response:
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    form = DeleteForm()
    if form.validate_on_submit():
        service.end_integration(integration, remove_events=form.events.data == "remove")
        flash(f"“{integration.calendar_name}” is no longer linked.", "success")
        return redirect_to(url_for("calendar_sync.listing"))
    return page_or_partial(
        "pages/calendar_sync/listing/delete.html",
        "partials/calendar_sync/listing/_delete.html",
        status=422 if form.is_submitted() else 200,
        integration=integration,
        form=form,
    )


def discard_draft(integration_id: int) -> Response:
    service.discard_draft(queries.draft_or_404(integration_id, signed_in_user()))
    return _listing_again()


def dismiss_notice(notice_id: int) -> Response:
    notice = queries.notice_or_404(notice_id, signed_in_user())
    notice.dismissed_at = utc_now()
    db.session.commit()
    return _listing_again()


def send_again(notice_id: int) -> Response:
    notice = queries.notice_or_404(notice_id, signed_in_user())
    link = queries.detached_link_or_404(notice)
    service.send_again(link)
    return _listing_again(expects_run=True)


def _listing_again(*, expects_run: bool = False) -> Response:
    """Answer htmx with the listing; redirect everyone else to it."""
    return _show(expects_run=expects_run) if is_htmx() else redirect_to(url_for("calendar_sync.listing"))


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("", view_func=listing)
    bp.add_url_rule("/<int:integration_id>/active", view_func=set_active, methods=["POST"])
    bp.add_url_rule("/<int:integration_id>/delete", view_func=delete, methods=["GET", "POST"])
    bp.add_url_rule("/<int:integration_id>/discard", view_func=discard_draft, methods=["POST"])
    bp.add_url_rule("/notices/<int:notice_id>/dismiss", view_func=dismiss_notice, methods=["POST"])
    bp.add_url_rule("/notices/<int:notice_id>/send-again", view_func=send_again, methods=["POST"])
