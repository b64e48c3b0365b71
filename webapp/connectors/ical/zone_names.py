"""Names of time zones in other programs: spellings of IANA names, Windows' ids and display names, offsets.

CLDR's table of Windows' ids comes with icalendar. Windows' display names are mostly lists of cities, which the tz
database knows; only the others need a table here.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from html import unescape
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from webapp.connectors.event import UTC_ALIASES
from webapp.rfc5545.time_zones import Definition, Observance

# In CLDR 49 (https://cldr.unicode.org/), but not yet in the table of icalendar.
_NEW_IN_WINDOWS = {
    "British Columbia Standard Time": "America/Vancouver",
    "Alberta Standard Time": "America/Edmonton",
    "Manitoba Standard Time": "America/Winnipeg",
}

# Former ids of Windows, which CLDR has removed.
_FORMERLY_IN_WINDOWS = {
    "Armenian Standard Time": "Asia/Yerevan",
    "Kamchatka Standard Time": "Asia/Kamchatka",
    "Mexico Standard Time": "America/Mexico_City",
}

# Display names of Windows that are no list of cities, with their ids
# (https://learn.microsoft.com/windows-hardware/manufacture/desktop/default-time-zones).
_DISPLAYED = {
    "international date line west": "Dateline Standard Time",
    "aleutian islands": "Aleutian Standard Time",
    "hawaii": "Hawaiian Standard Time",
    "marquesas islands": "Marquesas Standard Time",
    "alaska": "Alaskan Standard Time",
    "baja california": "Pacific Standard Time (Mexico)",
    "pacific time (us & canada)": "Pacific Standard Time",
    "pacific time (us and canada)": "Pacific Standard Time",
    "british columbia": "British Columbia Standard Time",
    "alberta": "Alberta Standard Time",
    "manitoba": "Manitoba Standard Time",
    "arizona": "US Mountain Standard Time",
    "mountain time (us & canada)": "Mountain Standard Time",
    "mountain time (us and canada)": "Mountain Standard Time",
    "yukon": "Yukon Standard Time",
    "central america": "Central America Standard Time",
    "central time (us & canada)": "Central Standard Time",
    "central time (us and canada)": "Central Standard Time",
    "saskatchewan": "Canada Central Standard Time",
    "easter island": "Easter Island Standard Time",
    "eastern time (us & canada)": "Eastern Standard Time",
    "eastern time (us and canada)": "Eastern Standard Time",
    "la paz, mazatlan": "Mountain Standard Time (Mexico)",
    "chihuahua, la paz, mazatlan": "Mountain Standard Time (Mexico)",
    "chetumal": "Eastern Standard Time (Mexico)",
    "haiti": "Haiti Standard Time",
    "indiana (east)": "US Eastern Standard Time",
    "turks and caicos": "Turks And Caicos Standard Time",
    "atlantic time (canada)": "Atlantic Standard Time",
    "newfoundland": "Newfoundland Standard Time",
    "brasilia": "E. South America Standard Time",
    "city of buenos aires": "Argentina Standard Time",
    "georgetown, la paz, manaus, san juan": "SA Western Standard Time",
    "greenland": "Greenland Standard Time",
    "saint pierre and miquelon": "Saint Pierre Standard Time",
    "salvador": "Bahia Standard Time",
    "azores": "Azores Standard Time",
    "cabo verde is.": "Cape Verde Standard Time",
    "cape verde is.": "Cape Verde Standard Time",
    "coordinated universal time": "UTC",
    "coordinated universal time-11": "UTC-11",
    "coordinated universal time-09": "UTC-09",
    "coordinated universal time-08": "UTC-08",
    "coordinated universal time-02": "UTC-02",
    "coordinated universal time+12": "UTC+12",
    "coordinated universal time+13": "UTC+13",
    "greenwich mean time": "UTC",
    "dublin, edinburgh, lisbon, london": "GMT Standard Time",
    "greenwich mean time : dublin, edinburgh, lisbon, london": "GMT Standard Time",
    "west central africa": "W. Central Africa Standard Time",
    "gaza, hebron": "West Bank Standard Time",
    "harare, pretoria": "South Africa Standard Time",
    "abu dhabi, muscat": "Arabian Standard Time",
    "izhevsk, samara": "Russia Time Zone 3",
    "port louis": "Mauritius Standard Time",
    "ekaterinburg": "Ekaterinburg Standard Time",
    "islamabad, karachi": "Pakistan Standard Time",
    "astana": "Qyzylorda Standard Time",
    "yangon (rangoon)": "Myanmar Standard Time",
    "chennai, kolkata, mumbai, new delhi": "India Standard Time",
    "sri jayawardenepura": "Sri Lanka Standard Time",
    "beijing, chongqing, hong kong, urumqi": "China Standard Time",
    "osaka, sapporo, tokyo": "Tokyo Standard Time",
    "canberra, melbourne, sydney": "AUS Eastern Standard Time",
    "guam, port moresby": "West Pacific Standard Time",
    "lord howe island": "Lord Howe Standard Time",
    "bougainville island": "Bougainville Standard Time",
    "norfolk island": "Norfolk Standard Time",
    "solomon is., new caledonia": "Central Pacific Standard Time",
    "chokurdakh": "Russia Time Zone 10",
    "anadyr, petropavlovsk-kamchatsky": "Russia Time Zone 11",
    "auckland, wellington": "New Zealand Standard Time",
    "chatham islands": "Chatham Islands Standard Time",
    "nuku'alofa": "Tonga Standard Time",
    "samoa": "Samoa Standard Time",
    "kiritimati island": "Line Islands Standard Time",
}

# Abbreviations with one offset wherever they are used in calendars, in hours. Without ambiguous ones (CST, IST, AST),
# and without those that are names in the tz database (EST, CET).
_ABBREVIATED = {
    "EDT": -4, "CDT": -5, "MDT": -6, "PDT": -7, "PST": -8, "AKDT": -8, "AKST": -9, "HDT": -9, "ADT": -3, "NDT": -2.5,
    "NST": -3.5, "BRT": -3, "WEST": 1, "BST": 1, "MEZ": 1, "CEST": 2, "MEST": 2, "MESZ": 2, "SAST": 2, "EEST": 3,
    "MSK": 3, "PKT": 5, "WIB": 7, "HKT": 8, "SGT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip

_OFFSET = re.compile(r"\(?(?:UTC|GMT)?\s*([+\u2212-])\s*(\d{1,2})(?::?(\d{2}))?\)?$", re.IGNORECASE)
_DISPLAY = re.compile(r"\((?:UTC|GMT)(?:\s*([+\u2212-])\s*(\d{1,2})[:.]?(\d{2}))?\)\s*(.+)$", re.IGNORECASE)
_PLACE = re.compile(r"[A-Z][A-Za-z_]+/[A-Za-z]")


def tidy_name(tzid: str) -> str:
    """Return `tzid` without the differences of its spellings: blanks, quotes, escapes and case."""
    return " ".join(unescape(re.sub(r"\\(.)", r"\1", tzid)).strip("\"' ").split()).casefold()


@lru_cache(maxsize=4096)
def iana_zone(tzid: str) -> str | None:
    """Return the IANA name of `tzid`: itself, the part after its last slashes, or that of a Windows id."""
    if tzid in UTC_ALIASES:
        return "UTC"
    name = tidy_name(tzid)
    zones = _by_lower_name()
    parts = name.strip("/").split("/")
    found = next((zones[rest] for start in range(len(parts)) if (rest := "/".join(parts[start:])) in zones), None)
    # Windows has another name for the same zone in summer.
    found = found or zones.get(name.replace(" daylight time", " standard time")) or _displayed(name)
    return "UTC" if found in UTC_ALIASES else found


@lru_cache(maxsize=4096)
def zone_called(tzid: str) -> str | None:
    """Return the zone of `tzid` by its name alone; also a fixed offset."""
    name = iana_zone(tzid)
    if name is not None:
        return name
    tidy = tidy_name(tzid)
    match = _OFFSET.match(tidy)
    if match and (match[3] or match[0][0] in "(ug" or len(match[0].strip("()")) <= 3):
        return _fixed(tzid, _offset(*match.groups(default="0")))
    hours = _ABBREVIATED.get(tidy.upper())
    return None if hours is None else _fixed(tzid, timedelta(hours=hours))


def is_place(tzid: str) -> bool:
    """Return True if `tzid` is the name of a place, not an ambiguous abbreviation."""
    name = iana_zone(tzid)
    if name is None:
        return False
    return bool(_PLACE.match(name)) and not name.startswith("Etc/") and tidy_name(tzid) not in _abbreviations()


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(name.lower() for name in available_timezones() if "/" not in name)


@lru_cache(maxsize=1)
def _by_lower_name() -> dict[str, str]:
    windows = {name.lower(): zone for name, zone in (_FORMERLY_IN_WINDOWS | WINDOWS_TO_OLSON | _NEW_IN_WINDOWS).items()}
    displayed = {name: windows.get(id_.lower(), id_) for name, id_ in _DISPLAYED.items()}
    return displayed | windows | {name.lower(): name for name in available_timezones()}


def _displayed(name: str) -> str | None:
    """Return the zone of a display name of Windows, such as "(UTC+01:00) Brussels, Paris", if its offset fits."""
    match = _DISPLAY.match(name)
    places = match[4] if match else name
    if not match and "," not in name:
        return None
    whole = _by_lower_name().get(places)
    zones = [whole] if whole else _of_places(places)
    if match is not None and match[1] is not None:
        offset = _offset(match[1], match[2], match[3])
        zones = [zone for zone in zones if offset in _offsets(zone)]
    return zones[0] if zones else None


def _offsets(zone: str) -> set[timedelta | None]:
    """Return the UTC offsets of a zone in the course of a year."""
    info, start = ZoneInfo(zone), datetime(2024, 1, 1, tzinfo=UTC)
    return {(start + month * timedelta(days=30)).astimezone(info).utcoffset() for month in range(12)}


def _of_places(places: str) -> list[str]:
    """Return the zones of the known places in a display name, which older Windows separates by semicolons and slashes.

    There may be several, since laws change: of "Astana, Dhaka" only the second still has their former offset.
    """
    zones = _cities() | {name: _by_lower_name()[name] for name in _DISPLAYED}
    names = (each.strip().removesuffix(".") for each in re.split("[,;/]", places))
    return [zones[name] for name in names if name in zones]


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    names = sorted(name for name in available_timezones() if _PLACE.match(name) and not name.startswith("Etc/"))
    return {name.rpartition("/")[2].replace("_", " ").lower(): name for name in names}


def _offset(sign: str, hours: str, minutes: str) -> timedelta:
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return offset if sign == "+" else -offset


def _fixed(tzid: str, offset: timedelta) -> str | None:
    hours, rest = divmod(offset, timedelta(hours=1))
    if not rest and -12 <= hours <= 14:
        return f"Etc/GMT{-hours:+}" if hours else "UTC"  # named the other way round: positive is west
    if abs(offset) > timedelta(hours=14):
        return None
    always = Observance(datetime(1970, 1, 1), offset, offset, daylight=False)  # noqa: DTZ001 - wall clock
    return Definition(tzid.strip(), (always,)).text
