"""Items and the pages that show them: month, week, day, agenda, dialogs."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Add this area's pages to `app`."""
    from webapp.my_calendar.views import bp

    app.register_blueprint(bp)
