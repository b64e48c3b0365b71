"""What the public complaints need: Ada, a CalDAV calendar of hers, and workers."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from redis import Redis

from emulators.caldav import CalDavEmulator
from tests.jobs import queue
from tests.jobs.caldav_scenario import CalDavScenario, caldav_account, link_calendar
from webapp.accounts.models import User
from webapp.sync.models import LinkedAccount


@pytest.fixture
def account(app: Flask, ada: User) -> Iterator[tuple[CalDavEmulator, LinkedAccount]]:
    with caldav_account(ada) as (server, account):
        yield server, account


@pytest.fixture
def caldav(account: tuple[CalDavEmulator, LinkedAccount]) -> CalDavScenario:
    return link_calendar(*account, "work")


@pytest.fixture
def work(redis: Redis) -> Callable[[], None]:
    """Let workers take every job that waits, and those that follow from them."""
    return lambda: queue.work(redis)
