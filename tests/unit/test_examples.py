"""All tests draw their examples by the one profile, and ask for more by the one environment variable."""

import re

import pytest
from hypothesis import settings

from config import ROOT
from tests import examples

OWN_SETTINGS = re.compile(r"@settings\(|settings=settings\(|environ\S*_EXAMPLES|\b(?:deadline|database)=None")
ALLOWED = {"tests/examples.py", "tests/unit/test_examples.py"}


def test_the_profile_has_no_deadline_and_no_database_and_prints_how_to_repeat_a_failure() -> None:
    profile = settings()
    assert (profile.deadline, profile.database, profile.print_blob) == (None, None, True)


def test_no_test_module_has_settings_of_its_own() -> None:
    modules = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/*.py")
    }
    assert [name for name, text in modules.items() if name not in ALLOWED and OWN_SETTINGS.search(text)] == []


@pytest.mark.parametrize(("soak", "number", "is_repeated"), [(0, 25, True), (500, 500, False)])
def test_an_asked_for_number_of_examples_replaces_a_test_s_own(
    monkeypatch: pytest.MonkeyPatch, soak: int, number: int, is_repeated: bool
) -> None:
    monkeypatch.setattr(examples, "SOAK", soak)
    assert examples.tries(25).max_examples == number
    assert (examples.repeats(25).max_examples, examples.repeats(25).derandomize) == (number, is_repeated)
