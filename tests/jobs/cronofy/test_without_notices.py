"""Calendars about which Cronofy sends no notifications: they are polled instead, and their pages show why."""

from datetime import timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.desk import CronofyDesk, grant_of, link
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
    desk = link(emulator, ada)
    assert (desk.status.level, desk.status.label) == ("ok", "Connected")
    assert why in paragraph(desk.status.reasons)
    assert desk.account.authorization_lost_at is None
    desk.add_item("Made here")
    desk.work()
    assert desk.there() == ["Made here"]
    desk.add_event("Made there")
    asked = channel_calls(desk)
    desk.sweep()
    assert desk.here() == ["Made here", "Made there"]
    assert channel_calls(desk) == asked, "it was refused for good, so it is not asked for with every sweep"
    desk.assert_in_step()
    assert desk.integration.state.next_sweep_at is not None
    assert desk.integration.state.next_sweep_at < utc_now() + timedelta(minutes=2)


def test_it_is_asked_for_again_the_next_day(served: str, emulator: CronofyEmulator, ada: User) -> None:
    emulator.settings.channels_refused_with = 402
    desk = link(emulator, ada)
    emulator.settings.channels_refused_with = None
    subscription_of(desk).ask_again_at = utc_now()
    db.session.commit()
    desk.sweep()
    assert paragraph(desk.status.reasons) == ""
    assert len(emulator.hand.account(desk.sub).channels) == 1
    desk.add_event("Told at once")
    desk.settle()
    assert desk.here() == ["Told at once"]


def test_it_is_asked_for_again_when_the_account_is_connected_again(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    emulator.settings.channels_refused_with = 403
    desk = link(emulator, ada)
    emulator.settings.channels_refused_with = None
    service.reconnect_granted_account(desk.account, grant_of(emulator))
    desk.sweep()
    assert len(emulator.hand.account(desk.sub).channels) == 1
    assert paragraph(desk.status.reasons) == ""


def test_a_channel_refused_later_can_be_given_back(served: str, emulator: CronofyEmulator, ada: User) -> None:
    desk = link(emulator, ada)
    emulator.settings.channels_refused_with = 403
    service.set_active(desk.integration, False)
    desk.work()
    assert subscription_of(desk).renewed_at is None


def test_a_callback_address_that_is_too_long_costs_only_the_notices(
    served: str, emulator: CronofyEmulator, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "CALLBACK_PATH", f"/webhooks/cronofy/{'x' * 60}/")
    desk = link(emulator, ada)
    assert (desk.status.level, desk.status.label) == ("ok", "Connected")
    assert "longer than the 128 characters" in paragraph(desk.status.reasons)
    desk.add_event("Made there")
    desk.sweep()
    assert desk.here() == ["Made there"]


def subscription_of(desk: CronofyDesk) -> Subscription:
    subscription = desk.integration.subscription
    assert subscription is not None
    return subscription


def channel_calls(desk: CronofyDesk) -> int:
    return sum(1 for seen in desk.emulator.world.requests if seen.path.startswith("/v1/channels"))
