"""Creating, changing and deleting events, alone and in batches. 202 means accepted, not written."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from emulators.cronofy import shapes
from emulators.cronofy.calls import accepted, api_call, body, flag, require, world
from emulators.cronofy.errors import ApiError
from emulators.cronofy.events import can_answer, may_change, refuse_deleted, window
from emulators.cronofy.identity import userinfo_of
from emulators.cronofy.series import find_event, follow, rule_of, store
from emulators.cronofy.state import Account, Calendar, Event, World, new_id
from emulators.cronofy.times import parse_moment, parse_zone

bp = Blueprint("writing", __name__)

MAX_BATCH = 50
MAX_LENGTH = {"summary": 1024, "description": 4096}
CHOICES = {
    "transparency": {"opaque", "transparent"},
    "extended_transparency": {"opaque", "transparent", "tentative", "working_elsewhere", "out_of_office"},
}
OPTIONAL = {
    "description": "",
    "location": None,
    "url": None,
    "color": None,
    "reminders": None,
    "extended_transparency": None,
}
_EVENTS_OF_CALENDAR = re.compile(r"/v1/calendars/([^/]+)/events")


@bp.post("/v1/calendars/<calendar_id>/events")
@api_call
def upsert(account: Account, calendar_id: str) -> ResponseReturnValue:
    data = body()
    accept_upsert(account, calendar_id, data)
    return _accepted(account, data)


@bp.delete("/v1/calendars/<calendar_id>/events")
@api_call
def delete(account: Account, calendar_id: str) -> ResponseReturnValue:
    data = body()
    accept_delete(account, calendar_id, data)
    return _accepted(account, data)


@bp.delete("/v1/events")
@api_call
def delete_all(account: Account) -> ResponseReturnValue:
    """Delete the application's own events. The Python client puts the one key into the query."""
    require(account, "delete_event")
    data: dict[str, Any] = body()
    shapes.SELECTION(data, "")
    if request.args.getlist("calendar_ids[]"):
        data["calendar_ids"] = request.args.getlist("calendar_ids[]")
    elif "delete_all" in request.args:
        data["delete_all"] = flag(request.args["delete_all"])
    if ("delete_all" in data) == ("calendar_ids" in data):
        raise ApiError.invalid("delete_all", "errors.required", "exactly one of delete_all and calendar_ids is needed")
    if "delete_all" in data and data["delete_all"] is not True:
        raise ApiError.invalid("delete_all", "errors.must_be_boolean", "delete_all must be true")
    if "calendar_ids" in data and not (isinstance(data["calendar_ids"], list) and data["calendar_ids"]):
        raise ApiError.invalid("calendar_ids", "errors.invalid_calendar_ids", "at least one calendar is needed")
    ids = data.get("calendar_ids")
    for calendar in [account.calendar(each) for each in ids] if ids else account.calendars():
        for event in list(calendar.managed.values()):
            world().accept(partial(_mark_deleted, world(), calendar, event.uid))
    return _accepted(account, data)


@bp.post("/v1/calendars/<calendar_id>/events/<event_uid>/participation_status")
@api_call
def answer_invitation(account: Account, calendar_id: str, event_uid: str) -> ResponseReturnValue:
    require(account, "change_participation_status")
    calendar = _writable(account, calendar_id)
    event = find_event(calendar, event_uid)
    data = body()
    shapes.ANSWER(data, "")
    status = data.get("status")
    if event is None or event.deleted:
        raise ApiError(404)
    if status not in {"accepted", "tentative", "declined"}:
        raise ApiError.invalid("status", "errors.invalid", "status must be accepted, tentative or declined")
    if not can_answer(calendar, event):
        raise ApiError(403)
    _accept(partial(_answer, world(), calendar, event_uid, status))
    return accepted()


@bp.post("/v1/batch")
@api_call
def batch(account: Account) -> ResponseReturnValue:
    data = body()
    shapes.BATCH(data, "")
    entries = data.get("batch")
    if not entries:
        raise ApiError.invalid("batch", "errors.required", "batch must be a list of requests")
    if len(entries) > MAX_BATCH:
        raise ApiError.invalid("batch", "errors.too_many", f"a batch takes up to {MAX_BATCH} requests")
    return jsonify(batch=[_entry(account, entry) for entry in entries]), 207


