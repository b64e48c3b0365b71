"""Content of the dispatch board: people, the entries of their calendars, and their working hours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from sqlalchemy import ColumnElement, func, literal, or_, select, union_all

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.formatting import clock_range, clock_text
from webapp.my_calendar.layout import day_bounds
from webapp.my_calendar.models import Assignment, BusyTime, Item, is_present
from webapp.my_calendar.queries import occurrence_token
from webapp.my_calendar.recurrence import to_wall
from webapp.my_calendar.visibility import BUSY, hides_from, visible_to
from webapp.rfc5545.time_zones import place_of
from webapp.service_desk.availability import Hours, Presence, busy_times, hours_of, presences
from webapp.service_desk.dispatch.filters import Filters
from webapp.service_desk.dispatch.layout import Axis, Placed, gaps, pack
from webapp.service_desk.models import Queue, QueueMember, ServiceCall, Team, TeamMember

PAGE = 200
"""People on one page of the board."""

CELL = 4
"""Entries shown per day of the week view; further ones become "+n more"."""

BUSY_KIND = "busy"
"""Stands in for the kind of an item in marks of busy times from linked calendars."""

_LONGEST_TEXT = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry of a person's row. Times are local to the viewer; `item_id` is None for events of linked calendars."""

    item_id: int | None
    kind: str
    text: str
    occurrence: str  # empty unless the item is a series
    version: int | None  # of a call, which may be moved; else None
    status: str  # of a call; else empty
    all_day: bool
    takes_time: bool
    shown: bool  # False: its kind is filtered out, and only its busy time is shown
    starts_at: datetime
    ends_at: datetime
    start: datetime
    end: datetime
    first_day: date
    last_day: date

    @property
    def times(self) -> str:
        """Return the times as text."""
        return "" if self.all_day else clock_range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """The person of a row. `zone_note` names their time zone if it differs from the viewer's."""

    id: int
    name: str
    is_disabled: bool
    zone_note: str
    hours: Hours


@dataclass(frozen=True, slots=True)
class DayRow:
    """A person's day. `rest` are the columns outside working hours; `work` are these hours in minutes, for scripts."""

    person: Person
    rest: tuple[tuple[int, int], ...]
    work: str
    placed: tuple[Placed[Mark], ...]


@dataclass(frozen=True, slots=True)
class WeekCell:
    """A person's day in the week view. `hidden` are the marks that do not fit; `works` is False on days off."""

    day: date
    axis: Axis
    works: bool
    work: str
    first_work: str  # start of work, local to the viewer; "09:00" on days off
    marks: tuple[Mark, ...]
    hidden: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class WeekRow:
    person: Person
    cells: tuple[WeekCell, ...]


@dataclass(frozen=True, slots=True)
class People:
    """One page of the people that match the filters."""

    people: tuple[Person, ...]
    has_more: bool


# Reading


def day_rows(viewer: User, people: Sequence[Person], axis: Axis, filters: Filters) -> tuple[DayRow, ...]:
    """Return a row per person with all entries of the day."""
    marks = marks_between(viewer, people, axis.begin, axis.end, filters)
    return tuple(_day_row(person, axis, marks.get(person.id, ())) for person in people)


def week_rows(viewer: User, people: Sequence[Person], days: Sequence[date], filters: Filters) -> tuple[WeekRow, ...]:
    """Return a row per person with a cell per day."""
    axes = [Axis.of(day, viewer.time_zone) for day in days]
    marks = marks_between(viewer, people, axes[0].begin, axes[-1].end, filters)
    return tuple(_week_row(person, days, axes, marks.get(person.id, ())) for person in people)


def people_on(viewer: User, filters: Filters, days: Sequence[date]) -> People:
    """Return the people of the board: enabled accounts, and disabled ones that still have calls on these days."""
    after, before = day_bounds(days[0], days[-1], viewer.time_zone)
    still_planned = (
        select(Assignment.user_id)
        .join(Item, Item.id == Assignment.item_id)
        .where(Item.kind == "service_call", *_present_between(after, before))
    )
    query = select(User).where(or_(User.is_disabled.is_(False), User.id.in_(still_planned)))
    if filters.team:
        query = query.where(User.id.in_(select(TeamMember.user_id).where(TeamMember.team_id == filters.team)))
    if filters.queue:
        query = query.where(User.id.in_(select(QueueMember.user_id).where(QueueMember.queue_id == filters.queue)))
    found = db.session.scalars(
        query.order_by(User.name, User.id).offset((filters.people - 1) * PAGE).limit(PAGE + 1)
    ).all()
    hours = hours_of(user.id for user in found[:PAGE])
    people = tuple(
        Person(
            user.id,
            user.name,
            user.is_disabled,
            zone_note(user.time_zone, viewer.time_zone, after),
            hours[user.id],
        )
        for user in found[:PAGE]
    )
    return People(people, len(found) > PAGE)


def teams() -> Sequence[Team]:
    return db.session.scalars(select(Team).order_by(Team.name)).all()


def queues() -> Sequence[Queue]:
    return db.session.scalars(select(Queue).order_by(Queue.name)).all()


def news_stamp(viewer: User, days: Sequence[date]) -> str:
    """Return a stamp that changes whenever the content of a board of these days may have changed. One query.

    It covers everybody's items, because they may decide who is on the board. An insert or delete changes the count and
    the sum of ids, an update the sum of versions.
    """
    after, before = day_bounds(days[0], days[-1], viewer.time_zone)
    present = _present_between(after, before)
    parts = (
        select(literal(1), func.count(), func.sum(Item.version), func.sum(Item.id)).where(visible_to(viewer), *present),
        select(literal(2), func.count(), func.sum(Assignment.id), literal(0))
        .join(Item, Item.id == Assignment.item_id)
        .where(*present),
        select(literal(3), func.count(), func.sum(BusyTime.id), literal(0)).where(
            BusyTime.ends_at > after, BusyTime.starts_at < before
        ),
    )
    rows = sorted(tuple(row) for row in db.session.execute(union_all(*parts)))
    return "-".join(str(number or 0) for row in rows for number in row[1:])


