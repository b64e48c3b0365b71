"""Pages of the dispatch board: day and week, the tickets to be planned, and moving calls to other people or times."""

from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response, abort, flash, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.formatting import span_text
from webapp.my_calendar import kinds, layout, recurrence
from webapp.my_calendar.kind_hooks import still_shown
from webapp.my_calendar.layout import Period
from webapp.my_calendar.responses import digest_of, done
from webapp.service_desk.access import may_plan
from webapp.service_desk.calls import service as calls
from webapp.service_desk.calls.service import NotPossible, StaleCall
from webapp.service_desk.dispatch import board
from webapp.service_desk.dispatch.entries import OpenedEntry, find_entry
from webapp.service_desk.dispatch.filters import Filters, read_filters
from webapp.service_desk.dispatch.forms import MoveForm, is_sensible_day
from webapp.service_desk.dispatch.layout import Axis
from webapp.service_desk.dispatch.tickets import stamp_of, unplanned
from webapp.service_desk.labels import PRIORITY_LABELS, STATUS_LABELS
from webapp.service_desk.models import PRIORITIES, ServiceCall, Ticket
from webapp.web.current_user import signed_in_user, today
from webapp.web.paging import Page
from webapp.web.responses import is_htmx, page_or_partial, redirect_to, safe_next

bp = Blueprint("dispatch", __name__, url_prefix="/dispatch")

VIEWS = ("day", "week")
STALE = "This call has changed meanwhile. You see it as it is now; please try again."


@bp.before_request
@login_required  # Flask-Login has no types
def _planners_only() -> None:
    if not may_plan(signed_in_user()):
        abort(404)


# The board


@bp.get("/", defaults={"view": "day"})
@bp.get("/<any(day, week):view>")
def home(view: str) -> ResponseReturnValue:
    return redirect_to(url_for(f"dispatch.{view}", when=today().isoformat()))


@bp.get("/day/<when>")
def day(when: str) -> ResponseReturnValue:
    return _show("day", _read_day(when))


@bp.get("/week/<when>")
def week(when: str) -> ResponseReturnValue:
    return _show("week", _read_day(when))


@bp.get("/jump")
def jump() -> ResponseReturnValue:
    """Redirect from the date field of the toolbar to the address of that date."""
    view = _view_or_404()
    try:
        wanted = _sensible_day(request.args.get("date", ""))
    except ValueError:
        flash("Please give a date, such as 2026-11-22.", "warning")
        wanted = today()
    return redirect_to(board_address(view, wanted, read_filters(request.args)))


@bp.get("/changes")
def changes() -> ResponseReturnValue:
    """Return 204 while the board is up to date, else the board."""
    view, wanted = _view_or_404(), _read_day(request.args.get("day", ""))
    waiting = unplanned(signed_in_user(), read_filters(request.args), utc_now())
    if request.args.get("since") == _stamp(_period(view, wanted), waiting):
        return "", 204
    return _show(view, wanted)


@bp.get("/tickets")
def tickets() -> ResponseReturnValue:
    """Show the list of tickets to be planned, without the board."""
    view, wanted = _view_or_404(), _read_day(request.args.get("day", ""))
    filters = read_filters(request.args)
    address = board_address(view, wanted, filters)
    if not is_htmx():
        return redirect_to(address)
    waiting = unplanned(signed_in_user(), filters, utc_now())
    response = make_response(
        render_template("partials/dispatch/_tickets.html", **_shared(_period(view, wanted), filters, waiting))
    )
    response.headers["HX-Replace-Url"] = address
    return response


def board_address(view: str, day: date, filters: Filters, **changes: Any) -> str:
    """Return the address of a board with these filters, `changes` applied."""
    return url_for(f"dispatch.{view}", when=day.isoformat(), **filters.address(**changes))


