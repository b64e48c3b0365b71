"""/calendar-sync/progress: what running syncs are at, as server-sent events.

A page connects while one of its integrations is under way and is told to hang up (`sync-idle`) when none is any more.
While nothing happens the stream holds no database connection, only a place in the hub.
"""

import time
from collections.abc import Collection, Iterator
from datetime import timedelta

from flask import Blueprint, Response, current_app, render_template, request, stream_with_context
from sqlalchemy.exc import TimeoutError as PoolTimeout

from webapp.calendar_sync import queries
from webapp.calendar_sync.stream.progress_hub import ProgressHub
from webapp.database import utc_now
from webapp.extensions import db
from webapp.web.current_user import signed_in_user

HEARTBEAT = timedelta(seconds=10)
"""At the latest after this much silence the stream looks and says something, so that no proxy cuts it."""

MAX_AGE = timedelta(minutes=5)
"""Then the stream ends and the page connects again: a sign-out or a deployment is noticed in time."""

BREATH = timedelta(milliseconds=200)
"""Between two messages, however fast a run reports."""

WATCH = timedelta(seconds=3)
"""How long a page that has just caused a run waits for its first sign of life."""

IDLE = "event: sync-idle\ndata: nothing is running\n\n"
_STILL_HERE = ": still here\n\n"


def progress() -> Response:
    """Stream the rows of the listing. With `watch` in the address a run is expected to start any moment."""
    watch = WATCH if "watch" in request.args else timedelta(0)
    return _stream("partials/calendar_sync/stream/_progress_row.html", only=None, watch=watch)


def settings_progress(integration_id: int) -> Response:
    """Stream the "Sync now" part of one integration's settings."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    return _stream("partials/calendar_sync/stream/_progress_settings.html", only=[integration.id], watch=timedelta(0))


def _stream(template: str, *, only: Collection[int] | None, watch: timedelta) -> Response:
    messages = _messages(signed_in_user().id, template, only, watch)
    response = Response(stream_with_context(messages), mimetype="text/event-stream")
    response.headers["X-Accel-Buffering"] = "no"  # nginx would collect the messages
    return response


def _messages(owner_id: int, template: str, only: Collection[int] | None, watch: timedelta) -> Iterator[str]:
    hub: ProgressHub = current_app.extensions["progress_hub"]
    began = time.monotonic()
    ends_at, watches_until = began + MAX_AGE.total_seconds(), began + watch.total_seconds()
    news = set(only or ())
    with hub.listen(owner_id) as mailbox:
        while True:
            try:
                text, under_way = _look(owner_id, template, only, news)
            except PoolTimeout:  # too much is asked for at once; the next look tells as much
                yield _STILL_HERE
                time.sleep(BREATH.total_seconds())  # or every stream would ask the exhausted pool again at once
                continue
            yield text or _STILL_HERE
            now = time.monotonic()
            if under_way or news:
                watches_until = now  # what was expected has come
            if not under_way and now >= watches_until:
                yield IDLE
                return
            if now > ends_at:
                return
            # Bounds how often a row is rendered; under gevent only this stream waits.
            time.sleep(BREATH.total_seconds())
            # What ran a moment ago is looked at again even without news: its last message may be lost.
            news = under_way | mailbox.take(HEARTBEAT if under_way else min(HEARTBEAT, watch))


def _look(owner_id: int, template: str, only: Collection[int] | None, news: Collection[int]) -> tuple[str, set[int]]:
    """Return the message about what runs or has just changed, and which integrations still run."""
    try:
        rows = queries.find_rows(owner_id, now=utc_now(), only=only)
        shown = [row for row in rows if row.is_under_way or row.integration.id in news]
        text = _as_message(render_template(template, rows=shown)) if shown else ""
        return text, {row.integration.id for row in rows if row.is_under_way}
    finally:
        db.session.remove()


def _as_message(html: str) -> str:
    lines = "".join(f"data: {line.strip()}\n" for line in html.splitlines() if line.strip())
    return f"{lines}\n"


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/progress", view_func=progress)
    bp.add_url_rule("/<int:integration_id>/progress", view_func=settings_progress)