def marks_between(
    viewer: User, people: Iterable[Person], after: datetime, before: datetime, filters: Filters
) -> Mapping[int, Sequence[Mark]]:
    """Return the marks between two instants, by user id and in order of time."""
    zones = {person.id: person.hours.zone for person in people}
    statuses = _call_statuses(after, before)
    marks = [
        (presence.user_id, _mark(viewer, presence, statuses, filters))
        for presence in presences(viewer, zones, after, before)
    ]
    marks += [(busy.user_id, _busy_mark(viewer, busy)) for busy in busy_times(zones, after, before)]
    marks.sort(key=lambda pair: (pair[0], not pair[1].all_day, pair[1].starts_at, pair[1].item_id or 0))
    return {user_id: [mark for _, mark in group] for user_id, group in groupby(marks, key=lambda pair: pair[0])}


def zone_note(zone: str, viewers: str, at: datetime) -> str:
    """Return the name and the offset of a zone that differs from the viewer's; empty if it is the same."""
    if zone == viewers:
        return ""
    ahead = (to_wall(at, zone) - to_wall(at, viewers)) // timedelta(minutes=1)
    hours, minutes = divmod(abs(ahead), 60)
    difference = f"{'+' if ahead > 0 else '−'}{hours}{f':{minutes:02}' if minutes else ''} h" if ahead else "same time"
    return f"{place_of(zone)}, {difference}"


# One row


def _day_row(person: Person, axis: Axis, marks: Sequence[Mark]) -> DayRow:
    spans = person.hours.spans(axis.begin, axis.end)
    return DayRow(
        person,
        gaps(axis, spans),
        _in_minutes(axis, spans),
        pack((*axis.place(mark.starts_at, mark.ends_at), mark) for mark in marks),
    )


def _week_row(person: Person, days: Sequence[date], axes: Sequence[Axis], marks: Sequence[Mark]) -> WeekRow:
    cells = []
    for day, axis in zip(days, axes, strict=True):
        on_day = [mark for mark in marks if mark.first_day <= day <= mark.last_day]
        spans = person.hours.spans(axis.begin, axis.end)
        cells.append(
            WeekCell(
                day,
                axis,
                bool(spans),
                _in_minutes(axis, spans),
                clock_text(to_wall(max(spans[0][0], axis.begin), axis.zone)) if spans else "09:00",
                tuple(on_day[:CELL]),
                tuple(on_day[CELL:]),
            )
        )
    return WeekRow(person, tuple(cells))


def _in_minutes(axis: Axis, spans: Iterable[tuple[datetime, datetime]]) -> str:
    return " ".join(f"{axis.minutes_of(starts_at)},{axis.minutes_of(ends_at)}" for starts_at, ends_at in spans)


# One mark


def _mark(viewer: User, presence: Presence, statuses: Mapping[int, str], filters: Filters) -> Mark:
    item, source, zone = presence.item, presence.source, viewer.time_zone
    if source.all_day:  # an all-day event is on its date in every time zone
        start, end = source.timing.start, source.timing.end
        if presence.override is None:
            end = presence.original_start + (end - start)
            start = presence.original_start
    else:
        start, end = to_wall(presence.starts_at, zone), to_wall(presence.ends_at, zone)
    first_day, last_day = _days(start, end)
    shown = filters.shows(item.kind)
    return Mark(
        item_id=item.id,
        kind=item.kind,
        text=_text(viewer, presence) if shown else "",
        occurrence=occurrence_token(item, presence.original_start) if item.is_series else "",
        version=item.version if item.kind == "service_call" and not source.all_day and not item.is_series else None,
        status=statuses.get(item.id, ""),
        all_day=source.all_day,
        takes_time=presence.takes_time,
        shown=shown,
        starts_at=presence.starts_at,
        ends_at=presence.ends_at,
        start=start,
        end=end,
        first_day=first_day,
        last_day=last_day,
    )


def _busy_mark(viewer: User, busy: BusyTime) -> Mark:
    start, end = to_wall(busy.starts_at, viewer.time_zone), to_wall(busy.ends_at, viewer.time_zone)
    first_day, last_day = _days(start, end)
    return Mark(
        item_id=None,
        kind=BUSY_KIND,
        text=BUSY,
        occurrence="",
        version=None,
        status="",
        all_day=False,
        takes_time=True,
        shown=True,
        starts_at=busy.starts_at,
        ends_at=busy.ends_at,
        start=start,
        end=end,
        first_day=first_day,
        last_day=last_day,
    )


def _days(start: datetime, end: datetime) -> tuple[date, date]:
    return start.date(), max(start, end - timedelta(microseconds=1)).date()


def _text(viewer: User, presence: Presence) -> str:
    if hides_from(viewer, presence.item, presence.override):
        return BUSY
    text = presence.source.subject or "(No subject)"
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1].rstrip() + "…"


def _call_statuses(after: datetime, before: datetime) -> dict[int, str]:
    """Return the status of each call whose status is not "planned", by item id."""
    rows = db.session.execute(
        select(ServiceCall.item_id, ServiceCall.status)
        .join(Item, Item.id == ServiceCall.item_id)
        .where(ServiceCall.status != "planned", *_present_between(after, before))
    )
    return {row.item_id: row.status for row in rows}


def _present_between(after: datetime, before: datetime) -> tuple[ColumnElement[bool], ...]:
    return is_present(), Item.ends_at >= after, Item.starts_at < before