def _show(view: str, day: date) -> Response:
    viewer, filters = signed_in_user(), read_filters(request.args)
    period = _period(view, day)
    waiting = unplanned(viewer, filters, utc_now())
    stamp = _stamp(period, waiting)  # before the rows are read: a change in between is shown twice, never missed
    people = board.people_on(viewer, filters, period.days)
    return page_or_partial(
        "pages/dispatch/board.html",
        "partials/dispatch/_board.html",
        stamp=stamp,
        now_column=_now_column(period),
        people=people,
        teams=board.teams(),
        queues=board.queues(),
        kinds=kinds.ALL,
        **_rows(viewer, people, period, filters),
        **_shared(period, filters, waiting),
    )


def _rows(viewer: User, people: board.People, period: Period, filters: Filters) -> dict[str, Any]:
    if period.view == "week":
        return {"rows": board.week_rows(viewer, people.people, period.days, filters)}
    axis = Axis.of(period.day, viewer.time_zone)
    return {"axis": axis, "rows": board.day_rows(viewer, people.people, axis, filters)}


def _shared(period: Period, filters: Filters, waiting: Page[Ticket]) -> dict[str, Any]:
    """Return the context that both the whole board and the list of tickets need."""
    return {
        "period": period,
        "filters": filters,
        "waiting": waiting,
        "today": today(),
        "board_address": board_address,
        "plan_start": _plan_start(period),
        "priorities": {name: PRIORITY_LABELS[name] for name in reversed(PRIORITIES)},
    }


def _plan_start(period: Period) -> str:
    """Return the day (ISO 8601) for a call that is planned by button: today if it is shown, else the period's first."""
    return (today() if today() in period.days else period.day).isoformat()


def _now_column(period: Period) -> int | None:
    """Return the column of the current time; None in the week view and on other days."""
    axis = Axis.of(period.day, signed_in_user().time_zone)
    now = utc_now()
    return axis.column_of(now) if period.view == "day" and axis.begin <= now < axis.end else None


def _stamp(period: Period, waiting: Page[Ticket]) -> str:
    parts = f"{today()} {_now_column(period)} {board.news_stamp(signed_in_user(), period.days)} {stamp_of(waiting)}"
    return digest_of([parts])


# One entry


@bp.route("/items/<int:item_id>", methods=["GET", "POST"])
def item(item_id: int) -> ResponseReturnValue:
    """Show an entry; for a service call also the form that moves it, or move it."""
    entry = find_entry(signed_in_user(), item_id, request.args.get("occurrence", ""))
    if entry is None:
        abort(404)
    call = calls.find_call(signed_in_user(), item_id)
    if call is None:
        return _entry_dialog(entry) if request.method == "GET" else abort(404)
    form = _move_form(call)
    if not form.validate_on_submit():
        return _entry_dialog(entry, form, status=422 if form.errors else 200)
    return _move(entry, call, form)


def _move_form(call: ServiceCall) -> MoveForm:
    resources = calls.resources_of(call)
    start = recurrence.to_wall(call.item.starts_at, signed_in_user().time_zone)
    wanted = request.args.get("person", "")
    current = next((person for person in resources if str(person.id) == wanted), resources[0] if resources else None)
    form = MoveForm(
        data={
            "version": call.item.version,
            "instead_of": current.id if current else None,
            "person": current.id if current else None,
            "day": start.date(),
            "time": start.time(),
        }
    )
    form.offer(resources)
    return form


def _move(entry: OpenedEntry, call: ServiceCall, form: MoveForm) -> Response:
    """Move the call; if there are warnings that have not been shown yet, show them first."""
    viewer, moved_from = signed_in_user(), form.instead_of.data
    item, before = call.item, (call.item.starts_at, call.item.ends_at)
    if not form.moves(recurrence.to_wall(before[0], viewer.time_zone)):
        return done("Nothing was changed.", level="info", to=_back())
    starts_at = recurrence.to_utc(form.start, viewer.time_zone)
    to = {
        "from_id": moved_from,
        "to_id": form.person.data,
        "starts_at": starts_at,
        "ends_at": starts_at + (before[1] - before[0]),
    }
    try:
        draft = calls.moved_draft(viewer, call, **to)
        warnings = calls.advice(draft, item.id, viewer=viewer)
        if warnings and form.warned.data != digest_of(warnings):
            form.warned.data = form.warned.raw_data = digest_of(warnings)
            return _entry_dialog(entry, form, warnings=warnings)
        calls.reassign(viewer, call, **to, version=form.version.data)
    except StaleCall as stale:
        return _conflict(stale.call, form)
    except NotPossible as error:
        form.person.errors = (str(error),)
        return _entry_dialog(entry, form, status=422)
    undo = url_for(
        "dispatch.move_back",
        item_id=item.id,
        from_id=to["to_id"],
        to_id=moved_from,
        starts=before[0].isoformat(),
        ends=before[1].isoformat(),
        version=item.version,
    )
    return _done("Moved", call, undo=undo)


