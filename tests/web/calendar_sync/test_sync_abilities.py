"""The settings page of an integration describes each capability that its service has or lacks."""

import re
from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask

from emulators.reasons import words
from tests.providers import forget_settings
from tests.web.calendar_sync.sync_pages import Browser
from webapp.accounts.models import User
from webapp.connectors.base import Capabilities
from webapp.connectors.caldav.provider import CalDavProvider
from webapp.connectors.ports import Account, Host
from webapp.extensions import db
from webapp.sync.linked_accounts.credential_store import pause
from webapp.sync.models import Integration, LinkedAccount, Subscription

ALL = {"push": True, "series": True}
REACH = (timedelta(days=42), timedelta(days=201))


@pytest.fixture
def describe(app: Flask, browser: Browser, integration: Integration) -> Callable[..., dict[str, tuple[bool, str]]]:
    """Return a function that gives the lines of the page, by name, for a service with the given capabilities."""

    class Limited(CalDavProvider):
        given = Capabilities(**ALL)

        def capabilities(self, account: Account) -> Capabilities:
            return self.given

    settings = app.extensions["providers"].get("caldav").sign_in.settings
    app.extensions["providers"].register(Limited(settings, Host(app.extensions["redis"], pause)))

    def described(**capabilities: object) -> dict[str, tuple[bool, str]]:
        Limited.given = Capabilities(**{**ALL, **capabilities})  # type: ignore[arg-type]
        page = browser.get(f"/calendar-sync/{integration.id}/settings").text
        lines = re.findall(r"<dt>(.*?)<span[^>]*>, (yes|no)</span></dt>\s*<dd>(.*?)</dd>", page)
        return {name: (answer == "yes", unescape(text)) for name, answer, text in lines}

    return described


@pytest.mark.parametrize(
    ("lacks", "name", "has_it", "text"),
    [
        ({}, "Notifications", True, "It announces changes, so they come in within seconds."),
        (
            {"push": False},
            "Notifications",
            False,
            "It is asked every 1 to 15 minutes instead.",
        ),
        ({}, "Repeating events", True, "It keeps a series as one event."),
        ({"series": False}, "Repeating events", False, "It takes no series. The dates are written one by one."),
        (
            {"series": False, "reach": REACH},
            "Repeating events",
            False,
            "It takes no series. The dates are written one by one, from 42 days ago to 201 days ahead.",
        ),
        ({}, "Changed dates of a series", True, "It takes them together with the series"),
        ({"whole_series": False}, "Changed dates of a series", False, "the next attempt adds the missing ones."),
        ({}, "Distant events", True, "It shows events however far away they are."),
        (
            {"reach": REACH},
            "Distant events",
            False,
            "It shows events from 42 days ago to 201 days ahead. What lies further away is left as it is.",
        ),
        ({}, "Simultaneous edits", True, "It refuses a change to an event that was edited there meanwhile"),
        (
            {"conditional_writes": False},
            "Simultaneous edits",
            False,
            "It does not notice them. An event is read again just before each change",
        ),
        ({}, "Lost connections", True, "A new event can be sent again without appearing twice."),
        ({"client_ids": False}, "Lost connections", False, "It is searched for first instead."),
        ({"client_ids": False, "create_keys": True}, "Lost connections", True, "without appearing twice."),
        ({}, "Our changes there", True, "It shows them at once."),
        ({"shows_late": True}, "Our changes there", False, "It may show them only after a while."),
        ({}, "Mark on linked events", True, "It keeps our mark on an event that is there already"),
        ({"can_sign": False}, "Mark on linked events", False, "Others are recognised by their id."),
        ({}, "Signing in again", True, "Events keep their ids"),
        ({"renews_ids": True}, "Signing in again", False, "They are recognised by time and subject"),
    ],
)
def test_each_capability_has_a_sentence(
    describe: Callable[..., dict[str, tuple[bool, str]]], lacks: dict[str, object], name: str, has_it: bool, text: str
) -> None:
    line = describe(**lacks)[name]
    assert line[0] is has_it
    assert text in line[1]


def test_every_capability_changes_a_line(describe: Callable[..., dict[str, tuple[bool, str]]]) -> None:
    usual = describe(client_ids=False)
    others: dict[str, object] = {
        each.name: not getattr(Capabilities(**ALL), each.name) for each in fields(Capabilities)
    }
    others |= {"client_ids": True, "reach": REACH}
    assert [name for name, value in others.items() if describe(**{"client_ids": False, name: value}) == usual] == []


@pytest.mark.parametrize(
    ("shortest", "longest", "pace"),
    [
        (timedelta(seconds=30), timedelta(minutes=15), "every 30 seconds to 15 minutes"),
        (timedelta(hours=1), timedelta(hours=2), "every 1 to 2 hours"),
        (timedelta(seconds=90), timedelta(days=1), "every 90 seconds to 1 day"),
    ],
)
def test_the_pace_is_that_of_this_installation(
    app: Flask,
    describe: Callable[..., dict[str, tuple[bool, str]]],
    shortest: timedelta,
    longest: timedelta,
    pace: str,
) -> None:
    app.config["SWEEP_MIN"], app.config["SWEEP_MAX"] = shortest, longest
    assert f"It is asked {pace} instead." in describe(push=False)["Notifications"][1]


def test_notifications_that_were_refused_do_not_count(
    describe: Callable[..., dict[str, tuple[bool, str]]], integration: Integration
) -> None:
    integration.subscriptions.append(Subscription(token="an-address", refused_reason=words("the plan has none")))
    db.session.commit()
    assert describe()["Notifications"][0] is False


def test_the_page_asks_no_service_and_needs_no_provider_that_is_set_up(
    app: Flask,
    browser: Browser,
    ada: User,
    make_account: Callable[..., LinkedAccount],
    make_integration: Callable[..., Integration],
) -> None:
    integration = make_integration(ada, account=make_account(ada, connector="cronofy", service="google"))
    forget_settings(app, "cronofy")
    page = browser.get(f"/calendar-sync/{integration.id}/settings")
    assert page.status_code == 200
    assert "What this service can do" not in page.text
