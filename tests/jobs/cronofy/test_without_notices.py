"""Calendars about which Cronofy sends no notifications: they are polled instead, and their pages show why."""

from datetime import timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.scenario import CronofyScenario, grant_of, link
from webapp.accounts.models import User
from webapp.connectors.cronofy import provider
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import paragraph
from webapp.sync import service
from webapp.sync.models import Subscription


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (402, "plan of this installation does not include notices"),
        (403, "does not permit them"),
        (404, "knows no way"),
        (422, "callback_url is not acceptable"),
        (302, "status 302"),
        (400, "status 400"),
        (405, "status 405"),
        (451, "status 451"),
    ],
)
def test_a_refused_channel_affects_neither_account_nor_calendar(
    served: str, emulator: CronofyEmulator, ada: User, status: int, why: str
) -> None:
    emulator.settings.channels_refused_with = status
    scenario = link(emulator, ada)
    assert (scenario.status.level, scenario.status.label) == ("ok", "Connected")
    assert why in paragraph(scenario.status.reasons)
    assert scenario.account.authorization_lost_at is None
    scenario.add_item("Made here")
    scenario.work()
    assert scenario.there() == ["Made here"]
    scenario.add_event("Made there")
    asked = channel_calls(scenario)
    scenario.sweep()
    assert scenario.here() == ["Made here", "Made there"]
    assert channel_calls(scenario) == asked, "it was refused for good, so it is not asked for with every sweep"
    scenario.assert_in_step()
    assert scenario.integration.state.next_sweep_at is not None
    assert scenario.integration.state.next_sweep_at < utc_now() + timedelta(minutes=2)


def test_it_is_asked_for_again_the_next_day(served: str, emulator: CronofyEmulator, ada: User) -> None:
    emulator.settings.channels_refused_with = 402
    scenario = link(emulator, ada)
    emulator.settings.channels_refused_with = None
    subscription_of(scenario).ask_again_at = utc_now()
    db.session.commit()
    scenario.sweep()
    assert paragraph(scenario.status.reasons) == ""
    assert len(emulator.controls.account(scenario.sub).channels) == 1
    scenario.add_event("Notified at once")
    scenario.run_until_idle()
    assert scenario.here() == ["Notified at once"]


def test_it_is_asked_for_again_when_the_account_is_connected_again(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    emulator.settings.channels_refused_with = 403
    scenario = link(emulator, ada)
    emulator.settings.channels_refused_with = None
    service.reconnect_granted_account(scenario.account, grant_of(emulator))
    scenario.sweep()
    assert len(emulator.controls.account(scenario.sub).channels) == 1
    assert paragraph(scenario.status.reasons) == ""


def test_a_channel_refused_later_can_be_given_back(served: str, emulator: CronofyEmulator, ada: User) -> None:
    scenario = link(emulator, ada)
    emulator.settings.channels_refused_with = 403
    service.set_active(scenario.integration, False)
    scenario.work()
    assert subscription_of(scenario).renewed_at is None


def test_a_callback_address_that_is_too_long_costs_only_the_notices(
    served: str, emulator: CronofyEmulator, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "CALLBACK_PATH", f"/webhooks/cronofy/{'x' * 60}/")
    scenario = link(emulator, ada)
    assert (scenario.status.level, scenario.status.label) == ("ok", "Connected")
    assert "longer than the 128 characters" in paragraph(scenario.status.reasons)
    scenario.add_event("Made there")
    scenario.sweep()
    assert scenario.here() == ["Made there"]


def subscription_of(scenario: CronofyScenario) -> Subscription:
    subscription = scenario.integration.subscription
    assert subscription is not None
    return subscription


def channel_calls(scenario: CronofyScenario) -> int:
    return sum(1 for seen in scenario.emulator.world.requests if seen.path.startswith("/v1/channels"))
