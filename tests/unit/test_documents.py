"""Developer documents name files, names in files, commands and pages; all of them exist."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import ROOT
from webapp.connectors.reasons import Reason

PAGES = (ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted((ROOT / "docs/development").rglob("*.md")))

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)#:\s]*)(?:#([\w-]+))?\)")
_FILE = re.compile(
    r"(?:webapp|tests|emulators|benchmarks|migrations|docs|templates|static|findings|\.ci)/[\w./-]*(?:::\w+)?"
)
_TARGET = re.compile(r"\bmake ([a-z][a-z-]+)")


def id_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def named_files(page: Path) -> Iterator[str]:
    for code in _CODE.findall(page.read_text("utf-8")):
        if _FILE.fullmatch(code):
            yield code


def defines(file: Path, name: str) -> bool:
    """Return True if a Python file has a class, a function or a value of this name."""
    pattern = rf"^\s*(?:(?:class|def) {name}\b|{name}\b.*=)"
    return re.search(pattern, file.read_text("utf-8"), re.MULTILINE) is not None


def heading_ids(page: Path) -> set[str]:
    """Return the anchors of a page as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=id_of)
def test_named_files_and_names_exist(page: Path) -> None:
    missing = []
    for named in named_files(page):
        path, _, name = named.partition("::")
        file = ROOT / path
        if not file.exists() or (name and not defines(file, name)):
            missing.append(named)
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=id_of)
def test_links_lead_to_pages_and_headings(page: Path) -> None:
    missing = []
    for path, anchor in _LINK.findall(page.read_text("utf-8")):
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in heading_ids(target)):
            missing.append(f"{path}#{anchor}")
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=id_of)
def test_named_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {target for code in _CODE.findall(page.read_text("utf-8")) for target in _TARGET.findall(code)} <= targets


@pytest.mark.parametrize("page", PAGES, ids=id_of)
def test_named_reasons_exist(page: Path) -> None:
    named = set(re.findall(r"\bReason\.([A-Z_]+)", page.read_text("utf-8")))
    assert named <= Reason.__members__.keys()


def test_the_pages_name_many_files() -> None:
    assert sum(len(list(named_files(page))) for page in PAGES) > 100


def test_pages_that_docstrings_and_comments_cite_exist() -> None:
    cited = {
        (path.relative_to(ROOT).as_posix(), page)
        for folder in ("webapp", "tests", "emulators", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        for page in re.findall(r"\bdocs/[\w/-]+\.md\b", path.read_text("utf-8"))
    }
    assert {path for path, _ in cited}
    assert [(path, page) for path, page in sorted(cited) if not (ROOT / page).exists()] == []
