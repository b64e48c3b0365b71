"""Whatever is sent to a callback address: an answer of ours, and nothing counts that was not signed."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from redis import Redis

from tests.hostile import mutations, tried
from tests.jobs.queue import waiting
from tests.web.cronofy.test_webhook import TOKEN, client, integration, notice, send, signature
from webapp.connectors.cronofy.notifications import MAX_BODY
from webapp.sync.models import Integration

__all__ = ["client", "integration"]

TOKENS = [
    b"[" * 20_000,
    b'{"a":' * 5_000,
    b"9" * 5_000,
    b"null",
    b'"\\ud800"',
    b"\xff",
    b"0001-01-01T00:00:00+14:00",
    b" " * MAX_BODY,
    b"profile_disconnected",
    b"profile_initial_sync_completed",
    b"verification",
]
bodies = mutations([notice(), notice("verification"), notice("profile_disconnected")], TOKENS)


def test_what_is_signed_is_answered_whatever_it_says(app: Flask, client: FlaskClient, integration: Integration) -> None:
    @tried(60)
    @given(bodies)
    def try_it(body: bytes) -> None:
        assert send(client, body, signature(app, body)).status_code in {200, 400, 413}

    try_it()


def test_what_is_not_signed_does_nothing_whatever_it_says(
    client: FlaskClient, integration: Integration, redis: Redis
) -> None:
    headers = st.text(st.characters(min_codepoint=33, max_codepoint=255), max_size=60)

    @tried(40)
    @given(bodies, headers)
    def try_it(body: bytes, header: str) -> None:
        assert send(client, body, header).status_code in {403, 413}

    try_it()
    assert integration.state.notified_at is None
    assert waiting(redis) == []


@pytest.mark.parametrize("address", [TOKEN[:-1], TOKEN + "x", "", "../" + TOKEN, "%00", "x" * 5_000, "ä"])
def test_addresses_nobody_has_are_gone(
    app: Flask, client: FlaskClient, integration: Integration, address: str, redis: Redis
) -> None:
    assert send(client, notice(), signature(app, notice()), address).status_code in {404, 405, 410}
    assert waiting(redis) == []
