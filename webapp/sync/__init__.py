"""Keeping My Calendar and linked calendars in step. It knows neither HTTP requests nor pages."""

from flask import Flask


def init_app(_app: Flask) -> None:
    """Start to mark every item that changes: importing `marks` puts its listener on the session.

    Importing `divided_series` has My Calendar tell of series that people divide.
    """
    from webapp.sync.engine import divided_series  # noqa: F401
    from webapp.sync.store import marks  # noqa: F401
