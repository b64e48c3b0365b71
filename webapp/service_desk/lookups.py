"""Rows that the query string of a link names, to fill in a new dialog."""

from flask import request

from webapp.extensions import db
from webapp.service_desk.access import find_ticket
from webapp.service_desk.lists import read_id
from webapp.service_desk.models import Client, Ticket
from webapp.web.current_user import signed_in_user


def wanted_client() -> Client | None:
    """Return the client of `?client=` (an id); None if there is none."""
    client_id = read_id(request.args.get("client"))
    return db.session.get(Client, client_id) if client_id else None


def wanted_ticket() -> Ticket | None:
    """Return the ticket of `?ticket=` (a number); None if there is none, or the person may not see it."""
    number = read_id(request.args.get("ticket"))
    return find_ticket(signed_in_user(), number) if number else None
