"""/calendar-sync/<id>/editing: the owner's permission to change events that were made elsewhere."""

from flask import Blueprint, Response, flash, url_for

from webapp.calendar_sync import queries
from webapp.connectors.errors import ConnectorError
from webapp.reason_texts import sentence
from webapp.sync.linked_accounts import edit_permission
from webapp.sync.linked_accounts.ports import page_address
from webapp.sync.models import Integration
from webapp.web.current_user import signed_in_user
from webapp.web.responses import redirect_to


def allow_editing(integration_id: int) -> Response:
    """Go to the page where it is allowed. A link and no form: our policy lets no form lead to another site."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    back = page_address(url_for("calendar_sync.editing_answered", integration_id=integration.id))
    try:
        address = edit_permission.permission_address(integration, back)
    except ConnectorError as error:
        flash(sentence(error.reason), "danger")
        return _to_settings(integration)
    return redirect_to(address) if address else editing_answered(integration_id)


def editing_answered(integration_id: int) -> Response:
    """Where the owner comes back to. What they answered is asked of the service, not of this address."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    try:
        allowed = edit_permission.refresh_permission(integration)
    except ConnectorError as error:
        flash(sentence(error.reason), "danger")
        return _to_settings(integration)
    if allowed:
        flash("Events made elsewhere can now be changed here. What could not be sent back is tried again.", "success")
    else:
        flash("Nothing was changed: only events that Calendar Sync made can be changed from here.", "info")
    return _to_settings(integration)


def _to_settings(integration: Integration) -> Response:
    return redirect_to(url_for("calendar_sync.settings", integration_id=integration.id))


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/<int:integration_id>/editing", view_func=allow_editing)
    bp.add_url_rule("/<int:integration_id>/editing/answered", view_func=editing_answered)
