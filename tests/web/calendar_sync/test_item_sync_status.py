"""/calendar-sync/items/<id>/standing: on which linked calendars an item is, since when, and why not on others."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from redis import Redis
from sqlalchemy import select

from emulators.reasons import words
from tests.jobs.queue import waiting
from tests.statements import counted_queries
from tests.web.calendar_sync.sync_pages import WORK, Browser, destination
from webapp.accounts.models import User
from webapp.connectors.cronofy.refusals import NOT_ALLOWED
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import SHARED_KINDS, Assignment, Item
from webapp.sync.models import Integration, LedgerEntry, Link, Mark, Quarantine, Run, UserMessage

START = datetime(2026, 12, 1, 9)
REMOVED = "removed on the linked calendar; it stays here"

MakeIntegration = Callable[..., Integration]


def make_item(*people: User, kind: str = "service_call", **fields: object) -> Item:
    now = utc_now()
    values = {"subject": "Printer is down", "start": START, "end": START + timedelta(hours=1), "zone": "UTC", **fields}
    item = Item(kind=kind, owner_id=people[0].id, starts_at=now, ends_at=now, **values)
    if kind in SHARED_KINDS:
        item.assignments = [Assignment(user_id=user.id) for user in people]
    db.session.add(item)
    db.session.commit()
    db.session.query(Mark).delete()
    db.session.commit()
    return item


def make_link(integration: Integration, item: Item, **fields: object) -> Link:
    link = Link(
        integration_id=integration.id,
        item_id=item.id,
        remote_id=f"/{integration.id}/{item.id}.ics",
        remote_uid="uid",
        **{"written_by_us": True, **fields},
    )
    db.session.add(link)
    db.session.commit()
    return link


def status_url(item: Item) -> str:
    return f"/calendar-sync/items/{item.id}/standing"


@pytest.fixture
def calls(make_integration: MakeIntegration, ada: User) -> Integration:
    """Ada's integration, which sends service calls."""
    return make_integration(ada, kinds=["service_call"])


@pytest.fixture
def call(calls: Integration, ada: User) -> Item:
    return make_item(ada)


