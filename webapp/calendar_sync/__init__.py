"""The feature's pages: listing, connect, wizard, settings, logs, progress stream."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Add this area's pages to `app`."""
    from webapp.calendar_sync.views import bp

    app.register_blueprint(bp)
