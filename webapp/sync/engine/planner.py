"""Planner: the decision table that maps an observation of a pair to an action (docs/development/rules.md).

Pure: observations and actions are values; clock, database and services stay outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from webapp.connectors.event import (
    RULE,
    TIME,
    Event,
    Marker,
    changed_fields,
    event_fields,
    is_excluded,
    is_occurrence,
    normalise,
    with_fields,
)
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.connectors.shifting import reframed, took_dates_along
from webapp.sync.states import Side

REMOTELY_EDITABLE: Mapping[str, frozenset[str] | None] = {
    "appointment": None,  # all fields
    "crm_activity": frozenset({TIME}),
    "service_call": frozenset({TIME}),
    "task": frozenset({TIME, "subject"}),
    "to_do": frozenset({TIME, "subject"}),
}
"""By kind, the fields of an item that an edit on the linked calendar may change (docs/development/rules.md)."""

Orphan = Literal["ours", "another's"]
"""Owner of the marker of an event without an item in the database: this installation, or another one."""

Loss = Literal["removed", "withdrawn", "withdrawn_again"]
"""Why an event is gone that no person removed: our deletion took effect late, or the service withdrew our write."""

WITHDRAWN = because(Reason.WITHDRAWN_BY_SERVICE)

EXISTS_ELSEWHERE = because(Reason.EXISTS_ELSEWHERE)

OWNED_BY_OTHER = because(Reason.OWNED_BY_OTHER)


REMOVED_ON_BOTH_SIDES = because(Reason.REMOVED_ON_BOTH_SIDES)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of an integration that decisions depend on."""

    accept_create: bool
    accept_update: bool
    accept_delete: bool
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class ItemNow:
    """State of an item. `removed`: it is trashed, cancelled, or no longer assigned to this user."""

    kind: str
    event: Event
    changed_at: datetime
    removed: bool = False
    # It is in the user's Trash, and an edit on the linked calendar restores it; not if it was cancelled or reassigned.
    restorable: bool = True
    # It was imported from another linked calendar, and is not sent to this one: the entries of a private calendar must
    # not appear in a company calendar that is linked as well.
    from_elsewhere: bool = False
    # Another person it belongs to has linked the same calendar, and that person's integration writes it.
    owned_by_other: bool = False
    # Both integrations have written it, and this one has to delete its event.
    duplicated: bool = False


@dataclass(frozen=True, slots=True)
class EventNow:
    """State of an event that was just fetched."""

    event: Event
    modified_at: datetime | None = None
    marker: Marker | None = None
    is_expanded: bool = False  # a series of ours that the service holds as single events, without its rule
    orphan: Orphan | None = None  # it has a marker, and the item of that marker does not exist
    is_instance: bool = False  # an instance of a series that My Calendar holds as a whole
    has_local_instances: bool = False  # a series of which My Calendar holds instances as items of their own


@dataclass(frozen=True, slots=True)
class Agreement:
    """What each side of a link held when both last agreed: the base of the three-way merge.

    `base_local` is what the item held, `base_remote` what the service stored of it. They are kept apart, so that values
    that the service normalises neither count as a person's edit nor reach My Calendar.
    """

    base_local: Event
    base_remote: Event
    detached: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    """State of a pair. `event` None means that it was not fetched, unless `gone`, which needs evidence."""

    item: ItemNow | None = None
    event: EventNow | None = None
    gone: bool = False
    lost: Loss | None = None  # why it is gone
    is_linked_elsewhere: bool = False  # it is gone, and the same event is on another calendar that its owner linked
    agreement: Agreement | None = None
    retrieving: bool = False  # a manual run retrieves existing events, and this one is in its range


@dataclass(frozen=True, slots=True)
class Lost:
    """The older value of a conflict in one field. `side` is the one whose value was replaced."""

    field: str
    side: Side
    value: Any


@dataclass(frozen=True, slots=True)
class CreateItem:
    event: Event
    orphan: Orphan | None = None  # Calendar Sync wrote the event once, and its item is restored
    instead_of_dates: bool = False  # items that are instances of it go to the Trash


@dataclass(frozen=True, slots=True)
class CreateEvent:
    event: Event
    again: bool = False  # the event was removed, but the item was edited since: an edit wins over a removal
    lost: Loss | None = None  # the event is gone, but nobody removed it


@dataclass(frozen=True, slots=True)
class Merge:
    """Merge both sides of a pair. None leaves that side unchanged; with both None only the link is updated.

    `inward` and `outward` are the fields that are imported and sent; `skipped` those whose remote change is not
    imported, because of the options or because the kind of item does not allow it.
    """

    item_after: Event | None
    event_after: Event | None
    inward: frozenset[str] = frozenset()
    outward: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    lost: tuple[Lost, ...] = ()
    adopt: bool = False


@dataclass(frozen=True, slots=True)
class TrashItem:
    pass


@dataclass(frozen=True, slots=True)
class RestoreItem:
    event: Event


@dataclass(frozen=True, slots=True)
class DeleteEvent:
    pass


@dataclass(frozen=True, slots=True)
class Detach:
    reason: Refusal
    notify: bool = False


