"""No vendor's name occurs in the application outside the folder of its connector."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from config import ROOT
from webapp.connectors.members import PROVIDERS

NAMES: Mapping[str, str] = {
    "apple": r"\bapple\b|icloud",
    "caldav": r"caldav",
    "cronofy": r"cronofy",
    # As a verb it is OAuth's (RFC 6749).
    "exchange": r"""["']exchange["']|\bexchange (?:server|account|calendar|online)|\bews\b""",
    "google": r"google|gsuite|gmail",
    "microsoft": r"microsoft|office ?365|outlook|hotmail|\bentra\b|\bgraph\b",
    "practice": r"(?<!in )practice",
    "radicale": r"radicale",
}
"""Patterns, whatever the case of letters."""

READ = ("webapp/**/*.py", "webapp/**/*.lua", "templates/**/*", "static/js/**/*.js", "config.py", "worker.py")

ALLOWED: Mapping[str, frozenset[str]] = {
    # The list of members.
    "webapp/connectors/members.py": frozenset({"apple", "caldav", "cronofy", "practice"}),
    # Names the setting CALDAV_TRUSTED_ORIGINS to people who enter an address.
    "webapp/outbound/addresses.py": frozenset({"caldav"}),
    # The XML namespace of calendars' colours.
    "webapp/connectors/caldav/calendars.py": frozenset({"apple"}),
    "webapp/connectors/caldav/dav_xml.py": frozenset({"apple"}),
    # Trusts the practice calendar's server, whose accounts may be linked as those of any; its tile names examples.
    "webapp/connectors/caldav/provider.py": frozenset({"practice", "radicale"}),
    # Comments name the programs whose objects are read and changed.
    "webapp/connectors/ical/properties.py": frozenset({"microsoft"}),
    "webapp/connectors/ical/component_edits.py": frozenset({"apple"}),
    "webapp/connectors/ical/patch.py": frozenset({"apple", "microsoft"}),
    "webapp/connectors/ical/serialize.py": frozenset({"microsoft"}),
    "webapp/connectors/ical/zone_names.py": frozenset({"microsoft"}),
    # The installation starts the server of its practice calendar, and shows people how to use it.
    "webapp/operations/practice/__init__.py": frozenset({"practice"}),
    "webapp/operations/practice/server.py": frozenset({"caldav", "practice", "radicale"}),
    "webapp/operations/practice/sign_in.py": frozenset({"caldav", "practice", "radicale"}),
    "webapp/operations/single_machine.py": frozenset({"caldav", "practice"}),
    "webapp/operations/demo.py": frozenset({"practice"}),
}


OWN: Mapping[str, frozenset[str]] = {
    "caldav": frozenset({"caldav"}),
    # The services that Cronofy reaches, and how people sign in to them.
    "cronofy": frozenset({"cronofy", "apple", "exchange", "google", "microsoft"}),
    # iCloud and the practice calendar are reached by CalDAV.
    "icloud": frozenset({"apple", "caldav"}),
    "practice": frozenset({"practice", "caldav", "radicale"}),
}
"""The names that may occur in the folder of each provider."""


def folders_of_connectors() -> list[Path]:
    return [provider.parent for provider in (ROOT / "webapp/connectors").glob("*/provider.py")]


def files() -> Iterator[Path]:
    for pattern in READ:
        yield from (path for path in ROOT.glob(pattern) if path.is_file())


def names_in(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in NAMES.items() if re.search(pattern, text, re.IGNORECASE))


def allowed_in(path: Path) -> frozenset[str]:
    """Return the names that may occur in a file: those of its folder's provider, and exceptions."""
    folder = next((folder.name for folder in folders_of_connectors() if path.is_relative_to(folder)), "")
    return OWN.get(folder, frozenset()) | ALLOWED.get(name_of(path), frozenset())


def test_no_vendor_is_named_outside_its_own_folder() -> None:
    named = {path: names_in(f"{path.name}\n{path.read_text('utf-8')}") for path in files()}
    assert {name_of(path): unwanted for path, names in named.items() if (unwanted := names - allowed_in(path))} == {}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_every_provider_has_a_folder_and_is_on_the_list() -> None:
    modules = {f"webapp.connectors.{folder.name}.provider" for folder in folders_of_connectors()}
    assert {provider.__module__ for provider in PROVIDERS} == modules
    assert {folder.name for folder in folders_of_connectors()} == set(OWN)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('if service == "exchange":', {"exchange"}),
        ("Exchange the code of the redirect.", set()),
        ("Your iCloud account", {"apple"}),
        ("in practice also by 400", set()),
        ("the practice calendar", {"practice"}),
        ("a paragraph", set()),
        ("CRONOFY_CLIENT_ID", {"cronofy"}),
    ],
)
def test_names_are_recognised(text: str, names: set[str]) -> None:
    assert names_in(text) == names
