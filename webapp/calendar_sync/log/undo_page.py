"""/calendar-sync/<id>/undo: undo one ledger entry, one run, or everything since a moment.

Each of them makes a preview, which is shown and approved like every preview.
"""

from datetime import timedelta

from flask import Blueprint, Response, flash, url_for

from webapp.calendar_sync import queries
from webapp.calendar_sync.forms import UndoSinceForm
from webapp.calendar_sync.preview import views
from webapp.database import utc_now
from webapp.my_calendar.recurrence import to_wall
from webapp.reason_texts import sentence
from webapp.sync.models import Integration, Preview
from webapp.sync.undo import requests
from webapp.sync.undo.planner import why_not
from webapp.web.current_user import signed_in_user
from webapp.web.responses import page_or_partial, redirect_to


def undo_entry(integration_id: int, entry_id: int) -> Response:
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    entry = queries.entry_or_404(entry_id, integration)
    reason = why_not(entry.direction, entry.action, entry.outcome)
    refusal = f"There is nothing to undo: {sentence(reason)}." if reason else requests.refusal(integration)
    return _refused(integration, refusal) if refusal else _to(requests.undo_entry(entry))


def undo_run(integration_id: int, run_id: int) -> Response:
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    run = queries.run_or_404(run_id, integration)
    refusal = requests.refusal(integration)
    return _refused(integration, refusal) if refusal else _to(requests.undo_run(run))


def undo_since(integration_id: int) -> Response:
    """Show the form for the moment, or make the preview for the moment that was sent."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    zone = signed_in_user().time_zone
    form = UndoSinceForm(zone, data={"since": to_wall(utc_now() - timedelta(hours=1), zone)})
    if form.validate_on_submit():
        refusal = requests.refusal(integration)
        return _refused(integration, refusal) if refusal else _to(requests.undo_since(integration, form.moment))
    return page_or_partial(
        "pages/calendar_sync/log/undo.html",
        "partials/calendar_sync/log/_undo.html",
        status=422 if form.is_submitted() else 200,
        integration=integration,
        form=form,
        zone=zone,
    )


def _to(preview: Preview) -> Response:
    return redirect_to(views.address(preview))


def _refused(integration: Integration, refusal: str) -> Response:
    flash(refusal, "danger")
    return redirect_to(url_for("calendar_sync.logs", integration_id=integration.id))


def add_to(bp: Blueprint) -> None:
    base = "/<int:integration_id>/undo"
    bp.add_url_rule(base, view_func=undo_since, methods=["GET", "POST"])
    bp.add_url_rule(f"{base}/entries/<int:entry_id>", view_func=undo_entry, methods=["POST"])
    bp.add_url_rule(f"{base}/runs/<int:run_id>", view_func=undo_run, methods=["POST"])
