"""Pages of My Calendar. Each view has its own address; acts answer htmx with a toast, everyone else with a page."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, get_args

from flask import Blueprint, Response, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.database import new_uid, utc_now
from webapp.formatting import clock_range, skipped_start_text
from webapp.html_text import readable_text
from webapp.my_calendar import kind_hooks, kinds, layout, queries, recurrence, service
from webapp.my_calendar.forms import (
    FIRST_YEAR,
    LAST_YEAR,
    ItemForm,
    MoveForm,
    OccurrenceForm,
)
from webapp.my_calendar.layout import Period
from webapp.my_calendar.models import KINDS, Item
from webapp.my_calendar.moves import NotPossible
from webapp.my_calendar.recurrence import RuleError, Timing
from webapp.my_calendar.responses import digest_of, done
from webapp.my_calendar.service import Draft, Scope, StaleItem
from webapp.rfc5545.time_zones import label_of, place_of
from webapp.web.current_user import signed_in_user, today
from webapp.web.responses import page_or_partial, redirect_to, safe_next

Kinds = tuple[str, ...]
"""Names of kinds that are shown, in the order of KINDS."""

bp = Blueprint("my_calendar", __name__)

_SHOWN_KINDS = "calendar_kinds"  # in the session: what the legend was last set to, for whoever comes back

_ANSWERS = ("scope", "accepted")  # what the buttons of a question say

STALE = "This item has changed meanwhile, here or on a linked calendar. You see it as it is now; please try again."


# Views


@bp.get("/my-calendar", defaults={"view": "month"})
@bp.get("/my-calendar/<any(month, week, day, agenda):view>")
@login_required
def home(view: str) -> ResponseReturnValue:
    """Lead to today, with the kinds that were shown last."""
    return redirect(view_address(view, today(), _remembered_kinds()))


@bp.get("/my-calendar/month/<when>")
@login_required
def month(when: str) -> ResponseReturnValue:
    return _show("month", _read_day(f"{when}-01"))


@bp.get("/my-calendar/week/<when>")
@login_required
def week(when: str) -> ResponseReturnValue:
    return _show("week", _read_day(when))


@bp.get("/my-calendar/day/<when>")
@login_required
def day(when: str) -> ResponseReturnValue:
    return _show("day", _read_day(when))


@bp.get("/my-calendar/agenda/<when>")
@login_required
def agenda(when: str) -> ResponseReturnValue:
    return _show("agenda", _read_day(when))


@bp.get("/my-calendar/jump")
@login_required
def jump() -> ResponseReturnValue:
    """Take the date field of the toolbar to the address of that date."""
    view = request.args.get("view", "")
    if view not in layout.VIEWS:
        abort(404)
    try:
        wanted = _sensible_day(request.args.get("date", ""))
    except ValueError:
        flash("Please give a date, such as 2026-11-22.", "warning")
        wanted = today()
    return redirect_to(view_address(view, wanted, _wanted_kinds()))


@bp.get("/my-calendar/changes")
@login_required
def changes() -> ResponseReturnValue:
    """Return 204 while the view is up to date, else the view."""
    view = request.args.get("view", "")
    if view not in layout.VIEWS:
        abort(404)
    period = layout.period(view, _read_day(request.args.get("day", "")), signed_in_user().week_starts_on)
    if request.args.get("since") == _stamp(period, _wanted_kinds()):
        return "", 204
    return _drawn(period, _wanted_kinds())


def view_address(view: str, day: date, shown_kinds: Kinds = KINDS) -> str:
    """Return the address of a view around `day` that shows the kinds given, in their usual order."""
    return url_for(
        f"my_calendar.{view}",
        when=f"{day:%Y-%m}" if view == "month" else day.isoformat(),
        kinds=None if shown_kinds == KINDS else _kinds_text(shown_kinds),
    )


def _wanted_kinds() -> Kinds:
    """Read `?kinds=task,to_do`; without it, or with nothing we know, it is all of them."""
    text = request.args.get("kinds", "")
    named = text.split(",")
    return tuple(kind for kind in KINDS if kind in named) or (() if text == "none" else KINDS)


def _remembered_kinds() -> Kinds:
    remembered = session.get(_SHOWN_KINDS, KINDS)
    return tuple(kind for kind in KINDS if kind in remembered)


def _kinds_text(shown_kinds: Kinds) -> str:
    return "all" if shown_kinds == KINDS else ",".join(shown_kinds) or "none"


def _toggles(shown_kinds: Kinds) -> list[dict[str, Any]]:
    """Return the legend: per kind whether it is shown, and what is shown after it is switched."""
    return [
        {
            "kind": kind,
            "on": kind.name in shown_kinds,
            "then": _kinds_text(tuple(k for k in KINDS if (k in shown_kinds) != (k == kind.name))),
        }
        for kind in kinds.ALL.values()
    ]


def _show(view: str, day: date) -> Response:
    shown_kinds = _wanted_kinds()
    if _remembered_kinds() != shown_kinds:
        session[_SHOWN_KINDS] = shown_kinds
    return _drawn(layout.period(view, day, signed_in_user().week_starts_on), shown_kinds)


def _drawn(period: Period, shown_kinds: Kinds) -> Response:
    zone = signed_in_user().time_zone
    stamp = _stamp(period, shown_kinds)  # first: what changes between the two queries is then shown twice, not missed
    shown = queries.shown_between(signed_in_user(), *layout.day_bounds(period.first, period.last, zone), shown_kinds)
    return page_or_partial(
        "pages/my_calendar/calendar.html",
        "partials/my_calendar/_calendar.html",
        period=period,
        stamp=stamp,
        today=today(),
        now_row=_now_row(),
        incomplete=shown.incomplete,
        view_address=partial(view_address, shown_kinds=shown_kinds),
        shown_kinds=_kinds_text(shown_kinds),
        bare_address=view_address(period.view, period.day),
        toggles=_toggles(shown_kinds),
        kinds=kinds.ALL,
        entry_address=_entry_address,
        zone_note=_zone_note,
        **_drawing(period, shown.entries),
        **_steps(period, shown.entries),
    )


def _drawing(period: Period, entries: tuple[layout.Entry, ...]) -> dict[str, Any]:
    if period.view == "month":
        weeks = layout.month_weeks(period.day, signed_in_user().week_starts_on)
        return {"weeks": layout.month_grid(weeks, period.day.month, entries)}
    if period.view == "agenda":
        return {"agenda": layout.agenda(period.days, entries)}
    return {"grid": layout.time_grid(period.days, entries, signed_in_user().time_zone)}


def _steps(period: Period, entries: tuple[layout.Entry, ...]) -> dict[str, Any]:
    """Return what can be done about entries right where they stand, in the views that people carry along."""
    if period.view not in {"day", "agenda"}:
        return {}
    steps = kind_hooks.steps_of(signed_in_user(), ((entry.kind, entry.item_id) for entry in entries))
    stepped = [entry for entry in entries if entry.item_id in steps]
    return {"steps_of": steps, "stepped": sorted(stepped, key=lambda entry: entry.rank)}


def _entry_address(entry: layout.Entry) -> str:
    """Return where the entry's own dialog is; of a series it is about one occurrence."""
    occurrence = entry.occurrence if entry.kind == "appointment" else None
    return url_for(kinds.ALL[entry.kind].open, item_id=entry.item_id, occurrence=occurrence)