@dataclass(frozen=True, slots=True)
class DropLink:
    reason: Refusal = REMOVED_ON_BOTH_SIDES


@dataclass(frozen=True, slots=True)
class SetAside:
    """Put the item into quarantine without a link, until it changes or somebody requests a retry."""

    reason: Refusal


@dataclass(frozen=True, slots=True)
class Skip:
    reason: Refusal


@dataclass(frozen=True, slots=True)
class AcceptDivergence:
    """Leave both sides as they are, and store that as agreed. Not in the decision table: the owner chooses it."""

    reason: Refusal


@dataclass(frozen=True, slots=True)
class NoOp:
    """Do nothing, and log nothing."""


Action = (
    CreateItem
    | CreateEvent
    | Merge
    | TrashItem
    | RestoreItem
    | DeleteEvent
    | Detach
    | DropLink
    | SetAside
    | Skip
    | AcceptDivergence
    | NoOp
)


def plan(pair: Observation, options: Options) -> Action:
    """Return the action for one pair."""
    if pair.agreement is None:
        return _plan_unlinked(pair, options)
    if pair.agreement.detached:
        return _plan_detached(pair)
    if pair.item is None:
        return DropLink()
    if pair.gone:
        return _plan_gone(pair, pair.item, pair.agreement, options)
    if pair.item.removed:
        return _plan_removed(pair, pair.item, pair.agreement, options)
    if _is_duplicate(pair.item, pair.event, pair.agreement, options):
        return DeleteEvent()
    return _plan_linked(pair, pair.item, pair.agreement, options)


def _is_duplicate(item: ItemNow, event: EventNow | None, agreement: Agreement, options: Options) -> bool:
    """Return True if another person's integration writes the item to this calendar, and our event was not edited."""
    is_edited = event is not None and changed_fields(agreement.base_remote, event.event)
    return item.duplicated and item.kind in options.kinds and not is_edited


def _plan_unlinked(pair: Observation, options: Options) -> Action:
    item, event = pair.item, pair.event
    if event is not None and event.is_instance:
        return _plan_one_date(item)
    if item is None:
        return _plan_foreign(event, options, retrieving=pair.retrieving) if event else NoOp()
    if item.removed:
        return NoOp()
    if event is not None:
        return _merge(item, event, None, options)
    if item.kind not in options.kinds:
        return NoOp()
    if item.from_elsewhere:
        return Skip(because(Reason.FROM_ANOTHER_CALENDAR))
    if item.owned_by_other:
        return Skip(OWNED_BY_OTHER)
    return CreateEvent(item.event)


def _plan_foreign(event: EventNow, options: Options, *, retrieving: bool) -> Action:
    if event.marker is not None:
        return _plan_marked(event, retrieving=retrieving)
    if event.has_local_instances:
        return CreateItem(event.event, instead_of_dates=True)
    if options.accept_create or retrieving:
        return CreateItem(event.event)
    return Skip(because(Reason.CREATE_IS_OFF))


def _plan_one_date(item: ItemNow | None) -> Action:
    """Neither import an instance beside its series, nor send the series beside its instances."""
    if item is None:
        return Skip(because(Reason.DATE_OF_SERIES_HERE))
    return Detach(because(Reason.SERIES_BY_DATES_THERE))


def _plan_marked(event: EventNow, *, retrieving: bool) -> Action:
    """Skip an event that Calendar Sync wrote, unless its item was lost and a person retrieves it.

    It is not imported automatically, because another installation may still sync that event.
    """
    if event.orphan is None:
        return Skip(because(Reason.WRITTEN_BY_US))
    if retrieving:
        return CreateItem(event.event, orphan=event.orphan)
    if event.orphan == "ours":
        return Skip(because(Reason.OURS_WITHOUT_ITEM))
    return Skip(because(Reason.ANOTHER_INSTALLATIONS))


def _plan_detached(pair: Observation) -> Action:
    if pair.gone:
        # The item stays, unlinked in effect; without an item the link has no purpose.
        return DropLink() if pair.item is None or pair.item.removed else NoOp()
    if pair.event is not None or pair.item is not None:
        return Skip(because(Reason.NOT_IN_STEP))
    return NoOp()


def _plan_gone(pair: Observation, item: ItemNow, agreement: Agreement, options: Options) -> Action:
    if item.removed:
        return DropLink()
    if pair.lost:
        if item.kind not in options.kinds:
            return Detach(because(Reason.NO_LONGER_SENT))
        return SetAside(WITHDRAWN) if pair.lost == "withdrawn_again" else CreateEvent(item.event, lost=pair.lost)
    if pair.is_linked_elsewhere:
        return DropLink(EXISTS_ELSEWHERE)
    if changed_fields(agreement.base_local, item.event):
        if item.kind in options.kinds:
            return CreateEvent(item.event, again=True)
        return Detach(because(Reason.REMOVED_THERE_CHANGED_HERE))
    if not options.accept_delete:
        return Detach(because(Reason.DELETE_IS_OFF))
    if item.kind == "appointment":
        return TrashItem()
    return Detach(because(Reason.REMOVED_THERE_STAYS), notify=True)


