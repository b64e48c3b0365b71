"""Vendored files match the manifest: name, version, checksum."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from config import ROOT

VENDOR = ROOT / "static" / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())


def test_every_folder_is_listed() -> None:
    assert {path.name for path in VENDOR.iterdir() if path.is_dir()} == set(MANIFEST)


@pytest.mark.parametrize("folder", MANIFEST)
def test_files_are_the_published_ones(folder: str) -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (VENDOR / folder).iterdir()}
    assert found == MANIFEST[folder]["files"]
    assert "LICENSE" in found


@pytest.mark.parametrize(("folder", "file"), [("bootstrap", "bootstrap.min.css"), ("htmx", "htmx.min.js")])
def test_version_is_the_one_the_file_names(folder: str, file: str) -> None:
    assert MANIFEST[folder]["version"] in (VENDOR / folder / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_pages_need_no_exception_from_the_policy(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(
        r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|hx-on|javascript:|<(script|link|img|iframe)[^>]*https?://",
        text,
    )
