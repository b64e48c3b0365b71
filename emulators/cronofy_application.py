"""Fixtures for an application that reaches calendars through the emulated Cronofy, which reaches it in turn."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask
from redis import Redis

from config import Testing
from emulators.cronofy import CronofyEmulator, running
from emulators.serving import serving


@pytest.fixture
def emulator() -> Iterator[CronofyEmulator]:
    with running() as emulator:
        yield emulator


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Listen on the port on which the application can be reached, before it exists."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


@pytest.fixture
def cronofy_environment(emulator: CronofyEmulator, listener: socket.socket) -> dict[str, str]:
    return {"BASE_URL": f"http://127.0.0.1:{listener.getsockname()[1]}", **cronofy_settings(emulator)}


def cronofy_settings(emulator: CronofyEmulator) -> dict[str, str]:
    """Return the settings with which an application reaches the emulated Cronofy."""
    return {
        "CRONOFY_CLIENT_ID": emulator.application.client_id,
        "CRONOFY_CLIENT_SECRET": emulator.application.secrets[0],
        "CRONOFY_AUTHORIZE_URL": f"{emulator.base_url}/oauth/authorize",
        "CRONOFY_TOKEN_URL": f"{emulator.base_url}/oauth/token",
        "CRONOFY_API_URL": emulator.base_url,
    }


def allow(address: str, email: str = "ada@example.org") -> str:
    """Allow access on Cronofy's page; return the path and query of ours that it leads back to."""
    data = {"decision": "allow", "email": email, "password": "an app-specific password"}
    return back_of(requests.post(address, data=data, allow_redirects=False, timeout=10))


def back_of(answer: requests.Response) -> str:
    """Return the path and query of ours that an answer of Cronofy's leads back to."""
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


@pytest.fixture
def settings(
    tmp_path: Path, database_url: str, valkey: str, redis: Redis, cronofy_environment: dict[str, str]
) -> Testing:
    places = {"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": database_url, "REDIS_URL": valkey}
    return Testing({**places, **cronofy_environment})


@pytest.fixture
def served(app: Flask, listener: socket.socket) -> Iterator[str]:
    """Serve the application so that notifications can reach it; yields its address."""
    with serving(app, port=listener.getsockname()[1], fd=listener.fileno()) as address:
        yield address