class TestContent:
    def test_since_when_the_item_is_on_the_calendar(self, browser: Browser, call: Item, calls: Integration) -> None:
        make_link(calls, call, created_at=datetime.fromisoformat("2026-11-20T08:15:00+00:00"))
        page = browser.get(status_url(call)).text
        assert "On it" in page
        assert "Work (CalDAV)" in page
        assert "Fri 20 Nov 2026, 09:15" in page
        assert "every 2s" not in page

    def test_an_item_that_is_being_sent_is_shown_and_polled(
        self, browser: Browser, call: Item, calls: Integration
    ) -> None:
        db.session.add(Mark(integration_id=calls.id, item_id=call.id))
        page = browser.get(status_url(call), fragment=True).text
        assert "On its way" in page
        assert f'hx-get="{status_url(call)}" hx-trigger="every 2s"' in page

    def test_that_a_change_is_on_its_way(self, browser: Browser, call: Item, calls: Integration) -> None:
        make_link(calls, call)
        db.session.add(Mark(integration_id=calls.id, item_id=call.id))
        assert "A change is on its way" in browser.get(status_url(call)).text

    def test_that_no_calendar_is_linked(self, browser: Browser, ada: User, ben: User) -> None:
        page = browser.get(status_url(make_item(ada, ben))).text
        assert page.count("No calendar is linked") == 2
        assert page.count("Link one") == 1  # nobody can do that for others

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({"kinds": ["appointment"]}, "Items of this kind are not sent"),
            ({"calendar_read_only": True}, "can only be read"),
            ({"active": False}, "Off: Switched off"),
            ({}, "It was here before"),
        ],
    )
    def test_why_it_is_not_on_the_calendar(
        self, browser: Browser, call: Item, calls: Integration, values: dict[str, object], reason: str
    ) -> None:
        for name, value in values.items():
            setattr(calls, name, value)
        assert reason in browser.get(status_url(call)).text

    def test_that_the_account_is_not_connected(self, browser: Browser, call: Item, calls: Integration) -> None:
        calls.account.authorization_lost_at = utc_now()
        calls.account.authorization_lost_reason = words("The password was refused.")
        make_link(calls, call)
        db.session.add(Mark(integration_id=calls.id, item_id=call.id))
        page = browser.get(status_url(call)).text
        assert "A change waits. Not connected: The password was refused." in page
        assert "every 2s" not in page  # no change is in progress

    def test_why_it_was_set_aside(self, browser: Browser, call: Item, calls: Integration) -> None:
        db.session.add(Quarantine(integration_id=calls.id, item_id=call.id, reason=words("the server refused it")))
        page = browser.get(status_url(call)).text
        assert "Waiting" in page
        assert "The server refused it." in page

    def test_that_it_came_from_another_calendar(
        self, browser: Browser, ada: User, make_integration: MakeIntegration
    ) -> None:
        home = make_integration(ada, calendar_name="Home", calendar_id="/ada/home/")
        make_integration(ada, calendar_id="/ada/team/")
        item = make_item(ada, kind="appointment")
        make_link(home, item, written_by_us=False)
        assert "It came from “Home” and is not sent on." in browser.get(status_url(item)).text

    def test_that_somebody_elses_integration_wrote_it_into_the_same_calendar(
        self, browser: Browser, ada: User, ben: User, calls: Integration, make_integration: MakeIntegration
    ) -> None:
        make_integration(ben, kinds=["service_call"], calendar_id=WORK.calendar_id)
        item = make_item(ada, ben)
        make_link(calls, item)
        assert "It is already on it, for Ada, who linked the same calendar." in browser.get(status_url(item)).text

    @pytest.mark.parametrize(
        ("field", "what"), [("cancelled_at", "It was cancelled."), ("trashed_at", "It is in the Trash.")]
    )
    def test_that_the_event_of_a_removed_item_is_being_removed(
        self, browser: Browser, call: Item, calls: Integration, field: str, what: str
    ) -> None:
        link = make_link(calls, call)
        setattr(call, field, utc_now())
        db.session.commit()
        assert f"{what} It is being removed." in browser.get(status_url(call)).text
        db.session.delete(link)
        page = browser.get(status_url(call)).text
        assert what in page
        assert "being removed" not in page

    def test_each_person_and_each_of_their_calendars(
        self, browser: Browser, ada: User, ben: User, calls: Integration, make_integration: MakeIntegration
    ) -> None:
        make_integration(ben, calendar_name="Van", calendar_id="/ben/van/", kinds=[])
        make_integration(ada, calendar_name="Home", calendar_id="/ada/home/", kinds=[])
        page = browser.get(status_url(make_item(ada, ben)), fragment=True).text
        assert "<html" not in page
        assert page.index("You") < page.index("Home (CalDAV)") < page.index("Ben") < page.index("Van (CalDAV)")

    def test_the_number_of_queries_does_not_grow_with_people(
        self, browser: Browser, ada: User, calls: Integration, make_integration: MakeIntegration, make_user: Callable
    ) -> None:
        few = make_item(ada)
        make_link(calls, few)
        browser.get(status_url(few))
        one = count_queries(browser, few)
        people = [make_user(f"Person{number}") for number in range(5)]
        many = make_item(ada, *people)
        for number, person in enumerate(people):
            make_link(make_integration(person, kinds=["service_call"], calendar_id=f"/{number}"), many)
        assert count_queries(browser, many) == one


def count_queries(browser: Browser, item: Item) -> int:
    address = status_url(item)
    db.session.commit()
    with counted_queries() as statements:
        assert browser.get(address).status_code == 200
    return len(statements)


