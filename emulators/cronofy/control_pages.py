"""Controls for a person with a browser: a page on which to act as the owner of the calendars. Not part of the API."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from emulators.cronofy.calls import world
from emulators.cronofy.controls import Controls
from emulators.cronofy.times import Moment

bp = Blueprint("controls", __name__)

TZID = "Europe/Berlin"


@bp.get("/")
def page() -> ResponseReturnValue:
    here = world()
    with here.lock:
        here.run_due()
        return render_template("controls.html", profiles=list(here.profiles()), now=here.clock.now(), tzid=TZID)


@bp.post("/controls/clock")
def slide_clock() -> ResponseReturnValue:
    Controls(world()).slide_clock(timedelta(hours=int(request.form["hours"])))
    return redirect(url_for("controls.page"))


@bp.post("/controls/profiles/<profile_id>")
def connection(profile_id: str) -> ResponseReturnValue:
    controls = Controls(world())
    act = {"disconnect": controls.disconnect, "reconnect": controls.reconnect}[request.form["act"]]
    act(profile_id)
    return redirect(url_for("controls.page"))


@bp.post("/controls/calendars/<calendar_id>")
def event(calendar_id: str) -> ResponseReturnValue:
    controls, form = Controls(world()), request.form
    if form["act"] == "delete":
        controls.delete_event(calendar_id, form["uid"])
    elif form["act"] == "make":
        start, end = _times(all_day="all_day" in form)
        rrule = form.get("rrule") or None
        controls.make_event(calendar_id, form["summary"], start, end, tzid=TZID, rrule=rrule)
    else:
        known = next(each for each in controls.events(calendar_id) if each.uid == form["uid"])
        start, end = _times(all_day=known.start.all_day)
        controls.change_event(calendar_id, known.uid, start=start, end=end, summary=form["summary"])
    return redirect(url_for("controls.page"))


@bp.app_template_filter()
def wall_clock(value: Any) -> str:
    """Write a moment as the browser's date and time fields want it."""
    moment = value.value if isinstance(value, Moment) else value
    if not isinstance(moment, datetime):
        return f"{moment.isoformat()}T00:00"
    return moment.astimezone(ZoneInfo(TZID)).strftime("%Y-%m-%dT%H:%M")


def _times(*, all_day: bool) -> tuple[date, date]:
    """Read both times of the form. Of all-day events the end is exclusive, and at least a day after the start."""
    start, end = (datetime.fromisoformat(request.form[name]) for name in ("start", "end"))
    if all_day:
        return start.date(), max(end.date(), start.date() + timedelta(days=1))
    return tuple(each.replace(tzinfo=ZoneInfo(TZID)).astimezone(UTC) for each in (start, end))  # type: ignore[return-value]
