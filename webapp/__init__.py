"""Calendar Sync. `create_app` is the one place where the areas are connected."""

from typing import TYPE_CHECKING

from flask import Flask
from redis import Redis
from werkzeug.middleware.proxy_fix import ProxyFix

from config import ROOT, ConfigurationError, Settings, end_with, settings_from_environment
from webapp.extensions import csrf, db, login_manager, migrate
from webapp.rfc5545 import tz_database as tz_database  # selected here, before any zone is loaded
from webapp.web import responses, static_files

if TYPE_CHECKING:
    from webapp.connectors.registry import Registry


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application for `settings`.

    Without `settings` they are read from the environment, and invalid ones end the process with a message.

    Raises:
        ConfigurationError: a setting in `settings` is missing or invalid.
    """
    if settings is not None:
        return _put_together(settings)
    try:
        return _put_together(settings_from_environment())
    except ConfigurationError as error:
        end_with(error)


def _put_together(settings: Settings) -> Flask:
    app = Flask(
        __name__,
        template_folder=str(ROOT / "templates"),
        static_folder=None,  # see static_files
        instance_path=str(settings.INSTANCE_DIR),
    )
    app.config.from_object(settings)
    if settings.TRUSTED_PROXIES:
        hops = settings.TRUSTED_PROXIES
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    db.init_app(app)
    migrate.init_app(app, db)
    login_manager.init_app(app)
    csrf.init_app(app)
    # Short time-outs: a page must not hang because Redis is unreachable.
    app.extensions["redis"] = Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=5)
    responses.init_app(app)
    static_files.init_app(app)
    _register(app)
    app.extensions["providers"] = _providers(settings, app.extensions["redis"])
    return app


def _providers(settings: Settings, redis: Redis) -> "Registry":
    from webapp.connectors.members import configured
    from webapp.connectors.ports import Host
    from webapp.sync.linked_accounts.credential_store import pause

    return configured(settings.for_providers(), Host(redis, pause))


def _register(app: Flask) -> None:
    # Imported here, so that importing a model never imports every page.
    from webapp import accounts, calendar_sync, my_calendar, operations, service_desk, sync

    for area in (accounts, my_calendar, service_desk, calendar_sync, operations, sync):
        area.init_app(app)
