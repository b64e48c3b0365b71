"""What a first run of 10,000 costs beside seeing its plan first, and taking all of it back afterwards.

`python -m benchmarks.plan` · Nothing here has a target: it reports how long a person waits for a preview.
"""

from collections.abc import Iterator

from sqlalchemy import func, select

from benchmarks import ours
from benchmarks.command import Bench, main
from benchmarks.download import EVERYTHING
from benchmarks.report import CannotMeasure, Row, note, seconds_of, shown
from webapp.extensions import db
from webapp.my_calendar.models import Item, is_present
from webapp.sync import service
from webapp.sync.models import Integration, Preview
from webapp.sync.runs import dry_run
from webapp.sync.store import previews
from webapp.sync.undo import requests


def measure(bench: Bench) -> Iterator[Row]:
    for count in bench.options.counts:
        yield from _measure(bench, count)


def _measure(bench: Bench, count: int) -> Iterator[Row]:
    calendar, _ = bench.full_calendar(count)
    with ours.installation(bench.new_folder("ours"), **bench.settings()) as site, ours.opened(site):
        integration_id = ours.integrate(bench.server.origin + calendar, **EVERYTHING)
        plan = previews.request(db.session.get_one(Integration, integration_id), "sync_now")
        yield Row(f"plan of the first run, {count:,}", shown(_look(plan, count)))
        service.execute_preview(plan, by=ours.owner())
        yield Row(f"the first run itself, {count:,}", shown(ours.run_here(integration_id, "manual")))
        ours.expect_links(integration_id, count)
        first_run = ours.last_run(integration_id)
        plan = previews.request(db.session.get_one(Integration, integration_id), "sync_now")
        yield Row(f"plan of the run after it, {count:,}", shown(_look(plan, 0)))
        plan = requests.undo_run(first_run)
        yield Row(f"plan to take it back, {count:,}", shown(_look(plan, count)))
        service.execute_preview(plan, by=ours.owner())
        yield Row(f"taking it back, {count:,}", shown(ours.run_here(integration_id, "undo")))
        left = db.session.scalars(select(func.count()).select_from(Item).where(is_present())).one()
        if left or ours.live_links(integration_id):
            raise CannotMeasure(f"{left} items are still there")


def _look(plan: Preview, expected: int) -> float:
    """Have a plan worked out, and return the seconds."""
    note("comparing both sides")
    plan_id = plan.id
    seconds = seconds_of(lambda: dry_run.work_out(plan_id))
    db.session.rollback()
    found = previews.count_entries(plan_id)
    if found != expected:
        raise CannotMeasure(f"the plan has {found} entries instead of {expected}")
    return seconds


if __name__ == "__main__":
    main(measure, title="Plans and undo")
