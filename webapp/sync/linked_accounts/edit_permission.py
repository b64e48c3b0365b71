"""Changing events that were made elsewhere: some services let that happen only with the owner's special permission."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select

from webapp.connectors.base import Connector
from webapp.connectors.reasons import Reason
from webapp.extensions import db
from webapp.sync.engine import quarantine
from webapp.sync.linked_accounts import authorization
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import Integration, Quarantine
from webapp.sync.providers import provider_of


def needs_permission(integration: Integration) -> bool:
    """Say whether the owner has something to allow, as far as is known."""
    return provider_of(integration.account).asks_edit_permission and not integration.can_edit_existing


def can_permit(entry: Quarantine) -> bool:
    """Say whether this permission is all that `entry` lacks."""
    return entry.reason_code == Reason.EDITING_NOT_ALLOWED


def permission_address(integration: Integration, back: str) -> str | None:
    """Return where the owner allows it, and is sent to `back` from; None if it is allowed. Raises ConnectorError."""
    calendar_id = integration.calendar_id or ""
    with _open(integration) as connector:
        permission = connector.extras.edit_permission
        return permission.edit_permission_address(calendar_id, back) if permission is not None else None


def look_whether_allowed(integration: Integration) -> bool:
    """Ask the service, remember the answer, and try again what lacked only this. Raises ConnectorError."""
    calendar_id = integration.calendar_id or ""
    with _open(integration) as connector:
        permission = connector.extras.edit_permission
        allowed = permission is None or permission.may_edit_existing(calendar_id)
    integration.can_edit_existing = allowed
    db.session.commit()
    lacking = db.session.scalars(select(Quarantine).where(Quarantine.integration_id == integration.id)).all()
    if allowed and (entries := [entry for entry in lacking if can_permit(entry)]):
        quarantine.retry_quarantined(entries)
    return allowed


@contextmanager
def _open(integration: Integration) -> Iterator[Connector]:
    account = integration.account
    with authorization.noting_loss(account), open_connector(account, integration, urgent=True) as connector:
        db.session.commit()  # no transaction stays open while a service is asked
        yield connector
