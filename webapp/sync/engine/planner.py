"""What follows from what was observed: the decision table (docs/development/rules.md).

Pure. The clock, the database and the provider stay outside; what was seen comes in as values, an action goes out as a
value, and nothing happens until the runner carries it out.
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

OWNED_THERE: Mapping[str, frozenset[str] | None] = {
    "appointment": None,  # everything
    "crm_activity": frozenset({TIME}),
    "service_call": frozenset({TIME}),
    "task": frozenset({TIME, "subject"}),
    "to_do": frozenset({TIME, "subject"}),
}
"""Per kind, the fields that a change on the linked calendar may change here (docs/development/rules.md)."""

Orphan = Literal["ours", "another's"]
"""Whose marker it is on an event that stands for no item known here: this installation's, or another's."""

Loss = Literal["removed", "withdrawn", "withdrawn_again"]
"""Why an event is gone that no person removed there: our removal showed late, or the service took our write back."""

WITHDRAWN = because(Reason.WITHDRAWN_BY_SERVICE)

STANDS_ELSEWHERE = because(Reason.EXISTS_ELSEWHERE)

TOLD_BY_ANOTHER = because(Reason.OWNED_BY_OTHER)


REMOVED_ON_BOTH_SIDES = because(Reason.REMOVED_ON_BOTH_SIDES)


@dataclass(frozen=True, slots=True)
class Options:
    """The user's options, as far as decisions need them."""

    accept_create: bool
    accept_update: bool
    accept_delete: bool
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class ItemNow:
    """An item as it is now. `removed`: it stands no longer in this user's calendar."""

    kind: str
    event: Event
    changed_at: datetime
    removed: bool = False
    # Of a removed one: it lies in the user's Trash, and an edit there brings it back. Not so one that was cancelled, or
    # taken from the user.
    restorable: bool = True
    # It came from another linked calendar. It is shown here, but not carried on: a private calendar linked beside a
    # company calendar must not end up in it.
    from_elsewhere: bool = False
    # Another person it belongs to has linked the very same calendar, and it is written there for them.
    owned_by_other: bool = False
    # Both have written it there, and this integration is the one to give way.
    duplicated: bool = False


@dataclass(frozen=True, slots=True)
class EventNow:
    """An event as it was just read."""

    event: Event
    modified_at: datetime | None = None
    marker: Marker | None = None
    is_expanded: bool = False  # a series of ours that the service holds date by date, without its rule
    orphan: Orphan | None = None  # of a marked one: no item here is the one it stands for
    one_date: bool = False  # of a series that is here as a whole
    dates_here: bool = False  # it is a series of which dates are here, each as an item of its own


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
    """One pair. `event` None means not looked at, unless `gone`, which needs evidence."""

    item: ItemNow | None = None
    event: EventNow | None = None
    gone: bool = False
    lost: Loss | None = None  # of what is gone
    is_linked_elsewhere: bool = False  # of what is gone: the same event is on another calendar that its owner linked
    agreement: Agreement | None = None
    retrieving: bool = False  # a manual run that brings in what already exists there, and the event is in its range


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that gave way to the other side's in one field. `side` is the one whose value was given up."""

    field: str
    side: str  # "item" or "event"
    value: Any


@dataclass(frozen=True, slots=True)
class CreateItem:
    event: Event
    orphan: Orphan | None = None  # it was written by Calendar Sync once, and its item is brought back
    instead_of_dates: bool = False  # items that are single dates of it go to the Trash


@dataclass(frozen=True, slots=True)
class CreateEvent:
    event: Event
    again: bool = False  # the event was removed there, but the item was edited since: an edit beats a removal
    lost: Loss | None = None  # nobody removed it there


@dataclass(frozen=True, slots=True)
class Merge:
    """Bring both sides of a pair to agreement; None leaves that side as it is, both None only renews the link.

    `inward` and `outward` name the fields that move, `skipped` those whose change on the linked calendar stays there,
    by the options or because that kind of item owns them.
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
    """Leave the item unlinked, with the reason, until it changes or somebody asks for another try."""

    reason: Refusal


@dataclass(frozen=True, slots=True)
class Skip:
    reason: Refusal


@dataclass(frozen=True, slots=True)
class AcceptDivergence:
    """Both sides stay as they are, and that counts as agreed from now on. No row of the table: the owner's own wish."""

    reason: Refusal


@dataclass(frozen=True, slots=True)
class NoOp:
    """All is well and nothing is worth a line in the log."""


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


