"""/calendar-sync/<id>/settings: all options on one page, Sync now, and quarantined items and events."""

from datetime import timedelta

from flask import Blueprint, Response, flash, request, url_for

from webapp.calendar_sync import queries
from webapp.calendar_sync.blueprint import row_id
from webapp.calendar_sync.forms import SettingsForm
from webapp.calendar_sync.preview import views as preview_pages
from webapp.calendar_sync.settings.abilities import find_abilities
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import advice
from webapp.sync import service
from webapp.sync.engine import quarantine
from webapp.sync.linked_accounts import edit_permission
from webapp.sync.models import Integration, Preview
from webapp.sync.states import Purpose
from webapp.sync.store import previews
from webapp.web.current_user import signed_in_user
from webapp.web.responses import is_htmx, page_or_partial, redirect_to

RESULT_SHOWN_FOR = timedelta(minutes=10)
"""How long the page shows the results of a preview; the logs keep them."""


def settings(integration_id: int) -> Response:
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    return _show(integration, SettingsForm(integration, None))


def save_settings(integration_id: int) -> Response:
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    form = SettingsForm(integration, request.form)
    if not form.validate():
        return _show(integration, form, status=422)
    form.apply_valid()
    is_changed = db.session.is_modified(integration)
    service.options_changed(integration)
    if is_changed and _refusal(integration) is None:
        previews.request(integration, Purpose.OPTIONS)
    flash("Settings saved.", "success")
    return redirect_to(url_for("calendar_sync.settings", integration_id=integration.id))


def sync_now(integration_id: int) -> Response:
    """Propose a preview of a manual run, or answer with the reason why there can be none."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    refusal = _refusal(integration)
    preview = None if refusal else previews.request(integration, Purpose.SYNC_NOW)
    if is_htmx():
        return preview_pages.panel(preview, "settings", refusal=refusal)
    if preview:
        return redirect_to(preview_pages.address(preview))
    flash(refusal or "", "danger")
    return redirect_to(url_for("calendar_sync.settings", integration_id=integration.id))


def retry_quarantined(integration_id: int) -> Response:
    """Retry the selected quarantined entries; all of them if none is selected."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    ids = request.form.getlist("entry", type=row_id)
    entries = queries.find_quarantined(integration, ids or None)
    if entries:
        quarantine.retry_quarantined(entries)
        flash("Retrying.", "success")
    return redirect_to(url_for("calendar_sync.settings", integration_id=integration.id))


def _refusal(integration: Integration) -> str | None:
    if not integration.active:
        return "This integration is switched off. Switch it on in the listing, then sync."
    if integration.account.authorization_lost_at is not None:
        return "This calendar is not connected. Reconnect it, then sync."
    return None


def _preview(integration: Integration) -> Preview | None:
    """Return the preview that the page shows: the latest, unless its results are older than `RESULT_SHOWN_FOR`."""
    latest = previews.find_latest(integration.id, Purpose.SYNC_NOW, Purpose.OPTIONS, Purpose.RECONNECT)
    if latest and latest.finished_at and utc_now() - latest.finished_at > RESULT_SHOWN_FOR:
        return None
    return latest


def _show(integration: Integration, form: SettingsForm, *, status: int = 200) -> Response:
    preview = _preview(integration)
    return page_or_partial(
        "pages/calendar_sync/settings/settings.html",
        "partials/calendar_sync/settings/_settings.html",
        status=status,
        integration=integration,
        row=queries.find_row(integration, now=utc_now()),
        form=form,
        quarantined=queries.find_quarantined(integration),
        needs_permission=edit_permission.needs_permission(integration),
        can_permit=edit_permission.can_permit,
        advice=advice,
        abilities=find_abilities(integration),
        shown=preview_pages.ShownPreview.of(preview) if preview else None,
        place="settings",
        refusal=None,
    )


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/<int:integration_id>/settings", view_func=settings, methods=["GET"])
    bp.add_url_rule("/<int:integration_id>/settings", view_func=save_settings, methods=["POST"])
    bp.add_url_rule("/<int:integration_id>/sync", view_func=sync_now, methods=["POST"])
    bp.add_url_rule("/<int:integration_id>/quarantine/retry", view_func=retry_quarantined, methods=["POST"])
