"""Health, metrics and the guard of the RQ dashboard."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Add this area's pages to `app`."""
    from webapp.operations.views import bp

    app.register_blueprint(bp)