def plan(seen: Observation, options: Options) -> Action:
    """Decide what to do about one pair."""
    if seen.agreement is None:
        return _plan_unlinked(seen, options)
    if seen.agreement.detached:
        return _plan_detached(seen)
    if seen.item is None:
        return DropLink()
    if seen.gone:
        return _plan_gone(seen, seen.item, seen.agreement, options)
    if seen.item.removed:
        return _plan_removed(seen, seen.item, seen.agreement, options)
    if _gives_way(seen.item, seen.event, seen.agreement, options):
        return DeleteEvent()
    return _settle(seen, seen.item, seen.agreement, options)


def _gives_way(item: ItemNow, event: EventNow | None, agreement: Agreement, options: Options) -> bool:
    """Say whether another person's integration keeps the item on this calendar, and nothing is news in our event."""
    is_edited = event is not None and changed_fields(agreement.base_remote, event.event)
    return item.duplicated and item.kind in options.kinds and not is_edited


def _plan_unlinked(seen: Observation, options: Options) -> Action:
    item, event = seen.item, seen.event
    if event is not None and event.one_date:
        return _plan_one_date(item)
    if item is None:
        return _plan_foreign(event, options, retrieving=seen.retrieving) if event else NoOp()
    if item.removed:
        return NoOp()
    if event is not None:
        return _merge(item, event, None, options)
    if item.kind not in options.kinds:
        return NoOp()
    if item.from_elsewhere:
        return Skip(because(Reason.FROM_ANOTHER_CALENDAR))
    if item.owned_by_other:
        return Skip(TOLD_BY_ANOTHER)
    return CreateEvent(item.event)


def _plan_foreign(event: EventNow, options: Options, *, retrieving: bool) -> Action:
    if event.marker is not None:
        return _plan_marked(event, retrieving=retrieving)
    if event.dates_here:
        return CreateItem(event.event, instead_of_dates=True)
    if options.accept_create or retrieving:
        return CreateItem(event.event)
    return Skip(because(Reason.CREATE_IS_OFF))


def _plan_one_date(item: ItemNow | None) -> Action:
    """Neither take a date in beside its series, nor write the series beside its dates."""
    if item is None:
        return Skip(because(Reason.DATE_OF_SERIES_HERE))
    return Detach(because(Reason.SERIES_BY_DATES_THERE))


def _plan_marked(event: EventNow, *, retrieving: bool) -> Action:
    """Leave what Calendar Sync wrote, unless its item was lost and a person asks for it.

    By itself nothing of that comes in: an installation that is unknown here may be alive, and keep its event in step.
    """
    if event.orphan is None:
        return Skip(because(Reason.WRITTEN_BY_US))
    if retrieving:
        return CreateItem(event.event, orphan=event.orphan)
    if event.orphan == "ours":
        return Skip(because(Reason.OURS_WITHOUT_ITEM))
    return Skip(because(Reason.ANOTHER_INSTALLATIONS))


def _plan_detached(seen: Observation) -> Action:
    if seen.gone:
        # The item stays on its own, as it did before; without one the link stands for nothing any more.
        return DropLink() if seen.item is None or seen.item.removed else NoOp()
    if seen.event is not None or seen.item is not None:
        return Skip(because(Reason.NOT_IN_STEP))
    return NoOp()


def _plan_gone(seen: Observation, item: ItemNow, agreement: Agreement, options: Options) -> Action:
    if item.removed:
        return DropLink()
    if seen.lost:
        if item.kind not in options.kinds:
            return Detach(because(Reason.NO_LONGER_SENT))
        return SetAside(WITHDRAWN) if seen.lost == "withdrawn_again" else CreateEvent(item.event, lost=seen.lost)
    if seen.is_linked_elsewhere:
        return DropLink(STANDS_ELSEWHERE)
    if changed_fields(agreement.base_local, item.event):
        if item.kind in options.kinds:
            return CreateEvent(item.event, again=True)
        return Detach(because(Reason.REMOVED_THERE_CHANGED_HERE))
    if not options.accept_delete:
        return Detach(because(Reason.DELETE_IS_OFF))
    if item.kind == "appointment":
        return TrashItem()
    return Detach(because(Reason.REMOVED_THERE_STAYS), notify=True)


def _plan_removed(seen: Observation, item: ItemNow, agreement: Agreement, options: Options) -> Action:
    if seen.event is not None and options.accept_update and item.restorable:
        edited = changed_fields(agreement.base_remote, seen.event.event)
        owned = OWNED_THERE[item.kind]
        if owned is None and edited:
            return RestoreItem(seen.event.event)
        if owned is not None and edited & owned:
            return RestoreItem(with_fields(item.event, seen.event.event, edited & owned))
    if item.kind not in options.kinds:
        return Detach(because(Reason.REMOVAL_NOT_SENT))
    return DeleteEvent()