def _conflict(call: ServiceCall, form: MoveForm) -> Response:
    """Show where the call is now beside the requested move; submitting the form again makes the move."""
    entry = find_entry(signed_in_user(), call.item_id, "")
    if entry is None:
        return done("This call has been removed meanwhile.", level="warning", status=409, to=_back())
    form.offer(calls.resources_of(call))
    form.version.data = call.item.version
    form.version.raw_data = [str(call.item.version)]
    return _entry_dialog(entry, form, status=409, conflict=_time_and_resources(call))


@bp.post("/items/<int:item_id>/move-back")
def move_back(item_id: int) -> ResponseReturnValue:
    """Undo a move: reassign the call from `from_id` to `to_id`, at its former times."""
    call = calls.find_call(signed_in_user(), item_id)
    if call is None:
        abort(404)
    try:
        calls.reassign(
            signed_in_user(),
            call,
            from_id=int(request.args["from_id"]),
            to_id=int(request.args["to_id"]),
            starts_at=_instant(request.args["starts"]),
            ends_at=_instant(request.args["ends"]),
            version=int(request.args["version"]),
        )
    except ValueError:  # not an address that this page generated
        abort(404)
    except StaleCall:
        return done(STALE, level="warning", status=409, to=_back())
    except NotPossible as error:
        return done(str(error), level="danger", status=422, to=_back())
    return _done("Moved back", call)


def _entry_dialog(
    entry: OpenedEntry,
    form: MoveForm | None = None,
    *,
    status: int = 200,
    warnings: list[str] | None = None,
    conflict: str | None = None,
) -> Response:
    return page_or_partial(
        "pages/dispatch/entry.html",
        "partials/dispatch/_entry.html",
        status=status,
        entry=entry,
        form=form,
        warnings=warnings,
        conflict=conflict,
        action=request.full_path.rstrip("?"),
        back=_back(),
        status_label=STATUS_LABELS,
    )


def _done(what: str, call: ServiceCall, undo: str | None = None) -> Response:
    """Answer with a message: the call's time and resources, and where it is still shown although it should not be."""
    left = still_shown(call.item)
    text = f"{what}: {_time_and_resources(call)}.{left}"
    return done(text, level="warning" if left else "success", undo=undo, to=_back())


def _time_and_resources(call: ServiceCall) -> str:
    """Return the call's time, local to the viewer, and its resources as text."""
    zone = signed_in_user().time_zone
    when = span_text(recurrence.to_wall(call.item.starts_at, zone), recurrence.to_wall(call.item.ends_at, zone))
    return f"{when}, {', '.join(person.name for person in calls.resources_of(call))}"


# Shared


def _back() -> str:
    return safe_next(request.args.get("next"), url_for("dispatch.home"))


def _period(view: str, day: date) -> Period:
    return layout.period(view, day, signed_in_user().week_starts_on)


def _view_or_404() -> str:
    view = request.args.get("view", "")
    return view if view in VIEWS else abort(404)


def _read_day(text: str) -> date:
    try:
        return _sensible_day(text)
    except ValueError:
        abort(404)


def _sensible_day(text: str) -> date:
    wanted = date.fromisoformat(text)
    if not is_sensible_day(wanted):
        raise ValueError("outside of the years shown")
    return wanted


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None or not is_sensible_day(instant.date()):
        raise ValueError("no instant")
    return instant
