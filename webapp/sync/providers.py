"""The registry of providers of this application, and the provider of an account."""

from typing import TYPE_CHECKING

from flask import current_app

from webapp.connectors.registry import Provider, Registry

if TYPE_CHECKING:
    from webapp.sync.models import LinkedAccount


def providers() -> Registry:
    """Return the registry of this application."""
    registry: Registry = current_app.extensions["providers"]
    return registry


def provider_of(account: "LinkedAccount") -> Provider:
    """Return the provider by which an account was linked."""
    return providers().of(account.connector, account.service)