def _settle(seen: Observation, item: ItemNow, agreement: Agreement, options: Options) -> Action:
    if seen.event is not None:
        return _merge(item, seen.event, agreement, options)
    action = _merge(item, EventNow(agreement.base_remote), agreement, options)
    return action if action.event_after is not None else NoOp()


def _merge(item: ItemNow, seen: EventNow, agreement: Agreement | None, options: Options) -> Merge:
    """Decide field by field. Without an agreement, a field that differs counts as changed on both sides."""
    is_expanded = seen.is_expanded or (
        agreement is not None and agreement.base_local.rrule is not None and agreement.base_remote.rrule is None
    )
    here, event = item.event, seen.event
    if agreement and not is_expanded:
        here, event, agreement = _named_alike(here, event, agreement)
    ours, theirs = event_fields(normalise(here)), event_fields(normalise(event))
    base_local = event_fields(normalise(agreement.base_local)) if agreement else None
    base_remote = event_fields(normalise(agreement.base_remote)) if agreement else None
    owned = OWNED_THERE[item.kind]
    sends = item.kind in options.kinds and (agreement is not None or not item.from_elsewhere)
    event_is_newer = seen.modified_at is not None and seen.modified_at > item.changed_at
    inward, outward, skipped = set[str](), set[str](), set[str]()
    lost: list[Lost] = []
    for name in ours.keys() | theirs.keys():
        if ours.get(name) == theirs.get(name):
            continue
        moved_here = base_local is None or ours.get(name) != base_local.get(name)
        moved_there = base_remote is None or theirs.get(name) != base_remote.get(name)
        may_come_in = moved_there and options.accept_update and (owned is None or name in owned)
        if is_expanded and name in {TIME, RULE}:
            may_come_in = False  # what lies there is a list of dates, not the rule that made them
        may_go_out = moved_here and sends
        if may_come_in and (event_is_newer or not may_go_out):
            inward.add(name)
            if moved_here:
                lost.append(Lost(name, "item", ours.get(name)))
        elif may_go_out:
            outward.add(name)
            if moved_there:
                lost.append(Lost(name, "event", theirs.get(name)))
        elif moved_there:
            skipped.add(name)
    item_after = with_fields(here, event, inward) if inward else None
    if is_expanded:
        # The rule is written out into dates again, so all of it has to be told, less what was removed there.
        excluded = {name for name in theirs if is_excluded(theirs, name) and name not in outward}
        event_after = with_fields(item_after or here, event, excluded)
    else:
        event_after = with_fields(event, here, outward)
    # Where dates got other names on the way, those that went along move, too.
    inward |= changed_fields(item.event, item_after) if item_after and here is not item.event else set()
    outward |= changed_fields(seen.event, event_after) if outward and event is not seen.event else set()
    return Merge(
        item_after=item_after,
        event_after=event_after if outward else None,
        inward=frozenset(inward),
        outward=frozenset(outward),
        skipped=frozenset(skipped),
        lost=tuple(sorted(lost, key=lambda value: value.field)),
        adopt=agreement is None,
    )


def _named_alike(here: Event, there: Event, agreement: Agreement) -> tuple[Event, Event, Agreement]:
    """Return both sides and what they agreed on with the dates of a series named alike.

    A date is named by when it begins. Where one side moved the series and the other changed dates of it, those are
    named by a time that has gone by.
    """
    moved_here, moved_there = (
        took_dates_along(agreement.base_local, here),
        took_dates_along(agreement.base_remote, there),
    )
    if moved_here == moved_there:
        return here, there, agreement
    if moved_here and _changed_dates(agreement.base_remote, there):
        return here, reframed(there, here.details), _agreement_named_as(agreement, here)
    if moved_there and _changed_dates(agreement.base_local, here):
        return reframed(here, there.details), there, _agreement_named_as(agreement, there)
    return here, there, agreement


def _agreement_named_as(agreement: Agreement, moved: Event) -> Agreement:
    return replace(
        agreement,
        base_local=reframed(agreement.base_local, moved.details),
        base_remote=reframed(agreement.base_remote, moved.details),
    )


def _changed_dates(before: Event, after: Event) -> bool:
    return any(map(is_occurrence, changed_fields(before, after)))