def accept_upsert(account: Account, calendar_id: str, data: dict[str, Any]) -> None:
    """Check a write of one event and accept it. Raises ApiError."""
    require(account, "create_event")
    shapes.EVENT(data, "")
    calendar = _writable(account, calendar_id)
    if data.get("event_id"):  # wins over event_uid, which then has no effect
        event_id = str(data["event_id"])
        fields = _fields(data)
        _accept(partial(_upsert_managed, world(), calendar, event_id, fields, data))
        return
    if not data.get("event_uid"):
        raise ApiError.invalid("event_id", "errors.required", "event_id must be given")
    event = _external(calendar, data["event_uid"])
    if event.deleted:
        raise ApiError.invalid("event_uid", "errors.event.deleted", "a deleted external event cannot be brought back")
    if event.series or event.rrule:
        raise ApiError.invalid("event_uid", "errors.event.recurring", "external series cannot be changed")
    if not may_change(calendar, event):
        raise ApiError(403)
    fields = _fields(data)
    _accept(partial(_change_external, world(), calendar, event.uid, fields, data))


def accept_delete(account: Account, calendar_id: str, data: dict[str, Any]) -> None:
    """Check the removal of one event and accept it; what is not there is accepted too. Raises ApiError."""
    require(account, "delete_event")
    shapes.EVENT(data, "")
    calendar = _writable(account, calendar_id)
    if data.get("event_id"):
        _accept(partial(_delete_managed, world(), calendar, str(data["event_id"])))
        return
    if not data.get("event_uid"):
        raise ApiError.invalid("event_id", "errors.required", "event_id must be given")
    event = _external(calendar, data["event_uid"])
    if not may_change(calendar, event):
        raise ApiError(403)
    _accept(partial(_mark_deleted, world(), calendar, event.uid))


def changed(event: Event, **changes: Any) -> Event:
    """Return `event` with changes, remembering when it used to be."""
    after = replace(event, **changes)
    if (after.start, after.end) != (event.start, event.end):
        after.earlier = [*event.earlier, (event.start, event.end)]
    return after


def _accept(write: Callable[[], None]) -> None:
    world().accept(write)


def _accepted(account: Account, data: dict[str, Any]) -> Response:
    return accepted({"userinfo": userinfo_of(account)} if data.get("include_userinfo") is True else None)


def _entry(account: Account, entry: dict[str, Any]) -> dict[str, Any]:
    try:
        _carry_out(account, str(entry.get("method")), str(entry.get("relative_url")), entry.get("data") or {})
    except ApiError as error:
        return {"status": error.status} | ({} if error.body is None else {"data": error.body})
    return {"status": 202}


def _carry_out(account: Account, method: str, url: str, data: dict[str, Any]) -> None:
    fault = world().faults.take(method, url)
    if fault and not fault.after_doing:
        raise fault.error
    match = _EVENTS_OF_CALENDAR.fullmatch(url)
    act = {"POST": accept_upsert, "DELETE": accept_delete}.get(method)
    if match is None or act is None:
        raise ApiError(404)
    act(account, unquote(match[1]), data)
    if fault:
        raise fault.error


def _writable(account: Account, calendar_id: str) -> Calendar:
    """Return a calendar that can be written to. Raises ApiError: 404, 423, or for a read-only one 403 (unpublished)."""
    calendar = account.calendar(calendar_id)
    world().notifier.check_profile(calendar.profile)
    refuse_deleted(calendar, "calendar_id")
    if calendar.deleted:
        raise ApiError(404)
    if not calendar.profile.connected or calendar.profile.initial_sync_required:
        raise ApiError(423)
    if calendar.readonly:
        raise ApiError(403)
    return calendar


def _external(calendar: Calendar, uid: Any) -> Event:
    event = find_event(calendar, str(uid))
    if event is None or event.managed:
        message = "event_uid must be that of an external event"
        raise ApiError.invalid("event_uid", "errors.must_be_external_event_uid", message)
    return event


