"""The engine: decides and carries out. It knows neither HTTP requests nor pages."""

from flask import Flask


def init_app(_app: Flask) -> None:
    """Start to mark every item that changes: importing `marks` puts its listener on the session."""
    from webapp.sync import marks  # noqa: F401
