"""Update of derived instants after an update of the tz database, because wall clock times are what items store.

Done once, owner by owner, by the process that claims it first; if it dies, the next one continues where it stopped.
People are notified of items that moved to another instant; services that store instants get their events again.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import structlog
from sqlalchemy import or_, select, update

from webapp.accounts.models import User
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.database import utc_now
from webapp.extensions import db, rows_changed
from webapp.my_calendar.models import SHARED_KINDS, SKIP_SYNC_MARKS, Assignment, Item
from webapp.my_calendar.service import derived_span
from webapp.rfc5545 import tz_database
from webapp.sync.models import Integration, Link, LinkedAccount, SyncState, TimeZoneRules, UserMessage
from webapp.sync.providers import providers
from webapp.sync.states import LinkState

CLAIM = timedelta(minutes=10)
"""Time for one owner's items, after which another process may continue in place of the one that claimed the update."""

YEARS = 4
"""Years of UTC offsets of a zone that are compared to find out whether series in it move."""

AT_ONCE = 400
"""Items in one statement."""

MOST_NAMED = 5
"""Items that a message names; the others are only counted."""

log = structlog.get_logger()


def update_instants() -> None:
    """Derive all instants again if the tz database is newer than the one they were derived with. Commits."""
    rules = db.session.get(TimeZoneRules, 1)
    if rules is None and db.session.scalar(select(User.id).limit(1)) is None:
        db.session.rollback()  # a backup that is restored into this empty database contains the row
        return
    if rules is None:
        rules = _begin()
    if not tz_database.is_newer(tz_database.VERSION, rules.version) or not _claim(rules.version):
        db.session.rollback()
        return
    changed = _changed_zones(rules.zones, rules.from_year)
    owners = db.session.scalars(select(User.id).where(User.id > rules.done_owner).order_by(User.id)).all()
    db.session.commit()
    for owner_id in owners:
        _derive_items_of(owner_id, changed)
        progress = update(TimeZoneRules).values(done_owner=owner_id, claimed_until=utc_now() + CLAIM)
        db.session.execute(progress)
        db.session.commit()
    # Busy times are read again, because only their instants are stored.
    db.session.execute(update(SyncState).where(SyncState.busy_due_at.is_not(None)).values(busy_due_at=utc_now()))
    db.session.execute(update(TimeZoneRules).values(**_state(tz_database.VERSION), claimed_until=None, done_owner=0))
    db.session.commit()
    log.info("instants_updated", tz_database=tz_database.VERSION)


def _begin() -> TimeZoneRules:
    """Insert and return the row: up to date if there are no items, with an unknown version otherwise."""
    is_empty = db.session.scalar(select(Item.id).limit(1)) is None
    rules = TimeZoneRules(id=1, **(_state(tz_database.VERSION) if is_empty else {}))
    db.session.add(rules)
    db.session.commit()
    return rules


def _state(version: str) -> dict[str, object]:
    year = utc_now().year
    return {"version": version, "from_year": year, "zones": _digests(year)}


def _claim(version: str) -> bool:
    now = utc_now()
    free = or_(TimeZoneRules.claimed_until.is_(None), TimeZoneRules.claimed_until < now)
    claim = update(TimeZoneRules).where(TimeZoneRules.version == version, free).values(claimed_until=now + CLAIM)
    return rows_changed(claim) == 1


def _changed_zones(before: Mapping[str, str], from_year: int) -> frozenset[str]:
    now = _digests(from_year) if before else {}
    return frozenset(zone for zone, digest in now.items() if before.get(zone, digest) != digest)


def _digests(year: int) -> dict[str, str]:
    return {zone: _digest(zone, year) for zone in sorted(available_timezones())}


@lru_cache(maxsize=2048)
def _digest(zone: str, year: int) -> str:
    info, first = ZoneInfo(zone), datetime(year, 1, 1, tzinfo=UTC)
    offsets = (info.utcoffset((first + week * timedelta(days=7)).astimezone(info)) for week in range(52 * YEARS))
    return hashlib.blake2b(repr(list(offsets)).encode(), digest_size=6).hexdigest()


def _derive_items_of(owner_id: int, changed: frozenset[str]) -> None:
    owner = db.session.get_one(User, owner_id)
    now = utc_now()
    moved: list[tuple[int, str, str]] = []
    spans: list[dict[str, object]] = []
    items = select(Item).where(Item.owner_id == owner_id).order_by(Item.starts_at, Item.id)
    for item in db.session.scalars(items.execution_options(yield_per=500)):
        starts_at, ends_at = derived_span(item, owner.time_zone)
        is_moved = (starts_at, ends_at) != (item.starts_at, item.ends_at)
        if is_moved:
            spans.append({"id": item.id, "starts_at": starts_at, "ends_at": ends_at})
        zone = owner.time_zone if item.all_day or item.zone is None else item.zone
        is_concerned = is_moved or (item.is_series and zone in changed)
        if is_concerned and not item.is_removed and max(ends_at, item.ends_at) > now:
            moved.append((item.id, item.kind, item.subject))
    for span in spans:
        values = update(Item).where(Item.id == span.pop("id")).values(**span)
        db.session.execute(values, execution_options={"synchronize_session": False, **SKIP_SYNC_MARKS})
    if moved:
        _request_writes([item_id for item_id, _, _ in moved])
        log.info("items_moved", tz_database=tz_database.VERSION, user_id=owner_id, item_ids=[each[0] for each in moved])
        _notify(owner_id, moved)


def _request_writes(item_ids: Sequence[int]) -> None:
    """Mark the links of these items at services that store UTC instants, and make a sweep due now."""
    connectors = providers().connectors(lambda provider: provider.stores_instants)
    at_service = (
        select(Integration.id)
        .join(LinkedAccount, LinkedAccount.id == Integration.account_id)
        .where(LinkedAccount.connector.in_(connectors), Integration.ended_at.is_(None))
    )
    for start in range(0, len(item_ids), AT_ONCE):
        concerned = Link.item_id.in_(item_ids[start : start + AT_ONCE]), Link.integration_id.in_(at_service)
        links = (*concerned, Link.state == LinkState.LIVE, Link.written_by_us)
        has_links = SyncState.integration_id.in_(select(Link.integration_id).where(*links))
        db.session.execute(update(Link).where(*links).values(instants_moved=True))
        to_sweep = has_links, SyncState.next_sweep_at.is_not(None)
        db.session.execute(update(SyncState).where(*to_sweep).values(next_sweep_at=utc_now()))


def _notify(owner_id: int, moved: Iterable[tuple[int, str, str]]) -> None:
    assigned: dict[int, list[int]] = defaultdict(list)
    shared = select(Assignment.item_id, Assignment.user_id).join(Item, Item.id == Assignment.item_id)
    for item_id, user_id in db.session.execute(shared.where(Item.owner_id == owner_id, Item.kind.in_(SHARED_KINDS))):
        assigned[item_id].append(user_id)
    subjects_of: dict[int, list[str]] = defaultdict(list)
    for item_id, kind, subject in moved:
        for user_id in assigned[item_id] if kind in SHARED_KINDS else [owner_id]:
            subjects_of[user_id].append(subject or "(No subject)")
    db.session.add_all(
        UserMessage(user_id=user_id, reason=_reason(subjects)) for user_id, subjects in subjects_of.items()
    )


def _reason(subjects: list[str]) -> Refusal:
    named = ", ".join(f"“{subject}”" for subject in subjects[:MOST_NAMED])
    more = len(subjects) - MOST_NAMED
    return because(Reason.CLOCKS_CHANGED, version=tz_database.VERSION, subjects=named, more=more if more > 0 else None)