def _zone_note(timing: Timing) -> str:
    """Return an item's own times where its zone is not the viewer's, else nothing."""
    if timing.all_day or timing.zone is None or timing.zone == signed_in_user().time_zone:
        return ""
    return f"{clock_range(timing.start, timing.end)} {place_of(timing.zone)}"


def _stamp(period: Period, shown_kinds: Kinds) -> str:
    bounds = layout.day_bounds(period.first, period.last, signed_in_user().time_zone)
    return f"{today():%Y%m%d}-{queries.news_stamp(signed_in_user(), *bounds, shown_kinds)}"


def _now_row() -> int:
    now = recurrence.to_wall(utc_now(), signed_in_user().time_zone)
    return (now.hour * 60 + now.minute) // layout.ROW_MINUTES


def _sensible_day(text: str) -> date:
    wanted = date.fromisoformat(text)
    if not FIRST_YEAR <= wanted.year <= LAST_YEAR:
        raise ValueError("outside of the years shown")
    return wanted


def _read_day(text: str) -> date:
    try:
        return _sensible_day(text)
    except ValueError:
        abort(404)


# The item dialog


@bp.route("/my-calendar/items/new", methods=["GET", "POST"])
@login_required
def new_item() -> ResponseReturnValue:
    """Show the empty dialog, or save what it says. `?start=2026-11-22` or `…T09:00` is where it begins."""
    form = ItemForm(_empty_draft(), home_zone=signed_in_user().time_zone, uid=new_uid())
    if form.validate_on_submit() and form.draft:
        try:
            item = service.create_item(signed_in_user(), form.draft, form.uid.data)
        except RuleError as error:
            form.repeat.errors = (str(error),)
        else:
            return _saved(item, form.draft, "Appointment added.")
    return _item_dialog(form, title="New appointment", status=422 if form.errors else 200)


