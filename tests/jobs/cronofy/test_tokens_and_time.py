"""Tokens shared by workers, leases that outlast waiting, and series that time brings into reach."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from flask import Flask

from emulators.cronofy import CronofyEmulator
from tests.jobs.conftest import an_event
from tests.jobs.cronofy.scenario import SOON, CronofyScenario, link
from tests.providers import cronofy_provider
from webapp.accounts.models import User
from webapp.connectors.cronofy import CronofyConnector, provider
from webapp.connectors.errors import RateLimited
from webapp.connectors.oauth.rate_limiter import Allowance, RedisLimiter
from webapp.database import utc_now
from webapp.encryption import decrypt
from webapp.extensions import db, redis_client
from webapp.my_calendar.models import Item
from webapp.sync.engine.item_mapping import item_values
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import Lease, LinkedAccount
from webapp.sync.store import lease


@pytest.fixture
def scenario(served: str, emulator: CronofyEmulator, ada: User) -> CronofyScenario:
    return link(emulator, ada)


def test_many_workers_renew_a_token_once(app: Flask, scenario: CronofyScenario) -> None:
    scenario.emulator.settings.rotate_refresh_tokens = True
    scenario.emulator.controls.expire_access_tokens()
    account_id = scenario.account.id
    db.session.commit()
    before = len(scenario.emulator.world.requests)
    found: list[int] = []
    together = threading.Barrier(4)

    def ask() -> None:
        with app.app_context():
            account = db.session.get_one(LinkedAccount, account_id)
            with open_connector(account) as connector:
                db.session.commit()
                together.wait()
                found.append(len(connector.calendars()))

    workers = [threading.Thread(target=ask) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(found) == 4
    asked = [seen.path for seen in list(scenario.emulator.world.requests)[before:]]
    assert asked.count("/v1/userinfo") >= 4
    stored = decrypt(scenario.account.credentials)
    assert stored["refresh_token"] == scenario.emulator.controls.account(scenario.sub).refresh_token
    assert scenario.account.refreshing_until is None


@pytest.mark.parametrize(
    "call",
    [
        lambda _: cronofy_provider().sign_in.exchange(
            "code", redirect_uri="http://127.0.0.1/back", code_verifier="any"
        ),
        lambda credentials: cronofy_provider().revoke(credentials),
    ],
    ids=["signing in", "giving permission back"],
)
def test_calls_of_the_sign_in_keep_still_with_all_others(
    scenario: CronofyScenario, monkeypatch: pytest.MonkeyPatch, call: Callable[[dict[str, str]], object]
) -> None:
    monkeypatch.setattr(provider, "PERSON_PATIENCE", timedelta(0))
    credentials, before = decrypt(scenario.account.credentials), len(scenario.emulator.world.requests)
    allowance = Allowance(per_second=50, per_minute=500, reserve=20)
    application = cronofy_provider().settings.client_id
    limiter = RedisLimiter(redis_client(), application=application, share="any", pause=print, allowance=allowance)
    limiter.hold(timedelta(minutes=1))
    with pytest.raises(RateLimited):
        call(credentials)
    assert len(scenario.emulator.world.requests) == before


def test_a_refresher_that_died_is_not_waited_for_for_ever(scenario: CronofyScenario) -> None:
    scenario.account.refreshing_until = utc_now() - timedelta(seconds=1)
    db.session.commit()
    scenario.emulator.controls.expire_access_tokens()
    scenario.add_item("After all")
    scenario.work()
    assert scenario.there() == ["After all"]


def test_waiting_keeps_the_lease(scenario: CronofyScenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "PROLONG_AFTER", timedelta(0))
    with lease.lease(scenario.integration_id) as held:
        assert held is not None
        row = db.session.get_one(Lease, scenario.integration_id, populate_existing=True)
        row.expires_at = utc_now()
        db.session.commit()
        lease.KeepAlive(held)()
        db.session.expire_all()
        assert row.expires_at is not None
        assert row.expires_at > utc_now() + timedelta(minutes=1)
        db.session.rollback()


def test_dates_of_a_series_follow_as_they_come_into_reach(
    scenario: CronofyScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly = an_event("Weekly", SOON.replace(tzinfo=None), rrule="FREQ=WEEKLY")
    db.session.add(Item(owner_id=scenario.owner_id, **item_values(weekly, home_zone="Europe/Berlin")))
    db.session.commit()
    scenario.work()
    at_first = len(scenario.there())
    assert at_first > 20
    scenario.sweep()
    assert len(scenario.there()) == at_first

    def later() -> object:
        return utc_now() + timedelta(days=15)

    monkeypatch.setattr(provider, "CronofyConnector", partial(CronofyConnector, now=later))
    scenario.emulator.controls.slide_clock(timedelta(days=15))
    scenario.sweep()
    assert len(scenario.there()) == at_first + 2
    assert scenario.here() == ["Weekly"]
    scenario.sweep()
    assert len(scenario.there()) == at_first + 2
