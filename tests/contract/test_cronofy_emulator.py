"""The Cronofy emulator, driven by Cronofy's own Python client, and by plain HTTP where that client has no call."""

import hashlib
import hmac
import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pycronofy
import pytest
import requests
from pycronofy.batch import BatchBuilder
from pycronofy.exceptions import PyCronofyPartialSuccessError, PyCronofyRequestError

from emulators.cronofy import CronofyEmulator, running
from emulators.cronofy.controls import ALL_SCOPES, Authorised
from emulators.cronofy.notifications import signatures
from tests.contract.cronofy_receiver import Api, Receiver, receiving

REDIRECT = "http://127.0.0.1/callback"
SERVICES = [
    ("apple", "apple", "icloud"),
    ("google", "google", "google"),
    ("office365", "exchange", "office365"),
    ("exchange", "exchange", "exchange"),
    ("live_connect", "live_connect", "outlook_com"),
]


@pytest.fixture
def cronofy(monkeypatch: pytest.MonkeyPatch) -> Iterator[CronofyEmulator]:
    with running() as emulator:
        monkeypatch.setattr(pycronofy.settings, "API_BASE_URL", emulator.base_url)
        monkeypatch.setattr(pycronofy.settings, "APP_BASE_URL", emulator.base_url)
        yield emulator


@pytest.fixture
def ada(cronofy: CronofyEmulator) -> Authorised:
    return cronofy.controls.authorise()


@pytest.fixture
def client(cronofy: CronofyEmulator, ada: Authorised) -> pycronofy.Client:
    return make_client(cronofy, ada)


@pytest.fixture
def api(cronofy: CronofyEmulator, ada: Authorised) -> Api:
    return Api(cronofy.base_url, ada.access_token)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as server:
        yield server


@pytest.fixture
def soon() -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)


def make_client(cronofy: CronofyEmulator, account: Authorised | None = None) -> pycronofy.Client:
    return pycronofy.Client(
        client_id=cronofy.application.client_id,
        client_secret=cronofy.application.secrets[0],
        access_token=account.access_token if account else None,
        refresh_token=account.refresh_token if account else None,
    )


def event_of(event_id: str, start: datetime, **fields: Any) -> dict[str, Any]:
    return {"event_id": event_id, "summary": event_id, "start": start, "end": start + timedelta(hours=1), **fields}


def path_of(calendar_id: str) -> str:
    return f"/v1/calendars/{quote(calendar_id, safe='')}/events"


def body_of(event: dict[str, Any]) -> dict[str, Any]:
    """Write the times of an event as the API wants them."""
    return {name: f"{value:%Y-%m-%dT%H:%M:%SZ}" if name in {"start", "end"} else value for name, value in event.items()}


def keys_of(answer: requests.Response) -> dict[str, str]:
    """Return the messages of a 422: the key of the first message of each field."""
    assert answer.status_code == 422, answer.text
    return {field: messages[0]["key"] for field, messages in answer.json()["errors"].items()}


def agree(browser: requests.Session, link: str, email: str = "ada@example.org") -> dict[str, str]:
    """Click through the consent page and return what comes back to the redirect address."""
    assert browser.get(link, timeout=20).status_code == 200
    form = {"decision": "allow", "email": email, "password": "abcd-efgh"}
    answer = browser.post(link, data=form, timeout=20, allow_redirects=False)
    assert answer.headers["Location"].startswith(REDIRECT)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


class TestAuthorising:
    @pytest.mark.parametrize(("asked", "provider_name", "service"), SERVICES)
    def test_each_service_leads_back_with_a_code_for_tokens(
        self, cronofy: CronofyEmulator, asked: str, provider_name: str, service: str
    ) -> None:
        client = make_client(cronofy)
        link = client.user_auth_link(REDIRECT, scope=ALL_SCOPES, state="abc", provider_name=asked)
        with requests.Session() as browser:
            back = agree(browser, link)
        assert back["state"] == "abc"
        client.get_authorization_from_code(back["code"])
        profile = client.list_profiles()[0]
        assert (profile["provider_name"], profile["provider_service"]) == (provider_name, service)
        assert client.account()["email"] == "ada@example.org"

    def test_without_a_service_the_person_chooses_one(self, cronofy: CronofyEmulator) -> None:
        page = requests.get(make_client(cronofy).user_auth_link(REDIRECT), timeout=20).text
        assert re.findall(r"provider_name=(\w+)", page) == [each[0] for each in SERVICES]

    def test_refusing_leads_back_with_an_error_and_the_state(self, cronofy: CronofyEmulator) -> None:
        link = make_client(cronofy).user_auth_link(REDIRECT, state="abc", provider_name="google")
        answer = requests.post(link, data={"decision": "deny"}, timeout=20, allow_redirects=False)
        assert answer.headers["Location"] == f"{REDIRECT}?error=access_denied&state=abc"

    @pytest.mark.parametrize(
        "wrong", [{"client_id": "other"}, {"redirect_uri": "ftp://x"}, {"response_type": "token"}, {"scope": ""}]
    )
    def test_an_invalid_authorization_request_is_shown_and_never_redirected(
        self, cronofy: CronofyEmulator, wrong: dict[str, str]
    ) -> None:
        query = {
            "client_id": cronofy.application.client_id,
            "redirect_uri": REDIRECT,
            "response_type": "code",
            "scope": ALL_SCOPES,
            **wrong,
        }
        answer = requests.get(f"{cronofy.base_url}/oauth/authorize?{urlencode(query)}", timeout=20)
        assert answer.status_code == 400

    def test_only_registered_redirect_addresses_count_once_there_are_any(self, cronofy: CronofyEmulator) -> None:
        cronofy.application.redirect_uris = ("https://example.org/callback",)
        assert requests.get(make_client(cronofy).user_auth_link(REDIRECT), timeout=20).status_code == 400

    def test_a_wrong_password_leaves_the_person_on_the_page(self, cronofy: CronofyEmulator) -> None:
        link = make_client(cronofy).user_auth_link(REDIRECT, provider_name="apple")
        form = {"decision": "allow", "email": "ada@example.org", "password": "wrong"}
        answer = requests.post(link, data=form, timeout=20)
        assert answer.status_code == 422
        assert "did not accept" in answer.text

    @pytest.mark.parametrize(("avoid", "accounts"), [(False, 1), (True, 2)])
    def test_the_same_browser_links_accounts_unless_avoid_linking_is_set(
        self, cronofy: CronofyEmulator, avoid: bool, accounts: int
    ) -> None:
        client = make_client(cronofy)
        subs = set()
        with requests.Session() as browser:
            for name in ("google", "apple"):
                link = client.user_auth_link(REDIRECT, provider_name=name, avoid_linking=avoid)
                client.get_authorization_from_code(agree(browser, link)["code"])
                subs.add(client.userinfo()["sub"])
        assert len(subs) == accounts
        assert len(client.list_profiles()) == 3 - accounts

    def test_a_link_token_joins_a_mailbox_to_its_account(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, api: Api
    ) -> None:
        token = api.post("/v1/link_tokens").json()["link_token"]
        link = client.user_auth_link(REDIRECT, provider_name="apple") + f"&link_token={token}"
        with requests.Session() as browser:
            agree(browser, link)
        assert [profile["provider_service"] for profile in client.list_profiles()] == ["google", "icloud"]
        assert requests.get(link, timeout=20).status_code == 400  # it counts once

    def test_a_mailbox_authorised_again_keeps_its_account(self, cronofy: CronofyEmulator, ada: Authorised) -> None:
        client = make_client(cronofy)
        link = client.user_auth_link(REDIRECT, provider_name="google", avoid_linking=True)
        with requests.Session() as browser:
            client.get_authorization_from_code(agree(browser, link)["code"])
        assert client.userinfo()["sub"] == ada.sub

    def test_auto_approval_skips_the_pages(self, cronofy: CronofyEmulator) -> None:
        cronofy.settings.auto_approve = "ben@example.org"
        link = make_client(cronofy).user_auth_link(REDIRECT, provider_name="google")
        answer = requests.get(link, timeout=20, allow_redirects=False)
        assert answer.headers["Location"].startswith(f"{REDIRECT}?code=")


