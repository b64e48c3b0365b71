"""Whatever Cronofy, or somebody in its place, answers: it is read, or refused with a reason, and what is read fits."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import assert_grows_evenly, mutations, tried
from tests.unit.connectors.canned_server import CannedServer
from tests.unit.connectors.cronofy.test_client import client, settings
from tests.unit.connectors.cronofy.test_events import RAW
from webapp.connectors.base import Gone, Unreadable
from webapp.connectors.cronofy.client import BatchEntry, Client
from webapp.connectors.cronofy.event_ids import OwnId
from webapp.connectors.cronofy.events import parse, span_of
from webapp.connectors.cronofy.identity import calendars, profiles
from webapp.connectors.cronofy.notifications import UnreadableNotification
from webapp.connectors.cronofy.notifications import parse as parse_notice
from webapp.connectors.cronofy.reading import Reader
from webapp.connectors.cronofy.series import by_remote_id, remote_event
from webapp.connectors.errors import ConnectorError
from webapp.connectors.event import Marker, RemoteEvent, event_to_json
from webapp.reason_texts import sentence
from webapp.sync.engine.item_mapping import item_values, override_values

pytestmark = pytest.mark.slow  # long documents, and many of them

__all__ = ["client", "settings"]

NOW = datetime(2026, 11, 23, tzinfo=UTC)
KEY = "0e6f0c9a-54f4-4b1d-9a43-6d3f5b6f2c11"
OWN = [
    str(OwnId(KEY, Marker("d", "i"), date)) for date in (None, datetime(2026, 11, 23, 9), datetime(9999, 12, 31, 23))
]
STRANGE = [
    None,
    True,
    "",
    0,
    -1,
    10**400,
    1e308,
    "0001-01-01T00:00:00+14:00",
    "0001-01-01",
    "9999-12-31T23:59:59-12:00",
    "9999-12-31",
    "2026-11-23",
    "2026-W48",
    "20261123T090000Z",
    "2026-11-23T09:00:00",
    "2026-11-23T25:00:00Z",
    "half \ud83d a character",
    "\x00\x1f\u2028\ufeff",
    "x" * 70_000,
    {"time": "9999-12-31T23:59:59Z", "tzid": "Pacific/Kiritimati"},
    {"time": "0001-01-01T00:00:00Z", "tzid": "Pacific/Pago_Pago"},
    {"time": "2026-11-23T09:00:00Z", "tzid": "../../etc/passwd"},
    {"time": "2026-11-23T09:00:00Z", "tzid": "half \ud83d"},
    {"time": ["2026"], "tzid": {}},
    {"rules": [{"frequency": "daily", "interval": 10**30, "by_day": ["MO;UNTIL=1", 5]}]},
    {"rules": [{"frequency": "weekly", "by_day": ["MO"]}]},
    *OWN,
]
values = st.one_of(
    st.sampled_from(STRANGE),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=6,
    ),
)
FIELDS = [*RAW, "event_id", "series_identifier", "series_master", "recurring", "recurrence", "location", "attendees",
          "organizer", "event_private", "extended_transparency"]  # fmt: skip
events = st.dictionaries(st.sampled_from(FIELDS), values, max_size=5).map(lambda changes: {**RAW, **changes})


def kept(text: Any) -> None:
    """Check that a database can hold it."""
    json.dumps(text, ensure_ascii=False).encode()
    assert "\\u0000" not in json.dumps(text)


def use(event: RemoteEvent) -> None:
    """Do with an event what the engine does."""
    kept([event_to_json(event.event), event.remote_id, event.version_tag, event.uid, event.series, event.source])
    values = item_values(event.event, home_zone="Europe/Berlin")
    assert values["starts_at"] <= values["ends_at"]
    assert override_values(event.event) is not None
    span_of(event.source)


@tried(150)
@given(st.lists(events, min_size=1, max_size=3))
def test_any_event_is_read_or_has_a_problem(sent: list[dict[str, Any]]) -> None:
    entries = [entry for data in sent if (entry := parse(json.loads(json.dumps(data))))]
    for group in by_remote_id(entries).values():
        found = remote_event(group)
        match found:
            case Gone():
                kept(found.remote_id)
            case Unreadable():
                assert found.reason
                kept([found.remote_id, found.version_tag])
            case RemoteEvent():
                use(found)


NOTICE = json.dumps(
    {
        "notification": {"type": "change", "changes_since": "2026-11-22T12:00:00Z"},
        "channel": {"channel_id": "chn_1", "filters": {"calendar_ids": ["cal_1"]}},
    }
).encode()
PAGE = json.dumps({"pages": {"current": 1, "total": 1}, "events": [RAW, RAW]}).encode()
USERINFO = json.dumps(
    {
        "sub": "acc_1",
        "cronofy.data": {
            "profiles": [
                {
                    "profile_id": "p",
                    "profile_name": "ada",
                    "profile_calendars": [{"calendar_id": "c", "calendar_name": "Work"}],
                }
            ]
        },
    }
).encode()
BATCH = json.dumps(
    {"batch": [{"status": 202}, {"status": 422, "data": {"errors": {"start": [{"key": "x"}]}}}]}
).encode()
TOKENS = [
    b"[" * 3000,
    b'{"a":' * 3000,
    b"9" * 5000,
    b"null",
    b"{}",
    b"[]",
    b'"\\ud800"',
    b"\xff",
    b"1e999",
    b"NaN",
    b"0001-01-01T00:00:00+14:00",
    b"9999-12-31T23:59:59-12:00",
    b'"events"',
    b'"next_page"',
]


@tried(150)
@given(mutations([NOTICE], TOKENS))
def test_whatever_is_sent_as_a_notice_is_read_or_refused(body: bytes) -> None:
    try:
        notice = parse_notice(body)
    except UnreadableNotification:
        return
    assert isinstance(notice.kind, str)


@pytest.fixture
def ask(server: CannedServer, client: Client) -> Callable[[bytes, Callable[[Client], object]], None]:
    """Have the server answer with a body, and ask; anything but an answer or a ConnectorError is a mistake."""

    def asked(body: bytes, question: Callable[[Client], object]) -> None:
        server.body = body
        try:
            question(client)
        except ConnectorError as error:
            assert len(sentence(error.reason)) < 400

    return asked


def whole(client: Client) -> list[object]:
    """Read a window, a listing and single events."""
    reader = Reader(client, "cal_1")
    found: list[object] = [event for page in reader.window(NOW, NOW + timedelta(days=7)) for event in page]
    return found + list(reader.fetch(["evt_external_1"]))


QUESTIONS: dict[str, tuple[bytes, Callable[[Client], object]]] = {
    "events": (PAGE, whole),
    "calendars": (USERINFO, lambda client: (calendars(client), profiles(client))),
    "a batch": (BATCH, lambda client: client.batch([BatchEntry("POST", "/a", {}), BatchEntry("POST", "/b", {})])),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_whatever_is_answered_is_understood_or_an_error_of_ours(
    ask: Callable[[bytes, Callable[[Client], object]], None], name: str
) -> None:
    body, question = QUESTIONS[name]

    @tried(40)
    @given(mutations([body], TOKENS))
    def answers(mutated: bytes) -> None:
        ask(mutated, question)

    answers()


def listing(size: int) -> list[dict[str, Any]]:
    return [{**RAW, "event_uid": f"evt_{number}"} for number in range(size)]


def dates(size: int) -> list[dict[str, Any]]:
    first = datetime(2026, 1, 1, 9)
    ids = (str(OwnId(KEY, Marker("d", "i"), first + timedelta(days=number))) for number in range(size))
    return [{**RAW, "event_id": event_id} for event_id in ids]


def understand(sent: list[dict[str, Any]]) -> None:
    for group in by_remote_id(entries_of(sent)).values():
        remote_event(group)


def entries_of(sent: list[dict[str, Any]]) -> Iterator[Any]:
    return (entry for data in sent if (entry := parse(data)))


@pytest.mark.parametrize("shape", [listing, dates])
def test_more_of_anything_costs_evenly(shape: Callable[[int], list[dict[str, Any]]]) -> None:
    assert_grows_evenly(understand, shape, 60)
