"""Pages of service calls: the dialog to plan and change them; status, delete and restore."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.accounts.models import User
from webapp.database import LARGEST_INTEGER
from webapp.extensions import db
from webapp.formatting import span_text
from webapp.my_calendar import recurrence
from webapp.my_calendar.kind_hooks import still_shown
from webapp.my_calendar.models import Item
from webapp.my_calendar.recurrence import Timing
from webapp.my_calendar.responses import digest_of, done
from webapp.rfc5545.time_zones import is_known_zone, place_of
from webapp.service_desk.access import may_plan
from webapp.service_desk.calls import service
from webapp.service_desk.calls.forms import CALL_STATUS_LABELS, CallForm, VersionForm
from webapp.service_desk.calls.kind_hooks import steps_of
from webapp.service_desk.calls.service import CallDraft, NewTicket, NotPossible, StaleCall
from webapp.service_desk.lookups import wanted_ticket
from webapp.service_desk.models import Client, ServiceCall, Ticket
from webapp.service_desk.timed_form import moved_by_clock_change, timing_text, wanted_timing
from webapp.web.current_user import signed_in_user
from webapp.web.responses import page_or_partial, safe_next

bp = Blueprint("service_calls", __name__, url_prefix="/service-calls")

STALE = "This service call has changed meanwhile, here or on a linked calendar. Please open it again."
TITLE = "Service call"
NEW = "New service call"


# Planning and changing


@bp.route("/new", methods=["GET", "POST"])
@login_required
def new() -> ResponseReturnValue:
    """Show the empty dialog (`?ticket=` number, `start`, `resource` user id), or save a new call."""
    ticket = wanted_ticket()
    form = _new_form(ticket)
    if not form.validate_on_submit() or form.draft is None:
        return _dialog(form, NEW, status=422 if form.errors else 200)
    # A double submit would get a warning about the call that the first submit planned.
    again = service.planned_call(signed_in_user(), form.uid.data) is not None
    warnings = [] if again else service.advice(form.draft, viewer=signed_in_user())
    if _has_to_ask(warnings):
        return _dialog(form, NEW, status=422, warnings=warnings)
    try:
        call = service.plan_call(signed_in_user(), form.draft, form.uid.data)
    except NotPossible as error:
        return _refused(form, error, NEW)
    undo = url_for(".delete", item_id=call.item_id, version=call.item.version)
    return _done(_saved_text("Planned", call, form.draft), undo=undo, call=call)


@bp.route("/<int:item_id>", methods=["GET", "POST"])
@login_required
def of_item(item_id: int) -> ResponseReturnValue:
    """Show the dialog of a call, or save it. Saving one that is in the Trash restores it."""
    call = _call_or_404(item_id)
    form = _form_of(call)
    if not form.validate_on_submit() or form.draft is None:
        return _dialog(form, TITLE, call=call, status=422 if form.errors else 200)
    if form.version.data == call.item.version and _changes_busy_time(call, form.draft):
        warnings = service.advice(form.draft, call.item_id, viewer=signed_in_user())
        if _has_to_ask(warnings):
            return _dialog(form, TITLE, call=call, status=422, warnings=warnings)
    try:
        call = service.change_call(signed_in_user(), call, form.draft, form.version.data or 0)
    except StaleCall as stale:
        return _conflict(form, stale.call)
    except NotPossible as error:
        return _refused(form, error, TITLE, call)
    return _done(_saved_text("Saved", call, form.draft), call=call)


@bp.post("/notes")
@login_required
def notes() -> ResponseReturnValue:
    """Return notes on the values entered so far: the client's local time, and warnings."""
    item_id = request.args.get("item_id", 0, int)
    call = _call_or_404(item_id) if item_id else None
    form = _form_of(call) if call else _new_form(None)
    warnings = []
    if form.has_time_and_resources() and form.draft and (call is None or _changes_busy_time(call, form.draft)):
        warnings = service.advice(form.draft, item_id or None, viewer=signed_in_user())
    return render_template("partials/service_calls/_notes.html", client_time=_client_time(form), warnings=warnings)


