"""What pages ask of the engine, the credentials it keeps, and what it forgets in time."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from redis import Redis
from sqlalchemy import select, update

from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.queue import waiting
from tests.reasons import refusing
from webapp.accounts.models import User
from webapp.connectors.errors import AuthorizationLost
from webapp.database import utc_now
from webapp.encryption import CredentialsUnreadable, decrypt, encrypt
from webapp.extensions import db
from webapp.my_calendar.models import SKIP_SYNC_MARKS, Item
from webapp.reason_texts import sentence
from webapp.sync import jobs, service
from webapp.sync.engine import quarantine
from webapp.sync.linked_accounts import connector_factory
from webapp.sync.models import (
    Approval,
    Integration,
    LedgerEntry,
    LinkedAccount,
    Preview,
    Quarantine,
    Run,
    UserMessage,
)

SECRET = "secret"
DISCOVERY = {"principal_url": "/", "home_urls": [], "user_addresses": [], "auto_schedule": False}


def link(user: User, password: str = SECRET, server_url: str = "https://example.org/") -> LinkedAccount:
    return service.link_account(
        user,
        service="caldav",
        name="ada",
        server_url=server_url,
        username="ada",
        password=password,
        discovery=DISCOVERY,
    )


class TestCredentials:
    def test_they_are_stored_encrypted_and_read_back(self, ada: User) -> None:
        account = link(ada)
        assert "secret" not in account.credentials
        assert decrypt(account.credentials) == {"username": "ada", "password": "secret"}

    def test_a_new_key_in_front_still_opens_what_the_old_one_wrote(self, app: Flask) -> None:
        token = encrypt({"password": "secret"})
        old, new = app.config["CREDENTIAL_KEYS"], Fernet.generate_key().decode()
        app.config["CREDENTIAL_KEYS"] = [new, *old]
        assert decrypt(token) == {"password": "secret"}
        renewed = encrypt({"password": "secret"})
        app.config["CREDENTIAL_KEYS"] = [new]
        assert decrypt(renewed) == {"password": "secret"}

    @pytest.mark.parametrize("damage", ["", "no token at all"])
    def test_credentials_that_no_key_decrypts_are_an_error_without_the_secret(self, app: Flask, damage: str) -> None:
        with pytest.raises(CredentialsUnreadable) as raised:
            decrypt(damage)
        assert "secret" not in str(raised.value)

    def test_a_lost_key_asks_the_owner_to_connect_again(self, app: Flask, ada: User) -> None:
        account = link(ada)
        app.config["CREDENTIAL_KEYS"] = [Fernet.generate_key().decode()]
        with refusing(AuthorizationLost, "connect again"), connector_factory.open_connector(account):
            pass


class TestLinkingAnAccount:
    def test_the_same_account_again_renews_its_credentials_and_its_connection(self, ada: User, redis: Redis) -> None:
        account = link(ada)
        integration = service.start_integration(account)
        service.finish_wizard(integration)
        account.authorization_lost_at, account.authorization_lost_reason = utc_now(), words("the password was refused")
        integration.state.retry_at = utc_now() + timedelta(hours=1)
        db.session.commit()
        redis.flushall()
        again = link(ada, "new secret")
        assert again.id == account.id
        assert decrypt(again.credentials)["password"] == "new secret"
        assert (again.authorization_lost_at, sentence(again.authorization_lost_reason)) == (None, "")
        assert integration.state.retry_at is None
        preview = db.session.scalars(select(Preview)).one()
        assert (preview.integration_id, preview.purpose) == (integration.id, "reconnect")
        assert waiting(redis) == [(preview.id,)]

    def test_another_server_or_another_person_is_another_account(self, ada: User, ben: User) -> None:
        ids = {link(ada).id, link(ada, server_url="https://example.net/").id, link(ben).id}
        assert len(ids) == 3

    def test_giving_up_the_wizard_forgets_the_credentials_nothing_else_uses(self, ada: User) -> None:
        account = link(ada)
        first, second = service.start_integration(account), service.start_integration(account)
        service.discard_draft(first)
        assert account.credentials
        service.discard_draft(second)
        assert account.credentials == ""


class TestTheWizardsEnd:
    def test_a_draft_has_the_default_options_and_does_nothing(self, ada: User, redis: Redis) -> None:
        integration = service.start_integration(link(ada))
        assert (integration.accept_create, integration.accept_update, integration.accept_delete) == (True,) * 3
        assert (integration.kinds, integration.retrieve, integration.send) == (["appointment"], False, False)
        assert not integration.is_live
        assert waiting(redis) == []

    @pytest.mark.parametrize(
        ("options", "trigger"), [({}, "activated"), ({"retrieve": True}, "manual"), ({"send": True}, "manual")]
    )
    def test_finish_starts_a_manual_run_only_if_one_is_wanted(
        self, ada: User, redis: Redis, options: dict[str, bool], trigger: str
    ) -> None:
        integration = service.start_integration(link(ada))
        for name, value in options.items():
            setattr(integration, name, value)
        service.finish_wizard(integration)
        assert integration.is_live
        assert (integration.state.manual_requested_at is not None) == (trigger == "manual")
        assert waiting(redis) == [(integration.id, trigger)]


class TestRequests:
    def test_sync_now_does_not_wait_for_a_retry_that_is_hours_away(self, scenario: SyncScenario, redis: Redis) -> None:
        scenario.set(retry_at=utc_now() + timedelta(hours=3))
        redis.flushall()
        service.request_manual_run(scenario.integration)
        assert scenario.integration.state.retry_at is None
        assert waiting(redis) == [(scenario.integration_id, "manual")]

    def test_a_wish_made_during_a_manual_run_is_served_by_another(self, scenario: SyncScenario, redis: Redis) -> None:
        scenario.set(retrieve=True, retrieve_future="1w")

        def ask_again(request: str) -> None:
            if request == "window":
                service.request_manual_run(scenario.integration)

        scenario.calendar.before_request = ask_again
        scenario.manual()
        assert scenario.integration.state.manual_requested_at is not None

    def test_switching_off_gives_up_a_manual_run_that_waits(self, scenario: SyncScenario, redis: Redis) -> None:
        service.request_manual_run(scenario.integration)
        redis.flushall()
        service.set_active(scenario.integration, False)
        assert scenario.integration.state.manual_requested_at is None
        assert waiting(redis) == []
        service.options_changed(scenario.integration)
        assert waiting(redis) == []

    def test_changed_options_ask_for_a_run(self, scenario: SyncScenario, redis: Redis) -> None:
        redis.flushall()
        service.options_changed(scenario.integration)
        assert waiting(redis) == [(scenario.integration_id, "activated")]

    def test_the_first_decision_about_removals_is_final(
        self, scenario: SyncScenario, ada: User, ben: User, redis: Redis
    ) -> None:
        approval = Approval(integration_id=scenario.integration_id, side="here", live_links=20)
        db.session.add(approval)
        db.session.commit()
        redis.flushall()
        service.decide_approval(approval, approved=False, by=ada)
        service.decide_approval(approval, approved=True, by=ben)
        assert (approval.approved, approval.decided_by_id) == (False, ada.id)
        assert waiting(redis) == [(scenario.integration_id, "approved")]

    def test_retrying_wants_every_entry_again(self, scenario: SyncScenario, redis: Redis) -> None:
        entries = [
            Quarantine(integration_id=scenario.integration_id, remote_id=name, reason=words("too large"))
            for name in ("a", "b")
        ]
        db.session.add_all(entries)
        db.session.commit()
        redis.flushall()
        quarantine.retry_quarantined(entries)
        assert [entry.retry_wanted for entry in entries] == [True, True]
        assert waiting(redis) == [(scenario.integration_id, "retry")]


class TestCleaningUp:
    def age(self, model: type[Run | Integration | UserMessage | Item], column: str) -> None:
        aged = update(model).values({column: utc_now() - timedelta(days=400)})
        db.session.execute(aged, execution_options=SKIP_SYNC_MARKS)
        db.session.commit()

    def test_the_trash_is_emptied_but_not_of_what_still_has_an_event(self, scenario: SyncScenario) -> None:
        unlinked, linked = scenario.add_item(an_event("Unlinked"), kind="task"), scenario.add_item(an_event("Linked"))
        scenario.run("item_saved")
        scenario.trash(unlinked)
        scenario.trash(linked)
        self.age(Item, "trashed_at")
        jobs.clean_up()
        assert db.session.scalars(select(Item.id)).all() == [linked]
        scenario.run("item_saved")
        assert scenario.calendar.events == {}
        jobs.clean_up()
        assert db.session.scalars(select(Item.id)).all() == []

    def test_the_trash_keeps_what_is_young(self, scenario: SyncScenario) -> None:
        item_id = scenario.add_item(an_event(), kind="task")
        scenario.trash(item_id)
        jobs.clean_up()
        assert scenario.item(item_id).trashed_at is not None

    def test_old_runs_go_with_their_entries_and_young_ones_stay(self, scenario: SyncScenario) -> None:
        scenario.add_item(an_event("Old"))
        scenario.run("item_saved")
        self.age(Run, "finished_at")
        scenario.add_item(an_event("Young"))
        scenario.run("item_saved")
        jobs.clean_up()
        assert db.session.scalars(select(LedgerEntry.subject)).all() == ["Young"]

    def test_dismissed_notices_go_and_others_stay(self, scenario: SyncScenario) -> None:
        db.session.add(UserMessage(user_id=scenario.owner_id, reason=words("dismissed"), dismissed_at=utc_now()))
        db.session.commit()
        self.age(UserMessage, "dismissed_at")
        db.session.add(UserMessage(user_id=scenario.owner_id, reason=words("open")))
        db.session.commit()
        jobs.clean_up()
        assert [sentence(notice.reason) for notice in db.session.scalars(select(UserMessage))] == ["open"]

    @pytest.mark.parametrize("remove_events", [True, False])
    def test_an_ended_integration_is_forgotten_once_its_events_are_dealt_with(
        self, make_scenario: Callable[..., SyncScenario], remove_events: bool
    ) -> None:
        scenario = make_scenario()
        service.end_integration(scenario.integration, remove_events=remove_events)
        self.age(Integration, "ended_at")
        jobs.clean_up()
        assert (db.session.get(Integration, scenario.integration_id) is not None) == remove_events
