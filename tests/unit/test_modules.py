"""Script modules fit together, and pages load them as modules: a browser reports that only where a page is opened."""

import re
from pathlib import Path

import pytest

from config import ROOT

SCRIPTS = ROOT / "static" / "js"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

CLASSIC = {"theme.js", "hold_submits.js"}
"""Have to run before the page is shown, so they are no modules."""

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"([^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:const|(?:async )?function\*?|class) (\w+)", re.MULTILINE)
_TAG = re.compile(r"<script([^>]*)\ssrc=\"\{\{ url_for\('static', filename='([^']+)'\) \}\}\"></script>")

MODULES = sorted(path for path in SCRIPTS.glob("*.js") if path.name not in CLASSIC)


def imports(path: Path) -> dict[str, set[str]]:
    """Return the names that a module imports, by the address it imports them from."""
    found: dict[str, set[str]] = {}
    for names, address in _IMPORT.findall(path.read_text(encoding="utf-8")):
        found.setdefault(address, set()).update(name.strip() for name in names.split(",") if name.strip())
    return found


def exports(path: Path) -> set[str]:
    return set(_EXPORT.findall(path.read_text(encoding="utf-8")))


def tags() -> list[tuple[str, str]]:
    """Return the other attributes and the file of every script that a template loads."""
    return [tag for path in TEMPLATES for tag in _TAG.findall(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_imports_are_relative_and_exported_by_a_module(path: Path) -> None:
    for address, names in imports(path).items():
        assert address.startswith("./"), "an absolute address would leave the version of the page"
        assert SCRIPTS / address in MODULES
        assert names <= exports(SCRIPTS / address), address


def test_every_statement_that_imports_is_understood_here() -> None:
    for path in SCRIPTS.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert len(re.findall(r"^\s*import\b|\bimport\(", text, re.MULTILINE)) == len(_IMPORT.findall(text)), path.name
        assert len(re.findall(r"^\s*export\b", text, re.MULTILINE)) == len(_EXPORT.findall(text)), path.name


def test_imports_make_no_circle() -> None:
    left = {path.name: {address.removeprefix("./") for address in imports(path)} for path in MODULES}
    while ready := {name for name, needed in left.items() if not needed & left.keys()}:
        for name in ready:
            del left[name]
    assert not left


def test_every_export_is_imported() -> None:
    used = {(address, name) for path in MODULES for address, names in imports(path).items() for name in names}
    assert {(f"./{path.name}", name) for path in MODULES for name in exports(path)} == used


def test_every_script_is_loaded_by_a_page_or_a_module() -> None:
    loaded = {file.removeprefix("js/") for _, file in tags() if file.startswith("js/")}
    imported = {address.removeprefix("./") for path in MODULES for address in imports(path)}
    assert {path.name for path in SCRIPTS.iterdir()} == loaded | imported


def test_pages_load_modules_as_modules_and_nothing_else_as_such() -> None:
    for attributes, file in tags():
        is_module = file.startswith("js/") and file.removeprefix("js/") not in CLASSIC
        assert attributes == (' type="module"' if is_module else ""), file
        assert (ROOT / "static" / file).is_file()


def test_templates_have_no_other_script_elements() -> None:
    assert sum(path.read_text(encoding="utf-8").count("<script") for path in TEMPLATES) == len(tags())