@bp.route("/my-calendar/items/<int:item_id>", methods=["GET", "POST"])
@login_required
def item(item_id: int) -> ResponseReturnValue:
    """Show the dialog of an appointment or of one occurrence (`?occurrence=`), or save it; other kinds: lead there."""
    found = queries.find_movable_item(signed_in_user(), item_id) or abort(404)
    if found.kind != "appointment" and request.method == "GET":
        return redirect(url_for(kinds.ALL[found.kind].open, item_id=item_id, next=request.args.get("next")))
    found = _appointment_or_404(item_id)
    original_start = _occurrence_or_404(found, request.args.get("occurrence", queries.SINGLE))
    draft = service.occurrence_draft(found, original_start)
    form = ItemForm(draft, home_zone=signed_in_user().time_zone, item=found, version=found.version)
    context: dict[str, Any] = {"title": "Appointment", "item": found, "original_start": original_start}
    if not form.validate_on_submit() or form.draft is None:
        return _item_dialog(form, status=422 if form.errors else 200, **context)
    try:
        changed = service.change_item(
            signed_in_user(),
            found,
            form.draft,
            original_start=original_start,
            scope=_scope(form.scope.data) or "this" if found.is_series else "all",
            version=_whole_number(form.version.data),
        )
    except StaleItem as stale:
        return _conflict(form, stale.item, original_start)
    except (RuleError, NotPossible) as error:
        form.repeat.errors = (str(error),)
        return _item_dialog(form, status=422, **context)
    return _saved(changed, form.draft, "Appointment saved.")


def _conflict(form: ItemForm, current: Item, original_start: datetime) -> Response:
    """Show what is saved now beside what was typed; sending the form again means it."""
    occurrence = queries.occurrence_token(current, original_start)
    exists = queries.read_occurrence(current, occurrence, signed_in_user().time_zone) is not None
    saved = service.occurrence_draft(current, original_start if exists else current.start)
    form.version.raw_data = [str(current.version)]
    form.version.data = str(current.version)
    return _item_dialog(
        form,
        title="Appointment",
        item=current,
        original_start=original_start,
        status=409,
        conflict=_differences(saved, form.draft or saved),
    )


def _differences(saved: Draft, typed: Draft) -> list[tuple[str, str, str]]:
    """Return (what, as saved, as typed) for all that differs."""

    def words(draft: Draft) -> dict[str, str]:
        timing = draft.timing
        last = service.last_day(timing)
        zone = label_of(timing.zone) if timing.zone else "floating"
        when = f"{timing.start:%Y-%m-%d %H:%M} to {timing.end:%Y-%m-%d %H:%M} ({zone})"
        return {
            "Subject": draft.subject,
            "Time": f"{timing.start:%Y-%m-%d} to {last:%Y-%m-%d}, all day" if timing.all_day else when,
            "Location": draft.location,
            "Description": readable_text(draft.description)[:500],
            "Show as": draft.show_as.replace("_", " "),
            "Private": "yes" if draft.private else "no",
            "Repeat": draft.rrule or "no",
        }

    before, after = words(saved), words(typed)
    return [(name, before[name], after[name]) for name in before if before[name] != after[name]]


def _empty_draft() -> Draft:
    start = _wanted_start(request.args.get("start", ""))
    length = timedelta(days=1) if request.args.get("all_day") else timedelta(hours=1)
    timing = Timing(start, start + length, signed_in_user().time_zone, all_day=bool(request.args.get("all_day")))
    return Draft(subject="", timing=timing)


def _wanted_start(text: str) -> datetime:
    """Read the start a link asks for; a mere day begins at nine, nothing (or nonsense) at the next full hour."""
    try:
        if len(text) == 10:
            return datetime.combine(_sensible_day(text), datetime.min.time()).replace(hour=9)
        wanted = datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007
        _sensible_day(text[:10])
    except ValueError:
        now = recurrence.to_wall(utc_now(), signed_in_user().time_zone)
        return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return wanted


def _item_dialog(form: ItemForm, *, status: int, **context: Any) -> Response:
    return page_or_partial(
        "pages/my_calendar/item.html",
        "partials/my_calendar/_item_form.html",
        status=status,
        form=form,
        action=request.full_path.rstrip("?"),
        back=safe_next(request.args.get("next"), url_for("my_calendar.home")),
        describe_rule=partial(recurrence.describe_rule, home_zone=signed_in_user().time_zone),
        occurrence_token=queries.occurrence_token,
        losses=kind_hooks.losses_of(context["item"]) if "item" in context else [],
        **context,
    )


def _saved(item: Item, draft: Draft, text: str) -> Response:
    """Report that the item is saved, and whether a clock change or the rule moved it."""
    if not draft.timing.all_day and not item.is_series and item.start != draft.timing.start:
        text += f" {skipped_start_text(draft.timing.start, item.start)}"
    elif item.rrule and draft.rrule == item.rrule and item.start > draft.timing.start:
        text += f" The first date of the series is {item.start:%A}, {item.start.day} {item.start:%B %Y}."
    return done(text, to=view_address("month", item.start.date()))