# Status, delete and restore


@bp.post("/<int:item_id>/status", defaults={"status": None})
@bp.post("/<int:item_id>/status/<status>")
@login_required
def status(item_id: int, status: str | None) -> ResponseReturnValue:
    """Set the call's status, from the address or from the button of a form."""
    status = status or request.form.get("status", "")
    if status not in CALL_STATUS_LABELS:
        abort(404)
    call = _call_or_404(item_id)
    before = call.status
    try:
        service.set_status(signed_in_user(), call, status, _version())
    except StaleCall:
        return _done(STALE, call=call, level="warning", status=409)
    except NotPossible as error:
        return _done(str(error), call=call, level="danger", status=422)
    undo = url_for(".status", item_id=item_id, status=before, version=call.item.version)
    text = f"The service call is {CALL_STATUS_LABELS[status].lower()}."
    return _done(text, call=call, undo=None if before == status else undo)


@bp.post("/<int:item_id>/delete")
@login_required
def delete(item_id: int) -> ResponseReturnValue:
    """Move a call to the Trash."""
    call = _call_or_404(item_id)
    try:
        service.trash_call(signed_in_user(), call, _version())
    except StaleCall:
        return _done(STALE, call=call, level="warning", status=409)
    except NotPossible as error:
        return _done(str(error), call=call, level="danger", status=422)
    return _done("Moved to Trash.", call=call, undo=url_for(".restore", item_id=item_id))


@bp.post("/<int:item_id>/restore")
@login_required
def restore(item_id: int) -> ResponseReturnValue:
    """Restore a call from the Trash."""
    call = _call_or_404(item_id)
    try:
        service.restore_call(signed_in_user(), call)
    except StaleCall:
        return _done(STALE, call=call, level="warning", status=409)
    except NotPossible as error:
        return _done(str(error), call=call, level="danger", status=422)
    return _done("Restored.", call=call)


# Shared


def _call_or_404(item_id: int) -> ServiceCall:
    call = service.find_call(signed_in_user(), item_id) if item_id <= LARGEST_INTEGER else None
    if call is None:
        abort(404)
    return call


def _version() -> int:
    form = VersionForm(formdata=request.values)
    if not form.validate():
        abort(400)
    version: int = form.version.data
    return version


def _new_form(ticket: Ticket | None) -> CallForm:
    timing = wanted_timing(request.args.get("start", ""), signed_in_user().time_zone)
    return CallForm(signed_in_user(), timing, ticket=ticket, resources=_wanted_resources(ticket))


def _wanted_resources(ticket: Ticket | None) -> list[User]:
    """Return the preselected resources of a new call: from the link, else the ticket's assignee, else the viewer."""
    viewer = signed_in_user()
    if not may_plan(viewer):
        return [viewer]
    wanted_id = request.args.get("resource", 0, int)
    wanted = db.session.get(User, wanted_id) if 0 < wanted_id <= LARGEST_INTEGER else None
    chosen = wanted or (ticket.assignee if ticket else None)
    return [viewer if chosen is None or chosen.is_disabled else chosen]


def _form_of(call: ServiceCall) -> CallForm:
    return CallForm(
        signed_in_user(),
        call.item.timing,
        call=call,
        version=call.item.version,
        ticket=call.ticket,
        resources=service.resources_of(call),
    )


def _changes_busy_time(call: ServiceCall, draft: CallDraft) -> bool:
    """Return whether the draft changes the call's time, resources or whether it takes time at all."""
    now = service.draft_of(call)
    active = ("planned", "on_the_way")
    return (
        (now.start, now.end, now.zone) != (draft.start, draft.end, draft.zone)
        or not set(draft.resources) <= set(now.resources)
        or (now.status not in active and draft.status in active)
    )


def _has_to_ask(warnings: list[str]) -> bool:
    """Return whether these warnings are new: "Save anyway" submits a digest of those it was shown with."""
    return bool(warnings) and request.form.get("accepted") != digest_of(warnings)