class TestSendAgain:
    @pytest.fixture
    def detached(self, call: Item, calls: Integration) -> Link:
        link = make_link(calls, call, state="detached")
        run = Run(integration_id=calls.id, trigger="sweep")
        db.session.add(run)
        db.session.flush()
        entry = {"run_id": run.id, "integration_id": calls.id, "item_id": call.id, "direction": "none"}
        db.session.add(
            LedgerEntry(**entry, action="detach", outcome="done", reason=because(Reason.REMOVED_THERE_STAYS))
        )
        db.session.add(
            UserMessage(
                user_id=calls.owner_id, integration_id=calls.id, item_id=call.id, reason=words("It was removed.")
            )
        )
        db.session.commit()
        return link

    def test_its_reason_is_shown_and_it_is_sent_again(
        self, browser: Browser, call: Item, detached: Link, redis: Redis
    ) -> None:
        integration_id = detached.integration_id
        page = browser.get(status_url(call)).text
        assert "Removed on the linked calendar; it stays here." in page
        assert "Send again" in page
        response = browser.post(f"{status_url(call)}/{integration_id}", fragment=True)
        assert "On its way" in response.text
        assert "Send again" not in response.text
        assert detached.state == "pending"
        assert (integration_id, "item_saved") in waiting(redis)
        assert db.session.scalars(select(UserMessage.dismissed_at)).one() is not None

    def test_works_without_htmx_and_twice(self, browser: Browser, call: Item, detached: Link) -> None:
        address = f"{status_url(call)}/{detached.integration_id}"
        assert destination(browser.post(address)) == status_url(call)
        assert destination(browser.post(address)) == status_url(call)
        assert len(db.session.scalars(select(Mark)).all()) == 1

    def test_dispatchers_can_send_for_others(
        self, browse: Callable[[User], Browser], call: Item, detached: Link, make_user: Callable[..., User]
    ) -> None:
        dispatcher = browse(make_user("Dan", role="dispatcher"))
        assert "Send again" in dispatcher.get(status_url(call)).text
        dispatcher.post(f"{status_url(call)}/{detached.integration_id}")
        assert detached.state == "pending"

    def test_other_resources_can_read_the_status_but_not_send(
        self, browse: Callable[[User], Browser], ada: User, ben: User, detached: Link
    ) -> None:
        item = db.session.get_one(Item, detached.item_id)
        item.assignments.append(Assignment(user_id=ben.id))
        browser = browse(ben)
        page = browser.get(status_url(item)).text
        assert "Removed on the linked calendar" in page
        assert "Send again" not in page
        assert browser.post(f"{status_url(item)}/{detached.integration_id}").status_code == 404
        assert len(db.session.scalars(select(Link)).all()) == 1


class TestWhoSeesIt:
    def test_users_who_cannot_read_the_item_get_404(
        self, browse: Callable[[User], Browser], cem: User, call: Item, calls: Integration
    ) -> None:
        link = make_link(calls, call, state="detached")
        assert browse(cem).get(status_url(call)).status_code == 404
        assert browse(cem).post(f"{status_url(call)}/{link.integration_id}").status_code == 404
        assert db.session.get(Link, link.id) is not None

    def test_creator_and_planners_can_read_the_status(
        self, browse: Callable[[User], Browser], ada: User, ben: User, make_user: Callable[..., User]
    ) -> None:
        item = make_item(ben, ada)
        item.assignments = [entry for entry in item.assignments if entry.user_id == ada.id]
        people = (ada, ben, make_user("Dan", role="dispatcher"), make_user("Eve", role="administrator"))
        assert [browse(user).get(status_url(item)).status_code for user in people] == [200] * 4

    @pytest.mark.parametrize(("kind", "private"), [("appointment", True), ("to_do", False)])
    def test_only_the_owner_can_read_the_status_of_private_items_and_to_dos(
        self, browse: Callable[[User], Browser], ada: User, make_user: Callable[..., User], kind: str, private: bool
    ) -> None:
        item = make_item(ada, kind=kind, private=private, subject="Gift for Kim")
        history = f"/calendar-sync/why?item={item.id}"
        assert browse(ada).get(status_url(item)).status_code == 200
        assert "Gift" in browse(ada).get(history).text
        for role in ("dispatcher", "administrator"):
            planner = browse(make_user(f"A {role}", role=role))
            assert planner.get(status_url(item)).status_code == 404
            assert "Gift" not in planner.get(history).text

    def test_an_unknown_item_is_not_found(self, browser: Browser) -> None:
        assert browser.get("/calendar-sync/items/999/standing").status_code == 404


@pytest.mark.parametrize(("permitted", "is_marked"), [(None, True), (True, False)])
def test_a_read_only_event_is_marked_before_anybody_edits_it(
    browser: Browser, make_integration: MakeIntegration, ada: User, permitted: bool | None, is_marked: bool
) -> None:
    integration = make_integration(ada, can_edit_existing=permitted)
    item = make_item(ada, kind="appointment")
    make_link(integration, item, unwritable=NOT_ALLOWED)
    page = browser.get(status_url(item)).text
    assert "On it" in page
    assert ("What you change here stays here. It was made elsewhere" in page) is is_marked
