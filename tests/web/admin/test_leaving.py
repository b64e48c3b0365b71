"""Disabling accounts with linked calendars, and administrators' operations on other people's integrations."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select

from emulators.reasons import words
from tests.jobs.queue import waiting
from tests.web.admin.test_integrations import integrate
from tests.web.forms import submit
from tests.web.service_desk.desk import act, add, add_call, add_client
from webapp.accounts.models import User
from webapp.connectors.errors import TransientError
from webapp.database import new_uid, utc_now
from webapp.extensions import db, redis_client
from webapp.my_calendar.models import Item
from webapp.reason_texts import sentence
from webapp.service_desk.models import ServiceCall, Task
from webapp.service_desk.tasks import service as tasks
from webapp.service_desk.tasks.due import Due
from webapp.sync.models import Integration, LedgerEntry, Link, Run, UserMessage
from webapp.sync.queue import progress
from webapp.sync.queue.progress import Progress
from webapp.sync.store import evidence

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def admin(make_user: Callable[..., User]) -> User:
    return make_user("Cem", role="administrator")


@pytest.fixture
def client(admin: User, sign_in: SignIn) -> FlaskClient:
    return sign_in(admin)


@pytest.fixture
def work(ada: User) -> Integration:
    """Ada's linked calendar, to which one item was written."""
    work = integrate(ada, "Work")
    write(work, ada)
    redis_client().flushall()
    return work


def write(integration: Integration, owner: User, **fields: object) -> Item:
    now = utc_now()
    values = {"kind": "appointment", "subject": "Dentist", **fields}
    item = Item(owner_id=owner.id, start=now.replace(tzinfo=None), end=now.replace(tzinfo=None), starts_at=now,
                ends_at=now, **values)  # fmt: skip
    db.session.add(item)
    db.session.flush()
    link = Link(integration_id=integration.id, item_id=item.id, remote_id=f"r{item.id}", remote_uid="u")
    link.written_by_us = True
    db.session.add(link)
    db.session.commit()
    return item


def log_of(integration: Integration) -> list[tuple[str, str]]:
    entries = select(LedgerEntry).where(LedgerEntry.integration_id == integration.id).order_by(LedgerEntry.id)
    return [(entry.action, sentence(entry.reason)) for entry in db.session.scalars(entries)]


def said(client: FlaskClient, page: str) -> str:
    document = html.fromstring(client.get(page).get_data())
    return " ".join(" ".join(main.text_content() for main in document.xpath("//main")).split())


def run_entry(integration: Integration, **fields: object) -> LedgerEntry:
    run = Run(integration_id=integration.id, trigger="sweep", finished_at=utc_now(), result="ok")
    db.session.add(run)
    db.session.flush()
    values = {"direction": "out", "action": "create", "outcome": "done", "subject": "Dentist", **fields}
    entry = LedgerEntry(run_id=run.id, integration_id=integration.id, **values)
    db.session.add(entry)
    db.session.commit()
    return entry


