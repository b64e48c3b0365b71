"""Synchronisation of My Calendar with linked calendars. It imports neither HTTP requests nor pages."""

from flask import Flask


def init_app(_app: Flask) -> None:
    """Register with the other areas.

    Importing `marks` adds its listener to the session, which marks every item that changes. Importing `divided_series`
    registers with My Calendar for series that are divided. The pages of accounts get hooks for linked calendars.
    """
    from webapp.accounts.linked_calendar_hooks import LinkedCalendarHooks, add_hooks
    from webapp.sync import administration
    from webapp.sync.engine.series import divided_series  # noqa: F401
    from webapp.sync.store import marks  # noqa: F401

    add_hooks(LinkedCalendarHooks(find=administration.find_calendars, remove_events=administration.end_all))
