"""Fixtures for an application that reaches calendars through the emulated Cronofy, which reaches it in turn."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from redis import Redis

from config import Testing
from tests.emulators.cronofy import CronofyEmulator, running
from tests.emulators.serving import serving


@pytest.fixture
def emulator() -> Iterator[CronofyEmulator]:
    with running() as emulator:
        yield emulator


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """The port on which the application can be reached, known before it exists."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


@pytest.fixture
def cronofy_environment(emulator: CronofyEmulator, listener: socket.socket) -> dict[str, str]:
    return {
        "BASE_URL": f"http://127.0.0.1:{listener.getsockname()[1]}",
        "CRONOFY_CLIENT_ID": emulator.application.client_id,
        "CRONOFY_CLIENT_SECRET": emulator.application.secrets[0],
        "CRONOFY_AUTHORIZE_URL": f"{emulator.base_url}/oauth/authorize",
        "CRONOFY_TOKEN_URL": f"{emulator.base_url}/oauth/token",
        "CRONOFY_API_URL": emulator.base_url,
    }


@pytest.fixture
def settings(
    tmp_path: Path, database_url: str, valkey: str, redis: Redis, cronofy_environment: dict[str, str]
) -> Testing:
    places = {"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": database_url, "REDIS_URL": valkey}
    return Testing({**places, **cronofy_environment})


@pytest.fixture
def served(app: Flask, listener: socket.socket) -> Iterator[str]:
    """The application as a server that notices can reach; yields its address."""
    with serving(app, port=listener.getsockname()[1], fd=listener.fileno()) as address:
        yield address