class TestDisabling:
    def test_disabling_asks_what_happens_to_written_events(
        self, client: FlaskClient, ada: User, work: Integration
    ) -> None:
        page = f"/admin/users/{ada.id}/disable"
        assert f'href="{page}"' in client.get(f"/admin/users/{ada.id}").text
        text = said(client, page)
        assert "Work" in text
        assert "1 event of Calendar Sync is in it." in text
        answer = submit(client, page, action=page)
        assert answer.status_code == 422
        assert "Choose whether to keep or remove these events." in answer.text
        assert not ada.is_disabled

    def test_events_are_deleted_by_a_job_with_progress(self, client: FlaskClient, ada: User, work: Integration) -> None:
        draft = Integration(owner_id=ada.id, account_id=work.account_id, wizard_step="linked_calendar", kinds=[])
        db.session.add(draft)
        db.session.commit()
        draft_id = draft.id
        page = f"/admin/users/{ada.id}/disable"
        assert submit(client, page, action=page, events="remove").status_code == 303
        assert ada.is_disabled
        assert (work.ended_at is not None, work.remove_events_on_end) == (True, True)
        assert waiting(redis_client()) == [(work.id, "ended")]
        assert db.session.get(Integration, draft_id) is None
        assert log_of(work) == [("ended", "an administrator, Cem, asked for it")]
        progress.publish(redis_client(), Progress(work.id, ada.id, None, "Removing events", 30, 120, {}))
        person = client.get(f"/admin/users/{ada.id}")
        assert "30 of 120 done" in person.text
        assert 'hx-trigger="every 2s"' in person.text

    def test_left_events_can_be_deleted_later(self, client: FlaskClient, ada: User, work: Integration) -> None:
        page, person = f"/admin/users/{ada.id}/disable", f"/admin/users/{ada.id}"
        submit(client, page, action=page, events="leave")
        assert (ada.is_disabled, work.ended_at) == (True, None)
        assert "1 event of Calendar Sync is in it." in said(client, person)
        submit(client, person, action=f"{person}/calendars/clear")
        assert (work.ended_at is not None, work.remove_events_on_end) == (True, True)

    def test_the_choice_of_a_second_administrator_is_applied_too(
        self, client: FlaskClient, ada: User, work: Integration
    ) -> None:
        page = f"/admin/users/{ada.id}/disable"
        act(client, page, events="leave")
        for _ in range(2):  # a double submit ends nothing twice
            assert act(client, page, events="remove").status_code == 303
        assert work.remove_events_on_end
        assert [action for action, _ in log_of(work)] == ["ended"]

    def test_a_failed_deletion_is_reported_and_retried(self, client: FlaskClient, ada: User, work: Integration) -> None:
        page = f"/admin/users/{ada.id}/disable"
        submit(client, page, action=page, events="remove")
        evidence.note_failure(work, evidence.ENDING, TransientError(words("1 event could not be removed.")), utc_now())
        db.session.commit()
        assert "Not removed yet 1 event of Calendar Sync still in it. 1 event could not be removed." in said(
            client, f"/admin/users/{ada.id}"
        )
        redis_client().flushall()
        place = f"/admin/integrations/{work.id}"
        submit(client, place, action=f"{place}/remove-again")
        assert waiting(redis_client()) == [(work.id, "ended")]
        assert "Being removed" in said(client, place)
        assert [action for action, _ in log_of(work)] == ["ended", "cleared"]

    def test_a_person_without_linked_calendars_is_disabled_at_once(self, client: FlaskClient, ben: User) -> None:
        page = f"/admin/users/{ben.id}"
        assert submit(client, page, action=f"{page}/disable").status_code == 303
        assert ben.is_disabled

    def test_nothing_is_deleted_if_the_last_administrator_cannot_be_disabled(
        self, client: FlaskClient, admin: User
    ) -> None:
        own = integrate(admin, "Own")
        page = f"/admin/users/{admin.id}/disable"
        submit(client, page, action=page, events="remove")
        assert (admin.is_disabled, own.ended_at) == (False, None)


