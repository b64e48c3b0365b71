"""Synchronisation of My Calendar with linked calendars. It imports neither HTTP requests nor pages."""

from flask import Flask


def init_app(_app: Flask) -> None:
    """Register listeners: `marks` on the session, and `divided_series` for series that people divide."""
    from webapp.sync.engine import divided_series  # noqa: F401
    from webapp.sync.store import marks  # noqa: F401
