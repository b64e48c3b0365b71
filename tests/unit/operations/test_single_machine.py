"""Which programs run on one machine."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.toy_service.provider import CorkboardProvider
from webapp.connectors import members
from webapp.operations.single_machine import programs_for

ALWAYS = ["web", "worker-1", "worker-2", "scheduler"]


@pytest.fixture
def web_socket() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Settings of an installation whose providers include one that can listen."""
    monkeypatch.setattr(members, "PROVIDERS", (*members.PROVIDERS, CorkboardProvider))
    return {
        "INSTANCE_DIR": str(tmp_path),
        "SECRET_KEY": "a key for this test, long enough for one",
        "CREDENTIAL_KEYS": Fernet.generate_key().decode(),
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "BASE_URL": "http://127.0.0.1:8000",
        "CORKBOARD_LISTENS": "1",
    }


def test_the_listener_runs_if_a_provider_needs_it(settings: dict[str, str], web_socket: socket.socket) -> None:
    programs = programs_for({**settings, "CORKBOARD_URL": "http://127.0.0.1:2"}, web_socket)
    assert [program.name for program in programs] == [*ALWAYS, "listener"]
    assert programs[-1].command[1:] == ("worker.py", "listen")


@pytest.mark.parametrize("left_out", ["CORKBOARD_URL", "CORKBOARD_LISTENS"])
def test_the_listener_does_not_run_without_such_a_provider(
    settings: dict[str, str], web_socket: socket.socket, left_out: str
) -> None:
    settings = {**settings, "CORKBOARD_URL": "http://127.0.0.1:2"}
    del settings[left_out]
    assert [program.name for program in programs_for(settings, web_socket)] == ALWAYS
