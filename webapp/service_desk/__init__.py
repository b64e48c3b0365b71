"""Clients, tickets, service calls, CRM activities, tasks and to-dos. Knows My Calendar, and nothing of sync."""

from flask import Flask


def init_app(app: Flask) -> None:  # noqa: ARG001
    """Add this area's pages to `app`, and start to keep items in step with the work they stand for."""
    # Importing it puts its listener on the session.
    from webapp.service_desk import projection  # noqa: F401
