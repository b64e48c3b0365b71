"""Reading events and free/busy: parameters, the window, paging."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from emulators.cronofy.calls import api_call, flag, require, world
from emulators.cronofy.errors import ApiError
from emulators.cronofy.series import occurrences
from emulators.cronofy.state import Account, Calendar, Event, World, implied
from emulators.cronofy.times import Moment, format_time, parse_value, parse_zone

bp = Blueprint("events", __name__)

DAYS_BACK = 42
DAYS_AHEAD = 201
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_END = datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Query:
    """The parameters of a read. `start` and `end` are None where the query leaves them out."""

    tzid: str
    start: datetime | None
    end: datetime | None
    last_modified: datetime | None
    include_deleted: bool
    include_moved: bool
    include_managed: bool
    include_external: bool
    include_geo: bool
    google_event_ids: bool
    localized: bool

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.tzid)


@bp.get("/v1/events")
@api_call
def read(account: Account) -> ResponseReturnValue:
    query = _query()
    if query.include_external:
        require(account, "read_events")
    found = [event_to_json(account, calendar, event, query) for calendar, event in _matching(account, query)]
    return jsonify(_first_page(account, "events", found))


@bp.get("/v1/free_busy")
@api_call
def free_busy(account: Account) -> ResponseReturnValue:
    require(account, "read_free_busy")
    query = _query()
    found = []
    for calendar, event in _matching(account, query):
        fields = event_to_json(account, calendar, event, query)
        status = {"opaque": "busy", "transparent": "free"}[event.transparency]
        ids = ("event_uid", "event_id") if flag(request.args.get("include_ids")) else ()
        if status == "busy" or flag(request.args.get("include_free")):
            names = ("calendar_id", "start", "end", *(name for name in ids if name in fields))
            found.append({**{name: fields[name] for name in names}, "free_busy_status": status})
    return jsonify(_first_page(account, "free_busy", found))


@bp.get("/v1/events/pages/<token>")
@bp.get("/v1/free_busy/pages/<token>")
@api_call
def page(account: Account, token: str) -> ResponseReturnValue:
    owner, expires_at, content = world().pages.get(token, (None, _BEGINNING, {}))
    if owner is not account or expires_at <= world().clock.now():
        raise ApiError(404)
    return jsonify(content)


def window(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Return the instants between which external events are known."""
    today = now.astimezone(zone).date()
    return _midnight(today - timedelta(DAYS_BACK), zone), _midnight(today + timedelta(DAYS_AHEAD), zone)


def is_in_window(event: Event, now: datetime) -> bool:
    """Return True if an event, or one of its occurrences, is or was within the window of the service."""
    zone = ZoneInfo("UTC")
    start, end = window(now, zone)
    return any(
        _overlaps(span, start, end, zone)
        for occurrence in occurrences(event, start, end)
        for span in ((occurrence.start, occurrence.end), *occurrence.earlier)
    )


def event_to_json(account: Account, calendar: Calendar, event: Event, query: Query) -> dict[str, Any]:
    """Return an event as reads do."""

    def as_read(moment: Moment) -> Any:
        return moment.localized(query.tzid) if query.localized else moment.plain()

    fields: dict[str, Any] = {
        "calendar_id": calendar.calendar_id,
        "event_uid": event.uid,
        "summary": event.summary,
        "description": event.description,
        "start": as_read(event.start),
        "end": as_read(event.end),
        "deleted": event.deleted,
        "created": format_time(event.created),
        "updated": format_time(event.updated),
        "participation_status": event.participation_status,
        "attendees": _attendees(calendar, event),
        "transparency": event.transparency,
        "extended_transparency": event.extended_transparency or event.transparency,
        "status": event.status,
        "categories": event.categories,
        "recurring": event.series is not None,
        "event_private": event.event_private,
        "options": _options(account, calendar, event),
    }
    optional = {
        "event_id": event.event_id,
        "series_identifier": event.series,
        "series_master": event.series if event.is_later_occurrence else None,
        "recurrence": None if event.is_later_occurrence else event.recurrence,
        "location": _location(event, with_geo=query.include_geo),
        "organizer": event.organizer,
        "url": event.url,
        "meeting_url": event.meeting_url,
        "google_event_id": event.uid.rpartition("_")[2] if query.google_event_ids else None,
    }
    return fields | {name: value for name, value in optional.items() if value is not None}


def may_change(calendar: Calendar, event: Event) -> bool:
    """Return True if the application may change or delete an event of this calendar at all."""
    if calendar.readonly or event.locked:
        return False
    return event.managed or calendar.permission_level == "unrestricted"


def _options(account: Account, calendar: Calendar, event: Event) -> dict[str, bool]:
    scopes = implied(account.scope)
    allowed = may_change(calendar, event) and not event.is_later_occurrence
    return {
        "delete": allowed and "delete_event" in scopes,
        "update": allowed and "create_event" in scopes and (event.managed or event.series is None),
        "change_participation_status": can_answer(calendar, event) and "change_participation_status" in scopes,
    }


def can_answer(calendar: Calendar, event: Event) -> bool:
    """Return True if the event is an invitation that the owner of the calendar can answer."""
    organizer = (event.organizer or {}).get("email", calendar.profile.name)
    return not calendar.readonly and not event.managed and organizer != calendar.profile.name


