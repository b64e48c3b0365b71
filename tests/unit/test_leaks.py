"""The watch over what is logged notices a leak, wherever it comes from, and nothing else."""

from pathlib import Path

import pytest
from cryptography.fernet import Fernet, MultiFernet
from itsdangerous import URLSafeTimedSerializer
from redis import Redis
from rq import Queue

from config import ROOT
from tests import leaks
from webapp.accounts.passwords import hash_password, password_matches
from webapp.my_calendar.models import Item

pytest_plugins = ["pytester"]

LEAKS = """
    import logging, subprocess, sys
    import structlog

    def test_prints(): print("the " + "secret-of-this-test")
    def test_logs(): logging.getLogger("a.package").info("it is %s", "secret-of-this-test")
    def test_logs_in_our_way(): structlog.get_logger().warning("failed", what="secret-of-this-test")
    def test_child(): subprocess.run([sys.executable, "-c", "print('secret-of-' + 'this-test')"])
    def test_harmless(): print("nothing to see")
"""


@pytest.mark.slow
def test_a_test_fails_whose_output_shows_a_secret_in_a_worker_too(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makepyfile(LEAKS)
    pytester.makeconftest("""
        from tests import leaks

        def pytest_configure(config):
            config.pluginmanager.register(leaks.LeakWatch())
            leaks.KNOWN.add_secret("secret-of-this-test")
    """)
    result = pytester.runpytest_subprocess("--log-level=INFO", "-p", "no:cacheprovider", "-n", "1")
    result.assert_outcomes(passed=5, errors=4)
    result.stdout.no_fnmatch_line("*test_harmless*what was logged*")
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_secrets_are_heard_where_they_are_made() -> None:
    known = leaks.KNOWN
    hashed = hash_password("a password to hash")
    password_matches(hashed, "a password that was guessed")
    MultiFernet([Fernet(Fernet.generate_key())]).encrypt(b'{"password": "a calendar\'s", "username": "ada.of.berlin"}')
    token = URLSafeTimedSerializer("a key").dumps("somebody")
    said = f"a password to hash, a password that was guessed, a calendar's, ada.of.berlin, {token}"
    assert known.shown_in(said) == sorted(["a password to hash", "a password that was guessed", "a calendar's", token])


def test_single_words_of_people_are_no_secrets() -> None:
    known = leaks.Known()
    for text in ("Dentist", "appointments", "a b"):
        known.add_text(text)
    assert known.shown_in("Dentist, appointments, a b") == []
    known.add_text("See the lawyer")
    assert known.shown_in("cannot save 'See the lawyer'") == ["See the lawyer"]


def test_texts_of_items_are_heard_when_they_are_saved() -> None:
    leaks._note_row(None, None, Item(subject="A private matter of Ada", description="with all details"))
    assert leaks.KNOWN.shown_in("A private matter of Ada: with all details") == [
        "A private matter of Ada",
        "with all details",
    ]


def test_a_secret_in_a_job_is_noticed(redis: Redis) -> None:
    leaks.KNOWN.add_secret("a-secret-for-a-job")
    Queue("now", connection=redis).enqueue("webapp.sync.jobs.sync_integration", 1)
    leaks.check_jobs(redis)
    Queue("now", connection=redis).enqueue("webapp.sync.jobs.sync_integration", 1, trigger="a-secret-for-a-job")
    with pytest.raises(AssertionError, match="a-secret-for-a-job"):
        leaks.check_jobs(redis)
    redis.flushall()


def test_the_keys_of_an_installation_are_no_secret_of_its_folder_only(tmp_path: Path) -> None:
    (tmp_path / "generated.env").write_text("SECRET_KEY=a-key-of-the-installation\nPRACTICE_PORT=55555555\n")
    secrets = leaks.secrets_of(tmp_path)
    assert secrets == ["a-key-of-the-installation"]
    with pytest.raises(AssertionError, match="a-key-of-the-installation"):
        leaks.check_output("it broke: a-key-of-the-installation", secrets)
    leaks.check_output("it broke", secrets)