class TestAdministration:
    def test_an_integration_is_switched_off_and_on_and_its_owner_is_notified(
        self, client: FlaskClient, ada: User, work: Integration
    ) -> None:
        place = f"/admin/integrations/{work.id}"
        for active in ("off", "on"):
            assert f'name="active" value="{active}"' in client.get(place).text
            for _ in range(2):  # a second click changes nothing
                act(client, f"{place}/active", active=active)
            assert work.active is (active == "on")
        assert [action for action, _ in log_of(work)] == ["switched_off", "switched_on"]
        notices = select(UserMessage).where(UserMessage.user_id == ada.id).order_by(UserMessage.id)
        messages = [sentence(notice.reason) for notice in db.session.scalars(notices)]
        assert messages[0] == "“Work (CalDAV)” was switched off by Cem, an administrator."
        assert "Switched off because an administrator, Cem, asked for it" in said(client, f"{place}/entries")
        assert "An administrator" in said(client, place)

    def test_both_sides_are_looked_at_now(self, client: FlaskClient, work: Integration) -> None:
        place = f"/admin/integrations/{work.id}"
        submit(client, place, action=f"{place}/sync")
        assert waiting(redis_client()) == [(work.id, "activated")]
        assert log_of(work) == [("looked", "an administrator, Cem, asked for it")]
        assert 'data-label="What happened">Sync now</td>' in client.get(f"/admin/integrations/{work.id}").text

    def test_it_says_why_nothing_can_be_looked_at(self, client: FlaskClient, work: Integration) -> None:
        work.account.authorization_lost_at = utc_now()
        place = f"/admin/integrations/{work.id}"
        submit(client, place, action=f"{place}/sync")
        assert "Its owner has to reconnect it." in client.get(place).text
        assert (waiting(redis_client()), log_of(work)) == ([], [])

    @pytest.mark.parametrize(("events", "remove"), [("keep", False), ("remove", True)])
    def test_an_integration_is_deleted_with_or_without_its_events(
        self, client: FlaskClient, work: Integration, events: str, remove: bool
    ) -> None:
        page = f"/admin/integrations/{work.id}/end"
        submit(client, page, action=page, events=events)
        assert (work.ended_at is not None, work.remove_events_on_end) == (True, remove)
        assert [action for action, _ in log_of(work)] == ["ended"]
        assert client.get(f"/admin/integrations/{work.id}/entries").status_code == 200  # its log can still be read


class TestLogs:
    def test_private_items_are_listed_without_texts_and_never_found(
        self, client: FlaskClient, ada: User, work: Integration
    ) -> None:
        shared, private = write(work, ada, subject="Visit"), write(work, ada, subject="Doctor", private=True)
        to_do = write(work, ada, subject="Gift", kind="to_do")
        run_entry(work, item_id=shared.id, subject="Visit", after={"location": "Mill"})
        run_entry(work, item_id=private.id, subject="Doctor", after={"location": "Clinic"})
        run_entry(work, item_id=to_do.id, subject="Gift", after={"description": "for Kim"})
        run_entry(work, item_id=None, subject="Seen there only", action="skip", outcome="skipped", direction="none")
        pages = [f"/admin/integrations/{work.id}/entries"]
        run_ids = db.session.scalars(select(Run.id).where(Run.integration_id == work.id))
        pages += [f"/admin/integrations/{work.id}/runs/{run_id}" for run_id in run_ids]
        texts = [client.get(page).text for page in pages]
        assert "Visit" in texts[0]
        assert "Mill" in texts[0]
        assert texts[0].count("Private entry") == 3
        for secret in ("Doctor", "Clinic", "Gift", "for Kim", "Seen there only"):
            assert not any(secret in text for text in texts), secret
            assert "No entry matches." in client.get(f"{pages[0]}?text={secret}").text
        assert "Undo" not in texts[0]
        stored = set(db.session.scalars(select(LedgerEntry.subject)))
        assert {"Doctor", "Gift", "Seen there only"} <= stored

    def test_ones_own_log_is_shown_completely(self, client: FlaskClient, admin: User) -> None:
        own = integrate(admin, "Own")
        run_entry(own, item_id=write(own, admin, subject="Doctor", private=True).id, subject="Doctor")
        assert "Doctor" in client.get(f"/admin/integrations/{own.id}/entries").text

    def test_a_run_of_another_integration_is_not_found(self, client: FlaskClient, ben: User, work: Integration) -> None:
        other = run_entry(integrate(ben, "Other"))
        assert client.get(f"/admin/integrations/{work.id}/runs/{other.run_id}").status_code == 404


