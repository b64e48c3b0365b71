"""Channels, and the signed notifications that go out on them."""

import base64
import hashlib
import hmac
import json
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import requests
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from emulators.cronofy import shapes
from emulators.cronofy.calls import accepted, api_call, body, require, world
from emulators.cronofy.errors import ApiError
from emulators.cronofy.events import is_in_window
from emulators.cronofy.state import Account, Calendar, Channel, Event, Profile, World, new_id
from emulators.cronofy.times import format_time

bp = Blueprint("notifications", __name__)

MAX_CHANNELS = 128
ANSWER_WITHIN = timedelta(seconds=5)
GIVE_UP_AFTER = timedelta(hours=24)
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (10, 30, 60, 300, 900, 3600))
"""Between tries; the last is repeated. The real ones are not published."""


@bp.get("/v1/channels")
@api_call
def listing(account: Account) -> ResponseReturnValue:
    _refuse()
    return jsonify(channels=[channel.to_json() for channel in account.channels])


@bp.post("/v1/channels")
@api_call
def create(account: Account) -> ResponseReturnValue:
    _refuse()
    here, data = world(), body()
    shapes.CHANNEL(data, "")
    address, filters = data.get("callback_url") or "", _filters(account, data.get("filters") or {})
    if not filters.get("only_managed"):
        require(account, "read_events")
    if not address:
        raise ApiError.invalid("callback_url", "errors.required", "callback_url must be given")
    if not _is_web_address(address) or len(address) > here.settings.max_callback_length:
        raise ApiError.invalid("callback_url", "errors.invalid", "callback_url is no http address, or too long")
    for channel in account.channels:
        if (channel.callback_url, channel.filters) == (address, filters):
            return jsonify(channel=channel.to_json())
    if len(account.channels) >= MAX_CHANNELS:
        raise ApiError.invalid("base", "errors.too_many", f"an account has up to {MAX_CHANNELS} channels")
    channel = Channel(new_id("chn"), address, filters, account)
    account.channels.append(channel)
    here.notifier.send(channel, "verification")
    return jsonify(channel=channel.to_json())


@bp.delete("/v1/channels/<channel_id>")
@api_call
def close(account: Account, channel_id: str) -> ResponseReturnValue:
    _refuse()
    for channel in account.channels:
        if channel.channel_id == channel_id:
            account.channels.remove(channel)
            return accepted()
    raise ApiError(404)


def _refuse() -> None:
    """Raise ApiError where channels are refused: by the plan, a permission, or for a reason of the service's own."""
    status = world().settings.channels_refused_with
    if status == 422:
        raise ApiError.invalid("callback_url", "errors.invalid", "callback_url is not acceptable")
    if status:
        raise ApiError(status)


def signatures(raw: bytes, client_secrets: list[str]) -> str:
    """Return the value of Cronofy-HMAC-SHA256 for a body: one signature for each active secret."""
    return ",".join(
        base64.b64encode(hmac.digest(secret.encode(), raw, hashlib.sha256)).decode() for secret in client_secrets
    )


@dataclass
class PendingNotification:
    """A notification that was not delivered yet. `due` and `first_tried` are instants of the emulated clock."""

    channel: Channel
    notification: dict[str, Any]
    due: datetime
    first_tried: datetime | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """One try. `status` is None where no answer came in time."""

    channel_id: str
    notification: dict[str, Any]
    status: int | None