def _plan_removed(pair: Observation, item: ItemNow, agreement: Agreement, options: Options) -> Action:
    if pair.event is not None and options.accept_update and item.restorable:
        edited = changed_fields(agreement.base_remote, pair.event.event)
        owned = REMOTELY_EDITABLE[item.kind]
        if owned is None and edited:
            return RestoreItem(pair.event.event)
        if owned is not None and edited & owned:
            return RestoreItem(with_fields(item.event, pair.event.event, edited & owned))
    if item.kind not in options.kinds:
        return Detach(because(Reason.REMOVAL_NOT_SENT))
    return DeleteEvent()


def _plan_linked(pair: Observation, item: ItemNow, agreement: Agreement, options: Options) -> Action:
    if pair.event is not None:
        return _merge(item, pair.event, agreement, options)
    action = _merge(item, EventNow(agreement.base_remote), agreement, options)
    return action if action.event_after is not None else NoOp()


def _merge(item: ItemNow, remote: EventNow, agreement: Agreement | None, options: Options) -> Merge:
    """Decide field by field. Without an agreement, a field that differs counts as changed on both sides."""
    is_expanded = remote.is_expanded or (
        agreement is not None and agreement.base_local.rrule is not None and agreement.base_remote.rrule is None
    )
    local, event = item.event, remote.event
    if agreement and not is_expanded:
        local, event, agreement = _with_equal_ids(local, event, agreement)
    ours, theirs = event_fields(normalise(local)), event_fields(normalise(event))
    base_local = event_fields(normalise(agreement.base_local)) if agreement else None
    base_remote = event_fields(normalise(agreement.base_remote)) if agreement else None
    owned = REMOTELY_EDITABLE[item.kind]
    sends = item.kind in options.kinds and (agreement is not None or not item.from_elsewhere)
    event_is_newer = remote.modified_at is not None and remote.modified_at > item.changed_at
    inward, outward, skipped = set[str](), set[str](), set[str]()
    lost: list[Lost] = []
    for name in ours.keys() | theirs.keys():
        if ours.get(name) == theirs.get(name):
            continue
        changed_locally = base_local is None or ours.get(name) != base_local.get(name)
        changed_remotely = base_remote is None or theirs.get(name) != base_remote.get(name)
        is_imported = changed_remotely and options.accept_update and (owned is None or name in owned)
        if is_expanded and name in {TIME, RULE}:
            is_imported = False  # the service holds a list of instances, not the rule from which they were generated
        is_sent = changed_locally and sends
        if is_imported and (event_is_newer or not is_sent):
            inward.add(name)
            if changed_locally:
                lost.append(Lost(name, Side.LOCAL, ours.get(name)))
        elif is_sent:
            outward.add(name)
            if changed_remotely:
                lost.append(Lost(name, Side.REMOTE, theirs.get(name)))
        elif changed_remotely:
            skipped.add(name)
    item_after = with_fields(local, event, inward) if inward else None
    if is_expanded:
        # The rule is expanded into instances again, so the whole series is sent, without instances that were removed.
        excluded = {name for name in theirs if is_excluded(theirs, name) and name not in outward}
        event_after = with_fields(item_after or local, event, excluded)
    else:
        event_after = with_fields(event, local, outward)
    # Overrides whose ids changed because the series moved have changed, too.
    inward |= changed_fields(item.event, item_after) if item_after and local is not item.event else set()
    outward |= changed_fields(remote.event, event_after) if outward and event is not remote.event else set()
    return Merge(
        item_after=item_after,
        event_after=event_after if outward else None,
        inward=frozenset(inward),
        outward=frozenset(outward),
        skipped=frozenset(skipped),
        lost=tuple(sorted(lost, key=lambda value: value.field)),
        adopt=agreement is None,
    )


def _with_equal_ids(local: Event, remote: Event, agreement: Agreement) -> tuple[Event, Event, Agreement]:
    """Return both sides and their agreement with the same ids for the instances of a series.

    An instance is identified by its original start (RECURRENCE-ID, RFC 5545, section 3.8.4.4). Where one side moved the
    series and the other changed instances of it, the ids of the latter refer to the former time.
    """
    changed_locally, changed_remotely = (
        took_dates_along(agreement.base_local, local),
        took_dates_along(agreement.base_remote, remote),
    )
    if changed_locally == changed_remotely:
        return local, remote, agreement
    if changed_locally and _changed_dates(agreement.base_remote, remote):
        return local, reframed(remote, local.details), _agreement_with_ids_of(agreement, local)
    if changed_remotely and _changed_dates(agreement.base_local, local):
        return reframed(local, remote.details), remote, _agreement_with_ids_of(agreement, remote)
    return local, remote, agreement


def _agreement_with_ids_of(agreement: Agreement, moved: Event) -> Agreement:
    return replace(
        agreement,
        base_local=reframed(agreement.base_local, moved.details),
        base_remote=reframed(agreement.base_remote, moved.details),
    )


def _changed_dates(before: Event, after: Event) -> bool:
    return any(map(is_occurrence, changed_fields(before, after)))
