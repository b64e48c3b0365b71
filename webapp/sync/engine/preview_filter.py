"""Filter that restricts a run to the preview that its owner approved, without the entries they excluded."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from webapp.connectors.reasons import Reason, because
from webapp.extensions import db, reading
from webapp.sync.engine.planner import (
    AcceptDivergence,
    Action,
    CreateEvent,
    CreateItem,
    DeleteEvent,
    Detach,
    Merge,
    RestoreItem,
    Skip,
    TrashItem,
)
from webapp.sync.engine.snapshots import Pair
from webapp.sync.models import Preview, PreviewEntry
from webapp.sync.states import LinkState, Side
from webapp.sync.store import previews
from webapp.sync.store.ledger_values import fields_from_json, matches

LEFT_OUT = because(Reason.LEFT_OUT)
CAME_AFTER = because(Reason.CAME_AFTER)
COMES_NEXT = because(Reason.COMES_NEXT)

_STAYS = because(Reason.LEFT_OUT_AGREES)
_PARTED = because(Reason.LEFT_OUT_PARTS)


@dataclass(frozen=True, slots=True)
class ApprovedPreview:
    """An approved preview, by the ids of the items and events of its entries.

    Of one that has been executed, only the excluded entries count.
    """

    preview_id: int
    made_at: datetime
    is_over: bool
    items: frozenset[int]
    events: frozenset[str]
    left_out_items: frozenset[int]
    left_out_events: frozenset[str]

    @classmethod
    def load(cls, integration_id: int) -> "ApprovedPreview | None":
        """Return the preview that this integration has to execute, if there is one."""
        with reading():
            return cls._of(previews.find_approved(integration_id), is_over=False)

    @classmethod
    def remember(cls, integration_id: int) -> "ApprovedPreview | None":
        """Return the preview that was executed last, for runs without one of their own."""
        with reading():
            return cls._of(previews.find_executed(integration_id), is_over=True)

    @classmethod
    def _of(cls, preview: Preview | None, *, is_over: bool) -> "ApprovedPreview | None":
        if preview is None:
            return None
        entries = db.session.execute(
            select(PreviewEntry.item_id, PreviewEntry.remote_id, PreviewEntry.included).where(
                PreviewEntry.preview_id == preview.id, PreviewEntry.action.in_(previews.CHOICES)
            )
        ).all()
        return cls(
            preview.id,
            preview.created_at,
            is_over,
            frozenset(entry.item_id for entry in entries if entry.item_id),
            frozenset(entry.remote_id for entry in entries if entry.remote_id),
            frozenset(entry.item_id for entry in entries if entry.item_id and not entry.included),
            frozenset(entry.remote_id for entry in entries if entry.remote_id and not entry.included),
        )

    def is_left_out(self, pair: Pair) -> bool:
        """Return True if the owner excluded the entries about this pair."""
        return _is_about(pair, self.left_out_items, self.left_out_events)

    def filter(self, pair: Pair, action: Action, *, only_planned: bool) -> Action:
        """Return the action to execute instead of `action`, or `action` itself if the preview allows it.

        `only_planned`: a manual run processes what exists, so pairs that are not in the preview were made later.
        """
        if pair.link is None:
            return self._filter_new(pair, action, only_planned=only_planned)
        if pair.link.state != LinkState.LIVE or not self.is_left_out(pair):
            return action
        match action:
            case TrashItem() | DeleteEvent() | RestoreItem() | CreateEvent():
                return Detach(_PARTED) if self._showed(pair, _NAMES[type(action)]) else action
            case Merge() if action.inward | action.outward and self._showed_fields(pair, action):
                return AcceptDivergence(_STAYS)
            case _:
                return action

    def _filter_new(self, pair: Pair, action: Action, *, only_planned: bool) -> Action:
        if not isinstance(action, CreateItem | CreateEvent | Merge):
            return action
        if self.is_left_out(pair):
            return Skip(LEFT_OUT)
        came_after = only_planned and not pair.mark_ids and not _is_about(pair, self.items, self.events)
        # Items of a draft are not marked, so no other run would send those that were saved while its preview was shown.
        if not came_after or (pair.is_news and isinstance(action, CreateEvent)):
            return action
        return Skip(COMES_NEXT if pair.is_news else CAME_AFTER)

    def _showed(self, pair: Pair, action: str) -> bool:
        return any(entry.action == action for entry in self._entries(pair))

    def _showed_fields(self, pair: Pair, action: Merge) -> bool:
        """Return True if both sides still hold the values that were excluded. A later edit is synced again."""
        updates = [entry for entry in self._entries(pair) if entry.action == "update"]
        shown = {name for entry in updates for name in fields_from_json(entry.after or {})}
        if not (action.inward | action.outward) <= shown or pair.item is None or pair.event is None:
            return False
        local, remote = pair.item.now.event, pair.event.event
        return all(
            matches(local if entry.side == Side.REMOTE else remote, fields_from_json(entry.after or {}))
            and matches(remote if entry.side == Side.REMOTE else local, fields_from_json(entry.before or {}))
            for entry in updates
        )

    def _entries(self, pair: Pair) -> list[previews.ShownEntry]:
        """Return the entries about one pair. Loaded one by one, because this is rarely needed."""
        about = or_(
            PreviewEntry.item_id == (pair.item.id if pair.item else None), PreviewEntry.remote_id == pair.remote_id
        )
        return previews.load_shown(self.preview_id, about)


_NAMES: dict[type[Action], str] = {
    TrashItem: "delete",
    DeleteEvent: "delete",
    RestoreItem: "restore",
    CreateEvent: "create",
}
"""Names of actions on linked pairs in the log."""


def _is_about(pair: Pair, items: Collection[int], events: Collection[str]) -> bool:
    return bool(pair.item and pair.item.id in items) or pair.remote_id in events


def unread(approved_preview: ApprovedPreview | None, pairs: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Split `pairs` into those that can be decided, and excluded ones whose event was not fetched yet."""
    if approved_preview is None:
        return list(pairs), []
    ready: list[Pair] = []
    to_read: list[Pair] = []
    for pair in pairs:
        is_unread = pair.link and pair.link.state == LinkState.LIVE and pair.event is None and not pair.gone
        (to_read if is_unread and approved_preview.is_left_out(pair) else ready).append(pair)
    return ready, to_read
