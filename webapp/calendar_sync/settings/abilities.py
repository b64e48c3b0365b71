"""Texts about the capabilities of a calendar service: what it can do, and what is done instead where it cannot."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from flask import current_app

from webapp.connectors.base import Capabilities
from webapp.sync.linked_accounts.ports import as_port
from webapp.sync.models import Integration
from webapp.sync.providers import provider_of


@dataclass(frozen=True, slots=True)
class Ability:
    """One line: a capability, whether the service has it (`has_it`), and the consequence for users (`text`)."""

    name: str
    has_it: bool
    text: str


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    has_it: Callable[[Capabilities], bool]
    with_it: str
    without_it: str


_TABLE = (
    _Row(
        "Notifications",
        lambda can: can.push,
        "It announces changes, so they come in within seconds.",
        "It announces no changes. It is asked {pace} instead.",
    ),
    _Row(
        "Repeating events",
        lambda can: can.series,
        "It keeps a series as one event.",
        "It takes no series. The dates are written one by one{window}.",
    ),
    _Row(
        "Changed dates of a series",
        lambda can: can.whole_series,
        "It takes them together with the series, in one piece.",
        "It takes each on its own. If the connection breaks in between, the next attempt adds the missing ones.",
    ),
    _Row(
        "Distant events",
        lambda can: can.reach is None,
        "It shows events however far away they are.",
        "It shows events {reach}. What lies further away is left as it is.",
    ),
    _Row(
        "Simultaneous edits",
        lambda can: can.conditional_writes,
        "It refuses a change to an event that was edited there meanwhile, so no edit is overwritten.",
        "It does not notice them. An event is read again just before each change, so no edit is overwritten.",
    ),
    _Row(
        "Lost connections",
        lambda can: can.client_ids or can.create_keys,
        "A new event can be sent again without appearing twice.",
        "A new event that is sent again would appear twice. It is searched for first instead.",
    ),
    _Row(
        "Our changes there",
        lambda can: not can.shows_late,
        "It shows them at once.",
        "It may show them only after a while. Until then they are not taken for somebody’s edit.",
    ),
    _Row(
        "Mark on linked events",
        lambda can: can.can_sign,
        "It keeps our mark on an event that is there already, so the event is recognised later.",
        "It takes our mark on new events only. Others are recognised by their id.",
    ),
    _Row(
        "Signing in again",
        lambda can: not can.renews_ids,
        "Events keep their ids, so nothing has to be matched again.",
        "Events may get other ids. They are recognised by time and subject; if many changed, you see a preview first.",
    ),
)


def find_abilities(integration: Integration) -> list[Ability]:
    """Return the lines for the service of a linked calendar; an empty list if its provider is no longer set up."""
    provider = provider_of(integration.account)
    if not provider.is_set_up:
        return []
    can = provider.capabilities(as_port(integration.account))
    if integration.subscription and integration.subscription.refused_reason:
        can = replace(can, push=False)  # the service has it, but refused it for this account or calendar
    reach = _reach(can)
    params = {"pace": _pace(provider.sweep_pause), "reach": reach, "window": f", {reach}" if reach else ""}
    return [_line(row, can, params) for row in _TABLE]


def _line(row: _Row, can: Capabilities, params: dict[str, str]) -> Ability:
    has_it = row.has_it(can)
    return Ability(row.name, has_it, row.with_it if has_it else row.without_it.format_map(params))


def _pace(own_pause: timedelta | None) -> str:
    if own_pause is not None:
        return f"every {_length(own_pause)}"
    shortest, longest = _length(current_app.config["SWEEP_MIN"]), _length(current_app.config["SWEEP_MAX"])
    number, _, unit = shortest.partition(" ")
    return f"every {number if longest.endswith(unit.rstrip('s') + 's') else shortest} to {longest}"


def _reach(can: Capabilities) -> str:
    if can.reach is None:
        return ""
    back, ahead = can.reach
    return f"from {_length(back)} ago to {_length(ahead)} ahead"


_UNITS = (("day", timedelta(days=1)), ("hour", timedelta(hours=1)), ("minute", timedelta(minutes=1)))


def _length(length: timedelta) -> str:
    """Return a length of time in whole days, hours or minutes, the largest unit that divides it; else in seconds."""
    whole = ((name, length // unit) for name, unit in _UNITS if length and not length % unit)
    name, number = next(whole, ("second", round(length.total_seconds())))
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