def _conflict(form: CallForm, call: ServiceCall) -> Response:
    """Show the stored values beside the entered ones; submitting the form again overwrites the stored ones."""
    form.version.raw_data = [str(call.item.version)]
    form.version.data = call.item.version
    before = _texts(service.draft_of(call), in_trash=call.item.trashed_at is not None)
    after = _texts(form.draft, in_trash=False) if form.draft else before
    differences = [(name, before[name], after[name]) for name in before if before[name] != after[name]]
    return _dialog(form, TITLE, call=call, status=409, conflict=differences)


def _texts(draft: CallDraft, *, in_trash: bool) -> dict[str, str]:
    """Return a draft's values as text by label, for a comparison of two drafts."""
    ticket = draft.ticket
    return {
        "Ticket": ticket.title if isinstance(ticket, NewTicket) else f"#{ticket.number} {ticket.title}",
        "Time": timing_text(draft.timing),
        "Who goes": ", ".join(sorted(person.name for person in draft.resources)),
        "Status": CALL_STATUS_LABELS[draft.status],
        "Description": draft.description[:500],
        "In the Trash": "yes" if in_trash else "no",
    }


def _refused(form: CallForm, error: NotPossible, title: str, call: ServiceCall | None = None) -> Response:
    """Show the form with the reason of the refusal beside the field it is about."""
    field = {"end": "end_time"}.get(error.field, error.field)
    if field and field in form:
        form[field].errors = (str(error),)
        return _dialog(form, title, call=call, status=422)
    return _dialog(form, title, call=call, status=422, problem=str(error))


def _dialog(form: CallForm, title: str, *, status: int, call: ServiceCall | None = None, **context: Any) -> Response:
    warnings = context.pop("warnings", [])
    ticket = call.ticket if call else form.ticket.chosen
    return page_or_partial(
        "pages/service_calls/dialog.html",
        "partials/service_calls/_dialog.html",
        status=status,
        form=form,
        fields="partials/service_calls/_fields.html",
        title=title,
        action=request.full_path.rstrip("?"),
        back=_back(ticket),
        call=call,
        client_time=_client_time(form),
        warnings=warnings,
        accepted=digest_of(warnings),
        may_change=call is None or service.may_change(signed_in_user(), call),
        may_remove=call is not None and service.may_remove(signed_in_user(), call),
        steps=steps_of(signed_in_user(), call) if call else None,
        **context,
    )


def _client_time(form: CallForm) -> str:
    """Return the call's time in the client's time zone; empty if both zones have the same local time."""
    client = _client_of(form)
    zone = form.zone.data or signed_in_user().time_zone
    if client is None or client.time_zone == zone or not is_known_zone(zone):
        return ""
    start_day, end_day, start, end = (
        field.data for field in (form.start_date, form.end_date, form.start_time, form.end_time)
    )
    if not (start_day and end_day) or start is None or end is None:
        return ""
    timing = Timing(datetime.combine(start_day, start), datetime.combine(end_day, end), zone, all_day=False)
    starts_at, ends_at = timing.span(zone)
    local = (recurrence.to_wall(instant, client.time_zone) for instant in (starts_at, ends_at))
    return f"{client.name} ({place_of(client.time_zone)}): {span_text(*local)}"


def _client_of(form: CallForm) -> Client | None:
    if form.makes_ticket:
        return form.new_client.chosen
    ticket = form.ticket.chosen
    return ticket.client if ticket else None


def _saved_text(what: str, call: ServiceCall, draft: CallDraft) -> str:
    item: Item = call.item
    return f"{what}: {timing_text(item.timing)}." + moved_by_clock_change(draft.timing, item.timing)


def _back(ticket: Ticket | None) -> str:
    default = url_for("my_calendar.home") if ticket is None else url_for("tickets.ticket", number=ticket.number)
    return safe_next(request.args.get("next"), default)


def _done(text: str, *, call: ServiceCall, **values: Any) -> Response:
    """Answer with a message: what was done, and where the call is still shown although it should not be."""
    left = still_shown(call.item)
    if left:
        values = {"level": "warning", **values}
    return done(text + left, to=_back(call.ticket), **values)
