"""Writes without an edit.

Some services store a series as single events within a rolling window; others store UTC instants, which an update of the
tz database may change for the same local time.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select, update

from webapp.chunks import chunks
from webapp.connectors.base import RollingWindow, StoredInstants
from webapp.extensions import db
from webapp.sync.engine.apply_remote import write_remotely
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.executor import sync_pairs
from webapp.sync.engine.fetch import fetch_pairs
from webapp.sync.engine.planner import Merge
from webapp.sync.engine.snapshots import Pair, load_links_where, pairs_of_links
from webapp.sync.models import Link
from webapp.sync.states import LinkState

PAGE = 20
"""Items written together; a series may be dozens of events at the service."""


def write_moved_instants(context: RunContext) -> None:
    """Write events again whose UTC instants differ with the current tz database.

    Runs before changes are read, because the old instants would count as an edit by a person.
    """
    instants = context.connector.extras.stored_instants
    if instants is None:
        return
    for page in chunks(_written(context, Link.instants_moved.is_(True)), PAGE):
        fetched = fetch_pairs(context, [pair for pair in page if _is_in_sync(context, pair)])
        _write_again(context, [pair for pair in fetched if _is_unedited(instants, pair)])
        with context.work.batch():
            ids = [pair.link.id for pair in page if pair.link]
            db.session.execute(update(Link).where(Link.id.in_(ids)).values(instants_moved=False))


def extend(context: RunContext) -> None:
    """Write the instances that have entered the rolling window since their series was last written."""
    window = context.connector.extras.rolling_window
    if window is None:
        return
    series = _written(context, Link.base_local["rrule"].as_string().is_not(None))
    in_sync = (pair for pair in series if _is_in_sync(context, pair))
    _write_again(context, [pair for pair in in_sync if _lacks_dates(window, pair)])


def _written(context: RunContext, which: ColumnElement[bool]) -> list[Pair]:
    links = load_links_where(
        select(Link).where(
            Link.integration_id == context.settings.integration_id,
            Link.state == LinkState.LIVE,
            Link.written_by_us,
            which,
        )
    )
    return pairs_of_links(context.settings.integration_id, links)


def _write_again(context: RunContext, pairs: Sequence[Pair]) -> None:
    for page in chunks(pairs, PAGE):
        decisions = [(pair, Merge(None, pair.item.now.event)) for pair in page if pair.item]
        sync_pairs(context, write_remotely(context, [decisions]))


def _is_in_sync(context: RunContext, pair: Pair) -> bool:
    """Return True if the item has no change waiting to be sent; such a change writes the whole event in any case."""
    item, link = pair.item, pair.link
    if item is None or link is None or link.base_remote is None or item.now.removed:
        return False
    return item.now.kind in context.settings.options.kinds and item.now.event == link.base_local


def _is_unedited(instants: StoredInstants, pair: Pair) -> bool:
    """Return True if nobody edited the event since we wrote it; an edit has to be imported first."""
    if pair.link is None or pair.event is None:
        return False
    return instants.is_same_revision(pair.link.version_tag, pair.event.version_tag)


def _lacks_dates(window: RollingWindow, pair: Pair) -> bool:
    item, link = pair.item, pair.link
    return bool(item and link and link.base_remote and window.lacks_dates(item.now.event, link.base_remote))
