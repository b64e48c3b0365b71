"""The dialog of appointments: create and change, with both versions shown after a conflict."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from flask import Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.database import new_uid, utc_now
from webapp.formatting import numeric_day_span, numeric_span, skipped_start_text
from webapp.html_text import readable_text
from webapp.my_calendar import kind_hooks, kinds, queries, recurrence, service
from webapp.my_calendar.forms import ItemForm
from webapp.my_calendar.lookups import appointment_or_404, occurrence_or_404, read_scope, read_version
from webapp.my_calendar.models import Item
from webapp.my_calendar.moves import NotPossible
from webapp.my_calendar.recurrence import RuleError, Timing
from webapp.my_calendar.responses import done
from webapp.my_calendar.service import Draft, StaleItem
from webapp.my_calendar.views import bp, parse_day, view_address
from webapp.rfc5545.time_zones import label_of
from webapp.web.current_user import signed_in_user
from webapp.web.responses import page_or_partial, safe_next


@bp.route("/my-calendar/items/new", methods=["GET", "POST"])
@login_required
def new_item() -> ResponseReturnValue:
    """Show the empty dialog, or save a new appointment. `?start=2026-11-22` or `…T09:00` sets the start."""
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
    """Show the dialog of an appointment or of an occurrence (`?occurrence=`), or save it; redirect for other kinds."""
    found = queries.find_movable_item(signed_in_user(), item_id) or abort(404)
    if found.kind != "appointment" and request.method == "GET":
        return redirect(url_for(kinds.ALL[found.kind].open, item_id=item_id, next=request.args.get("next")))
    found = appointment_or_404(item_id)
    original_start = occurrence_or_404(found, request.args.get("occurrence", queries.SINGLE))
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
            scope=read_scope(form.scope.data) or "this" if found.is_series else "all",
            version=read_version(form.version.data),
        )
    except StaleItem as stale:
        return _conflict(form, stale.item, original_start)
    except (RuleError, NotPossible) as error:
        form.repeat.errors = (str(error),)
        return _item_dialog(form, status=422, **context)
    return _saved(changed, form.draft, "Appointment saved.")


def _conflict(form: ItemForm, current: Item, original_start: datetime) -> Response:
    """Show the stored values beside the entered ones; submitting the form again overwrites the stored ones."""
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
    """Return (label, stored text, entered text) of every value that differs."""

    def texts(draft: Draft) -> dict[str, str]:
        timing = draft.timing
        last = service.last_day(timing)
        zone = label_of(timing.zone) if timing.zone else "floating"
        when = f"{numeric_span(timing.start, timing.end)} ({zone})"
        return {
            "Subject": draft.subject,
            "Time": f"{numeric_day_span(timing.start, last)}, all day" if timing.all_day else when,
            "Location": draft.location,
            "Description": readable_text(draft.description)[:500],
            "Show as": draft.show_as.replace("_", " "),
            "Private": "yes" if draft.private else "no",
            "Repeat": draft.rrule or "no",
        }

    before, after = texts(saved), texts(typed)
    return [(name, before[name], after[name]) for name in before if before[name] != after[name]]


def _empty_draft() -> Draft:
    start = _wanted_start(request.args.get("start", ""))
    length = timedelta(days=1) if request.args.get("all_day") else timedelta(hours=1)
    timing = Timing(start, start + length, signed_in_user().time_zone, all_day=bool(request.args.get("all_day")))
    return Draft(subject="", timing=timing)


def _wanted_start(text: str) -> datetime:
    """Parse the start of a link; a day begins at nine, a missing or invalid value is the next full hour."""
    try:
        if len(text) == 10:
            return datetime.combine(parse_day(text), datetime.min.time()).replace(hour=9)
        wanted = datetime.strptime(text, "%Y-%m-%dT%H:%M")  # noqa: DTZ007
        parse_day(text[:10])
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
    """Answer with a message: the item is saved, and whether a clock change or the rule moved it."""
    if not draft.timing.all_day and not item.is_series and item.start != draft.timing.start:
        text += f" {skipped_start_text(draft.timing.start, item.start)}"
    elif item.rrule and draft.rrule == item.rrule and item.start > draft.timing.start:
        text += f" The first date of the series is {item.start:%A}, {item.start.day} {item.start:%B %Y}."
    return done(text, to=view_address("month", item.start.date()))