# Acts


@bp.post("/my-calendar/items/<int:item_id>/move")
@login_required
def move(item_id: int) -> ResponseReturnValue:
    """Shift an item by days and minutes, or its end alone.

    A series asks which occurrences; what the kind's area warns of is told first.
    """
    form = MoveForm()
    found = _present_or_404(queries.find_movable_item(signed_in_user(), item_id))
    original_start = _occurrence_or_404(found, form.occurrence.data or queries.SINGLE)
    if not form.validate():
        return done("That cannot be moved so far.", level="danger", status=422)
    if found.is_series and _scope(form.scope.data) is None:
        return _question("Move", url_for("my_calendar.move", item_id=item_id), form, found)
    try:
        warnings = _advice(form, found, original_start)
        if warnings and form.accepted.data != digest_of(warnings):
            return _question("Move", url_for("my_calendar.move", item_id=item_id), form, found, warnings)
        service.move_item(
            signed_in_user(),
            found,
            original_start=original_start,
            scope=_scope(form.scope.data) or "all",
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
    """Move an appointment to the Trash; other kinds have a way of their own. A series asks which occurrences."""
    form = OccurrenceForm()
    found = _appointment_or_404(item_id)
    original_start = _occurrence_or_404(found, form.occurrence.data or queries.SINGLE)
    if not form.validate():
        abort(400)
    if found.is_series and _scope(form.scope.data) is None:
        return _question("Delete", url_for("my_calendar.delete", item_id=item_id), form, found)
    try:
        removed = service.trash_item(
            signed_in_user(),
            found,
            original_start=original_start,
            scope=_scope(form.scope.data) or "all",
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
    """Take an item of any kind out of the Trash, unless something has to come back first."""
    found = queries.find_restorable_item(signed_in_user(), item_id) or abort(404)
    hindrance = kind_hooks.hindrances_of(signed_in_user(), [found]).get(item_id) if found.trashed_at else None
    if hindrance is not None:
        return done(hindrance.sentence, level="danger", status=422, to=url_for("my_calendar.trash"))
    restored = service.restore_item(signed_in_user(), found)
    return done("Restored.", to=view_address("month", restored.start.date()))


@bp.post("/my-calendar/items/<int:item_id>/include/<occurrence>")
@login_required
def include(item_id: int, occurrence: str) -> ResponseReturnValue:
    """Put a removed date back into its series."""
    service.include_occurrence(signed_in_user(), _appointment_or_404(item_id), occurrence)
    return done("Restored.")


@bp.get("/my-calendar/trash")
@login_required
def trash() -> ResponseReturnValue:
    trashed = queries.trashed_items(signed_in_user())
    return page_or_partial(
        "pages/my_calendar/trash.html",
        "partials/my_calendar/_trash.html",
        items=trashed,
        hindrances=kind_hooks.hindrances_of(signed_in_user(), trashed),
        kinds=kinds.ALL,
        to_wall=recurrence.to_wall,
        label_of=label_of,
    )


def _item_or_404(item_id: int) -> Item:
    return _present_or_404(queries.find_item(signed_in_user(), item_id))


def _appointment_or_404(item_id: int) -> Item:
    found = _item_or_404(item_id)
    if found.kind != "appointment":
        abort(404)
    return found


def _present_or_404(found: Item | None) -> Item:
    if found is None or found.is_removed:
        abort(404)
    return found


def _occurrence_or_404(item: Item, token: str) -> datetime:
    original_start = queries.read_occurrence(item, token, signed_in_user().time_zone)
    if original_start is None:
        abort(404)
    return original_start


def _scope(text: str | None) -> Scope | None:
    return next((scope for scope in get_args(Scope) if scope == text), None)


def _whole_number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _advice(form: MoveForm, item: Item, original_start: datetime) -> list[str]:
    """Return what a person should read before the item is moved; nothing where the move is refused anyway."""
    if form.version.data != item.version:
        return []
    timing = service.occurrence_draft(item, original_start).timing
    return kind_hooks.advice_on(signed_in_user(), item, service.moved_timing(signed_in_user(), timing, **form.by))


def _question(verb: str, action: str, form: OccurrenceForm, item: Item, warnings: Sequence[str] = ()) -> Response:
    """Ask which occurrences of a series an act is about, or whether `warnings` are accepted.

    The answer carries everything the first request said.
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
        carried={name: field.data for name, field in form._fields.items() if name not in {*_ANSWERS, "csrf_token"}},
    )
    answer.headers["HX-Retarget"] = "#dialog"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer
