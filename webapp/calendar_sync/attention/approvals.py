"""/calendar-sync/<id>/approvals/<approval_id>: removals that were held back, and the owner's decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, flash, request, url_for

from webapp.calendar_sync import queries
from webapp.calendar_sync.blueprint import row_id
from webapp.calendar_sync.forms import ApprovalForm
from webapp.calendar_sync.presentation.labels import item_address
from webapp.sync import service
from webapp.sync.models import Approval, HeldDeletion
from webapp.web.current_user import signed_in_user
from webapp.web.paging import split_page
from webapp.web.responses import page_or_partial, redirect_to

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Held:
    """Removals that wait for approval: their number, and one page of them."""

    total: int
    shown: Sequence[HeldDeletion]
    next_after: int | None  # the last id of this page, if there is a further page
    is_first_page: bool


def approval(integration_id: int, approval_id: int) -> Response:
    """Show what would be removed, and store the decision. A second decision changes nothing."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    waiting = queries.approval_or_404(approval_id, integration)
    if waiting.decided_at is not None:
        flash("You have already decided about this.", "info")
        return redirect_to(url_for("calendar_sync.listing"))
    form = ApprovalForm()
    if form.validate_on_submit():
        return _decide(waiting, form)
    return _show(waiting, form)


def _decide(waiting: Approval, form: ApprovalForm) -> Response:
    """Store the decision; removals that it does not include go on waiting for one."""
    service.decide_approval(waiting, approved=form.approves, by=signed_in_user(), only=form.chosen)
    what = "The removals are approved." if form.approves else "Nothing was removed."
    if waiting.decided_at is not None:
        flash(what, "success")
        return redirect_to(url_for("calendar_sync.listing"))
    flash(f"{what} The others still wait for your decision.", "success")
    return redirect_to(url_for("calendar_sync.approval", integration_id=waiting.integration_id, approval_id=waiting.id))


def _show(waiting: Approval, form: ApprovalForm) -> Response:
    return page_or_partial(
        "pages/calendar_sync/attention/approval.html",
        "partials/calendar_sync/attention/_approval.html",
        status=422 if form.is_submitted() else 200,
        approval=waiting,
        integration=waiting.integration,
        held=_held(waiting, request.args.get("after", type=row_id)),
        form=form,
        item_address=item_address,
    )


def _held(waiting: Approval, after: int | None) -> Held:
    found = queries.find_held_deletions(waiting, after=after or 0, limit=PER_PAGE + 1)
    shown, next_after = split_page(found, PER_PAGE)
    return Held(queries.count_held_deletions(waiting), shown, next_after, is_first_page=after is None)


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/<int:integration_id>/approvals/<int:approval_id>", view_func=approval, methods=["GET", "POST"])
