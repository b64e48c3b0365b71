"""Many items sent for the first time, 200 ms a call, against what the application's rate limit allows at best.

`python -m benchmarks.cronofy_upload` · Takes about eleven minutes: 5,000 items at 500 calls a minute.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from benchmarks.cronofy_site import CronofySite, cronofy_site
from benchmarks.report import CannotMeasure, Row, note, print_report
from emulators.cronofy import Settings
from webapp.accounts.models import User
from webapp.connectors.cronofy.settings import PER_MINUTE, PER_SECOND
from webapp.connectors.event import Details, Event
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync import service
from webapp.sync.engine.item_mapping import item_values
from webapp.sync.models import Link

PATIENCE = 3
"""How many times the best time it may take before it counts as hanging."""

CALL = timedelta(milliseconds=200)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5_000)
    count = parser.parse_args().count
    settings = Settings(batch_counts_entries=True)

    def add_items(user: User) -> None:
        _add_items(user, count)

    options = {"send_future": "6m", "send_past": "1m"}
    with cronofy_site(settings, prepare=add_items, **options) as site:
        rows = list(_measure(site, count))
    sys.exit(print_report(f"First upload through Cronofy ({count:,} items, {CALL.total_seconds():g} s a call)", rows))


def best_seconds(calls: int) -> float:
    """Return the least time in which the limits allow so many calls: full bursts at the start of each minute."""
    minutes, rest = divmod(calls - 1, PER_MINUTE)
    return minutes * 60 + rest / PER_SECOND


def _measure(site: CronofySite, count: int) -> Iterator[Row]:
    site.emulator.faults.slow = CALL
    before = len(site.emulator.world.requests)
    integration = site.integration
    integration.send = True
    began = time.perf_counter()
    service.request_manual_run(integration)
    note("sending")
    refused = 0
    while site.integration.state.manual_requested_at is not None:
        time.sleep(0.25)  # the run is in other processes; asking more often would cost them processor time
        refused = max(refused, *(failure.count for failure in site.failures), 0)  # it is retried automatically
        if time.perf_counter() - began > PATIENCE * best_seconds(count) + 60:
            raise CannotMeasure(f"it does not end; {site.failures[0].reason if site.failures else 'no reason given'}")
    took = time.perf_counter() - began
    live = db.session.scalars(select(func.count()).select_from(Link).where(Link.state == "live")).one()
    if live != count or len(site.emulator.controls.events(site.calendar_id)) != count:
        raise CannotMeasure(f"{live:,} of {count:,} are in step")
    requests = list(site.emulator.world.requests)[before:]
    calls = Counter(f"{each.method} {each.path}" for each in requests)
    counted = sum(each.entries for each in requests)
    best, refusals = best_seconds(counted), site.emulator.world.refusals
    yield Row("requests", ", ".join(f"{number:,} {what}" for what, number in calls.most_common(2)))
    yield Row("writes a minute", f"{count / took * 60:,.0f}", f"limit {PER_MINUTE:,}")
    yield Row("calls as Cronofy counts them", f"{counted:,}", f"{count:,} if nothing were read")
    yield Row("time", f"{took:,.0f} s", f"{best:,.0f} s at best, {best_seconds(count):,.0f} s if nothing were read")
    yield Row("refused for going too fast (429)", str(refusals), "0", refusals == 0)
    yield Row("runs that failed in a row, at most", str(refused))
    yield Row("best / ours", f"{best / took:.2f}", "≥ 0.9", best / took >= 0.9)


def _add_items(user: User, count: int) -> None:
    first = datetime.now(UTC).replace(tzinfo=None, minute=0, second=0, microsecond=0) + timedelta(hours=1)
    for number in range(count):
        start = first + timedelta(minutes=30 * number % (150 * 24 * 60))
        event = Event(Details(f"Visit {number}", start, start + timedelta(minutes=30), "Europe/Berlin"))
        db.session.add(Item(owner_id=user.id, **item_values(event, home_zone="Europe/Berlin")))
    db.session.commit()


if __name__ == "__main__":
    main()
