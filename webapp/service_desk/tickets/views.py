"""Pages of tickets."""

from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.formatting import clock_range, span_text
from webapp.my_calendar import recurrence
from webapp.my_calendar.models import Item
from webapp.my_calendar.responses import done
from webapp.rfc5545.time_zones import place_of
from webapp.service_desk import search_fields
from webapp.service_desk.access import active_people, find_deleted_ticket, find_ticket, may_plan
from webapp.service_desk.calls.kind_hooks import steps_of
from webapp.service_desk.calls.service import may_change
from webapp.service_desk.event_text_jobs import texts_follow
from webapp.service_desk.labels import PRIORITY_LABELS, STATUS_LABELS
from webapp.service_desk.lists import read_id
from webapp.service_desk.lookups import wanted_client
from webapp.service_desk.models import Client, Contact, Queue, Ticket
from webapp.service_desk.optimistic_lock import Stale, take_version
from webapp.service_desk.tickets import listing as lists
from webapp.service_desk.tickets import service
from webapp.service_desk.tickets.forms import (
    TICKET_STATUS_LABELS,
    StatusForm,
    TicketForm,
    VersionForm,
    all_queues,
)
from webapp.web.current_user import signed_in_user
from webapp.web.paging import this_address
from webapp.web.responses import page_or_partial, redirect_to, safe_next

bp = Blueprint("tickets", __name__)

STALE = "This ticket has changed meanwhile. You see it as it is now; please try again."
LOST = "You can no longer see it."
LABELS = {
    "title": "Title",
    "client_id": "Client",
    "contact_id": "Contact",
    "description": "Description",
    "priority": "Priority",
    "status": "Status",
    "queue_id": "Queue",
    "assignee_id": "Assigned to",
}


# The list


@bp.get("/tickets")
@login_required
def listing() -> ResponseReturnValue:
    """Show tickets; filters, order, search and page number are in the query string."""
    filters = lists.read_filters()
    return page_or_partial(
        "pages/tickets/list.html",
        "partials/tickets/_list.html",
        listed=lists.ticket_page(signed_in_user(), filters),
        filters=filters,
        statuses=lists.STATUS_CHOICES,
        priorities=PRIORITY_LABELS,
        sorts=lists.SORT_LABELS,
        queues=all_queues(),
        people=active_people(),
        client_choices=search_fields.client_texts(search_fields.search_clients("")).values(),
        nobody=lists.NOBODY,
        this_address=this_address,
        local=_local,
    )


@bp.get("/tickets/choices")
@login_required
def choices() -> ResponseReturnValue:
    """Return suggestions of open tickets for the picker named `?field=`."""
    found = search_fields.search_tickets(signed_in_user(), request.args.get(request.args.get("field", "q"), ""))
    texts = [search_fields.ticket_text(ticket) for ticket in found]
    return render_template("partials/service_desk/_choices.html", choices=texts)


# Creating and changing


@bp.route("/tickets/new", methods=["GET", "POST"])
@login_required
def new() -> ResponseReturnValue:
    """Show the empty dialog (`?client=` is an id), or save a new ticket."""
    client = _active_client()
    # Technicians cannot see unassigned tickets, so theirs are assigned to them by default.
    assignee_id = None if may_plan(signed_in_user()) else signed_in_user().id
    form = TicketForm(data={"client": client, "assignee_id": assignee_id})
    del form.version
    if form.validate_on_submit():
        ticket = service.add_ticket(form.values, form.uid.data)
        address = url_for("tickets.ticket", number=ticket.number)
        if find_ticket(signed_in_user(), ticket.number) is None:
            flash(f"Ticket #{ticket.number} is saved. {LOST}", "info")
            address = url_for("tickets.listing")
        return redirect_to(safe_next(request.args.get("next"), address))
    return _dialog(form, title="New ticket", back=url_for("tickets.listing"))


@bp.get("/tickets/<int:number>")
@login_required
def ticket(number: int) -> ResponseReturnValue:
    found = find_ticket(signed_in_user(), number)
    return _deleted(number) if found is None else _ticket_page(found)


