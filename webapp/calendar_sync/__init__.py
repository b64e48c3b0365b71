"""The feature's pages: listing, connect, wizard, settings, logs, approvals, progress stream."""

from flask import Flask

from webapp.calendar_sync import (
    administration,
    approvals,
    attention,
    connect,
    editing,
    listing,
    logs,
    oauth_flow,
    plans,
    settings,
    standing,
    stream,
    undoing,
    why,
    wizard,
)
from webapp.calendar_sync.blueprint import bp
from webapp.calendar_sync.hub import ProgressHub
from webapp.calendar_sync.webhooks import NoticeDoor
from webapp.my_calendar.areas import add_elsewhere
from webapp.reason_texts import paragraph, sentence

for _pages in (
    listing,
    connect,
    oauth_flow,
    editing,
    wizard,
    settings,
    logs,
    why,
    attention,
    approvals,
    plans,
    undoing,
    standing,
    stream,
):
    _pages.add_to(bp)


def init_app(app: Flask) -> None:
    """Add this area's pages to `app`, the hub that carries progress to open pages, and the door for notices."""
    app.extensions["progress_hub"] = ProgressHub(app.extensions["redis"])
    app.jinja_env.filters |= {"sentence": sentence, "paragraph": paragraph}
    add_elsewhere(standing.still_shown)
    app.register_blueprint(bp)
    app.register_blueprint(administration.bp)
    app.wsgi_app = NoticeDoor(app, app.wsgi_app)  # type: ignore[method-assign]
