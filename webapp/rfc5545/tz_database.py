"""Selection of the tz database of this process: the newer of the host's and the installed package.

`zoneinfo` prefers the host's files, which may be years old, and wrong for places whose rules have changed since. The
selection has to precede the first use of a zone, so it is done on import.
"""

import re
import zoneinfo
from collections.abc import Iterable
from pathlib import Path

import tzdata

_FIRST_LINE = re.compile(r"#\s*version\s+(\S+)")
_VERSION = re.compile(r"(\d{4})([a-z]*)")


def installed_version(folders: Iterable[str]) -> str:
    """Return the version of the database in `folders`, such as "2026f"; empty if there is none."""
    folder = next((Path(each) for each in folders if (Path(each) / "UTC").is_file()), None)
    if folder is None:
        return ""
    for name, pattern in (("tzdata.zi", _FIRST_LINE), ("+VERSION", _VERSION)):
        try:
            with (folder / name).open(encoding="ascii", errors="replace") as file:
                match = pattern.match(file.readline())
        except OSError:
            continue
        if match:
            return match[1] if pattern is _FIRST_LINE else match[0]
    return ""


def is_newer(version: str, other: str) -> bool:
    """Return whether `version` is newer than `other`; an empty version is older than all."""
    return _order(version) > _order(other)


def _order(version: str) -> tuple[int, int, str]:
    match = _VERSION.match(version)
    return (int(match[1]), len(match[2]), match[2]) if match else (0, 0, "")


def choose() -> str:
    """Make zoneinfo use the newer tz database; return its version."""
    host, ours = installed_version(zoneinfo.TZPATH), str(tzdata.IANA_VERSION)
    if is_newer(host, ours):
        return host
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    return ours


VERSION = choose()
