"""The history page: one search over all linked calendars."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from emulators.reasons import words
from tests.web.calendar_sync.sync_pages import Browser
from webapp.accounts.models import User
from webapp.connectors.reasons import Reason, because, caused_by
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.service_desk.models import Client, Contact, ServiceCall, Ticket
from webapp.sync.models import Integration, LedgerEntry, Link, Run

NINE = datetime(2026, 12, 1, 9)


@pytest.fixture
def note(make_run: Callable[..., Run]) -> Callable[..., LedgerEntry]:
    def make(integration: Integration, subject: str, **fields: Any) -> LedgerEntry:
        run = make_run(integration)
        values = {
            "direction": "in",
            "action": "create",
            "outcome": "done",
            "reason": because(Reason.NEW_THERE),
            **fields,
        }
        entry = LedgerEntry(run_id=run.id, integration_id=integration.id, subject=subject, **values)
        db.session.add(entry)
        db.session.commit()
        return entry

    return make


def test_one_search_covers_all_calendars_of_a_person(
    browser: Browser, ada: User, make_integration: Callable[..., Integration], note: Callable[..., LedgerEntry]
) -> None:
    note(make_integration(ada, calendar_name="Work"), "Boiler at [#1042]")
    note(make_integration(ada, calendar_name="Home"), "Boiler, ours")
    note(make_integration(ada, calendar_name="Home"), "Dentist")
    page = browser.get("/calendar-sync/why?text=boiler").text
    assert "Boiler at [#1042]" in page
    assert "Boiler, ours" in page
    assert "Dentist" not in page
    assert "“Work” (CalDAV)" in page
    assert "Dentist" not in browser.get("/calendar-sync/why?text=%231042").text


def test_an_id_of_the_server_finds_its_event(
    browser: Browser, integration: Integration, note: Callable[..., LedgerEntry]
) -> None:
    note(integration, "Named", remote_id="/dav/ada/4711.ics")
    assert "Named" in browser.get("/calendar-sync/why?text=/dav/ada/4711.ics").text


def test_an_item_lists_all_its_entries_with_reasons(
    browser: Browser, integration: Integration, note: Callable[..., LedgerEntry]
) -> None:
    note(integration, "Mine", item_id=5, action="skip", outcome="skipped", reason=words("because Create is off"))
    note(integration, "Another", item_id=6)
    page = browser.get("/calendar-sync/why?item=5").text
    assert "because Create is off" in page
    assert "Another" not in page
    assert "has not been synced with a linked calendar yet" in browser.get("/calendar-sync/why?item=99").text


def test_nobody_can_read_entries_of_others(
    browser: Browser, ben: User, make_integration: Callable[..., Integration], note: Callable[..., LedgerEntry]
) -> None:
    note(make_integration(ben), "Of Ben", item_id=5)
    assert "Of Ben" not in browser.get("/calendar-sync/why?text=Ben").text
    assert "Of Ben" not in browser.get("/calendar-sync/why?item=5").text


def test_histories_are_paged(
    browser: Browser, integration: Integration, note: Callable[..., LedgerEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.calendar_sync.log.history_page.PER_PAGE", 2)
    for number in range(3):
        note(integration, f"Visit {number}", item_id=5)
    first = browser.get("/calendar-sync/why?item=5")
    assert "Visit 0" not in first.text
    (older,) = [link for link in first.text.split('"') if "before=" in link]
    assert "item=5" in older
    assert "Visit 0" in browser.get(older.replace("&amp;", "&")).text


def an_item(owner: User, **fields: Any) -> Item:
    values = {"subject": "Visit", "start": NINE, "end": NINE + timedelta(hours=1), "zone": "Europe/Berlin", **fields}
    item = Item(owner_id=owner.id, starts_at=utc_now(), ends_at=utc_now(), **values)
    db.session.add(item)
    db.session.commit()
    return item


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {
                "direction": "in",
                "action": "update",
                "reason": because(Reason.CHANGED_THERE),
                "before": {
                    "start": "2026-12-01T09:00:00",
                    "end": "2026-12-01T10:00:00",
                    "zone": "UTC",
                    "all_day": False,
                },
                "after": {
                    "start": "2026-12-01T14:00:00",
                    "end": "2026-12-01T15:00:00",
                    "zone": "UTC",
                    "all_day": False,
                },
            },
            "Moved to 14:00 in My Calendar because it was changed on the linked calendar “Work” (CalDAV) (",
        ),
        (
            {
                "direction": "out",
                "action": "update",
                "reason": because(Reason.CHANGED_HERE),
                "before": {"subject": "Old", "location": ""},
                "after": {"subject": "New", "location": "Room 4"},
            },
            "Changed (subject and location) on the linked calendar “Work” (CalDAV) because it was changed in My",
        ),
        (
            {"direction": "out", "action": "create", "reason": because(Reason.NOT_THERE_YET)},
            "Added to the linked calendar “Work” (CalDAV) because it was not on the linked calendar yet (",
        ),
        (
            {"direction": "none", "action": "skip", "outcome": "skipped", "reason": words("it came from elsewhere")},
            "Left unchanged in My Calendar and on the linked calendar “Work” (CalDAV) because it came from elsewhere (",
        ),
        (
            {"direction": "out", "action": "quarantine", "outcome": "failed", "reason": words("It has guests.")},
            "2026, 10:30). It has guests.",
        ),
        (
            {
                "direction": "out",
                "action": "delete",
                "outcome": "held",
                "reason": caused_by(Reason.REMOVAL_HELD, because(Reason.REMOVED_HERE), count=12),
            },
            "Not yet removed from the linked calendar “Work” (CalDAV) because it was removed in My Calendar; one of 12 "
            "removals at once, held until you approve them (",
        ),
    ],
)
def test_entries_read_as_sentences(
    browser: Browser,
    integration: Integration,
    note: Callable[..., LedgerEntry],
    fields: dict[str, Any],
    text: str,
) -> None:
    entry = note(integration, "Visit", at=datetime(2026, 12, 1, 9, 30, tzinfo=UTC), **fields)
    assert text in browser.get("/calendar-sync/why?text=visit").text
    assert text in browser.get(f"/calendar-sync/{integration.id}/logs/{entry.run_id}").text


class TestSearch:
    @pytest.fixture
    def call(self, ada: User, ben: User) -> Item:
        """Ada's and Ben's call on ticket 1042 of the Bakery, with Eve Baker as contact."""
        client = Client(name="Bakery")
        contact = Contact(client=client, name="Eve Baker")
        ticket = Ticket(number=1042, title="Oven", client=client, contact=contact)
        item = an_item(ada, kind="service_call", assignments=[Assignment(user_id=ada.id), Assignment(user_id=ben.id)])
        db.session.add_all([client, contact, ticket])
        db.session.flush()
        db.session.add(ServiceCall(item_id=item.id, ticket_id=ticket.id))
        db.session.commit()
        return item

    def test_a_part_of_an_id_on_the_server_or_a_uid_finds_its_event(
        self,
        browser: Browser,
        integration: Integration,
        note: Callable[..., LedgerEntry],
        make_link: Callable[..., Link],
    ) -> None:
        link = make_link(integration)
        note(integration, "Named", remote_id=link.remote_id, item_id=link.item_id)
        note(integration, "Another", remote_id="/dav/ada/else.ics")
        for text in ("team/1.ics", link.remote_uid, link.item.uid):
            page = browser.get(f"/calendar-sync/why?text={text}").text
            assert ("Named" in page, "Another" in page) == (True, False), text

    @pytest.mark.parametrize("text", ["%231042", "1042", "Bakery", "Eve Baker", "Ben"])
    def test_a_ticket_its_client_and_contact_and_a_colleague_find_the_item(
        self,
        browser: Browser,
        call: Item,
        integration: Integration,
        note: Callable[..., LedgerEntry],
        text: str,
    ) -> None:
        note(integration, "Named", item_id=call.id)
        note(integration, "Another", item_id=call.id + 1)
        page = browser.get(f"/calendar-sync/why?text={text}").text
        assert ("Named" in page, "Another" in page) == (True, False)


class TestThoseWhoPlan:
    @pytest.fixture
    def dispatcher(self, browse: Callable[[User], Browser], make_user: Callable[..., User]) -> Browser:
        return browse(make_user("Dora", role="dispatcher"))

    def test_they_find_entries_of_the_calendars_of_others(
        self, dispatcher: Browser, ada: User, integration: Integration, note: Callable[..., LedgerEntry]
    ) -> None:
        item = an_item(ada)
        note(integration, "Visit", item_id=item.id)
        page = dispatcher.get("/calendar-sync/why?text=ada").text
        assert "In the calendar of Ada" in page
        assert f"/calendar-sync/{integration.id}/logs" not in page
        assert "Where it is now" in dispatcher.get(f"/calendar-sync/why?item={item.id}").text

    @pytest.mark.parametrize("what", ["private", "to_do", "never an item", "private before"])
    def test_private_entries_are_read_by_their_owner_alone(
        self,
        dispatcher: Browser,
        browser: Browser,
        integration: Integration,
        note: Callable[..., LedgerEntry],
        what: str,
    ) -> None:
        kind = "to_do" if what == "to_do" else "appointment"
        item = an_item(integration.owner, private=what == "private", kind=kind)
        if what == "private before":
            changes = {"before": {"private": True}, "after": {"private": False}}
            note(integration, "Surgery", item_id=item.id, action="update", **changes)
        note(integration, "Surgery", item_id=None if what == "never an item" else item.id)
        for address in ("/calendar-sync/why?text=surgery", "/calendar-sync/why?text=Ada"):
            assert "Surgery" not in dispatcher.get(address).text
            assert "Surgery" in browser.get(address).text

    def test_the_status_of_an_item_links_to_its_history(self, dispatcher: Browser, ada: User) -> None:
        item = an_item(ada)
        page = dispatcher.get(f"/calendar-sync/items/{item.id}/standing").text
        assert f"/calendar-sync/why?item={item.id}" in page


def test_the_history_of_an_item_begins_with_its_status(browser: Browser, ada: User, integration: Integration) -> None:
    item = an_item(ada, subject="Visit at noon")
    page = browser.get(f"/calendar-sync/why?item={item.id}").text
    assert "Visit at noon" in page
    assert "Work (CalDAV):" in page
    assert "What happened to it?" not in page


def test_the_history_is_filtered_by_the_causes_of_the_entries_found(
    browser: Browser, integration: Integration, note: Callable[..., LedgerEntry]
) -> None:
    note(integration, "Visit Ada", reason=because(Reason.CHANGED_THERE))
    note(integration, "Visit Ben", reason=because(Reason.CHANGED_HERE))
    note(integration, "Lunch", reason=because(Reason.NEW_THERE))
    found = browser.get("/calendar-sync/why?text=visit").text
    assert '<option value="changed_there">' in found
    assert '<option value="new_there">' not in found
    narrowed = browser.get("/calendar-sync/why?text=visit&cause=changed_there").text
    assert "Visit Ada" in narrowed
    assert "Visit Ben" not in narrowed
