"""Alerts about calendars that are not in sync: to whom, when, and to nobody twice."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from emulators.mailbox import Mailbox, mailbox
from emulators.reasons import words
from emulators.serving import free_port
from tests.jobs.conftest import SyncScenario, an_event
from webapp import mail
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync.models import Mark, Preview, UserMessage
from webapp.sync.status import alerts, integrations

__all__ = ["mailbox"]


@pytest.fixture
def scenario(make_scenario: Callable[..., SyncScenario]) -> SyncScenario:
    return make_scenario()


def lose_connection(scenario: SyncScenario) -> None:
    account = scenario.integration.account
    account.authorization_lost_at, account.authorization_lost_reason = utc_now(), words("The password was changed.")
    db.session.commit()


def regain_connection(scenario: SyncScenario) -> None:
    scenario.integration.account.authorization_lost_at = None
    db.session.commit()


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    def now() -> datetime:
        return utc_now() + by

    monkeypatch.setattr(alerts, "utc_now", now)


def notices(user: User) -> list[str]:
    return [
        sentence(notice.reason)
        for notice in db.session.scalars(select(UserMessage).where(UserMessage.user_id == user.id))
    ]


def test_the_owner_is_notified_once_with_the_address_of_the_remedy(
    app: Flask, scenario: SyncScenario, ada: User, mailbox: Mailbox
) -> None:
    lose_connection(scenario)
    alerts.update_alerts()
    alerts.update_alerts()
    assert [text for text in notices(ada) if "The password was changed." in text] == notices(ada)
    (letter,) = mailbox.letters
    assert letter["To"] == ada.email
    assert f"{app.config['BASE_URL']}/calendar-sync/{scenario.integration_id}/reconnect" in letter.get_payload()
    assert len(notices(ada)) == 1


def test_an_owner_who_has_not_decided_about_the_preview_gets_a_link_to_it(
    app: Flask, scenario: SyncScenario, ada: User, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = Preview(integration_id=scenario.integration_id, purpose="reconnect", state="ready", ready_at=utc_now())
    db.session.add(preview)
    db.session.commit()
    alerts.update_alerts()
    assert notices(ada) == []  # they have only just reconnected
    later(monkeypatch, timedelta(minutes=10))
    alerts.update_alerts()
    assert ["Waiting for you: see the preview." in text for text in notices(ada)] == [True]
    (letter,) = mailbox.letters
    assert (
        f"{app.config['BASE_URL']}/calendar-sync/{scenario.integration_id}/plans/{preview.id}" in letter.get_payload()
    )


def test_the_administrators_are_alerted_hours_later_and_once(
    scenario: SyncScenario, ada: User, ben: User, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben.role = "administrator"
    db.session.commit()
    lose_connection(scenario)
    alerts.update_alerts()
    later(monkeypatch, timedelta(hours=1))
    alerts.update_alerts()
    assert notices(ben) == []
    later(monkeypatch, timedelta(hours=5))
    alerts.update_alerts()
    alerts.update_alerts()
    assert len(notices(ben)) == 1
    assert [letter["To"] for letter in mailbox.letters] == [ada.email, ben.email]


def test_the_owner_is_notified_when_it_is_over_and_of_the_next_time(
    scenario: SyncScenario, ada: User, mailbox: Mailbox
) -> None:
    lose_connection(scenario)
    alerts.update_alerts()
    regain_connection(scenario)
    alerts.update_alerts()
    assert "in step again" in notices(ada)[-1]
    lose_connection(scenario)
    alerts.update_alerts()
    assert len(mailbox.letters) == 2


def test_nobody_is_alerted_about_the_calendar_of_somebody_who_left(
    scenario: SyncScenario, ada: User, ben: User, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben.role, ada.is_disabled = "administrator", True
    lose_connection(scenario)
    alerts.update_alerts()
    assert mailbox.letters == []
    ada.is_disabled = False
    db.session.commit()
    alerts.update_alerts()
    ada.is_disabled = True
    db.session.commit()
    for hours in (0, 5, 10):
        later(monkeypatch, timedelta(hours=hours))
        alerts.update_alerts()
    assert [letter["To"] for letter in mailbox.letters] == [ada.email]  # while she was here
    assert notices(ben) == []


def test_without_a_mail_server_the_message_is_shown_in_the_application(scenario: SyncScenario, ada: User) -> None:
    lose_connection(scenario)
    alerts.update_alerts()
    assert len(notices(ada)) == 1


def test_an_unreachable_mail_server_costs_only_the_mail(app: Flask, scenario: SyncScenario, ada: User) -> None:
    app.config["SMTP_URL"], app.config["MAIL_FROM"] = f"smtp://127.0.0.1:{free_port()}", "sync@example.org"
    lose_connection(scenario)
    alerts.update_alerts()
    assert len(notices(ada)) == 1


def test_credentials_of_the_mail_server_stay_out_of_errors(app: Flask) -> None:
    app.config["SMTP_URL"] = f"smtp://user:hunter2@127.0.0.1:{free_port()}"
    app.config["MAIL_FROM"] = "sync@example.org"
    with pytest.raises(mail.MailNotSent) as refused:
        mail.send("ada@example.org", "Subject", "Text")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("waiting", "level"),
    [(timedelta(minutes=1), "ok"), (timedelta(minutes=10), "warning"), (timedelta(hours=2), "danger")],
)
def test_waiting_changes_and_overdue_reads_change_the_status(
    scenario: SyncScenario, waiting: timedelta, level: str
) -> None:
    now = utc_now()
    scenario.set(next_sweep_at=now - waiting)
    assert integrations.statuses([scenario.integration], now=now)[scenario.integration_id].level == level
    scenario.set(next_sweep_at=now)
    item_id = scenario.add_item(an_event())
    db.session.query(Mark).filter_by(item_id=item_id).update({"marked_at": now - waiting})
    db.session.commit()
    assert integrations.statuses([scenario.integration], now=now)[scenario.integration_id].level == level


def test_a_hostile_name_of_a_calendar_stays_in_the_body_of_the_mail(
    scenario: SyncScenario, ada: User, mailbox: Mailbox
) -> None:
    scenario.set(calendar_name="Work\r\nBcc: cem@example.org\r\nContent-Type: text/html\r\n\r\n<b>")
    lose_connection(scenario)
    alerts.update_alerts()
    (letter,) = mailbox.letters
    assert (letter.get_all("To"), letter["Bcc"], letter.get_content_type()) == ([ada.email], None, "text/plain")
    assert letter["Subject"] == "Calendar Sync: a linked calendar is not in step"
