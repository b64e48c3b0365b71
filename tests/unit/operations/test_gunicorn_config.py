"""Settings of the web server."""

import gc
import runpy

import pytest

from config import ROOT
from tests.unit.operations.test_settings import GOOD


def test_what_a_process_loads_at_its_start_is_exempt_from_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**GOOD, "APP_ENV": "testing"}.items():
        monkeypatch.setenv(name, value)
    settings = runpy.run_path(str(ROOT / "webapp/operations/gunicorn_config.py"))
    loaded = [settings]  # a list is tracked by the collector
    try:
        settings["post_worker_init"](None)
        assert not any(each is loaded for each in gc.get_objects())
    finally:
        gc.unfreeze()
    assert any(each is loaded for each in gc.get_objects())
