"""When a run is tried again, and when the next sweep comes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from redis import Redis

from tests.unit.sync.pairs import CASES
from webapp.connectors.members import configured
from webapp.connectors.ports import Host
from webapp.sync.models import Integration, LinkedAccount
from webapp.sync.runs.run import sweep_interval
from webapp.sync.store.evidence import FIRST_RETRY, LONGEST_RETRY, backoff

MINUTE = timedelta(minutes=1)


@CASES
@given(st.integers(1, 500))
def test_retries_come_later_and_later_but_never_too_late(attempt: int) -> None:
    pause = backoff(attempt)
    wanted = min(FIRST_RETRY * 2 ** min(attempt - 1, 20), LONGEST_RETRY)
    assert wanted * 0.8 <= pause <= wanted * 1.2


def test_retries_of_many_do_not_come_at_the_same_moment() -> None:
    assert len({backoff(5) for _ in range(20)}) > 1


@pytest.mark.parametrize("advised", [timedelta(seconds=1), timedelta(hours=5)])
def test_the_providers_advice_is_a_floor(advised: timedelta) -> None:
    assert backoff(1, advised) >= advised
    assert backoff(1, advised) >= FIRST_RETRY * 0.8


@pytest.fixture
def paces() -> Iterator[None]:
    app = Flask(__name__)
    app.config.update(SWEEP_MIN=MINUTE, SWEEP_MAX=15 * MINUTE)
    environ = {"BASE_URL": "http://127.0.0.1", "SECRET_KEY": "any"}
    app.extensions["providers"] = configured(environ, Host(Redis(), lambda _: None))
    with app.app_context():
        yield


@pytest.mark.usefixtures("paces")
def test_sweeps_come_often_after_news_and_rarer_the_longer_nothing_happens() -> None:
    integration = Integration(account=LinkedAccount(connector="caldav", service="caldav"))
    pauses = [sweep_interval(integration, quiet) for quiet in range(200)]
    assert pauses[0] == MINUTE
    assert pauses == sorted(pauses)
    assert pauses[-1] == 15 * MINUTE


@pytest.mark.usefixtures("paces")
def test_the_practice_calendar_is_always_polled_within_seconds() -> None:
    integration = Integration(account=LinkedAccount(connector="caldav", service="practice"))
    assert sweep_interval(integration, 1000) == timedelta(seconds=3)