class TestTokens:
    def code(self, cronofy: CronofyEmulator) -> str:
        """Authorise and return the code."""
        cronofy.settings.auto_approve = "ada@example.org"
        link = make_client(cronofy).user_auth_link(REDIRECT, scope=ALL_SCOPES, provider_name="google")
        location = requests.get(link, timeout=20, allow_redirects=False).headers["Location"]
        return parse_qs(urlsplit(location).query)["code"][0]

    def exchange(self, cronofy: CronofyEmulator, code: str, **changes: str) -> requests.Response:
        return self.ask(cronofy, **{"grant_type": "authorization_code", "code": code, **changes})

    def ask(self, cronofy: CronofyEmulator, **fields: str) -> requests.Response:
        client = {"client_id": cronofy.application.client_id, "client_secret": cronofy.application.secrets[0]}
        form = {**client, "redirect_uri": REDIRECT, **fields}
        return requests.post(f"{cronofy.base_url}/oauth/token", data=form, timeout=20)

    def test_the_answer_to_a_code_names_the_profile_and_may_not_be_stored(self, cronofy: CronofyEmulator) -> None:
        answer = self.exchange(cronofy, self.code(cronofy))
        token = answer.json()
        assert (answer.headers["Cache-Control"], answer.headers["Pragma"]) == ("no-store", "no-cache")
        assert (token["token_type"], token["expires_in"], token["scope"]) == ("bearer", 3600, ALL_SCOPES)
        assert token["sub"] == token["account_id"]
        assert token["linking_profile"]["provider_service"] == "google"

    def test_a_code_counts_once(self, cronofy: CronofyEmulator) -> None:
        code = self.code(cronofy)
        assert self.exchange(cronofy, code).status_code == 200
        again = self.exchange(cronofy, code)
        assert (again.status_code, again.json()) == (400, {"error": "invalid_grant"})

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"redirect_uri": "http://127.0.0.1/other"}, "invalid_grant"),
            ({"code": "unknown"}, "invalid_grant"),
            ({"client_secret": "wrong"}, "invalid_client"),
            ({"client_id": "wrong"}, "invalid_client"),
            ({"grant_type": "password"}, "unsupported_grant_type"),
        ],
    )
    def test_a_wrong_exchange_is_refused_with_its_reason(
        self, cronofy: CronofyEmulator, changes: dict[str, str], error: str
    ) -> None:
        answer = self.exchange(cronofy, **{"code": self.code(cronofy), **changes})
        assert (answer.status_code, answer.json()) == (400, {"error": error})

    def test_a_code_ends_after_ten_minutes(self, cronofy: CronofyEmulator) -> None:
        early, late = self.code(cronofy), self.code(cronofy)
        cronofy.controls.slide_clock(timedelta(minutes=9))
        assert self.exchange(cronofy, early).status_code == 200
        cronofy.controls.slide_clock(timedelta(minutes=1))
        assert self.exchange(cronofy, late).json() == {"error": "invalid_grant"}

    def test_an_expired_token_is_refreshed(self, cronofy: CronofyEmulator, client: pycronofy.Client) -> None:
        cronofy.controls.slide_clock(timedelta(hours=1))
        with pytest.raises(PyCronofyRequestError, match="401"):
            client.account()
        client.refresh_authorization()
        assert client.account()["email"] == "ada@example.org"

    def test_rotation_ends_the_refresh_token_before(self, cronofy: CronofyEmulator, ada: Authorised) -> None:
        cronofy.settings.rotate_refresh_tokens = True
        first = self.ask(cronofy, grant_type="refresh_token", refresh_token=ada.refresh_token).json()
        assert first["refresh_token"] != ada.refresh_token
        second = self.ask(cronofy, grant_type="refresh_token", refresh_token=ada.refresh_token)
        assert second.json() == {"error": "invalid_grant"}

    def test_an_early_refresh_may_give_the_same_token_for_what_is_left(
        self, cronofy: CronofyEmulator, ada: Authorised
    ) -> None:
        cronofy.settings.reuse_fresh_tokens = True
        answer = self.ask(cronofy, grant_type="refresh_token", refresh_token=ada.refresh_token).json()
        assert answer["access_token"] == ada.access_token
        assert answer["expires_in"] <= 3600

    def test_the_granted_scope_may_differ_from_the_requested_one(self, cronofy: CronofyEmulator) -> None:
        cronofy.settings.granted_scope = "read_write"
        assert self.exchange(cronofy, self.code(cronofy)).json()["scope"] == "read_write"

    def test_revoking_ends_tokens_and_channels(
        self, cronofy: CronofyEmulator, ada: Authorised, client: pycronofy.Client, receiver: Receiver
    ) -> None:
        client.create_notification_channel(receiver.url)
        client.revoke_authorization()
        assert Api(cronofy.base_url, ada.access_token).get("/v1/account").status_code == 401
        answer = self.ask(cronofy, grant_type="refresh_token", refresh_token=ada.refresh_token)
        assert answer.json() == {"error": "invalid_grant"}
        assert cronofy.controls.account(ada.sub).channels == []

    def test_a_grant_can_be_revoked_by_sub(self, cronofy: CronofyEmulator, ada: Authorised, api: Api) -> None:
        client = {"client_id": cronofy.application.client_id, "client_secret": cronofy.application.secrets[0]}
        answer = requests.post(f"{cronofy.base_url}/oauth/token/revoke", json={**client, "sub": ada.sub}, timeout=20)
        assert (answer.status_code, answer.content) == (200, b"")
        assert api.get("/v1/account").status_code == 401

    def test_revoking_one_profile_hides_its_calendars(self, cronofy: CronofyEmulator, client: pycronofy.Client) -> None:
        client.revoke_profile(client.list_profiles()[0]["profile_id"])
        with pytest.raises(PyCronofyRequestError, match="401"):  # it was the only one
            client.list_calendars()

    def test_an_application_calendar_needs_nobody(self, cronofy: CronofyEmulator) -> None:
        client = make_client(cronofy)
        assert client.application_calendar("room-1")["sub"].startswith("apc_")
        assert [calendar["calendar_primary"] for calendar in client.list_calendars()] == [True]


