"""Series that a service holds date by date: time brings more of their dates into its reach."""

from sqlalchemy import select

from webapp.connectors.cronofy import CronofyConnector
from webapp.sync.carry_out import settle
from webapp.sync.context import RunContext
from webapp.sync.models import Link
from webapp.sync.observe import Pair, chunks, load_links_where, pairs_of_links
from webapp.sync.planner import Settle
from webapp.sync.there import write_there

PAGE = 20
"""Series written at a time; each may be dozens of events there."""


def extend(context: RunContext) -> None:
    """Write the dates that have come into reach since their series was last written."""
    if not isinstance(context.connector, CronofyConnector):
        return
    links = load_links_where(
        select(Link).where(
            Link.integration_id == context.integration_id,
            Link.state == "live",
            Link.written_by_us,
            Link.base["rrule"].as_string().is_not(None),
        )
    )
    lacking = [
        pair for pair in pairs_of_links(context.integration_id, links) if _lacks_dates(context, context.connector, pair)
    ]
    for page in chunks(lacking, PAGE):
        decisions = [(pair, Settle(None, pair.item.now.event)) for pair in page if pair.item]
        settle(context, write_there(context, [decisions]))


def _lacks_dates(context: RunContext, connector: CronofyConnector, pair: Pair) -> bool:
    """Say so of series that are in step otherwise; of all others the change itself will see to it."""
    item, link = pair.item, pair.link
    if item is None or link is None or link.known is None or item.now.removed:
        return False
    if item.now.kind not in context.options.kinds or item.now.event != link.base:
        return False
    return connector.lacks_dates(item.now.event, link.known)
