"""Administrators' list of all integrations."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from lxml import html

from emulators.reasons import words
from tests.statements import counted_queries
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync.models import Approval, Failure, HeldDeletion, Integration, Link, LinkedAccount, Mark, SyncState

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def client(make_user: Callable[..., User], sign_in: SignIn) -> FlaskClient:
    return sign_in(make_user("Cem", role="administrator", time_zone="Asia/Tokyo"))


def integrate(owner: User, name: str, **fields: object) -> Integration:
    account = LinkedAccount(user=owner, service="caldav", connector="caldav", name=owner.email, credentials="")
    integration = Integration(owner=owner, account=account, calendar_id="c", calendar_name=name, kinds=[], **fields)
    db.session.add(integration)
    db.session.commit()
    return integration


def rows(client: FlaskClient) -> list[list[str]]:
    page = html.fromstring(client.get("/admin/integrations").get_data())
    return [[" ".join(" ".join(cell.itertext()).split()) for cell in row] for row in page.xpath("//tbody/tr")]


def test_all_owners_are_listed_with_calendar_and_last_sync(client: FlaskClient, ada: User, ben: User) -> None:
    integrate(ada, "Work", state=SyncState(last_moved_at=datetime(2026, 3, 1, 20, 30, tzinfo=UTC)))
    integrate(ben, "Home")
    work, home = sorted(rows(client))
    assert work[:2] == ["Ada", "Work ada@example.org, caldav"]
    assert work[3] == "2 Mar 2026, 05:30"  # in the administrator's zone
    assert home[0] == "Ben"
    assert home[3:] == ["Nothing yet", "Never", "None", "0"]


def test_integrations_that_need_attention_are_listed_first(client: FlaskClient, ada: User, ben: User) -> None:
    integrate(ada, "Fine")
    broken = integrate(ben, "Broken")
    broken.account.authorization_lost_at = datetime(2026, 3, 1, tzinfo=UTC)
    assert [row[0] for row in rows(client)] == ["Ben", "Ada"]


def test_the_longest_wait_is_listed_first_in_any_direction_and_status(
    client: FlaskClient, ada: User, ben: User, make_user: Callable[..., User]
) -> None:
    def ago(hours: int) -> datetime:
        return utc_now() - timedelta(hours=hours)

    integrate(ada, "Nothing waits", state=SyncState(last_proven_at=ago(0)))
    integrate(ben, "News there, not read yet", state=SyncState(notified_at=ago(2)))
    integrate(make_user("Dora"), "Not looked at", state=SyncState(next_sweep_at=ago(4)))
    failing = integrate(make_user("Eli"), "Failing")
    db.session.add(
        Failure(integration_id=failing.id, kind="reading", since=ago(3), reason=words("The server is busy."))
    )
    integrate(make_user("Fay"), "Switched off", active=False, state=SyncState(notified_at=ago(9)))
    assert [row[0] for row in rows(client)] == ["Dora", "Eli", "Ben", "Ada", "Fay"]


def test_integrations_with_attention_are_ordered_by_the_age_of_their_changes(
    client: FlaskClient, ada: User, ben: User
) -> None:
    for owner, hours in ((ada, 2), (ben, 30)):
        integration = integrate(owner, "Waiting")
        day = datetime(2026, 3, 1, tzinfo=UTC)
        item = Item(
            owner_id=owner.id,
            subject="",
            start=datetime(2026, 3, 1),
            end=datetime(2026, 3, 1),
            zone="UTC",
            starts_at=day,
            ends_at=day,
        )
        db.session.add(item)
        db.session.flush()
        db.session.query(Mark).filter_by(integration_id=integration.id).delete()
        db.session.add(
            Mark(integration_id=integration.id, item_id=item.id, marked_at=utc_now() - timedelta(hours=hours))
        )
    db.session.commit()
    assert [row[0] for row in rows(client)] == ["Ben", "Ada"]


def test_deletions_that_wait_for_approval_are_counted(client: FlaskClient, ada: User) -> None:
    integration = integrate(ada, "Work")
    day = datetime(2026, 3, 1)
    approval = Approval(integration=integration, side="there", live_links=20)
    for number in range(11):
        at = day.replace(tzinfo=UTC)
        item = Item(owner_id=ada.id, subject="", start=day, end=day, zone="UTC", starts_at=at, ends_at=at)
        link = Link(integration_id=integration.id, item=item, remote_id=f"r{number}", remote_uid=f"u{number}")
        approval.held.append(HeldDeletion(link=link, evidence=words("gone")))
    db.session.add(approval)
    assert rows(client)[0][6] == "11"
    approval.decided_at = datetime(2026, 3, 2, tzinfo=UTC)
    assert rows(client)[0][6] == "0"


def test_drafts_and_deleted_integrations_are_left_out(client: FlaskClient, ada: User) -> None:
    integrate(ada, "Draft", wizard_step="linked_calendar")
    integrate(ada, "Deleted", ended_at=datetime(2026, 3, 1, tzinfo=UTC))
    assert "Nobody has linked a calendar yet." in client.get("/admin/integrations").get_data(as_text=True)


def test_number_of_queries_does_not_grow_with_integrations(client: FlaskClient, ada: User) -> None:
    def queries() -> int:
        with counted_queries() as statements:
            rows(client)
        return sum(statement.startswith("SELECT") for statement in statements)

    integrate(ada, "first")
    once = queries()
    for number in range(5):
        integrate(ada, f"more {number}")
    assert queries() == once
