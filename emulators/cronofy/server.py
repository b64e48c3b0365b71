"""The emulator as a whole: its application, its server, and the ways in for tests."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import format_datetime

from flask import Flask

from emulators.cronofy import calendars, control_pages, events, identity, notifications, oauth, writing
from emulators.cronofy.calls import answer_error
from emulators.cronofy.controls import Controls
from emulators.cronofy.errors import ApiError
from emulators.cronofy.faults import Faults
from emulators.cronofy.notifications import Notifier
from emulators.cronofy.state import Application, Settings, World
from emulators.serving import QuietHandler, serving


class CronofyEmulator:
    """What a test holds. `controls` acts as the people whose calendars these are."""

    def __init__(self, settings: Settings | None = None, application: Application | None = None) -> None:
        self.world = World(settings or Settings(), application or Application())
        self.notifier = self.world.notifier = Notifier(self.world)
        self.controls = Controls(self.world)
        self.stopping = threading.Event()

    @property
    def base_url(self) -> str:
        """Return the address of everything: pages, token endpoint and API."""
        return self.world.base_url

    @property
    def settings(self) -> Settings:
        return self.world.settings

    @property
    def application(self) -> Application:
        return self.world.application

    @property
    def faults(self) -> Faults:
        return self.world.faults

    def make_app(self) -> Flask:
        app = Flask(__name__)
        app.extensions["cronofy"] = self.world
        app.extensions["cronofy-stop"] = self.stopping
        app.json.sort_keys = False  # type: ignore[attr-defined]
        for area in (oauth, identity, calendars, events, writing, notifications, control_pages):
            app.register_blueprint(area.bp)
        app.register_error_handler(ApiError, answer_error)
        return app


class _Handler(QuietHandler):
    def date_time_string(self, timestamp: float | None = None) -> str:
        """Return the Date header: by the service's own clock."""
        here: World = self.server.app.extensions["cronofy"]  # type: ignore[attr-defined]
        return format_datetime(here.clock.now(), usegmt=True)


@contextmanager
def running(
    settings: Settings | None = None, application: Application | None = None, *, port: int = 0
) -> Iterator[CronofyEmulator]:
    """Serve an emulator on a loopback port."""
    emulator = CronofyEmulator(settings, application)
    with serving(emulator.make_app(), port=port, handler=_Handler) as address:
        emulator.world.base_url = address
        emulator.notifier.start()
        try:
            yield emulator
        finally:
            emulator.stopping.set()
            emulator.notifier.stop()
