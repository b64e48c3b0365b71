"""Items and the pages that show them: month, week, day, agenda, dialogs."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Add this area's pages to `app`."""
    # Imported here, so that importing a model never imports every page.
    from webapp.accounts.service import time_zone_changed
    from webapp.my_calendar import series_dates  # noqa: F401  # it adds itself to the blueprint
    from webapp.my_calendar.service import rederive_spans
    from webapp.my_calendar.views import bp

    app.register_blueprint(bp)
    time_zone_changed.connect(rederive_spans)
