"""/admin/integrations: the state of everybody's integrations, for administrators."""

from zoneinfo import ZoneInfo

from flask import Blueprint, render_template
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from webapp.database import utc_now
from webapp.extensions import db
from webapp.rfc5545 import tz_database
from webapp.sync.models import Approval, HeldDeletion, Integration
from webapp.sync.status.integrations import statuses
from webapp.web.current_user import signed_in_user


def integrations() -> str:
    """List everybody's integrations, ordered by the age of the oldest change that waits to be sent."""
    rows = db.session.scalars(
        select(Integration)
        .where(Integration.wizard_step.is_(None), Integration.ended_at.is_(None))
        .options(joinedload(Integration.owner), joinedload(Integration.account))
        .order_by(Integration.id)
    ).all()
    now = utc_now()
    found = statuses(rows, now=now)
    # Switched-off integrations come last: there changes wait because the owner wants them to.
    rows = sorted(rows, key=lambda row: (found[row.id].level == "off", found[row.id].waiting_since or now))
    return render_template(
        "pages/admin/integrations.html",
        integrations=rows,
        statuses=found,
        held=_held_deletions(),
        zone=ZoneInfo(signed_in_user().time_zone),
        tz_version=tz_database.VERSION,
    )


def _held_deletions() -> dict[int, int]:
    undecided = (
        select(Approval.integration_id, func.count(HeldDeletion.id))
        .join(Approval.held)
        .where(Approval.decided_at.is_(None))
        .group_by(Approval.integration_id)
    )
    return dict(db.session.execute(undecided).all())


def add_to(bp: Blueprint) -> None:
    """Add the page to the administrators' pages."""
    bp.add_url_rule("/integrations", view_func=integrations)