def _fields(data: dict[str, Any]) -> dict[str, Any]:
    """Check the fields that a write has of an event and return them as fields of `Event`. Raises ApiError 422."""
    for name in ("summary", "start", "end"):
        if not data.get(name):
            raise ApiError.invalid(name, "errors.required", f"{name} must be given")
    for name, limit in MAX_LENGTH.items():
        if len(data.get(name) or "") > limit:
            raise ApiError.invalid(name, "errors.too_long", f"{name} takes up to {limit} characters")
    for name, choices in CHOICES.items():
        if data.get(name) is not None and data[name] not in choices:
            raise ApiError.invalid(name, "errors.invalid", f"{name} is not known")
    tzid = parse_zone(data["tzid"]) if data.get("tzid") else None
    start, end = (parse_moment(data[name], name, tzid) for name in ("start", "end"))
    if start.all_day != end.all_day or end.value < start.value:  # a pair of one kind compares
        raise ApiError.invalid("end", "errors.invalid_time_pair", "end must be of the kind of start, and not before it")
    keeps = world().settings.keep_omitted_fields
    fields = {name: data.get(name, empty) for name, empty in OPTIONAL.items() if name in data or not keeps}
    _drop_ignored(fields)
    if fields.get("description", "") is None:
        fields["description"] = ""
    if data.get("transparency"):
        fields["transparency"] = data["transparency"]
    elif fields.get("extended_transparency"):
        fields["transparency"] = "transparent" if data["extended_transparency"] == "transparent" else "opaque"
    elif not keeps:
        fields["transparency"] = _default_transparency(start.all_day)
    if "recurrence" in data and world().application.recurrence:
        fields["rrule"] = rule_of(data["recurrence"])
        fields["recurrence"] = data["recurrence"] if fields["rrule"] else None
    return {**fields, "summary": data["summary"], "start": start, "end": end}


def _drop_ignored(fields: dict[str, Any]) -> None:
    """Take out what does not remove a text here."""
    for name in ("description", "location"):
        if name in fields and _text_of(fields[name]) in world().settings.ignored_texts:
            del fields[name]


def _text_of(value: Any) -> str | None:
    """Return the text of a description, or of a location, which has it inside."""
    return value.get("description") if isinstance(value, dict) else value


def _default_transparency(all_day: bool) -> str:
    return "transparent" if all_day else "opaque"


def _upsert_managed(
    here: World, calendar: Calendar, event_id: str, fields: dict[str, Any], data: dict[str, Any]
) -> None:
    now = here.clock.second()
    event = calendar.managed.get(event_id)
    if event is not None and event.deleted_by_user and here.settings.user_deletion_is_final:
        return
    if event is None or event.deleted:
        uid = event.uid if event else new_id("evt")
        event = Event(uid, fields["start"], fields["end"], now, now, event_id=event_id, managed=True)
        event.transparency = _default_transparency(event.start.all_day)
        event.event_private = data.get("event_private") is True  # honoured on creation only
    elif data.get("reminders_create_only"):
        fields = {name: value for name, value in fields.items() if name != "reminders"}
    event = changed(event, **fields, attendees=_invited(event, data), updated=now)
    if event.rrule:
        event.series = event.uid
    elif "rrule" in fields:
        event.series = None
    keep(here, calendar, event)
    if here.faults.withdrawn_writes:
        here.faults.withdrawn_writes -= 1
        # An own write like any other to the channels: how such a failure is notified is not published.
        here.do_after(here.settings.withdrawn_after, partial(_mark_deleted, here, calendar, event.uid))


def _change_external(here: World, calendar: Calendar, uid: str, fields: dict[str, Any], data: dict[str, Any]) -> None:
    event = calendar.events[uid]
    if event.deleted:
        return
    fields = {name: value for name, value in fields.items() if name not in {"rrule", "recurrence"}}
    calendar.events[uid] = changed(event, **fields, attendees=_invited(event, data), updated=here.clock.second())


def _invited(event: Event, data: dict[str, Any]) -> list[dict[str, str]]:
    """Apply the delta of attendees. Both names for its second half are in use among the official clients."""
    delta = data.get("attendees") or {}
    gone = {each["email"] for name in ("remove", "reject") for each in delta.get(name) or ()}
    new = {each["email"]: each for each in delta.get("invite") or ()}
    kept = [each for each in event.attendees if each["email"] not in gone | set(new)]
    return [*kept, *({"status": "needs_action", **each} for each in new.values())]


def _answer(here: World, calendar: Calendar, uid: str, status: str) -> None:
    event = find_event(calendar, uid)
    if event is not None:
        keep(here, calendar, replace(event, participation_status=status, updated=here.clock.second()))


def _delete_managed(here: World, calendar: Calendar, event_id: str) -> None:
    if event_id in calendar.managed:
        _mark_deleted(here, calendar, calendar.managed[event_id].uid)


def _mark_deleted(here: World, calendar: Calendar, uid: str) -> None:
    event = find_event(calendar, uid)
    if event is not None and not event.deleted:
        keep(here, calendar, replace(event, deleted=True, updated=here.clock.second()))


def keep(here: World, calendar: Calendar, event: Event) -> None:
    """Store an event under all its names, or an occurrence with its series."""
    before = calendar.events.get(event.uid)
    if before is not None and before.rrule:
        follow(before, event, *window(here.clock.now(), ZoneInfo("UTC")))
    store(calendar, event)
    if event.event_id:
        calendar.managed[event.event_id] = event
