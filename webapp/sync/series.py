"""What is to be written to a service although nobody edited anything.

It holds series date by date, and time brings more of their dates into its reach. It holds instants, and a newer tz
database may say that a time of day is another one.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select, update

from webapp.connectors.cronofy import CronofyConnector
from webapp.extensions import db
from webapp.sync.carry_out import settle
from webapp.sync.context import RunContext
from webapp.sync.look import fetch_pairs
from webapp.sync.models import Link
from webapp.sync.observe import Pair, chunks, load_links_where, pairs_of_links
from webapp.sync.planner import Settle
from webapp.sync.there import write_there

PAGE = 20
"""Entries written at a time; a series may be dozens of events there."""


def follow_clocks(context: RunContext) -> None:
    """Write again what is at another instant by the tz database of today.

    Before anything is read: what lies there would look like a person's edit.
    """
    connector = context.connector
    if not isinstance(connector, CronofyConnector):
        return
    for page in chunks(_written(context, Link.instants_moved.is_(True)), PAGE):
        looked = fetch_pairs(context, [pair for pair in page if _is_in_step(context, pair)])
        _write_again(context, [pair for pair in looked if _is_unedited(connector, pair)])
        with context.results():
            ids = [pair.link.id for pair in page if pair.link]
            db.session.execute(update(Link).where(Link.id.in_(ids)).values(instants_moved=False))


def extend(context: RunContext) -> None:
    """Write the dates that have come into reach since their series was last written."""
    connector = context.connector
    if not isinstance(connector, CronofyConnector):
        return
    series = _written(context, Link.base["rrule"].as_string().is_not(None))
    in_step = (pair for pair in series if _is_in_step(context, pair))
    _write_again(context, [pair for pair in in_step if _lacks_dates(connector, pair)])


def _written(context: RunContext, which: ColumnElement[bool]) -> list[Pair]:
    links = load_links_where(
        select(Link).where(
            Link.integration_id == context.integration_id, Link.state == "live", Link.written_by_us, which
        )
    )
    return pairs_of_links(context.integration_id, links)


def _write_again(context: RunContext, pairs: Sequence[Pair]) -> None:
    for page in chunks(pairs, PAGE):
        decisions = [(pair, Settle(None, pair.item.now.event)) for pair in page if pair.item]
        settle(context, write_there(context, [decisions]))


def _is_in_step(context: RunContext, pair: Pair) -> bool:
    """Say whether nothing else is to be sent: of all that is not so, the change itself will see to it."""
    item, link = pair.item, pair.link
    if item is None or link is None or link.known is None or item.now.removed:
        return False
    return item.now.kind in context.options.kinds and item.now.event == link.base


def _is_unedited(connector: CronofyConnector, pair: Pair) -> bool:
    """Say whether what lies there is what we wrote, in whatever clocks it is told; else it is news, and comes in."""
    if pair.link is None or pair.event is None:
        return False
    return connector.is_same_edition(pair.link.version_tag, pair.event.version_tag)


def _lacks_dates(connector: CronofyConnector, pair: Pair) -> bool:
    item, link = pair.item, pair.link
    return bool(item and link and link.known and connector.lacks_dates(item.now.event, link.known))
