"""The list of providers: a further connector is one folder, and one line here.

docs/development/adding-a-connector.md describes how it is written.
"""

from collections.abc import Mapping

from webapp.connectors.caldav.provider import CalDavProvider
from webapp.connectors.cronofy.provider import CronofyProvider
from webapp.connectors.icloud.provider import ICloudProvider
from webapp.connectors.ports import Host
from webapp.connectors.practice.provider import PracticeProvider
from webapp.connectors.registry import Provider, Registry

PROVIDERS: tuple[type[Provider], ...] = (
    ICloudProvider,
    CalDavProvider,
    PracticeProvider,
    CronofyProvider,
)


def check_settings(environ: Mapping[str, str]) -> None:
    """Raise ConfigurationError for invalid settings."""
    for provider in PROVIDERS:
        provider.settings_from(environ)


def configured(environ: Mapping[str, str], host: Host) -> Registry:
    """Return all providers with their settings. Raises ConfigurationError."""
    return Registry(provider(provider.settings_from(environ), host) for provider in PROVIDERS)