class TestIdentityAndCalendars:
    def test_userinfo_names_profiles_and_their_calendars(self, client: pycronofy.Client, ada: Authorised) -> None:
        info = client.userinfo()
        assert info["cronofy.type"] == "account"
        profile = info["cronofy.data"]["profiles"][0]
        assert profile["profile_id"] == ada.profile_id
        assert profile["profile_calendars"][0]["calendar_id"] == ada.calendar_id
        assert "profile_relink_url" not in profile

    def test_a_disconnected_profile_gives_the_address_to_relink_and_recovers_there(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised
    ) -> None:
        cronofy.controls.disconnect(ada.profile_id)
        profile = client.list_profiles()[0]
        assert profile["profile_connected"] is False
        assert requests.get(profile["profile_relink_url"], timeout=20).status_code == 200
        assert requests.post(profile["profile_relink_url"], timeout=20).status_code == 200
        assert client.list_profiles()[0]["profile_connected"] is True

    def test_calendars_carry_their_flags(self, client: pycronofy.Client) -> None:
        listed = {calendar["calendar_name"]: calendar for calendar in client.list_calendars()}
        assert listed["Calendar"]["calendar_primary"] is True
        assert listed["Holidays"]["calendar_readonly"] is True
        assert listed["Old"]["calendar_deleted"] is True
        assert listed["Team"]["permission_level"] == "sandbox"

    def test_a_calendar_can_be_created_once_where_names_are_unique(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised
    ) -> None:
        cronofy.settings.unique_calendar_names = True
        made = client.create_calendar(ada.profile_id, "Work")["calendar"]
        assert (
            client.create_calendar(ada.profile_id, "Work", error_on_duplicate=False)["calendar_id"]
            == made["calendar_id"]
        )
        with pytest.raises(PyCronofyRequestError, match="duplicate_calendar_name"):
            client.create_calendar(ada.profile_id, "Work")

    def test_what_was_not_granted_is_forbidden(self, cronofy: CronofyEmulator, soon: datetime) -> None:
        ben = cronofy.controls.authorise("ben@example.org", scope="read_account")
        api = Api(cronofy.base_url, ben.access_token)
        assert api.get("/v1/events", {"tzid": "Etc/UTC"}).status_code == 403
        assert api.get("/v1/events", {"tzid": "Etc/UTC", "only_managed": "true"}).status_code == 200
        assert api.post(path_of(ben.calendar_id), body_of(event_of("a", soon))).status_code == 403
        assert api.call("DELETE", path_of(ben.calendar_id), json={"event_id": "a"}).status_code == 403
        assert api.post("/v1/calendars", {"profile_id": ben.profile_id, "name": "x"}).status_code == 403

    @pytest.mark.parametrize(("decision", "level"), [("allow", "unrestricted"), ("deny", "sandbox")])
    def test_extended_permission_is_asked_on_a_page(
        self, client: pycronofy.Client, ada: Authorised, decision: str, level: str
    ) -> None:
        wanted = [{"calendar_id": ada.calendar_id, "permission_level": "unrestricted"}]
        url = client.elevated_permissions(wanted, REDIRECT)["url"]
        assert requests.get(url, timeout=20).status_code == 200
        answer = requests.post(url, data={"decision": decision}, timeout=20, allow_redirects=False)
        assert answer.headers["Location"] == REDIRECT
        assert client.list_calendars()[0]["permission_level"] == level


