"""What is wrong with the settings for Cronofy is reported at the start."""

from pathlib import Path

import pytest

from config import ConfigurationError, Testing
from webapp import create_app
from webapp.connectors.cronofy import provider


def application(instance: Path, address: str) -> None:
    credentials = {"CRONOFY_CLIENT_ID": "client", "CRONOFY_CLIENT_SECRET": "CRN_secret"}
    create_app(Testing({"INSTANCE_DIR": str(instance), "CRONOFY_CALLBACK_BASE_URL": address, **credentials}))


def address_of(length: int) -> str:
    host = "https://calendar.example.org/"
    return host + "x" * (length - len(host))


def test_a_callback_address_that_cronofy_would_refuse_is_reported(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigurationError, match=f"CRONOFY_CALLBACK_BASE_URL.*up to {provider.LONGEST_BASE} characters"
    ):
        application(tmp_path, address_of(provider.LONGEST_BASE + 1))


def test_the_longest_that_fits_is_taken(tmp_path: Path) -> None:
    assert 128 - len("/webhooks/cronofy/") - 43 == provider.LONGEST_BASE
    application(tmp_path, address_of(provider.LONGEST_BASE))
