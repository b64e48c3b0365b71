"""Alerts about linked calendars that are not in sync: to the owner, later to the administrators, and at the end."""

from datetime import timedelta

import structlog
from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp import mail
from webapp.accounts.models import User
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync.models import Alert, Integration, UserMessage
from webapp.sync.status.integrations import Status, statuses

ESCALATE_AFTER = timedelta(hours=4)
"""Time from the alert to the owner until the administrators are alerted."""

log = structlog.get_logger()


def update_alerts() -> None:
    """Open, escalate and close alerts. Commits each step before its e-mail is sent, so that nobody is alerted twice."""
    now = utc_now()
    integrations = db.session.scalars(
        select(Integration)
        .where(Integration.wizard_step.is_(None), Integration.ended_at.is_(None))
        .options(joinedload(Integration.owner))
        .order_by(Integration.id)
    ).all()
    status_of = statuses(integrations, now=now)
    alerts = {alert.integration_id: alert for alert in db.session.scalars(select(Alert))}
    letters: list[tuple[str, str, str]] = []
    for integration in integrations:
        status, alert = status_of[integration.id], alerts.get(integration.id)
        level = "off" if integration.owner.is_disabled else status.level  # nothing is synced for somebody who left
        if level == "danger":
            if alert is None:
                db.session.add(Alert(integration_id=integration.id, since=now))
                letters.append(_notify(integration.owner, integration, status))
            elif alert.administrators_told_at is None and now - alert.since > ESCALATE_AFTER:
                alert.administrators_told_at = now
                letters += [
                    _notify(person, integration, status)
                    for person in _administrators()
                    if person.id != integration.owner_id
                ]
        elif alert is not None and level in {"ok", "off"}:
            if level == "ok":
                again = because(Reason.CALENDAR_IN_STEP_AGAIN, calendar=integration.calendar_name)
                _add_message(integration.owner, integration, again)
            db.session.delete(alert)
    db.session.commit()
    _send(letters)


def _notify(person: User, integration: Integration, status: Status) -> tuple[str, str, str]:
    """Add a message in the application; return the e-mail with the same text and a link to the page that helps.

    Returns:
        Address, subject and text of the e-mail.
    """
    own = person.id == integration.owner_id
    reason = because(
        Reason.CALENDAR_NOT_IN_STEP,
        causes=status.reasons,
        calendar=integration.calendar_name,
        owner=None if own else integration.owner.name,
    )
    _add_message(person, integration, reason)
    base_url: str = current_app.config["BASE_URL"]
    cure = f"plans/{status.preview_id}" if status.preview_id else "reconnect"
    address = f"{base_url}/calendar-sync/{integration.id}/{cure}" if own else f"{base_url}/admin/integrations"
    lines = (
        sentence(reason),
        "",
        "Nothing is lost: waiting changes are synced automatically once this is solved.",
        "",
        f"Details: {address}",
    )
    return person.email, "Calendar Sync: a linked calendar is not in step", "\n".join(lines)


def _add_message(person: User, integration: Integration, reason: Refusal) -> None:
    db.session.add(UserMessage(user_id=person.id, integration_id=integration.id, reason=reason))


def _administrators() -> list[User]:
    return list(db.session.scalars(select(User).where(User.role == "administrator", ~User.is_disabled)))


def _send(letters: list[tuple[str, str, str]]) -> None:
    if not mail.is_configured():
        return
    for letter in letters:
        try:
            mail.send(*letter)
        except mail.MailNotSent as error:
            log.warning("mail_not_sent", reason=str(error))