class TestReading:
    def test_default_reads_show_external_events_only(
        self, cronofy: CronofyEmulator, api: Api, client: pycronofy.Client, ada: Authorised, soon: datetime
    ) -> None:
        cronofy.controls.make_event(ada.calendar_id, "Lunch", soon, soon + timedelta(hours=1))
        client.upsert_event(ada.calendar_id, event_of("mine", soon))
        assert [event["summary"] for event in api.events()] == ["Lunch"]
        assert [event["summary"] for event in api.events(only_managed="true")] == ["mine"]
        assert {event["summary"] for event in client.read_events()} == {"Lunch", "mine"}
        assert len(client.read_free_busy().all()) == 2

    def test_the_zone_is_required_and_checked(self, api: Api) -> None:
        assert keys_of(api.get("/v1/events")) == {"tzid": "errors.required"}
        assert keys_of(api.get("/v1/events", {"tzid": "Mars/Base"})) == {"tzid": "errors.tzid_unrecognized"}

    def test_times_are_returned_in_utc_or_in_the_event_s_own_zone(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised
    ) -> None:
        year = datetime.now(UTC).year + 1
        cronofy.controls.slide_clock(datetime(year, 6, 1, tzinfo=UTC) - datetime.now(UTC))
        token, _ = cronofy.world.issue_token(cronofy.controls.account(ada.sub))
        start = datetime(year, 7, 1, 9, tzinfo=UTC)
        api = Api(cronofy.base_url, token)
        cronofy.controls.make_event(ada.calendar_id, "Timed", start, start + timedelta(hours=1), tzid="Europe/London")
        cronofy.controls.make_event(ada.calendar_id, "Unzoned", start, start + timedelta(hours=1))
        cronofy.controls.make_event(ada.calendar_id, "Days", start.date(), start.date() + timedelta(days=2))
        plain = {event["summary"]: event["start"] for event in api.events()}
        assert plain["Timed"] == f"{year}-07-01T09:00:00Z"
        assert plain["Days"] == f"{year}-07-01"
        read = {event["summary"]: event["start"] for event in api.events(localized_times="true", tzid="Asia/Tokyo")}
        assert read["Timed"] == {"time": f"{year}-07-01T10:00:00+01:00", "tzid": "Europe/London"}
        assert read["Unzoned"] == {"time": f"{year}-07-01T18:00:00+09:00", "tzid": "Asia/Tokyo"}
        assert read["Days"] == {"time": f"{year}-07-01", "tzid": "Asia/Tokyo"}

    def test_external_events_are_known_inside_the_window_only(
        self, cronofy: CronofyEmulator, api: Api, client: pycronofy.Client, ada: Authorised, soon: datetime
    ) -> None:
        for days in (-60, -30, 190, 210):
            start = soon + timedelta(days=days)
            cronofy.controls.make_event(ada.calendar_id, str(days), start, start + timedelta(hours=1))
            client.upsert_event(ada.calendar_id, event_of(f"own {days}", start))
        wide = {"from": f"{soon - timedelta(days=99):%Y-%m-%d}", "to": f"{soon + timedelta(days=300):%Y-%m-%d}"}
        assert [event["summary"] for event in api.events(**wide)] == ["-30", "190"]
        assert len(api.events(only_managed="true")) == 4
        narrow = {"from": f"{soon:%Y-%m-%d}", "only_managed": "true"}
        assert [event["summary"] for event in api.events(**narrow)] == ["own 190", "own 210"]

    def test_the_window_moves_with_time_and_without_a_notice(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised, soon: datetime, receiver: Receiver
    ) -> None:
        client.create_notification_channel(receiver.url)
        far = soon + timedelta(days=205)
        cronofy.controls.make_event(ada.calendar_id, "Far", far, far + timedelta(hours=1))
        assert client.read_events().all() == []
        cronofy.controls.slide_clock(timedelta(days=10))
        client.refresh_authorization()
        assert [event["summary"] for event in client.read_events()] == ["Far"]
        assert cronofy.notifier.wait_until_idle()
        assert receiver.types() == ["verification"]

    def test_deleted_and_moved_events_are_listed_on_request(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        controls, hour = cronofy.controls, timedelta(hours=1)
        gone = controls.make_event(ada.calendar_id, "Gone", soon, soon + hour)
        moved = controls.make_event(ada.calendar_id, "Moved", soon, soon + hour)
        controls.delete_event(ada.calendar_id, gone)
        later = soon + timedelta(days=250)
        controls.change_event(ada.calendar_id, moved, start=later, end=later + hour)
        assert api.events() == []
        assert [(event["summary"], event["deleted"]) for event in api.events(include_deleted="true")] == [
            ("Gone", True)
        ]
        assert [event["summary"] for event in api.events(include_moved="True")] == ["Moved"]

    def test_last_modified_includes_its_own_second(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        cronofy.controls.make_event(ada.calendar_id, "Old", soon, soon + timedelta(hours=1))
        cronofy.controls.slide_clock(timedelta(minutes=1))
        cronofy.controls.make_event(ada.calendar_id, "New", soon, soon + timedelta(hours=1))
        updated = {event["summary"]: event["updated"] for event in api.events()}
        assert [event["summary"] for event in api.events(last_modified=updated["New"])] == ["New"]
        assert len(api.events(last_modified=updated["Old"])) == 2
        fine = api.get("/v1/events", {"tzid": "Etc/UTC", "last_modified": "2026-01-01T00:00:00.5Z"})
        assert keys_of(fine) == {"last_modified": "errors.invalid_time"}

    def test_a_long_answer_comes_in_pages_of_the_first_moment(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        cronofy.settings.page_size = 2
        for number in range(5):
            cronofy.controls.make_event(
                ada.calendar_id, str(number), soon + timedelta(hours=number), soon + timedelta(days=1)
            )
        assert [event["summary"] for event in client.read_events()] == ["0", "1", "2", "3", "4"]
        first = api.get("/v1/events", {"tzid": "Etc/UTC"}).json()["pages"]
        assert (first["current"], first["total"]) == (1, 3)
        assert first["next_page"].startswith(f"{cronofy.base_url}/v1/events/pages/")
        ben = cronofy.controls.authorise("ben@example.org")
        assert Api(cronofy.base_url, ben.access_token).get(first["next_page"]).status_code == 404
        cronofy.settings.expires_in = timedelta(days=1)
        cronofy.controls.slide_clock(timedelta(minutes=59))
        assert api.get(first["next_page"]).status_code == 200
        cronofy.controls.slide_clock(timedelta(minutes=2))
        client.refresh_authorization()
        assert Api(cronofy.base_url, client.auth.access_token).get(first["next_page"]).status_code == 404

    def test_calendars_can_be_chosen_and_unknown_ones_are_not_found(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        team = client.list_calendars()[1]["calendar_id"]
        cronofy.controls.make_event(ada.calendar_id, "Here", soon, soon + timedelta(hours=1))
        cronofy.controls.make_event(team, "There", soon, soon + timedelta(hours=1))
        assert [event["summary"] for event in client.read_events(calendar_ids=(team,))] == ["There"]
        assert api.get("/v1/events", {"tzid": "Etc/UTC", "calendar_ids[]": "cal_x"}).status_code == 404

    def test_a_series_is_listed_as_single_occurrences(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        controls, hour = cronofy.controls, timedelta(hours=1)
        series = controls.make_event(
            ada.calendar_id, "Daily", soon, soon + hour, tzid="Europe/Berlin", rrule="FREQ=DAILY;COUNT=3"
        )
        read = api.events()
        assert {event["series_identifier"] for event in read} == {series}
        assert len({event["event_uid"] for event in read}) == 3
        assert all(event["recurring"] and not event["options"]["update"] for event in read)
        controls.change_event(ada.calendar_id, read[1]["event_uid"], summary="Other")
        controls.delete_event(ada.calendar_id, read[2]["event_uid"])
        assert [event["summary"] for event in api.events()] == ["Daily", "Other"]
        assert [event["deleted"] for event in api.events(include_deleted="true")] == [False, False, True]
        controls.change_event(ada.calendar_id, series, start=soon + hour, end=soon + 2 * hour)
        assert len(api.events()) == 3
        assert not {event["event_uid"] for event in read} & {event["event_uid"] for event in api.events()}
        controls.delete_event(ada.calendar_id, series)
        assert api.events() == []
        assert {event["event_uid"] for event in read} <= {
            event["event_uid"] for event in api.events(include_deleted="true")
        } | {read[2]["event_uid"]}


class TestWriting:
    def test_an_upsert_creates_then_updates_and_answers_nothing(
        self, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        answer = api.post(path_of(ada.calendar_id), body_of(event_of("a", soon)))
        assert (answer.status_code, answer.content) == (202, b"")
        api.post(
            path_of(ada.calendar_id), body_of(event_of("a", soon, summary="Changed", location={"description": "X"}))
        )
        (event,) = api.events(include_managed="true")
        assert (event["event_id"], event["summary"], event["location"]) == ("a", "Changed", {"description": "X"})
        assert event["options"] == {"delete": True, "update": True, "change_participation_status": False}

    def test_optional_fields_left_out_are_kept_or_cleared_as_switched(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        api.post(path_of(ada.calendar_id), body_of(event_of("a", soon, description="Text", url="https://example.org")))
        api.post(path_of(ada.calendar_id), body_of(event_of("a", soon, url=None)))
        (event,) = api.events(include_managed="true")
        assert event["description"] == "Text"
        assert "url" not in event
        cronofy.settings.keep_omitted_fields = False
        api.post(path_of(ada.calendar_id), body_of(event_of("a", soon)))
        assert api.events(include_managed="true")[0]["description"] == ""

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ({"event_id": ""}, {"event_id": "errors.required"}),
            ({"summary": ""}, {"summary": "errors.required"}),
            ({"summary": "x" * 1025}, {"summary": "errors.too_long"}),
            ({"tzid": "Mars/Base"}, {"tzid": "errors.tzid_unrecognized"}),
            ({"start": "2030-01-01T00:00:00.25Z"}, {"start": "errors.invalid_time"}),
            ({"start": "2030-01-01"}, {"end": "errors.invalid_time_pair"}),
            ({"start": "2300-01-01T00:00:00Z"}, {"end": "errors.invalid_time_pair"}),
            ({"transparency": "unknown"}, {"transparency": "errors.invalid"}),
        ],
    )
    def test_bad_fields_are_named(
        self, api: Api, ada: Authorised, soon: datetime, changes: dict[str, str], expected: dict[str, str]
    ) -> None:
        assert keys_of(api.post(path_of(ada.calendar_id), body_of(event_of("a", soon)) | changes)) == expected

    def test_read_only_calendars_are_listed_as_such(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        ids = {calendar["calendar_name"]: calendar["calendar_id"] for calendar in client.list_calendars()}
        event = body_of(event_of("a", soon))
        assert api.post(path_of(ids["Holidays"]), event).status_code == 403
        assert api.post(path_of(ids["Old"]), event).status_code == 404
        assert api.post(path_of("cal_x"), event).status_code == 404
        cronofy.controls.disconnect(ada.profile_id, noticed=False)
        assert client.list_profiles()[0]["profile_connected"] is True
        assert api.post(path_of(ids["Calendar"]), event).status_code == 423
        assert client.list_profiles()[0]["profile_connected"] is False

    def test_external_events_need_the_extended_permission(
        self, cronofy: CronofyEmulator, api: Api, client: pycronofy.Client, ada: Authorised, soon: datetime
    ) -> None:
        uid = cronofy.controls.make_event(ada.calendar_id, "Lunch", soon, soon + timedelta(hours=1))
        edit = body_of(event_of("", soon, summary="Dinner")) | {"event_uid": uid}
        assert api.post(path_of(ada.calendar_id), edit).status_code == 403
        with pytest.raises(PyCronofyRequestError, match="403"):
            client.delete_external_event(ada.calendar_id, uid)
        cronofy.controls.allow(ada.calendar_id)
        assert api.post(path_of(ada.calendar_id), edit).status_code == 202
        assert [event["summary"] for event in api.events()] == ["Dinner"]
        client.delete_external_event(ada.calendar_id, uid)
        assert api.events() == []
        assert keys_of(api.post(path_of(ada.calendar_id), edit)) == {"event_uid": "errors.event.deleted"}

    def test_external_series_and_locked_events_cannot_be_changed(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        cronofy.controls.allow(ada.calendar_id)
        hour = timedelta(hours=1)
        cronofy.controls.make_event(ada.calendar_id, "Daily", soon, soon + hour, rrule="FREQ=DAILY;COUNT=1")
        locked = cronofy.controls.make_event(ada.calendar_id, "Locked", soon, soon + hour, locked=True)
        occurrence = next(event["event_uid"] for event in api.events() if event["recurring"])
        edit = body_of(event_of("", soon, summary="x"))
        answer = api.post(path_of(ada.calendar_id), edit | {"event_uid": occurrence})
        assert keys_of(answer) == {"event_uid": "errors.event.recurring"}
        assert api.post(path_of(ada.calendar_id), edit | {"event_uid": locked}).status_code == 403

    def test_event_id_wins_over_event_uid_and_makes_a_duplicate(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        uid = cronofy.controls.make_event(ada.calendar_id, "Lunch", soon, soon + timedelta(hours=1))
        api.post(path_of(ada.calendar_id), body_of(event_of("a", soon)) | {"event_uid": uid})
        assert len(api.events(include_managed="true")) == 2

    def test_deleting_is_by_the_right_kind_of_id_and_repeatable(
        self, api: Api, client: pycronofy.Client, ada: Authorised, soon: datetime
    ) -> None:
        client.upsert_event(ada.calendar_id, event_of("a", soon))
        (event,) = api.events(include_managed="true")
        wrong = api.call("DELETE", path_of(ada.calendar_id), json={"event_uid": event["event_uid"]})
        assert keys_of(wrong) == {"event_uid": "errors.must_be_external_event_uid"}
        client.delete_event(ada.calendar_id, "a")
        client.delete_event(ada.calendar_id, "a")
        assert [each["deleted"] for each in api.events(include_managed="true", include_deleted="true")] == [True]

    def test_bulk_deletes_need_exactly_one_key(
        self, api: Api, client: pycronofy.Client, ada: Authorised, soon: datetime
    ) -> None:
        team = client.list_calendars()[1]["calendar_id"]
        for calendar_id in (ada.calendar_id, team):
            client.upsert_event(calendar_id, event_of("a", soon))
        for wrong in ({}, {"delete_all": True, "calendar_ids": [team]}, {"delete_all": 1}, {"calendar_ids": []}):
            assert api.call("DELETE", "/v1/events", json=wrong).status_code == 422
        client.delete_all_events(calendar_ids=(team,))
        assert [event["calendar_id"] for event in api.events(only_managed="true")] == [ada.calendar_id]
        client.delete_all_events()
        assert api.events(only_managed="true") == []

    @pytest.mark.parametrize("final", [False, True])
    def test_a_managed_event_deleted_by_a_person_comes_back_unless_switched_off(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime, final: bool
    ) -> None:
        cronofy.settings.user_deletion_is_final = final
        write = body_of(event_of("a", soon))
        api.post(path_of(ada.calendar_id), write)
        cronofy.controls.delete_event(ada.calendar_id, cronofy.controls.find(ada.calendar_id, "a").uid)
        assert api.post(path_of(ada.calendar_id), write).status_code == 202
        assert len(api.events(only_managed="true")) == (0 if final else 1)

    def test_invitations_are_answered_and_guests_are_a_delta(
        self, cronofy: CronofyEmulator, api: Api, client: pycronofy.Client, ada: Authorised, soon: datetime
    ) -> None:
        ben = {"email": "ben@example.org"}
        hour = timedelta(hours=1)
        uid = cronofy.controls.make_event(
            ada.calendar_id, "Invited", soon, soon + hour, organizer=ben, participation_status="needs_action"
        )
        client.change_participation_status(ada.calendar_id, uid, "accepted")
        assert api.events()[0]["participation_status"] == "accepted"
        api.post(path_of(ada.calendar_id), body_of(event_of("a", soon, attendees={"invite": [ben]})))
        api.post(path_of(ada.calendar_id), body_of(event_of("a", soon)))
        assert [each["email"] for each in api.events(only_managed="true")[0]["attendees"]] == ["ben@example.org"]
        api.post(path_of(ada.calendar_id), body_of(event_of("a", soon, attendees={"remove": [ben]})))
        assert api.events(only_managed="true")[0]["attendees"] == []

    def test_a_write_may_show_later_than_it_is_accepted_or_never(
        self, cronofy: CronofyEmulator, api: Api, client: pycronofy.Client, ada: Authorised, soon: datetime
    ) -> None:
        cronofy.settings.visible_after = timedelta(seconds=30)
        client.upsert_event(ada.calendar_id, event_of("late", soon))
        assert api.events(only_managed="true") == []
        cronofy.controls.slide_clock(timedelta(seconds=30))
        assert len(api.events(only_managed="true")) == 1
        cronofy.faults.lost_writes = 1
        client.upsert_event(ada.calendar_id, event_of("lost", soon))
        cronofy.controls.slide_clock(timedelta(minutes=1))
        assert len(api.events(only_managed="true")) == 1

    def test_recurrence_counts_where_the_application_has_it(
        self, cronofy: CronofyEmulator, api: Api, client: pycronofy.Client, ada: Authorised, soon: datetime
    ) -> None:
        rules = {"rules": [{"frequency": "daily", "interval": 2, "count": 3}]}
        write = body_of(event_of("a", soon, tzid="Europe/Berlin", recurrence=rules))
        api.post(path_of(ada.calendar_id), write)
        assert len(api.events(only_managed="true")) == 1
        cronofy.application.recurrence = True
        api.post(path_of(ada.calendar_id), write)
        first, second, _third = api.events(only_managed="true")
        assert (first["event_id"], first["recurrence"]) == ("a", rules)
        assert "event_id" not in second
        assert second["series_master"] == first["series_identifier"]
        assert second["options"]["update"] is False
        api.post(path_of(ada.calendar_id), body_of(event_of("a", soon, tzid="Europe/Berlin")))
        assert len(api.events(only_managed="true")) == 3  # left out keeps the rule
        cronofy.controls.delete_event(ada.calendar_id, second["event_uid"])
        assert len(api.events(only_managed="true")) == 2
        later = body_of(event_of("a", soon + timedelta(hours=1), tzid="Europe/Berlin"))
        api.post(path_of(ada.calendar_id), later)
        read = api.events(only_managed="true", include_deleted="true")
        assert [event["deleted"] for event in read].count(False) == 3  # another time, other occurrences
        assert second["event_uid"] in {event["event_uid"] for event in read if event["deleted"]}
        client.delete_event(ada.calendar_id, "a")
        assert api.events(only_managed="true") == []
        api.post(path_of(ada.calendar_id), write | {"recurrence": {"rules": []}})
        assert len(api.events(only_managed="true")) == 1

    def test_a_batch_answers_each_entry_in_order(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        external = cronofy.controls.make_event(ada.calendar_id, "Lunch", soon, soon + timedelta(hours=1))
        builder = BatchBuilder()
        builder.upsert_event(ada.calendar_id, event_of("a", soon)).upsert_event(ada.calendar_id, event_of("", soon))
        builder.delete_event(ada.calendar_id, "b").delete_external_event(ada.calendar_id, external)
        with pytest.raises(PyCronofyPartialSuccessError) as caught:
            client.batch(builder)
        assert [entry.status() for entry in caught.value.batch_response.entries] == [202, 422, 202, 403]
        entry = {"method": "DELETE", "relative_url": path_of(ada.calendar_id), "data": {"event_id": "a"}}
        answer = api.post("/v1/batch", {"batch": [entry, {**entry, "method": "GET"}]})
        assert (answer.status_code, answer.json()) == (207, {"batch": [{"status": 202}, {"status": 404}]})
        assert keys_of(api.post("/v1/batch", {"batch": [entry] * 51})) == {"batch": "errors.too_many"}
        assert api.post("/v1/batch", {"batch": [entry] * 50}).status_code == 207


class TestNotifications:
    def wait(self, cronofy: CronofyEmulator) -> None:
        assert cronofy.notifier.wait_until_idle()

    def test_signatures_are_those_of_the_documentation(self) -> None:
        vectors = {
            "pDY0Oi7TJSP2hfNmZNkm5": "6r2/HjBkqymGegX0wOfifieeUXbbHwtV/LohHS+jv6c=",
            "CRN_NggYusqPGLxwjw5FHOJYOqSrTPNXy8WQf14OID": "5DxentQi5YSXODEzTVv06sRwJ3pULIz1KrYv20qxEK0=",
            "CRN_nGlYDFXwfSXgB9rvGNBJyfE454GGPtWIbNuPwr": "BmQmWVuZ70ILWjr1CAt5oC7YOolgnku4WZtlrKfx/6k=",
        }
        assert signatures(b'{"example":"well-known"}', list(vectors)) == ",".join(vectors.values())

    def test_a_channel_is_verified_created_once_listed_and_closed(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised, receiver: Receiver
    ) -> None:
        channel = client.create_notification_channel(receiver.url, calendar_ids=(ada.calendar_id,))
        again = client.create_notification_channel(receiver.url, calendar_ids=(ada.calendar_id,))
        other = client.create_notification_channel(receiver.url)
        assert channel == again
        assert (channel["filters"], other["filters"]) == ({"calendar_ids": [ada.calendar_id]}, {})
        assert client.list_notification_channels() == [channel, other]
        self.wait(cronofy)
        assert receiver.types() == ["verification", "verification"]
        client.close_notification_channel(channel["channel_id"])
        assert client.list_notification_channels() == [other]
        with pytest.raises(PyCronofyRequestError, match="404"):
            client.close_notification_channel(channel["channel_id"])

    def test_an_account_has_up_to_128_channels_with_http_addresses(self, cronofy: CronofyEmulator, api: Api) -> None:
        cronofy.settings.per_second = None
        for wrong in ("", "ftp://example.org", "http://127.0.0.1/" + "x" * 120):
            assert keys_of(api.post("/v1/channels", {"callback_url": wrong}))
        empty = {"callback_url": "http://127.0.0.1:9/", "filters": {"calendar_ids": []}}
        assert api.post("/v1/channels", empty).status_code == 422
        answers = [
            api.post("/v1/channels", {"callback_url": f"http://127.0.0.1:9/{n}"}).status_code for n in range(129)
        ]
        assert answers == [200] * 128 + [422]

    def test_a_notification_of_a_person_s_change_is_signed_with_every_secret(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised, receiver: Receiver, soon: datetime
    ) -> None:
        cronofy.application.secrets.append("CRN_second")
        client.create_notification_channel(receiver.url)
        self.wait(cronofy)
        before = datetime.now(UTC).replace(microsecond=0)
        cronofy.controls.make_event(ada.calendar_id, "Lunch", soon, soon + timedelta(hours=1))
        self.wait(cronofy)
        assert receiver.types() == ["verification", "change"]
        since = receiver.notices()[1]["notification"]["changes_since"]
        assert datetime.fromisoformat(since) >= before
        assert [event["summary"] for event in client.read_events(last_modified=since)] == ["Lunch"]
        assert client.hmac_valid(receiver.signatures[1], receiver.bodies[1].decode())
        second = b64encode(hmac.digest(b"CRN_second", receiver.bodies[1], hashlib.sha256)).decode()
        assert receiver.signatures[1].endswith(f",{second}")

    def test_own_writes_are_not_notified_but_a_person_s_edits_of_them_are(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised, receiver: Receiver, soon: datetime
    ) -> None:
        client.create_notification_channel(receiver.url, only_managed=True)
        client.upsert_event(ada.calendar_id, event_of("a", soon))
        cronofy.controls.make_event(ada.calendar_id, "Foreign", soon, soon + timedelta(hours=1))
        client.delete_event(ada.calendar_id, "a")
        client.upsert_event(ada.calendar_id, event_of("a", soon))
        self.wait(cronofy)
        assert receiver.types() == ["verification"]
        cronofy.controls.change_event(
            ada.calendar_id, cronofy.controls.find(ada.calendar_id, "a").uid, summary="Edited"
        )
        self.wait(cronofy)
        assert receiver.types() == ["verification", "change"]

    def test_other_calendars_and_what_is_outside_the_window_stay_silent(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised, receiver: Receiver, soon: datetime
    ) -> None:
        client.create_notification_channel(receiver.url, calendar_ids=(ada.calendar_id,))
        team = client.list_calendars()[1]["calendar_id"]
        cronofy.controls.make_event(team, "Elsewhere", soon, soon + timedelta(hours=1))
        far = soon + timedelta(days=300)
        cronofy.controls.make_event(ada.calendar_id, "Far", far, far + timedelta(hours=1))
        self.wait(cronofy)
        assert receiver.types() == ["verification"]

    def test_a_failed_notice_is_tried_again_for_a_day_and_then_the_channel_is_closed(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised, receiver: Receiver, soon: datetime
    ) -> None:
        client.create_notification_channel(receiver.url)
        self.wait(cronofy)
        receiver.status = 302  # a redirect is not followed
        cronofy.controls.make_event(ada.calendar_id, "Lunch", soon, soon + timedelta(hours=1))
        self.wait(cronofy)
        receiver.status = 503
        cronofy.controls.slide_clock(timedelta(seconds=11))
        self.wait(cronofy)
        assert [each.status for each in cronofy.notifier.deliveries] == [200, 302, 503]
        receiver.status = 200
        cronofy.controls.slide_clock(timedelta(minutes=1))
        self.wait(cronofy)
        assert receiver.types()[-1] == "change"
        receiver.status = 500
        cronofy.controls.make_event(ada.calendar_id, "Tea", soon, soon + timedelta(hours=1))
        self.wait(cronofy)
        cronofy.controls.slide_clock(timedelta(hours=24))
        self.wait(cronofy)
        client.refresh_authorization()
        assert client.list_notification_channels() == []

    def test_a_closed_channel_receives_no_further_notification(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised, receiver: Receiver, soon: datetime
    ) -> None:
        channel = client.create_notification_channel(receiver.url)
        self.wait(cronofy)
        receiver.status = 503
        cronofy.controls.make_event(ada.calendar_id, "Lunch", soon, soon + timedelta(hours=1))
        self.wait(cronofy)
        client.close_notification_channel(channel["channel_id"])
        cronofy.controls.slide_clock(timedelta(hours=1))
        self.wait(cronofy)
        assert len(receiver.bodies) == 2

    @pytest.mark.parametrize(("closes", "left"), [(False, 1), (True, 0)])
    def test_an_answer_of_410_closes_the_channel_where_switched_on(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, receiver: Receiver, closes: bool, left: int
    ) -> None:
        cronofy.settings.close_channel_on_410 = closes
        receiver.status = 410
        client.create_notification_channel(receiver.url)
        self.wait(cronofy)
        assert len(client.list_notification_channels()) == left

    def test_notices_can_be_lost_doubled_and_reordered(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised, receiver: Receiver, soon: datetime
    ) -> None:
        client.create_notification_channel(receiver.url)
        self.wait(cronofy)
        cronofy.faults.dropped_notifications = 1
        cronofy.controls.make_event(ada.calendar_id, "Lost", soon, soon + timedelta(hours=1))
        cronofy.faults.doubled_notifications = cronofy.faults.held_notifications = True
        cronofy.controls.make_event(ada.calendar_id, "Twice", soon, soon + timedelta(hours=1))
        cronofy.controls.announce(ada.sub, "something_new")
        self.wait(cronofy)
        assert receiver.types() == ["verification"]
        cronofy.notifier.release(lambda held: held[::-1])
        self.wait(cronofy)
        assert receiver.types()[1:] == ["something_new", "something_new", "change", "change"]

    def test_disconnection_is_notified_and_reconnection_only_by_the_changes_since(
        self, cronofy: CronofyEmulator, client: pycronofy.Client, ada: Authorised, receiver: Receiver, soon: datetime
    ) -> None:
        client.create_notification_channel(receiver.url)
        cronofy.controls.disconnect(ada.profile_id)
        cronofy.controls.make_event(ada.calendar_id, "Meanwhile", soon, soon + timedelta(hours=1))
        assert client.read_events().all() == []
        self.wait(cronofy)
        assert receiver.types() == ["verification", "profile_disconnected"]
        cronofy.controls.reconnect(ada.profile_id)
        self.wait(cronofy)
        assert receiver.types()[2:] == ["change"]
        assert [event["summary"] for event in client.read_events()] == ["Meanwhile"]

    def test_the_first_sync_may_take_its_time(
        self, cronofy: CronofyEmulator, receiver: Receiver, soon: datetime
    ) -> None:
        cronofy.settings.initial_sync_required = True
        ben = cronofy.controls.authorise("ben@example.org")
        client = make_client(cronofy, ben)
        client.create_notification_channel(receiver.url)
        cronofy.controls.make_event(ben.calendar_id, "Lunch", soon, soon + timedelta(hours=1))
        assert client.read_events().all() == []
        cronofy.controls.finish_initial_sync(ben.profile_id)
        self.wait(cronofy)
        assert receiver.types()[-1] == "profile_initial_sync_completed"
        assert len(client.read_events().all()) == 1


class TestFaultsAndLimits:
    @pytest.mark.parametrize("status", [401, 402, 403, 404, 422, 423, 429, 500, 503])
    def test_any_answer_can_be_switched_on_once(self, cronofy: CronofyEmulator, api: Api, status: int) -> None:
        cronofy.faults.answer_next(status, path="/v1/calendars", retry_after=7)
        assert api.get("/v1/account").status_code == 200
        assert api.get("/v1/calendars").status_code == status
        assert api.get("/v1/calendars").status_code == 200

    def test_an_answer_can_be_lost_after_the_write_was_accepted(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        cronofy.faults.answer_next(503, method="POST", after_doing=True)
        assert api.post(path_of(ada.calendar_id), body_of(event_of("a", soon))).status_code == 503
        assert len(api.events(only_managed="true")) == 1

    def test_single_entries_of_a_batch_can_fail(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        cronofy.faults.answer_next(423, path="/v1/calendars/.*/events")
        entries = [
            {"method": "POST", "relative_url": path_of(ada.calendar_id), "data": body_of(event_of(each, soon))}
            for each in ("a", "b")
        ]
        assert api.post("/v1/batch", {"batch": entries}).json() == {"batch": [{"status": 423}, {"status": 202}]}

    def test_the_next_page_can_point_elsewhere(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, soon: datetime
    ) -> None:
        cronofy.settings.page_size = 1
        cronofy.faults.next_page_origin = "https://elsewhere.example.org"
        for summary in ("a", "b"):
            cronofy.controls.make_event(ada.calendar_id, summary, soon, soon + timedelta(hours=1))
        pages = api.get("/v1/events", {"tzid": "Etc/UTC"}).json()["pages"]
        assert pages["next_page"].startswith("https://elsewhere.example.org/v1/events/pages/")

    def test_a_slow_service_waits_before_each_answer_unless_it_is_stopped(
        self, cronofy: CronofyEmulator, api: Api, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        waits: list[float | None] = []
        monkeypatch.setattr(cronofy.stopping, "wait", waits.append)
        assert (api.get("/v1/account").status_code, waits) == (200, [])
        cronofy.faults.slow = timedelta(seconds=90)
        assert (api.get("/v1/account").status_code, waits) == (200, [90])

    def test_calls_are_limited_for_the_application_by_second_and_minute(
        self, cronofy: CronofyEmulator, api: Api
    ) -> None:
        cronofy.settings.per_second, cronofy.settings.per_minute = 2, 3
        ben = cronofy.controls.authorise("ben@example.org")
        assert [api.get("/v1/account").status_code for _ in range(2)] == [200, 200]
        refused = Api(cronofy.base_url, ben.access_token).get("/v1/account")
        assert (refused.status_code, "Retry-After" in refused.headers) == (429, False)
        cronofy.settings.retry_after = True
        cronofy.controls.slide_clock(timedelta(seconds=1))
        assert api.get("/v1/account").status_code == 200
        cronofy.controls.slide_clock(timedelta(seconds=1))
        refused = api.get("/v1/account")
        assert refused.status_code == 429
        assert 50 < int(refused.headers["Retry-After"]) <= 60

    @pytest.mark.parametrize(("counts_entries", "status"), [(False, 207), (True, 429)])
    def test_a_batch_counts_once_or_by_its_entries(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised, counts_entries: bool, status: int
    ) -> None:
        cronofy.settings.per_second = 5
        cronofy.settings.batch_counts_entries = counts_entries
        entry = {"method": "DELETE", "relative_url": path_of(ada.calendar_id), "data": {"event_id": "a"}}
        api.get("/v1/account")
        assert api.post("/v1/batch", {"batch": [entry] * 5}).status_code == status
        assert [each.entries for each in cronofy.world.requests] == [1, 5]

    def test_answers_are_dated_by_the_emulated_clock(self, cronofy: CronofyEmulator, api: Api) -> None:
        cronofy.controls.slide_clock(timedelta(days=-10))
        answered_at = parsedate_to_datetime(api.get("/v1/account").headers["Date"])
        assert abs(answered_at - cronofy.world.clock.now()) < timedelta(seconds=5)

    def test_a_token_that_is_not_known_is_refused(self, cronofy: CronofyEmulator) -> None:
        answer = Api(cronofy.base_url, "unknown").get("/v1/account")
        assert (answer.status_code, answer.content) == (401, b"")
        assert "invalid_token" in answer.headers["WWW-Authenticate"]


class TestSandbox:
    def test_a_person_can_act_as_the_owner_by_clicking(
        self, cronofy: CronofyEmulator, api: Api, ada: Authorised
    ) -> None:
        base, calendar = cronofy.base_url, quote(ada.calendar_id, safe="")
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        times = {"start": f"{tomorrow:%Y-%m-%dT09:00}", "end": f"{tomorrow:%Y-%m-%dT10:00}"}

        def send(path: str, **form: str) -> None:
            assert requests.post(base + path, data=form, timeout=20).status_code == 200

        send(f"/controls/calendars/{calendar}", act="make", summary="Lunch", rrule="", **times)
        uid = api.events()[0]["event_uid"]
        send(f"/controls/calendars/{calendar}", act="change", uid=uid, summary="Dinner", **times)
        assert [event["summary"] for event in api.events()] == ["Dinner"]
        assert "Dinner" in requests.get(base, timeout=20).text
        send(f"/controls/calendars/{calendar}", act="delete", uid=uid)
        send(f"/controls/calendars/{calendar}", act="make", summary="Trip", rrule="", all_day="on", **times)
        assert [event["start"] for event in api.events()] == [f"{tomorrow:%Y-%m-%d}"]
        send(f"/controls/profiles/{ada.profile_id}", act="disconnect")
        assert api.get("/v1/profiles").json()["profiles"][0]["profile_connected"] is False
        send(f"/controls/profiles/{ada.profile_id}", act="reconnect")
        send("/controls/clock", hours="2")
        assert api.get("/v1/profiles").status_code == 401
