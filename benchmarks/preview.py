"""A first run of 10,000, its preview, the preview of the next run, and its undo.

`python -m benchmarks.preview` · Nothing here has a target: it reports how long a person waits for a preview.
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
        preview = previews.request(db.session.get_one(Integration, integration_id), "sync_now")
        yield Row(f"preview of the first run, {count:,}", shown(_make(preview, count)))
        service.execute_preview(preview, by=ours.owner())
        yield Row(f"the first run itself, {count:,}", shown(ours.run_here(integration_id, "manual")))
        ours.expect_links(integration_id, count)
        first_run = ours.last_run(integration_id)
        preview = previews.request(db.session.get_one(Integration, integration_id), "sync_now")
        yield Row(f"preview of the run after it, {count:,}", shown(_make(preview, 0)))
        preview = requests.undo_run(first_run)
        yield Row(f"preview of its undo, {count:,}", shown(_make(preview, count)))
        service.execute_preview(preview, by=ours.owner())
        yield Row(f"the undo itself, {count:,}", shown(ours.run_here(integration_id, "undo")))
        left = db.session.scalars(select(func.count()).select_from(Item).where(is_present())).one()
        if left or ours.live_links(integration_id):
            raise CannotMeasure(f"{left} items are still there")


def _make(preview: Preview, expected: int) -> float:
    """Make a preview, and return how long that takes (seconds)."""
    note("comparing both sides")
    preview_id = preview.id
    seconds = seconds_of(lambda: dry_run.work_out(preview_id))
    db.session.rollback()
    found = previews.count_entries(preview_id)
    if found != expected:
        raise CannotMeasure(f"the preview has {found} entries instead of {expected}")
    return seconds


if __name__ == "__main__":
    main(measure, title="Previews and undo")
