"""Notices: real ones are believed, and nothing else."""

import json
from datetime import UTC, datetime

import pytest

from webapp.connectors.cronofy.notifications import MAX_BODY, UnreadableNotification, is_signed, parse

BODY = b'{"example":"well-known"}'
VECTORS = {
    "pDY0Oi7TJSP2hfNmZNkm5": "6r2/HjBkqymGegX0wOfifieeUXbbHwtV/LohHS+jv6c=",
    "CRN_NggYusqPGLxwjw5FHOJYOqSrTPNXy8WQf14OID": "5DxentQi5YSXODEzTVv06sRwJ3pULIz1KrYv20qxEK0=",
    "CRN_nGlYDFXwfSXgB9rvGNBJyfE454GGPtWIbNuPwr": "BmQmWVuZ70ILWjr1CAt5oC7YOolgnku4WZtlrKfx/6k=",
}
"""Published by Cronofy (github.com/cronofy/notification-hmac-examples)."""


@pytest.mark.parametrize(("secret", "signature"), VECTORS.items())
def test_published_signatures_are_accepted(secret: str, signature: str) -> None:
    assert is_signed(BODY, signature, [secret])


def test_any_signature_by_any_secret_will_do() -> None:
    first, second, third = VECTORS
    assert is_signed(BODY, f"{VECTORS[first]}, {VECTORS[second]}", ["unknown", second])
    assert not is_signed(BODY, f"{VECTORS[first]},{VECTORS[second]}", [third])


@pytest.mark.parametrize("header", ["", ",", "ü", "6r2/HjBkqymGegX0wOfifieeUXbbHwtV/LohHS+jv6c"])
def test_what_is_no_signature_is_refused(header: str) -> None:
    assert not is_signed(BODY, header, list(VECTORS))


def test_a_changed_body_and_an_empty_secret_are_refused() -> None:
    assert not is_signed(BODY + b" ", next(iter(VECTORS.values())), list(VECTORS))
    assert not is_signed(b"", "thNnmggU2ex3L5XXeMNfxf8Wl8STcVZTxscSFEKSxa0=", [""])


def test_a_change_notification_names_its_time_and_calendar() -> None:
    notice = parse(
        json.dumps(
            {
                "notification": {"type": "change", "changes_since": "2026-11-22T10:00:00Z"},
                "channel": {"channel_id": "chn_1", "callback_url": "x", "filters": {"calendar_ids": ["cal_1"]}},
            }
        ).encode()
    )
    assert (notice.kind, notice.channel_id, notice.calendar_ids) == ("change", "chn_1", ("cal_1",))
    assert notice.changes_since == datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_an_unheard_of_kind_is_read_all_the_same() -> None:
    assert parse(b'{"notification": {"type": "solar_flare"}}').kind == "solar_flare"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"notification": 5}',
        b"\xff",
        b"[" * 5000,
        b'{"notification": {"type": "change"}, "more": "' + b"x" * MAX_BODY + b'"}',
    ],
)
def test_other_bodies_are_refused(body: bytes) -> None:
    with pytest.raises(UnreadableNotification):
        parse(body)
