"""The engine: decides and carries out. It knows neither HTTP requests nor pages."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Start to mark every item that changes (see `marks`)."""
    from webapp.sync import marks

    marks.listen(app)
