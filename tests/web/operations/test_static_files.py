"""Addresses of scripts, styles and images contain a version of all files, and their content never changes."""

from pathlib import Path

import pytest
from flask import Flask, url_for

from config import ROOT
from webapp.web.static_files import read_files, version_of

SCRIPT = "js/app.js"


@pytest.fixture
def address(app: Flask) -> str:
    with app.test_request_context():
        return url_for("static", filename=SCRIPT)


def test_a_file_is_served_under_the_version_of_all_files(app: Flask, address: str) -> None:
    assert address == f"/static/{version_of(read_files(ROOT / 'static'))}/{SCRIPT}"
    answer = app.test_client().get(address)
    assert answer.data == (ROOT / "static" / SCRIPT).read_bytes()
    assert answer.mimetype in {"text/javascript", "application/javascript"}, "or browsers would refuse it as a module"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("version", ["0123456789abcdef/", ""])
def test_other_versions_are_not_served_and_not_cached(app: Flask, version: str) -> None:
    answer = app.test_client().get(f"/static/{version}{SCRIPT}")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")


def test_unknown_files_are_not_found_and_not_cached(app: Flask, address: str) -> None:
    for other in ("js/none.js", "js", "../config.py", "%2e%2e/config.py"):
        answer = app.test_client().get(address.replace(SCRIPT, other))
        assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store"), other


def test_version_changes_with_any_name_and_any_content() -> None:
    files = {"js/a.js": b"one", "css/b.css": b"two"}
    others = [
        {**files, "js/a.js": b"one."},
        {"js/c.js": b"one", "css/b.css": b"two"},
        {"js/a.js": b"two", "css/b.css": b"one"},
        {"js/a.js": b"one"},
    ]
    assert version_of(dict(reversed(files.items()))) == version_of(files)
    assert len({version_of(files), *map(version_of, others)}) == 1 + len(others)


def test_files_are_read_with_all_folders_below(tmp_path: Path) -> None:
    (tmp_path / "js" / "deep").mkdir(parents=True)
    (tmp_path / "js" / "deep" / "a.js").write_bytes(b"x")
    (tmp_path / "icon.svg").write_bytes(b"y")
    assert read_files(tmp_path) == {"js/deep/a.js": b"x", "icon.svg": b"y"}
