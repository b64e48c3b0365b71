"""`make audit` says what it found out, and never passes because it found out nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, jsonify, request

from config import ROOT
from emulators.serving import serving

BAD = {"jinja2": "2.4.1"}
HASH = "sha256:" + "0" * 64


def source(bad: dict[str, str]) -> Flask:
    """A list of vulnerabilities, as far as the audit asks it."""
    app = Flask(__name__)

    @app.post("/query")
    def query() -> Any:
        asked = request.get_json(force=True)
        name, version = asked["package"]["name"], asked["version"]
        if bad.get(name) != version:
            return jsonify({})
        fixed = {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}
        affected = {"package": {"name": name, "ecosystem": "PyPI"}, "ranges": [fixed]}
        return jsonify(vulns=[{"id": f"TEST-{name}", "summary": "Bad.", "affected": [affected]}])

    return app


@pytest.fixture
def pinned(tmp_path: Path) -> Path:
    path = tmp_path / "constraints.txt"
    path.write_text(f"flask==3.1.0 --hash={HASH}\nredis==8.1.0 --hash={HASH}\n", encoding="utf-8")
    return path


@pytest.fixture
def audit(pinned: Path, tmp_path: Path) -> Callable[[str], tuple[int, str]]:
    def run(url: str) -> tuple[int, str]:
        environment = {**os.environ, "AUDIT_URL": url, "HOME": str(tmp_path), "NO_PROXY": "127.0.0.1"}
        command = [sys.executable, str(ROOT / ".ci" / "audit.py"), str(pinned)]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return ended.returncode, ended.stdout

    return run


def test_clean_dependencies_pass(audit: Callable[[str], tuple[int, str]]) -> None:
    with serving(source(BAD)) as address:
        assert audit(f"{address}/query") == (0, "0 of the pinned dependencies have known vulnerabilities.\n")


def test_a_vulnerable_dependency_fails_and_is_named(audit: Callable[[str], tuple[int, str]]) -> None:
    with serving(source({**BAD, "redis": "8.1.0"})) as address:
        code, output = audit(f"{address}/query")
    assert (code, output.splitlines()[0]) == (1, "redis 8.1.0: TEST-redis, mended by 99")


@pytest.mark.parametrize("bad", [{}, None], ids=["knows nothing", "cannot be reached"])
def test_a_source_without_information_does_not_pass(
    audit: Callable[[str], tuple[int, str]], bad: dict[str, str] | None
) -> None:
    if bad is None:
        code, output = audit("http://127.0.0.1:1/query")
    else:
        with serving(source(bad)) as address:
            code, output = audit(f"{address}/query")
    assert (code, output.startswith("Nothing was audited")) == (2, True)
