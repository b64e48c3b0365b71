"""The deletion guard, and the execution of deletions it has held (docs/development/rules.md, 5)."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import delete, select

from webapp.connectors.reasons import Reason, because, caused_by
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.executor import sync_pairs
from webapp.sync.engine.fetch import fetch_pairs
from webapp.sync.engine.snapshots import Pair, count_live_links, load_links_where, pairs_of_links
from webapp.sync.models import Approval, HeldDeletion, Link, UserMessage
from webapp.sync.states import Direction, LinkState, Outcome, Side

FREE_REMOVALS = 10
"""Number of deletions that a run may make, however large their share."""

FREE_SHARE = 0.2
"""Share of the live links that a run may delete, however large their number."""


def execute_deletions(context: RunContext) -> None:
    """Execute the deletions collected in this run, or hold all of them for approval if they are suspiciously many."""
    removals, held_ids = _each_once(context.cache.removals), context.cache.held_link_ids
    context.cache.removals.clear()
    waiting = [pair for link_id, pair in removals.items() if link_id not in held_ids]
    held_marks = [mark for link_id in removals.keys() & held_ids for mark in removals[link_id].mark_ids]
    if held_marks:
        with context.work.batch():
            context.work.clear_marks(held_marks)
    local = [pair for pair in waiting if pair.gone]
    remote = [pair for pair in waiting if not pair.gone]
    passed: list[Pair] = []
    for side, pairs in ((Side.LOCAL, local), (Side.REMOTE, remote)):
        if len(pairs) <= FREE_REMOVALS:  # decided without counting links, as nearly every run is
            passed += pairs
            continue
        live = count_live_links(context.settings.integration_id)
        if len(pairs) > FREE_SHARE * live:
            _hold(context, side, pairs, live)
        else:
            passed += pairs
    sync_pairs(context, [replace(pair, approved=True) for pair in passed])


def execute_approved_deletions(context: RunContext) -> None:
    """Execute people's decisions about held deletions that were made since the last run."""
    ours = Approval.integration_id == context.settings.integration_id
    with reading():
        decided = db.session.scalars(
            select(Approval).where(ours, Approval.decided_at.is_not(None), Approval.held.any())
        ).all()
        decisions = [(approval.id, approval.approved, [held.link_id for held in approval.held]) for approval in decided]
    for approval_id, approved, link_ids in decisions:
        links = load_links_where(select(Link).where(Link.id.in_(link_ids)))
        if approved:
            # Both sides are read again: pairs that people changed since the approval was requested are not deleted.
            pairs = fetch_pairs(context, pairs_of_links(context.settings.integration_id, links))
            sync_pairs(context, [replace(pair, approved=True) for pair in pairs])
        else:
            _keep(context, pairs_of_links(context.settings.integration_id, links))
        with context.work.batch():
            db.session.execute(delete(HeldDeletion).where(HeldDeletion.approval_id == approval_id))
        context.cache.held_link_ids -= set(link_ids)


def _each_once(pairs: Iterable[Pair]) -> dict[int, Pair]:
    """Return pairs by their link's id: a listing may contain the same removal on two of its pages."""
    by_link: dict[int, Pair] = {}
    for pair in pairs:
        if pair.link:
            before = by_link.get(pair.link.id)
            marks = (*before.mark_ids, *pair.mark_ids) if before else pair.mark_ids
            by_link[pair.link.id] = replace(pair, mark_ids=marks)
    return by_link


def _hold(context: RunContext, side: Side, pairs: list[Pair], live: int) -> None:
    with context.work.batch():
        run_id = context.log.begin()
        approval = Approval(integration_id=context.settings.integration_id, run_id=run_id, side=side, live_links=live)
        db.session.add(approval)
        db.session.flush()
        for pair in pairs:
            if pair.link is None:
                continue
            evidence = pair.evidence or pair.why_removed
            db.session.add(HeldDeletion(approval_id=approval.id, link_id=pair.link.id, evidence=evidence))
            context.log.add(
                side.direction,
                "delete",
                Outcome.HELD,
                item_id=pair.item.id if pair.item else None,
                remote_id=pair.remote_id,
                subject=pair.subject,
                reason=caused_by(Reason.REMOVAL_HELD, evidence, count=len(pairs)),
            )
        db.session.add(
            UserMessage(
                user_id=context.settings.owner_id,
                integration_id=context.settings.integration_id,
                reason=because(Reason.REMOVALS_WAIT, count=len(pairs), live=live, side=side),
            )
        )
        context.work.clear_marks([mark for pair in pairs for mark in pair.mark_ids])
    context.cache.held_link_ids |= {pair.link.id for pair in pairs if pair.link}


def _keep(context: RunContext, pairs: list[Pair]) -> None:
    """Leave both sides as they are, and detach the links."""
    with context.work.batch():
        for pair in pairs:
            if pair.link is None:
                continue
            link = db.session.get_one(Link, pair.link.id)
            link.state, link.updated_at = LinkState.DETACHED, utc_now()
            context.log.add(
                Direction.NONE,
                "detach",
                item_id=pair.item.id if pair.item else None,
                remote_id=pair.remote_id,
                subject=pair.subject,
                reason=because(Reason.REMOVAL_DECLINED),
            )