def _ticket_page(found: Ticket) -> Response:
    return page_or_partial(
        "pages/tickets/ticket.html",
        "partials/tickets/_ticket.html",
        ticket=found,
        stamp=service.stamp_of(found),
        calls=service.calls_of(found),
        may_change=partial(may_change, signed_in_user()),
        steps_of=partial(steps_of, signed_in_user()),
        tasks=service.tasks_of(found),
        timeline=service.timeline_of(found),
        statuses=TICKET_STATUS_LABELS,
        status_labels=STATUS_LABELS,
        may_plan=may_plan(signed_in_user()),
        when=_when,
        local=_local,
    )


@bp.get("/tickets/<int:number>/changes")
@login_required
def changes(number: int) -> ResponseReturnValue:
    """Return 204 while the page is up to date, else the page."""
    found = find_ticket(signed_in_user(), number) or abort(404)
    if request.args.get("since") == service.stamp_of(found):
        return "", 204
    return _ticket_page(found)


@bp.get("/tickets/<int:number>/timeline")
@login_required
def timeline(number: int) -> ResponseReturnValue:
    """Show older entries of the timeline: those before `?older_than=`."""
    found = find_ticket(signed_in_user(), number) or abort(404)
    return page_or_partial(
        "pages/tickets/timeline.html",
        "partials/tickets/_timeline.html",
        ticket=found,
        timeline=service.timeline_of(found, read_id(request.args.get("older_than"))),
        local=_local,
    )


@bp.route("/tickets/<int:number>/edit", methods=["GET", "POST"])
@login_required
def edit(number: int) -> ResponseReturnValue:
    found = find_ticket(signed_in_user(), number)
    deleted = find_deleted_ticket(signed_in_user(), number) if found is None else None
    if deleted is not None and request.method == "POST":
        return _deleted_meanwhile(deleted)
    if found is None:
        return _deleted(number)
    form = TicketForm(ticket=found)
    conflict = None
    if form.validate_on_submit():
        try:
            service.change_ticket(found, form.values, form.version.data)
        except Stale:
            conflict = _differences(form, found)
        else:
            return _saved(found, "Ticket saved." + texts_follow("ticket", found.id))
    return _dialog(form, title=f"Ticket #{number}", back=url_for("tickets.ticket", number=number), conflict=conflict)


@bp.post("/tickets/<int:number>/status")
@login_required
def status(number: int) -> ResponseReturnValue:
    found = _ticket_or_gone(number)
    form = StatusForm()
    if not form.validate() or not form.is_known:
        abort(400)
    try:
        service.change_ticket(found, {"status": form.status.data}, form.version.data)
    except Stale:
        return _stale(found)
    return _saved(found, f"The ticket is now: {TICKET_STATUS_LABELS[form.status.data]}.")


@bp.post("/tickets/<int:number>/take")
@login_required
def take(number: int) -> ResponseReturnValue:
    """Assign the ticket to the signed-in person."""
    found = _ticket_or_gone(number)
    form = VersionForm()
    if not form.validate():
        abort(400)
    try:
        service.change_ticket(found, {"assignee_id": signed_in_user().id}, form.version.data)
    except Stale:
        return _stale(found)
    return _saved(found, "The ticket is yours.")


@bp.post("/tickets/<int:number>/delete")
@login_required
def delete(number: int) -> ResponseReturnValue:
    found = _ticket_or_gone(number)
    form = VersionForm()
    if not may_plan(signed_in_user()):
        abort(404)
    if not form.validate():
        abort(400)
    try:
        service.delete_ticket(found, form.version.data)
    except Stale:
        return _stale(found)
    flash(f"Ticket #{number} is deleted. Its service calls and tasks are in the Trash.", "success")
    return redirect_to(url_for("tickets.ticket", number=number))


@bp.post("/tickets/<int:number>/restore")
@login_required
def restore(number: int) -> ResponseReturnValue:
    found = find_deleted_ticket(signed_in_user(), number)
    if not may_plan(signed_in_user()):
        abort(404)
    if found is not None:
        service.restore_ticket(found)
        flash(f"Ticket #{number} is restored, with its service calls and tasks.", "success")
    elif find_ticket(signed_in_user(), number) is None:
        abort(404)
    return redirect_to(url_for("tickets.ticket", number=number))


