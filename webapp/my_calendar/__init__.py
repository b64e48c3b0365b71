"""Items and their pages: month, week, day, agenda, dialogs."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register this area's pages on `app`."""
    # Imported here, so that importing a model never imports every page.
    from webapp.accounts.service import time_zone_changed
    from webapp.my_calendar import item_actions, item_dialog, series_dates  # noqa: F401  # they add views to `bp`
    from webapp.my_calendar.service import rederive_spans
    from webapp.my_calendar.views import bp

    app.register_blueprint(bp)
    time_zone_changed.connect(rederive_spans)