class TestCalls:
    """Linked calendars that still show a call are named when it is reassigned or cancelled, and on its page."""

    @pytest.fixture
    def call(self, ada: User, work: Integration) -> ServiceCall:
        call = add_call(add(add_client("Acme")), ada)
        link = Link(integration_id=work.id, item_id=call.item_id, remote_id="call", remote_uid="u", written_by_us=True)
        work.kinds = ["service_call"]
        work.account.authorization_lost_at, work.account.authorization_lost_reason = utc_now(), words("Wrong password.")
        db.session.add(link)
        db.session.commit()
        return call

    @pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
    def test_reassigning_a_call(
        self, client: FlaskClient, ben: User, call: ServiceCall, headers: dict[str, str]
    ) -> None:
        page = f"/service-calls/{call.item_id}"
        document = html.fromstring(client.get(page).get_data())
        (form,) = (form for form in document.forms if form.action == page and "resources" in form.inputs)
        fields = {**dict(form.form_values()), "resources": str(ben.id)}
        for _ in range(2):  # where there is something to think about first, it is asked once
            answer = client.post(page, data=fields, headers=headers)
            accepted = html.fromstring(answer.get_data() or b"<p>").xpath("//button[@name='accepted']/@value")
            fields |= {"accepted": accepted[0]} if accepted else {}
        text = answer.text if headers else client.get(f"/tickets/{call.ticket.number}").text
        expected = "“Work (CalDAV)” of Ada still shows it. It is no longer theirs. Its removal waits."
        assert expected in " ".join(html.fromstring(text).text_content().split())
        item_status = said(client, f"/calendar-sync/items/{call.item_id}/standing")
        assert "Ada (no longer on it)" in item_status
        assert "Still on it" in item_status

    def test_cancelling_a_call(self, client: FlaskClient, call: ServiceCall) -> None:
        act(client, f"/service-calls/{call.item_id}/status/cancelled", version=call.item.version)
        page = said(client, f"/tickets/{call.ticket.number}")
        assert "“Work (CalDAV)” of Ada still shows it. It was cancelled. Its removal waits. Not connected:" in page

    def test_undoing_a_move_on_the_board(self, client: FlaskClient, ada: User, ben: User, call: ServiceCall) -> None:
        item = call.item
        back = {"from_id": ada.id, "to_id": ben.id, "starts": item.starts_at.isoformat(), "version": item.version}
        query = urlencode({**back, "ends": item.ends_at.isoformat()})
        answer = act(client, f"/dispatch/items/{item.id}/move-back?{query}", htmx=True)
        assert "Moved back" in answer.text
        assert "of Ada still shows it. It is no longer theirs." in answer.text

    def test_deleting_a_task(self, client: FlaskClient, ada: User, work: Integration) -> None:
        work.kinds, work.account.authorization_lost_at = ["task"], utc_now()
        draft = tasks.Draft("Inspect", Due.entered(utc_now().date(), None, "UTC"), assignees=[ada])
        task = tasks.add(Task, ada, draft, new_uid())
        db.session.add(
            Link(integration_id=work.id, item_id=task.item_id, remote_id="t", remote_uid="u", written_by_us=True)
        )
        db.session.commit()
        answer = act(client, f"/tasks/{task.id}/delete", version=task.version, htmx=True)
        assert "of Ada still shows it. It is in the Trash. Its removal waits." in answer.text

    def test_nothing_is_mentioned_if_the_event_is_deleted_automatically(
        self, client: FlaskClient, work: Integration, call: ServiceCall
    ) -> None:
        work.account.authorization_lost_at = None
        act(client, f"/service-calls/{call.item_id}/status/cancelled", version=call.item.version)
        assert "still shows it" not in said(client, f"/tickets/{call.ticket.number}")


@pytest.mark.parametrize("path", ["", "/entries", "/end"])
def test_the_pages_are_for_administrators(ada: User, work: Integration, sign_in: SignIn, path: str) -> None:
    assert sign_in(ada).get(f"/admin/integrations/{work.id}{path}").status_code == 404
