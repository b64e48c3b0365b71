"""Clients, tickets, service calls, CRM activities, tasks and to-dos. Depends on My Calendar, never on sync."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register this area's pages on `app`, and its session listeners: item projection, event texts, timeline."""
    # Importing the first three adds their listeners to the session; the `kind_hooks` register with My Calendar.
    from webapp.service_desk import event_text_jobs, item_projection, timeline  # noqa: F401
    from webapp.service_desk.activities.views import bp as activities
    from webapp.service_desk.calls import kind_hooks as _calls_area  # noqa: F401
    from webapp.service_desk.calls.views import bp as calls
    from webapp.service_desk.clients.views import bp as clients
    from webapp.service_desk.dispatch.views import bp as dispatch
    from webapp.service_desk.event_texts.views import bp as event_texts
    from webapp.service_desk.importing.views import bp as importing
    from webapp.service_desk.organisation.views import bp as organisation
    from webapp.service_desk.search.views import bp as search
    from webapp.service_desk.tasks import kind_hooks as _tasks_area  # noqa: F401
    from webapp.service_desk.tasks.views import tasks_bp, to_dos_bp
    from webapp.service_desk.tickets.views import bp as tickets

    for blueprint in (
        activities,
        calls,
        clients,
        dispatch,
        event_texts,
        importing,
        organisation,
        search,
        tickets,
        tasks_bp,
        to_dos_bp,
    ):
        app.register_blueprint(blueprint)
