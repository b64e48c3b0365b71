"""Permission to change events that other applications made, which some services ask of the calendar's owner."""

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
    """Return True if the owner has yet to give the permission, as far as is known."""
    return provider_of(integration.account).asks_edit_permission and not integration.can_edit_existing


def can_permit(entry: Quarantine) -> bool:
    """Return True if `entry` is in quarantine only for lack of this permission."""
    return entry.reason_code == Reason.EDITING_NOT_ALLOWED


def permission_address(integration: Integration, back: str) -> str | None:
    """Return the address where the owner gives the permission; None if none is needed.

    The service redirects the owner to `back` afterwards.

    Raises:
        ConnectorError: the service did not answer, or refused.
    """
    calendar_id = integration.calendar_id or ""
    with _open(integration) as connector:
        permission = connector.extras.edit_permission
        return permission.edit_permission_address(calendar_id, back) if permission is not None else None


def refresh_permission(integration: Integration) -> bool:
    """Ask the service whether the permission was given, store the answer, and retry what lacked only this. Commits.

    Raises:
        ConnectorError: the service did not answer, or refused.
    """
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
    with authorization.storing_loss(account), open_connector(account, integration, urgent=True) as connector:
        db.session.commit()  # no transaction stays open while a service is asked
        yield connector
