"""The feature's pages: listing, connect, wizard, settings, logs, approvals, progress stream."""

from flask import Flask

from webapp.calendar_sync import (
    approvals,
    connect,
    cronofy_flow,
    editing,
    listing,
    logs,
    settings,
    standing,
    stream,
    webhooks,
    why,
    wizard,
)
from webapp.calendar_sync.blueprint import bp
from webapp.calendar_sync.hub import ProgressHub
from webapp.extensions import csrf

for _pages in (listing, connect, cronofy_flow, editing, wizard, settings, logs, why, approvals, standing, stream):
    _pages.add_to(bp)


def init_app(app: Flask) -> None:
    """Add this area's pages to `app`, and the hub that carries progress to open pages."""
    app.extensions["progress_hub"] = ProgressHub(app.extensions["redis"])
    app.register_blueprint(bp)
    csrf.exempt(webhooks.bp)
    app.register_blueprint(webhooks.bp)
