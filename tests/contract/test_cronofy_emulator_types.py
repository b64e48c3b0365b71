"""Whatever the emulator is sent, it answers as published: 422 names the field of the wrong type, nothing is a 500."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from emulators.cronofy import Application, CronofyEmulator, Settings
from tests.hostile import tried

STRANGE = [None, True, 0, -1, 1.5, 10**400, "", "x" * 5_000, "half \ud83d", "\x00", [], {}, [[]], [None], {"a": 1}]
STRANGE += ["0001-01-01", "9999-12-31T23:59:59-12:00", "2026-11-23", {"time": {}, "tzid": []}, [{"email": 1}]]

EVENT: dict[str, Any] = {
    "event_id": "visit",
    "summary": "Visit",
    "description": "",
    "start": {"time": "2026-11-23T09:00:00Z", "tzid": "Europe/Berlin"},
    "end": "2026-11-23T10:00:00Z",
    "tzid": "Europe/Berlin",
    "location": {"description": "Hall 1", "lat": "1", "long": "2"},
    "url": None,
    "color": "#49BED8",
    "transparency": "opaque",
    "extended_transparency": "opaque",
    "reminders": [{"minutes": 10}],
    "event_private": False,
    "attendees": {"invite": [{"email": "ben@example.org"}], "remove": [{"email": "eve@example.org"}]},
    "recurrence": {"rules": [{"frequency": "weekly", "interval": 2, "count": 3, "by_day": ["MO", {"day": "tu"}]}]},
}
CREDENTIALS = {"client_id": "emulated_client", "client_secret": "CRN_emulated_client_secret"}


class ApiClient:
    """A client of the emulator without a network, with an account connected."""

    def __init__(self) -> None:
        unlimited = Settings(per_second=None, per_minute=None)
        self.emulator = CronofyEmulator(unlimited, Application(recurrence=True))
        self.who = self.emulator.controls.authorise()
        self.client: FlaskClient = self.emulator.make_app().test_client()
        self.calendar = f"/v1/calendars/{self.who.calendar_id}"
        event = f"{self.calendar}/events"
        self.bodies: list[tuple[str, str, Any]] = [
            ("POST", event, EVENT),
            ("DELETE", event, {"event_id": "visit"}),
            ("DELETE", event, {"event_uid": "evt_external_1"}),
            ("DELETE", "/v1/events", {"calendar_ids": [self.who.calendar_id]}),
            ("POST", "/v1/batch", {"batch": [{"method": "POST", "relative_url": event, "data": EVENT}]}),
            ("POST", f"{event}/evt_1/participation_status", {"status": "accepted"}),
            ("POST", "/v1/calendars", {"profile_id": self.who.profile_id, "name": "New", "color": "#49BED8"}),
            (
                "POST",
                "/v1/permissions",
                {
                    "permissions": [{"calendar_id": self.who.calendar_id, "permission_level": "unrestricted"}],
                    "redirect_uri": "http://127.0.0.1/back",
                },
            ),
            (
                "POST",
                "/v1/channels",
                {"callback_url": "http://127.0.0.1:9/x", "filters": {"calendar_ids": [self.who.calendar_id]}},
            ),
            ("POST", "/v1/application_calendars", {**CREDENTIALS, "application_calendar_id": "mine"}),
            ("POST", "/oauth/token", {**CREDENTIALS, "grant_type": "refresh_token", "refresh_token": "x"}),
            (
                "POST",
                "/oauth/token",
                {**CREDENTIALS, "grant_type": "authorization_code", "code": "x", "redirect_uri": "http://127.0.0.1/"},
            ),
            ("POST", "/oauth/token/revoke", {**CREDENTIALS, "token": "x", "sub": "acc_1"}),
        ]

    def send(self, method: str, path: str, data: Any) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.who.access_token}"}
        return self.client.open(path, method=method, json=data, headers=headers)

    def events(self) -> TestResponse:
        params = {"tzid": "Etc/UTC", "include_managed": "true", "include_deleted": "true", "localized_times": "true"}
        headers = {"Authorization": f"Bearer {self.who.access_token}"}
        return self.client.get("/v1/events", query_string=params, headers=headers)


@pytest.fixture
def api() -> Iterator[ApiClient]:
    yield ApiClient()


def places_of(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the paths of all values in a document."""
    yield path
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places_of(value, (*path, key))


def with_value(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = deepcopy(data)
    place = changed
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return changed


@given(st.data())
@tried(60)
def test_nothing_ends_in_a_failure_of_its_own(data: st.DataObject) -> None:
    api = ApiClient()
    for method, path, body in api.bodies:
        for _ in range(3):
            place = data.draw(st.sampled_from(list(places_of(body))))
            answer = api.send(method, path, with_value(body, place, data.draw(st.sampled_from(STRANGE))))
            assert answer.status_code < 500, (path, place)
            if answer.status_code == 422:
                assert answer.json is not None
                assert all(problem[0]["key"].startswith("errors.") for problem in answer.json["errors"].values())
    assert api.events().status_code == 200, "and what was taken can be read"


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("summary", 5, "summary"),
        ("description", ["x"], "description"),
        ("location", "Hall 1", "location"),
        ("location", {"description": 1}, "location.description"),
        ("reminders", [{"minutes": "ten"}], "reminders[0].minutes"),
        ("reminders", [{}], "reminders[0].minutes"),
        ("attendees", [], "attendees"),
        ("attendees", {"invite": ["ben@example.org"]}, "attendees.invite[0]"),
        ("event_private", "yes", "event_private"),
        ("tzid", ["Europe/Berlin"], "tzid"),
        ("start", {"time": "2026-11-23T09:00:00Z", "tzid": ["UTC"]}, "start.tzid"),
        ("recurrence", {"rules": [{"frequency": "daily", "interval": 0}]}, "recurrence.rules[0]"),
    ],
)
def test_a_field_of_another_type_is_named(api: ApiClient, field: str, value: Any, named: str) -> None:
    answer = api.send("POST", f"{api.calendar}/events", {**EVENT, field: value})
    assert answer.status_code == 422
    assert answer.json is not None
    assert list(answer.json["errors"]) == [named]


def test_the_token_endpoint_is_under_faults_and_limits_like_all_others(api: ApiClient) -> None:
    refresh = {**CREDENTIALS, "grant_type": "refresh_token", "refresh_token": api.who.refresh_token}
    api.emulator.faults.answer_next(503, path="/oauth/token")
    assert api.send("POST", "/oauth/token", refresh).status_code == 503
    api.emulator.faults.answer_next(200, path="/oauth/token", body=[])
    answer = api.send("POST", "/oauth/token", refresh)
    assert (answer.status_code, answer.json) == (200, [])
    api.emulator.settings.per_second = 1
    statuses = {api.send("POST", "/oauth/token", refresh).status_code for _ in range(3)}
    assert statuses == {200, 429}
    assert [each.path for each in api.emulator.world.requests] == ["/oauth/token"] * 5


def test_a_token_request_of_another_shape_is_invalid(api: ApiClient) -> None:
    for body in ([], {**CREDENTIALS, "grant_type": "refresh_token", "refresh_token": ["x"]}):
        answer = api.send("POST", "/oauth/token", body)
        assert (answer.status_code, answer.json) == (400, {"error": "invalid_request"})
