"""Providers with other settings than the application was made with."""

from flask import Flask, current_app

from webapp.accounts.models import User
from webapp.connectors.caldav.discovery import Discovery, discover
from webapp.connectors.caldav.provider import CalDavProvider, CalDavSettings
from webapp.connectors.cronofy.provider import CronofyProvider
from webapp.connectors.members import configured
from webapp.connectors.ports import Host
from webapp.connectors.practice.provider import PracticeSignIn
from webapp.connectors.sign_in import Login
from webapp.sync.linked_accounts.credential_store import pause
from webapp.sync.linked_accounts.ports import own_login
from webapp.sync.providers import providers


def set_up_providers(app: Flask, **settings: str) -> None:
    """Give the application direct providers that read these settings, and no others."""
    environ = {"BASE_URL": app.config["BASE_URL"], "SECRET_KEY": app.config["SECRET_KEY"], **settings}
    for provider in configured(environ, Host(app.extensions["redis"], pause)):
        if isinstance(provider, CalDavProvider):
            app.extensions["providers"].register(provider)


def forget_settings(app: Flask, key: str) -> None:
    """Let a provider be one that is not set up."""
    provider = type(app.extensions["providers"].get(key))
    app.extensions["providers"].register(provider(None, Host(app.extensions["redis"], pause)))


def discover_at(address: str, username: str, password: str) -> Discovery:
    """Find an account as a person who links it would."""
    settings: CalDavSettings = current_app.extensions["providers"].get("caldav").sign_in.settings
    return discover(address, username, password, policy=settings.policy, timeout=settings.timeout)


def cronofy_provider() -> CronofyProvider:
    """Return the provider of this application."""
    provider = providers().get("cronofy")
    assert isinstance(provider, CronofyProvider)
    return provider


def practice_login(user: User) -> Login:
    """Return a person's account of the practice calendar."""
    login = own_login(_practice_sign_in(), user)
    assert login is not None
    return login


def practice_password(username: str) -> str:
    """Return the password of an account of the practice calendar."""
    return _practice_sign_in().known_password(username)


def _practice_sign_in() -> PracticeSignIn:
    provider = providers().get("practice")
    assert provider is not None
    assert isinstance(provider.sign_in, PracticeSignIn)
    return provider.sign_in
