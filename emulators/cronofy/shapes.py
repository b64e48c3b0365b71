"""What type each field of a body must have: 422 with the field's name for any other, never a failure of our own."""

from collections.abc import Callable, Mapping
from typing import Any

from emulators.cronofy.errors import ApiError

Shape = Callable[[Any, str], None]


def text(value: Any, field: str) -> None:
    if not isinstance(value, str):
        raise _wrong(field, "a string")


def flag(value: Any, field: str) -> None:
    if not isinstance(value, bool):
        raise _wrong(field, "true or false")


def number(value: Any, field: str) -> None:
    """Check an Integer, which has 32 bits and a sign."""
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 1 << 31:
        raise _wrong(field, "an integer")


def anything(_value: Any, _field: str) -> None:
    """Checked where it is read."""


def or_null(shape: Shape) -> Shape:
    def check(value: Any, field: str) -> None:
        if value is not None:
            shape(value, field)

    return check


def list_of(shape: Shape) -> Shape:
    def check(value: Any, field: str) -> None:
        if not isinstance(value, list):
            raise _wrong(field, "a list")
        for index, each in enumerate(value):
            shape(each, f"{field}[{index}]")

    return check


def record(shapes: Mapping[str, Shape], required: tuple[str, ...] = ()) -> Shape:
    """Return the check of an object; properties that are not named in `shapes` may have any value."""

    def check(value: Any, field: str) -> None:
        if not isinstance(value, dict):
            raise _wrong(field, "an object")
        prefix = f"{field}." if field else ""
        for name in required:
            if name not in value:
                raise ApiError.invalid(prefix + name, "errors.required", f"{prefix}{name} must be given")
        for name, shape in shapes.items():
            if name in value:
                shape(value[name], prefix + name)

    return check


def _wrong(field: str, wanted: str) -> ApiError:
    return ApiError.invalid(field, "errors.invalid_type", f"{field} must be {wanted}")


_PERSON = record({"email": text, "display_name": or_null(text)}, required=("email",))
_PLACE = record({"description": or_null(text), "lat": or_null(text), "long": or_null(text)})
_RULE = record(
    {
        "frequency": text,
        "interval": or_null(number),
        "count": or_null(number),
        "until": or_null(text),
        "by_day": or_null(list_of(anything)),
        "by_month": or_null(list_of(number)),
        "by_month_day": or_null(list_of(number)),
    }
)

EVENT = record(
    {
        "event_id": or_null(text),
        "event_uid": or_null(text),
        "summary": or_null(text),
        "description": or_null(text),
        "tzid": or_null(text),
        "location": or_null(_PLACE),
        "url": or_null(text),
        "color": or_null(text),
        "transparency": or_null(text),
        "extended_transparency": or_null(text),
        "reminders": or_null(list_of(record({"minutes": number}, required=("minutes",)))),
        "reminders_create_only": or_null(flag),
        "event_private": or_null(flag),
        "include_userinfo": or_null(flag),
        "attendees": or_null(
            record({name: or_null(list_of(_PERSON)) for name in ("invite", "remove", "reject")}),
        ),
        "recurrence": or_null(record({"rules": list_of(_RULE)})),
    }
)
CALENDAR = record({"profile_id": or_null(text), "name": or_null(text), "color": or_null(text)})
PERMISSIONS = record(
    {
        "permissions": list_of(
            record({"calendar_id": text, "permission_level": text}, required=("calendar_id", "permission_level"))
        ),
        "redirect_uri": or_null(text),
    }
)
CHANNEL = record(
    {
        "callback_url": or_null(text),
        "filters": or_null(record({"calendar_ids": or_null(list_of(text)), "only_managed": or_null(flag)})),
    }
)
BATCH = record(
    {"batch": list_of(record({"method": text, "relative_url": text, "data": or_null(record({}))}))},
)
ANSWER = record({"status": or_null(text)})
SELECTION = record({"delete_all": anything, "calendar_ids": anything, "include_userinfo": or_null(flag)})
APPLICATION_CALENDAR = record({"application_calendar_id": or_null(text)})
