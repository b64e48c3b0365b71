"""/calendar-sync/<id>/plans/<preview_id>: a preview of a run, entry by entry, the owner's choice, and the results."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, abort, flash, render_template, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy import ColumnElement, and_, false, func, select, true

from webapp.calendar_sync import queries
from webapp.calendar_sync.blueprint import row_id
from webapp.calendar_sync.forms import PreviewForm
from webapp.calendar_sync.presentation import labels
from webapp.calendar_sync.presentation.field_diff import field_changes, start_text
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.queues import lanes
from webapp.sync import service
from webapp.sync.models import Preview, PreviewEntry
from webapp.sync.states import PreviewState, Purpose, Side, Trigger
from webapp.sync.store import previews
from webapp.sync.undo import requests
from webapp.web.current_user import signed_in_user
from webapp.web.paging import PER_PAGE, split_page
from webapp.web.responses import is_htmx, page_or_partial, redirect_to

PLACES = ("page", "settings", "wizard")
"""Where a preview is shown: on its own page, or its numbers on another page."""


@dataclass(frozen=True, slots=True)
class Group:
    """One number of a preview: the entries with the same side and action."""

    side: str
    action: str
    total: int
    included: int

    @property
    def key(self) -> str:
        return f"{self.side}-{self.action}"

    @property
    def label(self) -> str:
        return labels.planned(self.action)


@dataclass(frozen=True, slots=True)
class ShownPreview:
    """A preview with its numbers."""

    preview: Preview
    groups: Sequence[Group]
    outcomes: Counter[str] = field(default_factory=Counter)
    queue_place: int | None = None  # in the queue, while its making or its run waits (1: next)

    @classmethod
    def of(cls, preview: Preview) -> "ShownPreview":
        totals, included_totals = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        outcomes = Counter[str]()
        columns = PreviewEntry.side, PreviewEntry.action, PreviewEntry.included, PreviewEntry.outcome
        counted = select(*columns, func.count()).where(PreviewEntry.preview_id == preview.id).group_by(*columns)
        for side, action, included, outcome, number in db.session.execute(counted):
            totals[side, action] += number
            included_totals[side, action] += number if included else 0
            if outcome:
                outcomes[outcome] += number
        named = sorted(totals, key=lambda name: labels.planned_position(*name))
        groups = [Group(*name, totals[name], included_totals[name]) for name in named]
        return cls(preview, groups, outcomes, _place_in_queue(preview))

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)

    @property
    def left_out(self) -> int:
        return sum(group.total - group.included for group in self.groups)

    @property
    def moves_nothing(self) -> bool:
        return all(group.action not in previews.CHANGES for group in self.groups)

    @property
    def is_in_progress(self) -> bool:
        """Return True while it is being made or executed, so that the page has to poll."""
        return self.preview.state in {PreviewState.WORKING, PreviewState.APPROVED}

    def on(self, side: str) -> list[Group]:
        return [group for group in self.groups if group.side == side]


def _place_in_queue(preview: Preview) -> int | None:
    if preview.state == PreviewState.WORKING:
        key = lanes.preview_key(preview.id)
    elif preview.state == PreviewState.APPROVED:
        key = lanes.run_key(
            preview.integration_id, lanes.LANE_OF[Trigger.UNDO if preview.purpose == Purpose.UNDO else Trigger.MANUAL]
        )
    else:
        return None
    return lanes.places(redis_client(), [key]).get(key)


@dataclass(frozen=True, slots=True)
class PreviewEntryFilter:
    """The filter of the list of entries; empty values match all."""

    group: str
    outcome: str

    @classmethod
    def of_request(cls) -> "PreviewEntryFilter":
        outcome = request.values.get("outcome", "")
        return cls(request.values.get("group", "")[:40], outcome if outcome in labels.PREVIEW_OUTCOMES else "")

    def condition(self) -> ColumnElement[bool]:
        conditions: list[ColumnElement[bool]] = [true()]
        if self.group:
            side, _, action = self.group.partition("-")
            # A group that does not exist matches nothing, and never "all": entries are left out by it.
            conditions += [PreviewEntry.side == side, PreviewEntry.action == action] if side in [*Side] else [false()]
        if self.outcome:
            conditions.append(PreviewEntry.outcome == self.outcome)
        return and_(*conditions)

    def arguments(self) -> dict[str, str]:
        named = {"group": self.group, "outcome": self.outcome}
        return {name: value for name, value in named.items() if value}


def preview(integration_id: int, preview_id: int) -> Response:
    integration = queries.integration_or_404(integration_id, signed_in_user())
    return _show(queries.preview_or_404(preview_id, integration), PreviewForm())


def preview_summary(integration_id: int, preview_id: int) -> Response:
    """Answer htmx with the numbers, for pages that show a preview among other things; redirect everyone else."""
    integration = queries.integration_or_404(integration_id, signed_in_user())
    found = queries.preview_or_404(preview_id, integration)
    return panel(found, _place()) if is_htmx() else redirect_to(address(found))


def choose_entries(integration_id: int, preview_id: int) -> Response:
    """Exclude entries, or include them again: one by its id, or all that match the filter."""
    integration = queries.integration_or_404(integration_id, signed_in_user())
    found = queries.preview_or_404(preview_id, integration)
    included = "include" in request.form
    chosen = request.form.get("include" if included else "leave_out", "")
    if chosen:
        previews.choose(found, _condition(chosen), included=included)
    if is_htmx():
        return _show(found, PreviewForm())
    after = request.form.get("after", type=row_id)
    return redirect_to(address(found, after=after, **PreviewEntryFilter.of_request().arguments()))


def answer_preview(integration_id: int, preview_id: int) -> Response:
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    found = queries.preview_or_404(preview_id, integration)
    form = PreviewForm()
    if not form.validate_on_submit():
        return _show(found, form)
    _answer(found, form.answer.data)
    place = _place()
    if is_htmx() and place == "settings":
        return panel(found, place)
    return redirect_to(address(found))


def panel(preview: Preview | None, place: str, *, refusal: str | None = None) -> Response:
    """Answer htmx with the numbers of a preview, or with the reason why there is none (status 409)."""
    text = render_template(
        "partials/calendar_sync/preview/_preview_swapped.html",
        shown=ShownPreview.of(preview) if preview else None,
        row=queries.find_row(preview.integration, now=utc_now()) if preview and place == "settings" else None,
        place=place,
        refusal=refusal,
    )
    return Response(text, 409 if refusal else 200)


def _answer(preview: Preview, answer: str) -> None:
    user = signed_in_user()
    refusal = requests.refusal(preview.integration) if preview.purpose == Purpose.UNDO else None
    if answer == "carry_out" and refusal:
        flash(refusal, "danger")
    elif answer == "carry_out":
        service.execute_preview(preview, by=user)
    elif answer == "unseen" and preview.purpose == Purpose.RECONNECT and preview.is_open:
        service.resume_without_preview(preview, by=user)
    elif answer == "not_now" and preview.purpose != Purpose.RECONNECT:
        previews.reject(preview, by=user)
        flash("Nothing was changed.", "info")


def _show(preview: Preview, form: FlaskForm) -> Response:
    chosen = PreviewEntryFilter.of_request()
    after = request.values.get("after", type=row_id)
    query = (
        select(PreviewEntry).where(PreviewEntry.preview_id == preview.id, chosen.condition()).order_by(PreviewEntry.id)
    )
    if after is not None:
        query = query.where(PreviewEntry.id > after)
    entries, next_after = split_page(db.session.scalars(query.limit(PER_PAGE + 1)).all(), PER_PAGE)
    return page_or_partial(
        "pages/calendar_sync/preview/preview.html",
        "partials/calendar_sync/preview/_preview.html",
        status=422 if form.errors else 200,
        shown=ShownPreview.of(preview),
        integration=preview.integration,
        entries=entries,
        next_after=next_after,
        after=after,
        chosen=chosen,
        choices=previews.CHOICES,
        field_changes=field_changes,
        start_text=start_text,
        preview_form=form,
        place="page",
    )


def _condition(text: str) -> ColumnElement[bool]:
    if text == "all":
        return PreviewEntryFilter.of_request().condition()
    try:
        return PreviewEntry.id == row_id(text)
    except ValueError:
        abort(404)


def _place() -> str:
    place = request.values.get("place", "")
    return place if place in PLACES else "page"


def address(preview: Preview, **arguments: Any) -> str:
    return url_for("calendar_sync.preview", integration_id=preview.integration_id, preview_id=preview.id, **arguments)


def add_to(bp: Blueprint) -> None:
    base = "/<int:integration_id>/plans/<int:preview_id>"
    bp.add_url_rule(base, view_func=preview)
    bp.add_url_rule(f"{base}/summary", view_func=preview_summary)
    bp.add_url_rule(f"{base}/choose", view_func=choose_entries, methods=["POST"])
    bp.add_url_rule(f"{base}/answer", view_func=answer_preview, methods=["POST"])
