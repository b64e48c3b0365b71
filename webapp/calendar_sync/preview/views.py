"""/calendar-sync/<id>/plans/<plan_id>: what a run would do, entry by entry, the owner's choice, and what came of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, Response, abort, flash, render_template, request, url_for
from flask_wtf import FlaskForm
from sqlalchemy import ColumnElement, and_, false, func, select, true

from webapp.calendar_sync import queries
from webapp.calendar_sync.blueprint import row_id
from webapp.calendar_sync.forms import PlanForm
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
"""Where a plan is shown: on its own page, or its numbers within another."""


@dataclass(frozen=True, slots=True)
class Group:
    """One number of the plan: what would be done on one side."""

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
class ShownPlan:
    """A plan with its numbers."""

    plan: Preview
    groups: Sequence[Group]
    outcomes: Counter[str] = field(default_factory=Counter)
    queue_place: int | None = None  # in the queue, while it waits to be worked out or carried out (1: next)

    @classmethod
    def of(cls, plan: Preview) -> "ShownPlan":
        totals, wanted = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        outcomes = Counter[str]()
        columns = PreviewEntry.side, PreviewEntry.action, PreviewEntry.included, PreviewEntry.outcome
        counted = select(*columns, func.count()).where(PreviewEntry.plan_id == plan.id).group_by(*columns)
        for side, action, included, outcome, number in db.session.execute(counted):
            totals[side, action] += number
            wanted[side, action] += number if included else 0
            if outcome:
                outcomes[outcome] += number
        named = sorted(totals, key=lambda name: labels.planned_position(*name))
        groups = [Group(*name, totals[name], wanted[name]) for name in named]
        return cls(plan, groups, outcomes, _place_in_queue(plan))

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
    def is_settling(self) -> bool:
        """Whether it will look different in a moment."""
        return self.plan.state in {PreviewState.WORKING, PreviewState.APPROVED}

    def on(self, side: str) -> list[Group]:
        return [group for group in self.groups if group.side == side]


def _place_in_queue(plan: Preview) -> int | None:
    if plan.state == PreviewState.WORKING:
        key = lanes.preview_key(plan.id)
    elif plan.state == PreviewState.APPROVED:
        key = lanes.run_key(
            plan.integration_id, lanes.LANE_OF[Trigger.UNDO if plan.purpose == Purpose.UNDO else Trigger.MANUAL]
        )
    else:
        return None
    return lanes.places(redis_client(), [key]).get(key)


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What the list of entries is narrowed to; empty means all."""

    group: str
    outcome: str

    @classmethod
    def asked(cls) -> "PlanFilter":
        outcome = request.values.get("outcome", "")
        return cls(request.values.get("group", "")[:40], outcome if outcome in labels.PLAN_OUTCOMES else "")

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


def plan(integration_id: int, plan_id: int) -> Response:
    integration = queries.integration_or_404(integration_id, signed_in_user())
    return _show(queries.plan_or_404(plan_id, integration), PlanForm())


def plan_summary(integration_id: int, plan_id: int) -> Response:
    """The numbers alone, for the pages that show a plan among other things; everyone else is sent to its page."""
    integration = queries.integration_or_404(integration_id, signed_in_user())
    wanted = queries.plan_or_404(plan_id, integration)
    return panel(wanted, _place()) if is_htmx() else redirect_to(address(wanted))


def choose_entries(integration_id: int, plan_id: int) -> Response:
    """Leave entries out, or include them again: one by its id, or all that the list is narrowed to."""
    integration = queries.integration_or_404(integration_id, signed_in_user())
    wanted = queries.plan_or_404(plan_id, integration)
    included = "include" in request.form
    which = request.form.get("include" if included else "leave_out", "")
    if which:
        previews.choose(wanted, _which(which), included=included)
    if is_htmx():
        return _show(wanted, PlanForm())
    after = request.form.get("after", type=row_id)
    return redirect_to(address(wanted, after=after, **PlanFilter.asked().arguments()))


def answer_plan(integration_id: int, plan_id: int) -> Response:
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    wanted = queries.plan_or_404(plan_id, integration)
    form = PlanForm()
    if not form.validate_on_submit():
        return _show(wanted, form)
    _answer(wanted, form.answer.data)
    place = _place()
    if is_htmx() and place == "settings":
        return panel(wanted, place)
    return redirect_to(address(wanted))


def panel(plan: Preview | None, place: str, *, refusal: str | None = None) -> Response:
    """Answer htmx with the numbers of a plan, or with the reason why there is none."""
    text = render_template(
        "partials/calendar_sync/preview/_plan_swapped.html",
        shown=ShownPlan.of(plan) if plan else None,
        row=queries.find_row(plan.integration, now=utc_now()) if plan and place == "settings" else None,
        place=place,
        refusal=refusal,
    )
    return Response(text, 409 if refusal else 200)


def _answer(plan: Preview, answer: str) -> None:
    user = signed_in_user()
    refusal = requests.refusal(plan.integration) if plan.purpose == Purpose.UNDO else None
    if answer == "carry_out" and refusal:
        flash(refusal, "danger")
    elif answer == "carry_out":
        service.execute_preview(plan, by=user)
    elif answer == "unseen" and plan.purpose == Purpose.RECONNECT and plan.is_open:
        service.resume_without_preview(plan, by=user)
    elif answer == "not_now" and plan.purpose != Purpose.RECONNECT:
        previews.reject(plan, by=user)
        flash("Nothing was moved.", "info")


def _show(plan: Preview, form: FlaskForm) -> Response:
    chosen = PlanFilter.asked()
    after = request.values.get("after", type=row_id)
    query = select(PreviewEntry).where(PreviewEntry.plan_id == plan.id, chosen.condition()).order_by(PreviewEntry.id)
    if after is not None:
        query = query.where(PreviewEntry.id > after)
    entries, next_after = split_page(db.session.scalars(query.limit(PER_PAGE + 1)).all(), PER_PAGE)
    return page_or_partial(
        "pages/calendar_sync/preview/plan.html",
        "partials/calendar_sync/preview/_plan.html",
        status=422 if form.errors else 200,
        shown=ShownPlan.of(plan),
        integration=plan.integration,
        entries=entries,
        next_after=next_after,
        after=after,
        chosen=chosen,
        choices=previews.CHOICES,
        field_changes=field_changes,
        start_text=start_text,
        plan_form=form,
        place="page",
    )


def _which(text: str) -> ColumnElement[bool]:
    if text == "all":
        return PlanFilter.asked().condition()
    try:
        return PreviewEntry.id == row_id(text)
    except ValueError:
        abort(404)


def _place() -> str:
    place = request.values.get("place", "")
    return place if place in PLACES else "page"


def address(plan: Preview, **arguments: Any) -> str:
    return url_for("calendar_sync.plan", integration_id=plan.integration_id, plan_id=plan.id, **arguments)


def add_to(bp: Blueprint) -> None:
    base = "/<int:integration_id>/plans/<int:plan_id>"
    bp.add_url_rule(base, view_func=plan)
    bp.add_url_rule(f"{base}/summary", view_func=plan_summary)
    bp.add_url_rule(f"{base}/choose", view_func=choose_entries, methods=["POST"])
    bp.add_url_rule(f"{base}/answer", view_func=answer_plan, methods=["POST"])