# Shared


def _ticket_or_gone(number: int) -> Ticket:
    """Return the ticket; abort with 404, or with a message if it is deleted and the person could see it before."""
    found = find_ticket(signed_in_user(), number)
    if found is None:
        abort(410 if find_deleted_ticket(signed_in_user(), number) else 404)
    return found


def _deleted(number: int) -> ResponseReturnValue:
    found = find_deleted_ticket(signed_in_user(), number) or abort(404)
    return page_or_partial(
        "pages/tickets/deleted.html",
        "partials/tickets/_deleted.html",
        status=410,
        ticket=found,
        may_plan=may_plan(signed_in_user()),
        local=_local,
    )


def _deleted_meanwhile(found: Ticket) -> Response:
    form = TicketForm(ticket=found)
    problem = f"Ticket #{found.number} has been deleted meanwhile, so this is not saved. What you typed is still here."
    return _dialog(form, title=f"Ticket #{found.number}", back=url_for("tickets.listing"), problem=problem)


def _active_client() -> Client | None:
    """Return the client that the link names, unless it is archived."""
    client = wanted_client()
    return client if client and client.archived_at is None else None


def _saved(ticket: Ticket, text: str) -> Response:
    if find_ticket(signed_in_user(), ticket.number) is None:
        flash(f"{text} {LOST}", "info")
        return redirect_to(url_for("tickets.listing"))
    return done(text, to=safe_next(request.args.get("next"), url_for("tickets.ticket", number=ticket.number)))


def _stale(ticket: Ticket) -> Response:
    return done(STALE, level="warning", status=409, to=url_for("tickets.ticket", number=ticket.number))


def _dialog(form: TicketForm, *, title: str, back: str, **context: Any) -> Response:
    """Show the dialog: with status 422 for invalid values, 409 for a conflict with another person's change."""
    overtaken = context.get("conflict") is not None or "problem" in context
    return page_or_partial(
        "pages/service_desk/dialog.html",
        "partials/service_desk/_dialog.html",
        status=422 if form.errors else 409 if overtaken else 200,
        form=form,
        fields="partials/tickets/_ticket_fields.html",
        title=title,
        action=request.full_path.rstrip("?"),
        back=safe_next(request.args.get("next"), back),
        **context,
    )


def _differences(form: TicketForm, saved: Ticket) -> list[tuple[str, str, str]]:
    """Return (label, stored text, entered text) of every field that differs."""
    take_version(form.version, saved.version)
    return [
        (label, _text_of(name, getattr(saved, name)), _text_of(name, form.values[name]))
        for name, label in LABELS.items()
        if getattr(saved, name) != form.values[name]
    ]


def _text_of(name: str, value: Any) -> str:
    """Return the text of a value of a ticket."""
    models: dict[str, Any] = {"client_id": Client, "contact_id": Contact, "queue_id": Queue, "assignee_id": User}
    if name in models:
        row = db.session.get(models[name], value) if value else None
        return row.name if row else ""
    labels = {"priority": PRIORITY_LABELS, "status": TICKET_STATUS_LABELS}.get(name, {})
    text: str = labels.get(value, value)
    return text[:500]


def _when(item: Item, client: Client) -> str:
    """Return the time of an item as text, local to the viewer, and to the client if their time zones differ."""
    zone = signed_in_user().time_zone
    text = span_text(recurrence.to_wall(item.starts_at, zone), recurrence.to_wall(item.ends_at, zone))
    start, end = (recurrence.to_wall(at, client.time_zone) for at in (item.starts_at, item.ends_at))
    if start == recurrence.to_wall(item.starts_at, zone):
        return text
    return f"{text} ({clock_range(start, end)} {place_of(client.time_zone)})"


def _local(at: Any) -> Any:
    """Return an instant as local time of the viewer."""
    return recurrence.to_wall(at, signed_in_user().time_zone)