class Notifier:
    """Sends notifications from a thread of its own, and tries again, by the emulated clock, for 24 hours."""

    def __init__(self, here: World) -> None:
        self.world = here
        self.deliveries: list[Delivery] = []
        self._queue: deque[PendingNotification] = deque()
        self._held: list[PendingNotification] = []
        self._wake = threading.Condition(here.lock)
        self._under_way = False
        self._stopped = False
        self._http = requests.Session()
        self._http.trust_env = False
        self._thread = threading.Thread(target=self._run, name="cronofy-notifier", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        with self._wake:
            self._stopped = True
            self._wake.notify_all()
        self._thread.join()
        self._http.close()

    def event_changed(self, calendar: Calendar, *events: Event, since: datetime) -> None:
        """Notify the channels that a person changed an event, given as before and after. Own writes cause none."""
        now = self.world.clock.now()
        if not any(event.managed or is_in_window(event, now) for event in events):
            return
        for channel in calendar.profile.account.channels:
            wanted = channel.filters.get("calendar_ids")
            if wanted is not None and calendar.calendar_id not in wanted:
                continue
            if channel.filters.get("only_managed") and not any(event.managed for event in events):
                continue
            self.send(channel, "change", changes_since=format_time(since))

    def check_profile(self, profile: Profile) -> None:
        """Disconnect a profile that its service refuses, which shows when its calendars are used."""
        if profile.refused and profile.connected:
            profile.connected = False
            self.to_account(profile.account, "profile_disconnected")

    def to_account(self, account: Account, kind: str) -> None:
        for channel in account.channels:
            self.send(channel, kind)

    def send(self, channel: Channel, kind: str, **fields: str) -> None:
        """Send a notification, unless an equal one is still waiting for its first try."""
        faults = self.world.faults
        with self._wake:
            if kind == "change" and any(
                waiting.channel is channel and waiting.notification["type"] == kind and not waiting.tries
                for waiting in self._queue
            ):
                return  # an earlier changes_since covers this change as well
            if faults.dropped_notifications and kind != "verification":
                faults.dropped_notifications -= 1
                return
            for _ in range(2 if faults.doubled_notifications else 1):
                pending = PendingNotification(channel, {"type": kind, **fields}, self.world.clock.now())
                if faults.held_notifications:
                    self._held.append(pending)
                else:
                    self._queue.append(pending)
            self._wake.notify_all()

    def release(self, order: Callable[[list[PendingNotification]], list[PendingNotification]] = list) -> None:
        """Send the notifications that were held, in the given order."""
        with self._wake:
            self._queue.extend(order(self._held))
            self._held = []
            self._wake.notify_all()

    def clock_slid(self) -> None:
        with self._wake:
            self._wake.notify_all()

    def wait_until_idle(self, timeout: float = 10) -> bool:
        """Wait (seconds) until no notification is due. Returns False after `timeout`."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._under_way and self._next_due() is None, timeout)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._stopped and (pending := self._next_due()) is None:
                    self._wake.wait(self._seconds_to_next())
                if self._stopped:
                    return
                assert pending is not None
                self._queue.remove(pending)
                self._under_way = True
                content = {"notification": pending.notification, "channel": pending.channel.to_json()}
                client_secrets = list(self.world.application.secrets)
            status = self._post(pending.channel.callback_url, json.dumps(content).encode(), client_secrets)
            with self._wake:
                self._under_way = False
                self._finish(pending, status)
                self._wake.notify_all()

    def _next_due(self) -> PendingNotification | None:
        now = self.world.clock.now()
        return next((pending for pending in self._queue if pending.due <= now and _is_open(pending.channel)), None)

    def _seconds_to_next(self) -> float | None:
        dues = [pending.due for pending in self._queue if _is_open(pending.channel)]
        return max(0.0, (min(dues) - self.world.clock.now()).total_seconds()) if dues else None

    def _post(self, address: str, raw: bytes, client_secrets: list[str]) -> int | None:
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Cronofy-HMAC-SHA256": signatures(raw, client_secrets),
        }
        timeout = ANSWER_WITHIN.total_seconds()
        try:
            return self._http.post(
                address, data=raw, headers=headers, timeout=timeout, allow_redirects=False
            ).status_code
        except requests.RequestException:
            return None

    def _finish(self, pending: PendingNotification, status: int | None) -> None:
        now = self.world.clock.now()
        channels = pending.channel.account.channels
        self.deliveries.append(Delivery(pending.channel.channel_id, pending.notification, status))
        if status is not None and 200 <= status < 300:
            return
        pending.first_tried = pending.first_tried or now
        expired = now - pending.first_tried >= GIVE_UP_AFTER
        if expired or (status == 410 and self.world.settings.close_channel_on_410):
            if _is_open(pending.channel):
                channels.remove(pending.channel)  # without an error anywhere
            return
        pending.due = now + PAUSES[min(pending.tries, len(PAUSES) - 1)]
        pending.tries += 1
        self._queue.append(pending)


def _is_web_address(address: str) -> bool:
    try:
        return urlsplit(address).scheme in {"http", "https"} and bool(urlsplit(address).hostname)
    except ValueError:  # half a bracket
        return False


def _is_open(channel: Channel) -> bool:
    return channel in channel.account.channels


def _filters(account: Account, given: dict[str, Any]) -> dict[str, Any]:
    """Return the filters that differ from their defaults. Raises ApiError."""
    filters: dict[str, Any] = {}
    if given.get("calendar_ids") is not None:
        if not given["calendar_ids"]:
            raise ApiError.invalid("filters.calendar_ids", "errors.required", "at least one calendar must be given")
        filters["calendar_ids"] = [account.calendar(each).calendar_id for each in given["calendar_ids"]]
    if given.get("only_managed"):
        filters["only_managed"] = True
    return filters
