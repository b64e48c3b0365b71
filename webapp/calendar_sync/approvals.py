"""/calendar-sync/<id>/approvals/<approval_id>: removals that were held back, and the owner's decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, flash, url_for
from flask_wtf import FlaskForm

from webapp.calendar_sync import queries
from webapp.calendar_sync.blueprint import signed_in_user
from webapp.calendar_sync.forms import PermissionForm
from webapp.sync import service
from webapp.sync.models import Approval, HeldDeletion
from webapp.web import page_or_partial, redirect_to

SHOWN_AT_MOST = 200
"""Of many thousands, nobody reads more; their number is given."""


@dataclass(frozen=True, slots=True)
class Held:
    """The removals that wait: how many, and the first of them."""

    total: int
    shown: Sequence[HeldDeletion]

    @property
    def hidden(self) -> int:
        return self.total - len(self.shown)


def approval(integration_id: int, approval_id: int) -> Response:
    """Show what would be removed, and take the decision. A second decision changes nothing."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    waiting = queries.approval_or_404(approval_id, integration)
    if waiting.decided_at is not None:
        flash("This has been decided already.", "info")
        return redirect_to(url_for("calendar_sync.listing"))
    form = PermissionForm()
    if form.validate_on_submit():
        return _decide(waiting, approved=form.answer.data == "allow")
    return _show(waiting, form)


def _decide(waiting: Approval, *, approved: bool) -> Response:
    service.decide_approval(waiting, approved=approved, by=signed_in_user())
    flash("The removals go ahead." if approved else "Everything is kept.", "success")
    return redirect_to(url_for("calendar_sync.listing"))


def _show(waiting: Approval, form: FlaskForm) -> Response:
    return page_or_partial(
        "pages/calendar_sync/approval.html",
        "partials/calendar_sync/_approval.html",
        status=422 if form.is_submitted() else 200,
        approval=waiting,
        integration=waiting.integration,
        held=Held(queries.count_held_deletions(waiting), queries.find_held_deletions(waiting, limit=SHOWN_AT_MOST)),
        form=form,
    )


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/<int:integration_id>/approvals/<int:approval_id>", view_func=approval, methods=["GET", "POST"])
