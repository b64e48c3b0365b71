"""Views of My Calendar: month, week, day and agenda, each at an address of its own."""

from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.database import utc_now
from webapp.formatting import clock_range
from webapp.my_calendar import kind_hooks, kinds, layout, queries, recurrence
from webapp.my_calendar.forms import FIRST_YEAR, LAST_YEAR
from webapp.my_calendar.layout import Period
from webapp.my_calendar.models import KINDS
from webapp.my_calendar.recurrence import Timing
from webapp.rfc5545.time_zones import place_of
from webapp.web.current_user import signed_in_user, today
from webapp.web.responses import page_or_partial, redirect_to

Kinds = tuple[str, ...]
"""Names of the kinds that are shown, in the order of KINDS."""

bp = Blueprint("my_calendar", __name__)

_SHOWN_KINDS = "calendar_kinds"  # session key: the last setting of the legend, for `home`


@bp.get("/my-calendar", defaults={"view": "month"})
@bp.get("/my-calendar/<any(month, week, day, agenda):view>")
@login_required
def home(view: str) -> ResponseReturnValue:
    """Redirect to today, with the kinds that were shown last."""
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
    """Redirect from the date field of the toolbar to the address of that date."""
    view = request.args.get("view", "")
    if view not in layout.VIEWS:
        abort(404)
    try:
        wanted = parse_day(request.args.get("date", ""))
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
    """Return the address of a view around `day` that shows these kinds."""
    return url_for(
        f"my_calendar.{view}",
        when=f"{day:%Y-%m}" if view == "month" else day.isoformat(),
        kinds=None if shown_kinds == KINDS else _kinds_text(shown_kinds),
    )


def _wanted_kinds() -> Kinds:
    """Parse `?kinds=task,to_do`; without a valid value it is all kinds."""
    text = request.args.get("kinds", "")
    named = text.split(",")
    return tuple(kind for kind in KINDS if kind in named) or (() if text == "none" else KINDS)


def _remembered_kinds() -> Kinds:
    remembered = session.get(_SHOWN_KINDS, KINDS)
    return tuple(kind for kind in KINDS if kind in remembered)


def _kinds_text(shown_kinds: Kinds) -> str:
    return "all" if shown_kinds == KINDS else ",".join(shown_kinds) or "none"


def _toggles(shown_kinds: Kinds) -> list[dict[str, Any]]:
    """Return the legend: per kind whether it is shown, and the kinds that are shown after it is toggled."""
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
    stamp = _stamp(period, shown_kinds)  # first: a change between the two queries is then shown twice, never missed
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
    """Return the status buttons of entries, in the views that people use on the way."""
    if period.view not in {"day", "agenda"}:
        return {}
    steps = kind_hooks.steps_of(signed_in_user(), ((entry.kind, entry.item_id) for entry in entries))
    stepped = [entry for entry in entries if entry.item_id in steps]
    return {"steps_of": steps, "stepped": sorted(stepped, key=lambda entry: entry.rank)}


def _entry_address(entry: layout.Entry) -> str:
    """Return the address of the entry's dialog; for a series it is about one occurrence."""
    occurrence = entry.occurrence if entry.kind == "appointment" else None
    return url_for(kinds.ALL[entry.kind].open, item_id=entry.item_id, occurrence=occurrence)


def _zone_note(timing: Timing) -> str:
    """Return an item's times in its own zone if that is not the viewer's; else empty."""
    if timing.all_day or timing.zone is None or timing.zone == signed_in_user().time_zone:
        return ""
    return f"{clock_range(timing.start, timing.end)} {place_of(timing.zone)}"


def _stamp(period: Period, shown_kinds: Kinds) -> str:
    bounds = layout.day_bounds(period.first, period.last, signed_in_user().time_zone)
    return f"{today():%Y%m%d}-{queries.news_stamp(signed_in_user(), *bounds, shown_kinds)}"


def _now_row() -> int:
    now = recurrence.to_wall(utc_now(), signed_in_user().time_zone)
    return (now.hour * 60 + now.minute) // layout.ROW_MINUTES


def parse_day(text: str) -> date:
    wanted = date.fromisoformat(text)
    if not FIRST_YEAR <= wanted.year <= LAST_YEAR:
        raise ValueError("outside of the years shown")
    return wanted


def _read_day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError:
        abort(404)
