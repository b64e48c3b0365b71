"""The newer of the host's and the packaged tz database is used."""

import subprocess
import sys
from pathlib import Path

import pytest

from webapp.rfc5545.tz_database import installed_version, is_newer

pytestmark = pytest.mark.slow  # starts processes

ASK = """
import webapp, zoneinfo
from datetime import datetime
from webapp.rfc5545.tz_database import VERSION
print(VERSION, datetime(2026, 12, 15, tzinfo=zoneinfo.ZoneInfo("America/Vancouver")).utcoffset().total_seconds() / 3600)
"""


def host(folder: Path, version: str) -> Path:
    """Create a host's tz database in which Vancouver has the rules of Tokyo, to recognise which database is used."""
    shipped = Path(__import__("tzdata").__file__).parent / "zoneinfo"
    (folder / "America").mkdir()
    (folder / "UTC").write_bytes((shipped / "UTC").read_bytes())
    (folder / "America" / "Vancouver").write_bytes((shipped / "Asia" / "Tokyo").read_bytes())
    if version:
        (folder / "tzdata.zi").write_text(f"# version {version}\n# This zic input file is in the public domain.\n")
    return folder


@pytest.mark.parametrize(("version", "hours"), [("2025b", -7.0), ("", -7.0), ("2199a", 9.0)])
def test_the_newer_database_is_used_by_every_process(tmp_path: Path, version: str, hours: float) -> None:
    environ = {"PYTHONTZPATH": str(host(tmp_path, version)), "PATH": "/usr/bin:/bin"}
    finished = subprocess.run([sys.executable, "-c", ASK], env=environ, capture_output=True, text=True, check=True)
    used, offset = finished.stdout.split()
    assert float(offset) == hours
    assert (used == version) == (version == "2199a")


@pytest.mark.parametrize(
    ("version", "other", "newer"),
    [("2026f", "2025b", True), ("2025b", "2026f", False), ("2026f", "2026f", False), ("2026aa", "2026z", True),
     ("", "2025b", False), ("2025b", "", True)],
)  # fmt: skip
def test_versions_are_compared_by_year_and_letter(version: str, other: str, newer: bool) -> None:
    assert is_newer(version, other) == newer


def test_the_hosts_version_is_read_from_either_file(tmp_path: Path) -> None:
    assert installed_version([str(tmp_path / "missing"), str(tmp_path)]) == ""
    host(tmp_path, "")
    (tmp_path / "+VERSION").write_text("2024b\n")
    assert installed_version([str(tmp_path / "missing"), str(tmp_path)]) == "2024b"
    (tmp_path / "tzdata.zi").write_text("# version 2025c-dirty\n")
    assert installed_version([str(tmp_path)]) == "2025c-dirty"
