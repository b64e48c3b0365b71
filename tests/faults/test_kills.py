"""Workers killed at random points of a sync: the next run completes it, and nothing is doubled, lost or unexplained.

`--kills 200` kills more of them, `--seed` others, and `--report FILE` keeps the figures.
"""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from tests.contract.servers import Client, Server, free_port
from tests.emulators.cronofy import CronofyEmulator, Settings, running
from tests.faults.kills import Killing, Opened, summarise
from tests.faults.linking import link_caldav, link_cronofy
from tests.faults.report import FIGURES
from tests.faults.sides import ZONE, CalDavThere, CronofyThere
from tests.faults.workers import Worker
from webapp.accounts.models import User

pytestmark = pytest.mark.timeout(4 * 3600)  # as many rounds as somebody asks for

MakeUser = Callable[..., User]
Open = Callable[[str], Opened]


@pytest.fixture
def cronofy() -> Iterator[CronofyEmulator]:
    with running(Settings(per_second=None, per_minute=None)) as emulator:
        emulator.faults.dropped_notifications = 10**9  # runs are told when to begin
        yield emulator


@pytest.fixture
def environment(environment: dict[str, str], cronofy: CronofyEmulator) -> dict[str, str]:
    return {
        **environment,
        "CRONOFY_CLIENT_ID": cronofy.application.client_id,
        "CRONOFY_CLIENT_SECRET": cronofy.application.secrets[0],
        "CRONOFY_AUTHORIZE_URL": f"{cronofy.base_url}/oauth/authorize",
        "CRONOFY_TOKEN_URL": f"{cronofy.base_url}/oauth/token",
        "CRONOFY_API_URL": cronofy.base_url,
        "CRONOFY_CALLBACK_BASE_URL": f"http://127.0.0.1:{free_port()}",
        "CRONOFY_CALLS_PER_SECOND": "100000",
        "CRONOFY_CALLS_PER_MINUTE": "100000",
    }


@pytest.fixture
def open_radicale(app: Flask, radicale: Server, make_user: MakeUser) -> Open:
    def open_one(name: str) -> Opened:
        user, path = make_user(name, time_zone=ZONE), radicale.make_calendar(name)
        there = CalDavThere(Client(radicale.port), path)
        return Opened(user.id, there, lambda **options: link_caldav(user, radicale, path, **options).id)

    return open_one


@pytest.fixture
def open_cronofy(app: Flask, cronofy: CronofyEmulator, make_user: MakeUser) -> Open:
    def open_one(name: str) -> Opened:
        user = make_user(name, time_zone=ZONE)
        calendar_id = cronofy.hand.authorise(user.email).calendar_id
        cronofy.hand.allow(calendar_id)
        return Opened(
            user.id,
            CronofyThere(cronofy, calendar_id),
            lambda **options: link_cronofy(user, cronofy, **options).id,
        )

    return open_one


@pytest.mark.parametrize("service", ["radicale", "cronofy"])
def test_killed_workers_leave_nothing_doubled_lost_or_unexplained(
    request: pytest.FixtureRequest, worker: Worker, record_property: Callable[[str, object], None], service: str
) -> None:
    option = request.config.getoption
    killing = Killing(service, option("--seed"), worker, request.getfixturevalue(f"open_{service}"))
    number, _, fate = option("--round").partition("=")
    rounds = [killing.play(int(number), fate)] if number else list(killing.rounds(option("--kills")))
    figures = summarise(killing, rounds)
    record_property(FIGURES, figures)
    assert figures["failures"] == []
