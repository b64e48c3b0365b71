"""Health, metrics, logging, error pages and the guard of the RQ dashboard."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register this area's pages, error handlers and request hooks on `app`."""
    from webapp.operations import commands, dashboard, errors, logs, metrics, views

    if not app.testing:
        logs.configure_from_environment()
    logs.init_app(app)
    metrics.init_app(app)
    errors.init_app(app)
    dashboard.init_app(app)
    commands.init_app(app)
    app.register_blueprint(views.bp)
