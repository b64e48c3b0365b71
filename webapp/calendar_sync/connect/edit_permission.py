"""/calendar-sync/<id>/editing: the owner's permission to change events that Calendar Sync did not create."""

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
    """Redirect to the page of the provider that asks for the permission.

    Reached by a link, not a form: our Content-Security-Policy (form-action) keeps forms on this site.
    """
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    back = page_address(url_for("calendar_sync.editing_answered", integration_id=integration.id))
    try:
        address = edit_permission.permission_address(integration, back)
    except ConnectorError as error:
        flash(sentence(error.reason), "danger")
        return _to_settings(integration)
    return redirect_to(address) if address else editing_answered(integration_id)


def editing_answered(integration_id: int) -> Response:
    """Receive the owner after the provider's page. The answer is read from the service, not from this request."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    try:
        allowed = edit_permission.refresh_permission(integration)
    except ConnectorError as error:
        flash(sentence(error.reason), "danger")
        return _to_settings(integration)
    if allowed:
        flash("You can now edit events made elsewhere. Edits that could not be sent before are sent again.", "success")
    else:
        flash("Nothing was changed. Only events that Calendar Sync created can be edited from My Calendar.", "info")
    return _to_settings(integration)


def _to_settings(integration: Integration) -> Response:
    return redirect_to(url_for("calendar_sync.settings", integration_id=integration.id))


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/<int:integration_id>/editing", view_func=allow_editing)
    bp.add_url_rule("/<int:integration_id>/editing/answered", view_func=editing_answered)