def _attendees(calendar: Calendar, event: Event) -> list[dict[str, str]]:
    if event.attendees or not world().settings.owner_is_guest:
        return event.attendees
    return [{"email": calendar.profile.name, "display_name": "The owner", "status": "accepted"}]


def _location(event: Event, *, with_geo: bool) -> dict[str, str] | None:
    if event.location is None or with_geo:
        return event.location
    return {"description": event.location.get("description", "")}


def _query() -> Query:
    """Read the parameters; unknown ones pass. Raises ApiError 422."""
    arguments = request.args
    if not arguments.get("tzid"):
        raise ApiError.invalid("tzid", "errors.required", "tzid must be given")
    tzid = parse_zone(arguments["tzid"])
    last_modified = arguments.get("last_modified")
    if world().settings.refuses_beyond_window:
        _refuse_beyond_window(tzid)
    only_managed = flag(arguments.get("only_managed"))
    return Query(
        tzid=tzid,
        start=_boundary("from", tzid),
        end=_boundary("to", tzid),
        last_modified=_as_instant(parse_value(last_modified, "last_modified"), tzid) if last_modified else None,
        include_deleted=flag(arguments.get("include_deleted")),
        include_moved=flag(arguments.get("include_moved")),
        include_managed=only_managed or flag(arguments.get("include_managed")),
        include_external=not only_managed,
        include_geo=flag(arguments.get("include_geo")),
        google_event_ids=flag(arguments.get("google_event_ids")),
        localized=flag(arguments.get("localized_times")),
    )


def refuse_deleted(calendar: Calendar, field: str) -> None:
    """Raise ApiError for a deleted calendar, where the service refuses it so."""
    status = world().settings.deleted_calendar_status
    if calendar.deleted and status == 422:
        raise ApiError.invalid(field, "errors.invalid_calendar_ids", "the calendar is not known")
    if calendar.deleted and status:
        raise ApiError(status)


def _boundary(name: str, tzid: str) -> datetime | None:
    value = request.args.get(name)
    return _as_instant(parse_value(value, name), tzid) if value else None


def _refuse_beyond_window(tzid: str) -> None:
    for name, edge in zip(("from", "to"), window(world().clock.now(), ZoneInfo(tzid)), strict=True):
        asked = _boundary(name, tzid)
        if asked and (asked < edge if name == "from" else asked > edge):
            raise ApiError.invalid(name, "errors.out_of_range", f"{name} lies beyond {DAYS_BACK}/{DAYS_AHEAD} days")


def _as_instant(value: date, tzid: str) -> datetime:
    return value if isinstance(value, datetime) else _midnight(value, ZoneInfo(tzid))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


def _matching(account: Account, query: Query) -> list[tuple[Calendar, Event]]:
    ids = request.args.getlist("calendar_ids[]")
    calendars = [account.calendar(calendar_id) for calendar_id in ids] if ids else account.calendars()
    if ids:
        for calendar in calendars:
            refuse_deleted(calendar, "calendar_ids[]")
    found = [(each, event) for each in calendars for event in _of_calendar(world(), each, query)]
    return sorted(found, key=lambda pair: (pair[1].start.instant(query.zone), pair[1].uid))


def _of_calendar(here: World, calendar: Calendar, query: Query) -> Iterator[Event]:
    here.notifier.check_profile(calendar.profile)
    earliest, latest = window(here.clock.now(), query.zone)
    external = (max(query.start or earliest, earliest), min(query.end or latest, latest))
    managed = (query.start or _BEGINNING, query.end or _END)
    for event in list(calendar.events.values()):
        if not (query.include_managed if event.managed else query.include_external):
            continue
        if calendar.profile.initial_sync_required and not event.managed:
            continue
        span = managed if event.managed else external
        # A rule without an end has to stop somewhere, also where the application's own events know no window.
        for occurrence in occurrences(event, query.start or earliest, query.end or latest):
            if _matches(occurrence, query, span):
                yield occurrence


def _matches(event: Event, query: Query, between: tuple[datetime, datetime]) -> bool:
    if query.last_modified and event.updated < query.last_modified:
        return False
    if event.deleted and not query.include_deleted:
        return False
    spans = [(event.start, event.end), *(event.earlier if query.include_moved else ())]
    return any(_overlaps(span, *between, query.zone) for span in spans)


def _overlaps(span: tuple[Moment, Moment], start: datetime, end: datetime, zone: ZoneInfo) -> bool:
    """Ending on or after `start`, starting before `end`: the documentation's own words."""
    return span[1].instant(zone) >= start and span[0].instant(zone) < end


def _first_page(account: Account, kind: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    """Cut a result into pages, all of the moment of the first; return that one."""
    here = world()
    size = here.settings.page_size
    parts = [found[offset : offset + size] for offset in range(0, len(found), size)] or [[]]
    origin = here.faults.next_page_origin or here.base_url
    next_page: dict[str, str] = {}
    for number in range(len(parts), 0, -1):
        content = {"pages": {"current": number, "total": len(parts), **next_page}, kind: parts[number - 1]}
        if number > 1:
            token = secrets.token_urlsafe(16)
            here.pages[token] = (account, here.clock.now() + here.settings.page_lifetime, content)
            next_page = {"next_page": f"{origin}/v1/{kind}/pages/{token}"}
    return content
