"""Debian's libical (3.0), which Evolution, KOrganizer and Cyrus read calendars with, by its C functions.

Needs the shared library; `make test-oracles` says so where it is missing.
"""

from collections.abc import Iterator
from ctypes import CDLL, CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_longlong, c_void_p, py_object
from dataclasses import dataclass
from datetime import UTC, datetime

_VEVENT = 4
_KINDS_OF_DATES = {"start": "dtstart", "end": "dtend", "recurrence_id": "recurrenceid"}


class _Time(Structure):
    _fields_ = (
        *((name, c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")),
        ("zone", c_void_p),
    )


class _Span(Structure):
    _fields_ = (("start", c_longlong), ("end", c_longlong), ("is_busy", c_int))


_Found = CFUNCTYPE(None, c_void_p, POINTER(_Span), py_object)


@dataclass(frozen=True, slots=True)
class Block:
    """A VEVENT as libical reads it. Times are instants, floating ones and dates as if in UTC; None: it has none."""

    start: datetime | None
    end: datetime | None
    recurrence_id: datetime | None
    is_date: bool
    subject: str
    location: str
    occurrences: tuple[tuple[datetime, datetime], ...]


class Libical:
    """The library, loaded. Raises OSError where it is not installed."""

    def __init__(self) -> None:
        self._library = library = CDLL("libical.so.3")
        for name in ("icalparser_parse_string",):
            getattr(library, name).restype, getattr(library, name).argtypes = c_void_p, (c_char_p,)
        for name in ("icalcomponent_get_first_component", "icalcomponent_get_next_component"):
            getattr(library, name).restype, getattr(library, name).argtypes = c_void_p, (c_void_p, c_int)
        for name in _KINDS_OF_DATES.values():
            function = getattr(library, f"icalcomponent_get_{name}")
            function.restype, function.argtypes = _Time, (c_void_p,)
        for name in ("icalcomponent_get_summary", "icalcomponent_get_location"):
            getattr(library, name).restype, getattr(library, name).argtypes = c_char_p, (c_void_p,)
        library.icaltime_as_timet_with_zone.restype = c_longlong
        library.icaltime_as_timet_with_zone.argtypes = (_Time, c_void_p)
        library.icaltime_from_timet_with_zone.restype = _Time
        library.icaltime_from_timet_with_zone.argtypes = (c_longlong, c_int, c_void_p)
        library.icalcomponent_foreach_recurrence.argtypes = (c_void_p, _Time, _Time, _Found, py_object)
        library.icalcomponent_foreach_recurrence.restype = None
        library.icalcomponent_free.argtypes = (c_void_p,)

    def read(self, text: str, after: datetime, before: datetime) -> list[Block]:
        """Return the events of a resource, with their occurrences between two instants."""
        calendar = self._library.icalparser_parse_string(text.encode())
        if not calendar:
            raise ValueError("libical cannot read it")
        try:
            return [self._block(event, after, before) for event in self._events(calendar)]
        finally:
            self._library.icalcomponent_free(calendar)

    def _events(self, calendar: int) -> Iterator[int]:
        event = self._library.icalcomponent_get_first_component(calendar, _VEVENT)
        while event:
            yield event
            event = self._library.icalcomponent_get_next_component(calendar, _VEVENT)

    def _block(self, event: int, after: datetime, before: datetime) -> Block:
        times = {
            name: getattr(self._library, f"icalcomponent_get_{kind}")(event) for name, kind in _KINDS_OF_DATES.items()
        }
        return Block(
            **{name: self._instant(time) for name, time in times.items()},
            is_date=bool(times["start"].is_date),
            subject=(self._library.icalcomponent_get_summary(event) or b"").decode(),
            location=(self._library.icalcomponent_get_location(event) or b"").decode(),
            occurrences=tuple(self._occurrences(event, after, before)),
        )

    def _instant(self, time: _Time) -> datetime | None:
        if not time.year:
            return None
        return datetime.fromtimestamp(self._library.icaltime_as_timet_with_zone(time, time.zone), UTC)

    def _occurrences(self, event: int, after: datetime, before: datetime) -> list[tuple[datetime, datetime]]:
        found: list[tuple[datetime, datetime]] = []

        @_Found
        def note(_event: int, span: "POINTER[_Span]", _data: object) -> None:  # type: ignore[valid-type]
            ends = (span.contents.start, span.contents.end)  # type: ignore[attr-defined]
            found.append((datetime.fromtimestamp(ends[0], UTC), datetime.fromtimestamp(ends[1], UTC)))

        utc = self._library.icaltimezone_get_utc_timezone
        utc.restype = c_void_p
        bounds = [
            self._library.icaltime_from_timet_with_zone(int(moment.timestamp()), 0, utc()) for moment in (after, before)
        ]
        self._library.icalcomponent_foreach_recurrence(event, *bounds, note, None)
        return found
