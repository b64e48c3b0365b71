"""Pages of clients and their contacts."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.database import utc_now
from webapp.my_calendar import recurrence
from webapp.my_calendar.responses import done
from webapp.service_desk import search_fields
from webapp.service_desk.access import may_plan
from webapp.service_desk.clients import service
from webapp.service_desk.clients.forms import ClientForm, ContactForm
from webapp.service_desk.event_text_jobs import texts_follow
from webapp.service_desk.lists import LONGEST_SEARCH, row_or_404
from webapp.service_desk.models import Client, Contact
from webapp.service_desk.optimistic_lock import Stale, take_version
from webapp.service_desk.tickets.service import newest_tickets_of
from webapp.web.current_user import signed_in_user
from webapp.web.paging import read_page_number, this_address
from webapp.web.responses import page_or_partial, redirect_to, safe_next

bp = Blueprint("clients", __name__)

LABELS = {"name": "Name", "address": "Address", "time_zone": "Time zone", "email": "E-mail address", "phone": "Phone"}


# Lists


@bp.get("/clients")
@login_required
def listing() -> ResponseReturnValue:
    """Show clients; `?q=` searches, `?shown=` is active, archived or all."""
    text = request.args.get("q", "")[:LONGEST_SEARCH]
    shown = request.args.get("shown", "")
    shown = shown if shown in service.SHOWN else "active"
    return page_or_partial(
        "pages/clients/list.html",
        "partials/clients/_list.html",
        listed=service.client_page(text, shown, read_page_number()),
        text=text,
        shown=shown,
        this_address=this_address,
    )


@bp.get("/clients/choices")
@login_required
def choices() -> ResponseReturnValue:
    """Return suggestions of clients for the picker named `?field=`."""
    found = search_fields.search_clients(_typed())
    return _choices(list(search_fields.client_texts(found).values()))


@bp.get("/clients/contact-choices")
@login_required
def contact_choices() -> ResponseReturnValue:
    """Return suggestions of contacts of the client in the field named `?of=`."""
    client = search_fields.find_client(request.args.get(request.args.get("of", "client"), ""))
    found = search_fields.search_contacts(client, _typed()) if client else ()
    return _choices([search_fields.contact_text(contact) for contact in found])


def _typed() -> str:
    return request.args.get(request.args.get("field", "q"), "")


def _choices(texts: Sequence[str]) -> ResponseReturnValue:
    return render_template("partials/service_desk/_choices.html", choices=texts)


# Clients


@bp.route("/clients/new", methods=["GET", "POST"])
@login_required
def new() -> ResponseReturnValue:
    form = ClientForm(data={"name": request.args.get("name"), "time_zone": signed_in_user().time_zone})
    if form.validate_on_submit():
        client = service.add_client(form.values, form.uid.data)
        return redirect_to(_next(url_for("clients.client", client_id=client.id)))
    return _dialog("client", form, title="New client", back=url_for("clients.listing"))


@bp.get("/clients/<int:client_id>")
@login_required
def client(client_id: int) -> ResponseReturnValue:
    found = _client_or_404(client_id)
    return page_or_partial(
        "pages/clients/client.html",
        "partials/clients/_client.html",
        client=found,
        contacts=service.contacts_of(found),
        tickets=newest_tickets_of(signed_in_user(), found),
        local_time=recurrence.to_wall(utc_now(), found.time_zone),
        may_plan=may_plan(signed_in_user()),
    )


@bp.route("/clients/<int:client_id>/edit", methods=["GET", "POST"])
@login_required
def edit(client_id: int) -> ResponseReturnValue:
    found = _client_or_404(client_id)
    form = ClientForm(obj=found)
    del form.uid
    back = url_for("clients.client", client_id=client_id)
    conflict = None
    if form.validate_on_submit():
        try:
            service.change_client(found, form.values, form.version.data)
        except Stale:
            conflict = _differences(form, found)
        else:
            return done("Client saved." + texts_follow("client", client_id), to=_next(back))
    return _dialog("client", form, title="Client", back=back, conflict=conflict)


@bp.post("/clients/<int:client_id>/archive")
@login_required
def archive(client_id: int) -> ResponseReturnValue:
    found = _client_or_404(client_id)
    if not may_plan(signed_in_user()):
        abort(404)
    service.archive_client(found)
    return done(
        "Client archived.",
        undo=url_for("clients.restore", client_id=client_id),
        to=url_for("clients.client", client_id=client_id),
    )


@bp.post("/clients/<int:client_id>/restore")
@login_required
def restore(client_id: int) -> ResponseReturnValue:
    found = _client_or_404(client_id)
    if not may_plan(signed_in_user()):
        abort(404)
    service.restore_client(found)
    return done("Client restored.", to=url_for("clients.client", client_id=client_id))


# Contacts


@bp.route("/clients/<int:client_id>/contacts/new", methods=["GET", "POST"])
@login_required
def new_contact(client_id: int) -> ResponseReturnValue:
    found = _client_or_404(client_id)
    form = ContactForm()
    back = url_for("clients.client", client_id=client_id)
    if form.validate_on_submit():
        service.add_contact(found, form.values, form.uid.data)
        return done("Contact added.", to=_next(back))
    return _dialog("contact", form, title=f"New contact of {found.name}", back=back)


@bp.route("/clients/contacts/<int:contact_id>/edit", methods=["GET", "POST"])
@login_required
def edit_contact(contact_id: int) -> ResponseReturnValue:
    found = _contact_or_404(contact_id)
    form = ContactForm(obj=found)
    del form.uid
    back = url_for("clients.client", client_id=found.client_id)
    conflict = None
    if form.validate_on_submit():
        try:
            service.change_contact(found, form.values, form.version.data)
        except Stale:
            conflict = _differences(form, found)
        else:
            return done("Contact saved." + texts_follow("contact", contact_id), to=_next(back))
    return _dialog("contact", form, title=f"Contact of {found.client.name}", back=back, conflict=conflict)


@bp.post("/clients/contacts/<int:contact_id>/archive")
@login_required
def archive_contact(contact_id: int) -> ResponseReturnValue:
    found = _contact_or_404(contact_id)
    service.archive_contact(found)
    return done(
        "Contact archived.",
        undo=url_for("clients.restore_contact", contact_id=contact_id),
        to=url_for("clients.client", client_id=found.client_id),
    )


@bp.post("/clients/contacts/<int:contact_id>/restore")
@login_required
def restore_contact(contact_id: int) -> ResponseReturnValue:
    found = _contact_or_404(contact_id)
    service.restore_contact(found)
    return done("Contact restored.", to=url_for("clients.client", client_id=found.client_id))


# Shared


def _client_or_404(client_id: int) -> Client:
    return row_or_404(Client, client_id)


def _contact_or_404(contact_id: int) -> Contact:
    return row_or_404(Contact, contact_id)


def _next(default: str) -> str:
    return safe_next(request.args.get("next"), default)


def _differences(form: ClientForm | ContactForm, saved: Client | Contact) -> list[tuple[str, str, str]]:
    """Return (label, stored text, entered text) of every field that differs."""
    take_version(form.version, saved.version)
    return [
        (LABELS[name], getattr(saved, name), typed)
        for name, typed in form.values.items()
        if getattr(saved, name) != typed
    ]


def _dialog(what: str, form: ClientForm | ContactForm, *, title: str, back: str, **context: Any) -> Response:
    conflict = context.get("conflict")
    return page_or_partial(
        "pages/service_desk/dialog.html",
        "partials/service_desk/_dialog.html",
        status=422 if form.errors else 409 if conflict is not None else 200,
        form=form,
        fields=f"partials/clients/_{what}_fields.html",
        title=title,
        action=request.full_path.rstrip("?"),
        back=_next(back),
        **context,
    )
