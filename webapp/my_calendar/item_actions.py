"""Moving, deleting and restoring items, and the Trash. htmx gets a toast, browsers without scripts a redirect."""

from collections.abc import Sequence
from datetime import datetime

from flask import Response, abort, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.my_calendar import kind_hooks, kinds, queries, recurrence, service
from webapp.my_calendar.forms import MoveForm, OccurrenceForm
from webapp.my_calendar.lookups import appointment_or_404, occurrence_or_404, present_or_404, read_scope
from webapp.my_calendar.models import Item
from webapp.my_calendar.moves import NotPossible
from webapp.my_calendar.recurrence import RuleError
from webapp.my_calendar.responses import digest_of, done
from webapp.my_calendar.service import StaleItem
from webapp.my_calendar.views import bp, view_address
from webapp.rfc5545.time_zones import label_of
from webapp.web.current_user import signed_in_user
from webapp.web.responses import page_or_partial

STALE = "This item has changed meanwhile, here or on a linked calendar. You see it as it is now; please try again."

_ANSWERS = ("scope", "accepted")  # fields that the buttons of a question set


@bp.post("/my-calendar/items/<int:item_id>/move")
@login_required
def move(item_id: int) -> ResponseReturnValue:
    """Move an item by days and minutes, or only its end.

    For a series the occurrences have to be chosen; warnings of the kind's area are shown first.
    """
    form = MoveForm()
    found = present_or_404(queries.find_movable_item(signed_in_user(), item_id))
    original_start = occurrence_or_404(found, form.occurrence.data or queries.SINGLE)
    if not form.validate():
        return done("That cannot be moved so far.", level="danger", status=422)
    if found.is_series and read_scope(form.scope.data) is None:
        return _question("Move", url_for("my_calendar.move", item_id=item_id), form, found)
    try:
        warnings = _advice(form, found, original_start)
        if warnings and form.accepted.data != digest_of(warnings):
            return _question("Move", url_for("my_calendar.move", item_id=item_id), form, found, warnings)
        service.move_item(
            signed_in_user(),
            found,
            original_start=original_start,
            scope=read_scope(form.scope.data) or "all",
            version=form.version.data,
            **form.by,
        )
    except StaleItem:
        return done(STALE, level="warning", status=409)
    except (NotPossible, RuleError) as error:
        return done(str(error), level="danger", status=422)
    return done(f"{kinds.ALL[found.kind].title} moved.")


@bp.post("/my-calendar/items/<int:item_id>/delete")
@login_required
def delete(item_id: int) -> ResponseReturnValue:
    """Move an appointment to the Trash; for a series the occurrences have to be chosen."""
    form = OccurrenceForm()
    found = appointment_or_404(item_id)
    original_start = occurrence_or_404(found, form.occurrence.data or queries.SINGLE)
    if not form.validate():
        abort(400)
    if found.is_series and read_scope(form.scope.data) is None:
        return _question("Delete", url_for("my_calendar.delete", item_id=item_id), form, found)
    try:
        removed = service.trash_item(
            signed_in_user(),
            found,
            original_start=original_start,
            scope=read_scope(form.scope.data) or "all",
            version=form.version.data,
        )
    except StaleItem:
        return done(STALE, level="warning", status=409)
    except RuleError as error:
        return done(str(error), level="danger", status=422)
    if removed.original_start is None:
        undo = url_for("my_calendar.restore", item_id=removed.item.id)
        return done("Moved to Trash.", undo=undo)
    token = queries.occurrence_token(removed.item, removed.original_start)
    undo = url_for("my_calendar.include", item_id=removed.item.id, occurrence=token)
    return done("Removed from the series.", undo=undo)


@bp.post("/my-calendar/items/<int:item_id>/restore")
@login_required
def restore(item_id: int) -> ResponseReturnValue:
    """Restore an item of any kind from the Trash, unless something else has to be restored first."""
    found = queries.find_restorable_item(signed_in_user(), item_id) or abort(404)
    restriction = kind_hooks.restrictions_of(signed_in_user(), [found]).get(item_id) if found.trashed_at else None
    if restriction is not None:
        return done(restriction.sentence, level="danger", status=422, to=url_for("my_calendar.trash"))
    restored = service.restore_item(signed_in_user(), found)
    return done("Restored.", to=view_address("month", restored.start.date()))


@bp.post("/my-calendar/items/<int:item_id>/include/<occurrence>")
@login_required
def include(item_id: int, occurrence: str) -> ResponseReturnValue:
    """Include a removed occurrence in its series again."""
    service.include_occurrence(signed_in_user(), appointment_or_404(item_id), occurrence)
    return done("Restored.")


@bp.get("/my-calendar/trash")
@login_required
def trash() -> ResponseReturnValue:
    trashed = queries.trashed_items(signed_in_user())
    return page_or_partial(
        "pages/my_calendar/trash.html",
        "partials/my_calendar/_trash.html",
        items=trashed,
        restrictions=kind_hooks.restrictions_of(signed_in_user(), trashed),
        kinds=kinds.ALL,
        to_wall=recurrence.to_wall,
        label_of=label_of,
    )


def _advice(form: MoveForm, item: Item, original_start: datetime) -> list[str]:
    """Return warnings about the move; empty if it is refused anyway."""
    if form.version.data != item.version:
        return []
    timing = service.occurrence_draft(item, original_start).timing
    return kind_hooks.advice_on(signed_in_user(), item, service.moved_timing(signed_in_user(), timing, **form.by))


def _question(verb: str, action: str, form: OccurrenceForm, item: Item, warnings: Sequence[str] = ()) -> Response:
    """Ask which occurrences of a series to change, or whether `warnings` are accepted.

    The form of the question contains all fields of the first request.
    """
    answer = page_or_partial(
        "pages/my_calendar/question.html",
        "partials/my_calendar/_question.html",
        verb=verb,
        action=action,
        item=item,
        kind=kinds.ALL[item.kind],
        warnings=warnings,
        losses=kind_hooks.losses_of(item) if verb == "Move" else [],
        accepted=digest_of(warnings),
        fields={name: field.data for name, field in form._fields.items() if name not in {*_ANSWERS, "csrf_token"}},
    )
    answer.headers["HX-Retarget"] = "#dialog"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer
