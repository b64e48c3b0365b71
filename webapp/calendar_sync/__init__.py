"""Calendar Sync's pages: listing, connect, wizard, settings, logs, approvals, progress stream."""

from flask import Flask

from webapp.accounts.admin import bp as administrators_pages
from webapp.calendar_sync.admin import integrations
from webapp.calendar_sync.admin import views as administration
from webapp.calendar_sync.attention import approvals
from webapp.calendar_sync.attention import views as attention_pages
from webapp.calendar_sync.blueprint import bp
from webapp.calendar_sync.connect import edit_permission, oauth_flow
from webapp.calendar_sync.connect import views as connect_pages
from webapp.calendar_sync.listing import item_status
from webapp.calendar_sync.listing import views as listing_pages
from webapp.calendar_sync.log import history_page, runs_page, undo_page
from webapp.calendar_sync.preview import views as preview_pages
from webapp.calendar_sync.settings import views as settings_pages
from webapp.calendar_sync.stream import views as stream_pages
from webapp.calendar_sync.stream.progress_hub import ProgressHub
from webapp.calendar_sync.wizard import views as wizard_pages
from webapp.my_calendar.kind_hooks import add_elsewhere
from webapp.reason_texts import paragraph, sentence
from webapp.webhooks.receiver import WebhookMiddleware

for _pages in (
    listing_pages,
    connect_pages,
    oauth_flow,
    edit_permission,
    wizard_pages,
    settings_pages,
    runs_page,
    history_page,
    attention_pages,
    approvals,
    preview_pages,
    undo_page,
    item_status,
    stream_pages,
):
    _pages.add_to(bp)
integrations.add_to(administrators_pages)


def init_app(app: Flask) -> None:
    """Register this area's pages, the hub of progress messages, and the webhook middleware on `app`."""
    app.extensions["progress_hub"] = ProgressHub(app.extensions["redis"])
    app.jinja_env.filters |= {"sentence": sentence, "paragraph": paragraph}
    add_elsewhere(item_status.still_shown)
    app.register_blueprint(bp)
    app.register_blueprint(administration.bp)
    app.wsgi_app = WebhookMiddleware(app, app.wsgi_app)  # type: ignore[method-assign]
