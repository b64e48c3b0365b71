"""/calendar-sync/progress: progress of runs as server-sent events (WHATWG HTML, "Server-sent events").

A page connects while one of its integrations is in progress, and closes the stream at the event `sync-idle`, which is
sent when none is. While waiting, the stream occupies no database connection, only a mailbox of the hub.
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
"""Longest time without a message: then the stream reads the progress and sends at least a comment, so that no proxy
closes it."""

MAX_AGE = timedelta(minutes=5)
"""Longest duration of a stream; the page then connects again, so that a sign-out or a deployment takes effect."""

MESSAGE_PAUSE = timedelta(milliseconds=200)
"""Shortest pause between two messages, however often a run reports."""

WATCH = timedelta(seconds=3)
"""How long a page that has just requested a run waits for its first progress message."""

IDLE = "event: sync-idle\ndata: nothing is running\n\n"
_KEEP_ALIVE = ": still here\n\n"


def progress() -> Response:
    """Stream the rows of the listing. `watch` in the address means that a run is expected to start."""
    watch = WATCH if "watch" in request.args else timedelta(0)
    return _stream("partials/calendar_sync/stream/_progress_row.html", only=None, watch=watch)


def settings_progress(integration_id: int) -> Response:
    """Stream the "Sync now" part of one integration's settings."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    return _stream("partials/calendar_sync/stream/_progress_settings.html", only=[integration.id], watch=timedelta(0))


def _stream(template: str, *, only: Collection[int] | None, watch: timedelta) -> Response:
    messages = _messages(signed_in_user().id, template, only, watch)
    response = Response(stream_with_context(messages), mimetype="text/event-stream")
    response.headers["X-Accel-Buffering"] = "no"  # or nginx would buffer the messages
    return response


def _messages(owner_id: int, template: str, only: Collection[int] | None, watch: timedelta) -> Iterator[str]:
    hub: ProgressHub = current_app.extensions["progress_hub"]
    began = time.monotonic()
    ends_at, watches_until = began + MAX_AGE.total_seconds(), began + watch.total_seconds()
    changed = set(only or ())
    with hub.listen(owner_id) as mailbox:
        while True:
            try:
                text, under_way = _read(owner_id, template, only, changed)
            except PoolTimeout:  # the pool is exhausted; the next attempt reads the same
                yield _KEEP_ALIVE
                time.sleep(MESSAGE_PAUSE.total_seconds())  # or every stream would retry at once
                continue
            yield text or _KEEP_ALIVE
            now = time.monotonic()
            if under_way or changed:
                watches_until = now  # the expected run has started
            if not under_way and now >= watches_until:
                yield IDLE
                return
            if now > ends_at:
                return
            # Limits how often a row is rendered; under gevent only this stream waits.
            time.sleep(MESSAGE_PAUSE.total_seconds())
            # A run that was in progress is read again even without a message, because its last message may be lost.
            changed = under_way | mailbox.take(HEARTBEAT if under_way else min(HEARTBEAT, watch))


def _read(owner_id: int, template: str, only: Collection[int] | None, changed: Collection[int]) -> tuple[str, set[int]]:
    """Return the message with the rows in progress or in `changed`, and the ids of integrations in progress."""
    try:
        rows = queries.find_rows(owner_id, now=utc_now(), only=only)
        shown = [row for row in rows if row.is_under_way or row.integration.id in changed]
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
