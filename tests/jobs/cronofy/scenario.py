"""Ada's calendar here, her calendar at the emulated Cronofy, and the jobs in between, taken as workers take them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from emulators.cronofy import CronofyEmulator
from tests.jobs.conftest import an_event
from tests.jobs.queue import work
from tests.providers import cronofy_provider
from webapp.connectors.cronofy import oauth
from webapp.connectors.cronofy.oauth import LinkingProfile
from webapp.connectors.cronofy.provider import neutral
from webapp.connectors.oauth.tokens import Tokens
from webapp.connectors.sign_in import Grant
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.my_calendar.models import Item
from webapp.sync import service
from webapp.sync.engine.item_mapping import item_values
from webapp.sync.models import Integration, LinkedAccount, Quarantine
from webapp.sync.runs.due import enqueue_due_work
from webapp.sync.status.integrations import Status, statuses
from webapp.sync.store import evidence

SOON = (datetime.now(UTC) + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0)
"""Within Cronofy's window, whenever the tests run."""


@dataclass
class CronofyScenario:
    """What a test needs to act on both sides."""

    emulator: CronofyEmulator
    integration_id: int
    owner_id: int
    sub: str
    profile_id: str
    calendar_id: str

    @property
    def integration(self) -> Integration:
        return db.session.get_one(Integration, self.integration_id, populate_existing=True)

    @property
    def account(self) -> LinkedAccount:
        return db.session.get_one(LinkedAccount, self.integration.account_id, populate_existing=True)

    @property
    def status(self) -> Status:
        return statuses([self.integration], now=utc_now())[self.integration_id]

    def add_item(self, subject: str, **series: object) -> int:
        event = an_event(subject, SOON.replace(tzinfo=None), **series)
        item = Item(owner_id=self.owner_id, **item_values(event, home_zone="Europe/Berlin"))
        db.session.add(item)
        db.session.commit()
        return item.id

    def edit_item(self, item_id: int, **fields: object) -> None:
        item = db.session.get_one(Item, item_id, populate_existing=True)
        for name, value in fields.items():
            setattr(item, name, value)
        item.updated_at = utc_now()
        db.session.commit()

    def add_event(self, subject: str, **fields: object) -> str:
        return self.emulator.controls.make_event(self.calendar_id, subject, SOON, SOON + timedelta(hours=1), **fields)  # type: ignore[arg-type]

    def here(self) -> list[str]:
        db.session.rollback()
        return sorted(db.session.scalars(select(Item.subject).where(Item.trashed_at.is_(None))))

    def there(self) -> list[str]:
        return sorted(event.summary for event in self.emulator.controls.events(self.calendar_id))

    def uid_there(self, subject: str) -> str:
        events = self.emulator.controls.events(self.calendar_id)
        return next(event.uid for event in events if event.summary == subject)

    def quarantined(self) -> list[Quarantine]:
        return list(db.session.scalars(select(Quarantine)))

    def work(self) -> None:
        """Let workers take every job that waits, and those that follow from them."""
        work(redis_client())

    def run_until_idle(self) -> None:
        """Wait until every notification is delivered, then run all waiting jobs."""
        assert self.emulator.notifier.wait_until_idle()
        db.session.rollback()
        self.work()

    def sweep(self) -> None:
        self.integration.state.next_sweep_at = utc_now()
        evidence.try_at_once(self.integration)
        db.session.commit()
        enqueue_due_work()
        self.work()

    def assert_in_step(self) -> None:
        """Assert that both sides are equal, and that another run writes nothing."""
        assert self.here() == self.there()
        writes = self.writes()
        self.sweep()
        assert self.writes() == writes
        assert self.here() == self.there()

    def writes(self) -> int:
        requests = self.emulator.world.requests
        return sum(1 for seen in requests if seen.method != "GET" and ("/events" in seen.path or "batch" in seen.path))


def grant_of(emulator: CronofyEmulator, email: str = "ada@example.org", provider_service: str = "google") -> Grant:
    """Return what the callback would get after a sign-in in the browser."""
    held = emulator.controls.authorise(email, provider_service)
    tokens = Tokens(held.access_token, held.refresh_token, datetime.now(UTC) + timedelta(hours=1))
    profile = LinkingProfile(held.profile_id, email, "google", provider_service)
    return neutral(oauth.Grant(tokens, held.sub, profile), cronofy_provider().settings)


def link(emulator: CronofyEmulator, user: object, **options: object) -> CronofyScenario:
    """Link the primary calendar of the user's mailbox, and let the first run be done."""
    grant = grant_of(emulator)
    account = service.link_granted_account(user, cronofy_provider(), service="google", grant=grant)  # type: ignore[arg-type]
    primary = next(each for each in emulator.controls.account(grant.remote_account).calendars() if each.primary)
    integration = service.start_integration(account)
    integration.calendar_id, integration.calendar_name = primary.calendar_id, primary.name
    for name, value in options.items():
        setattr(integration, name, value)
    service.finish_wizard(integration)
    scenario = CronofyScenario(
        emulator,
        integration.id,
        integration.owner_id,
        grant.remote_account,
        grant.discovery["profile_id"],
        primary.calendar_id,
    )
    scenario.run_until_idle()
    return scenario
