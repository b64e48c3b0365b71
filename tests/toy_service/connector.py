"""Speaks to Corkboard."""

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import requests

from webapp.connectors.base import (
    NO_EXTRAS,
    CalendarInfo,
    Capabilities,
    ChangePage,
    Create,
    Created,
    Delete,
    Deleted,
    Extras,
    Fetched,
    Gone,
    ListedEvent,
    Missing,
    OutcomeUnknown,
    PreconditionFailed,
    Subscription,
    Unreadable,
    Update,
    Write,
    WriteOutcome,
    Written,
    find_by_id,
)
from webapp.connectors.errors import (
    AuthorizationLost,
    CalendarGone,
    ConnectorError,
    CursorExpired,
    SubscriptionRefused,
    TransientError,
)
from webapp.connectors.event import (
    Details,
    Event,
    Marker,
    RemoteEvent,
    clean_line,
    clean_text,
    event_from_json,
    event_to_json,
    normalise,
)
from webapp.connectors.outbound_errors import NETWORK_ERRORS, network_error
from webapp.connectors.reasons import Reason, because
from webapp.outbound.session import BoundedAdapter, harden

_SERVICE = "Corkboard"
_MOST_BYTES = 1024 * 1024
_SECONDS = 10


class CorkboardConnector:
    """Fulfils `Connector`. A calendar is a board; the id of an event is the card's, which we choose.

    `push`: Corkboard can reach this installation.
    """

    def __init__(self, address: str, username: str, password: str, *, push: bool = False) -> None:
        self._address = address
        self._push = push
        self._session = requests.Session()
        harden(self._session, BoundedAdapter(_SERVICE, _MOST_BYTES))
        self._session.auth = (username, password)

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(push=self._push, series=True)

    @property
    def extras(self) -> Extras:
        return NO_EXTRAS

    def calendars(self) -> Sequence[CalendarInfo]:
        _, data = self._request("GET", "/boards")
        return [CalendarInfo(board["id"], board["name"], read_only=False) for board in data["boards"]]

    def current_cursor(self, calendar_id: str) -> str:
        """Return the newest mark, which only a listing contains."""
        (page,) = self.changes(calendar_id, None)
        return page.cursor or ""

    def changes(self, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        status, data = self._request("GET", f"/boards/{calendar_id}", params={"since": cursor})
        if status == 410:
            raise CursorExpired(because(Reason.CURSOR_UNKNOWN))
        seen = tuple(ListedEvent(card_id, tag) for card_id, tag in data["changed"].items())
        yield ChangePage(seen, tuple(data["gone"]), str(data["mark"]))

    def window(self, calendar_id: str, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
        """Corkboard searches no dates, so all cards are listed."""
        for page in self.changes(calendar_id, None):
            yield page.listed

    def fetch(self, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        for remote_id in remote_ids:
            yield self._fetch(calendar_id, remote_id)

    def new_remote_id(self, calendar_id: str, key: str) -> str:
        return key

    def find_created(self, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
        return find_by_id(self, calendar_id, keys)

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        for write in writes:
            try:
                yield self._write(calendar_id, write)
            except TransientError as error:
                yield OutcomeUnknown(write.remote_id, error)

    def subscribe(self, calendar_id: str, callback: str, present: Subscription | None) -> Subscription:
        """See `Subscriber.subscribe`: Corkboard extends what has not ended yet."""
        path = f"/subscriptions/{calendar_id}"
        if present is not None:
            status, data = self._request("PATCH", f"{path}/{present.id}")
            if status == 200:
                return replace(present, expires_at=datetime.fromisoformat(data["until"]))
        secret = secrets.token_urlsafe(24)
        status, data = self._request("POST", path, json={"url": callback, "secret": secret})
        if status == 410:
            raise SubscriptionRefused(because(Reason.NOTIFICATIONS_IMPOSSIBLE, service="Corkboard"))
        return Subscription(data["id"], expires_at=datetime.fromisoformat(data["until"]), secret=secret)

    def unsubscribe(self, calendar_id: str, callback: str, present: Subscription) -> None:
        """See `Subscriber.unsubscribe`."""
        self._request("DELETE", f"/subscriptions/{calendar_id}/{present.id}")

    def close(self) -> None:
        self._session.close()

    def _write(self, calendar_id: str, write: Write) -> WriteOutcome:
        match write:
            case Create():
                return self._create(calendar_id, write)
            case Update():
                return self._update(calendar_id, write)
            case Delete():
                return self._delete(calendar_id, write)

    def _create(self, calendar_id: str, write: Create) -> WriteOutcome:
        body = {"event": event_to_json(_clean(write.event)), "made_with": _marker_to_json(write.marker)}
        status, data = self._request("PUT", f"/boards/{calendar_id}/{write.remote_id}", json=body)
        if status != 412:
            return Written(write.remote_id, _event(write.remote_id, data))
        held = self._fetch(calendar_id, write.remote_id)  # sent before, and the answer was lost?
        is_ours = isinstance(held, RemoteEvent) and held.marker == write.marker
        if isinstance(held, RemoteEvent) and is_ours and normalise(held.event) == normalise(_clean(write.event)):
            return Written(write.remote_id, held)
        return PreconditionFailed(write.remote_id)

    def _update(self, calendar_id: str, write: Update) -> WriteOutcome:
        tag = write.version_tag
        if tag is None:
            held = self._fetch(calendar_id, write.remote_id)
            if isinstance(held, RemoteEvent) and normalise(held.event) != normalise(write.before):
                return PreconditionFailed(write.remote_id)
            tag = held.version_tag if isinstance(held, RemoteEvent) else ""
        body = {"event": event_to_json(_clean(write.after))}
        if write.marker is not None:
            body["made_with"] = _marker_to_json(write.marker)
        path = f"/boards/{calendar_id}/{write.remote_id}"
        status, data = self._request("PATCH", path, json=body, headers={"If-Match": tag})
        if status == 404:
            return Missing(write.remote_id)
        return (
            PreconditionFailed(write.remote_id)
            if status == 412
            else Written(write.remote_id, _event(write.remote_id, data))
        )

    def _delete(self, calendar_id: str, write: Delete) -> WriteOutcome:
        path = f"/boards/{calendar_id}/{write.remote_id}"
        status, _ = self._request("DELETE", path, headers={"If-Match": write.version_tag})
        return PreconditionFailed(write.remote_id) if status == 412 else Deleted(write.remote_id)

    def _fetch(self, calendar_id: str, remote_id: str) -> Fetched:
        status, data = self._request("GET", f"/boards/{calendar_id}/{remote_id}")
        if status == 404:
            return Gone(remote_id)
        try:
            return _event(remote_id, data)
        except (KeyError, TypeError, ValueError):
            return Unreadable(remote_id, data["tag"], because(Reason.NOT_UNDERSTOOD))

    def _request(self, method: str, path: str, **options: Any) -> tuple[int, Any]:
        """Return status and data of an answer. Raises ConnectorError for what concerns more than one card."""
        try:
            answer = self._session.request(
                method, self._address + path, timeout=_SECONDS, allow_redirects=False, **options
            )
            data = answer.json()
        except NETWORK_ERRORS as error:
            raise network_error(error, _SERVICE) from error
        if answer.status_code == 401:
            raise AuthorizationLost(because(Reason.SIGN_IN_NOT_ACCEPTED, service="Corkboard"))
        if answer.status_code == 404 and data["missing"] == "board":
            raise CalendarGone(because(Reason.CALENDAR_GONE))
        if answer.status_code >= 500:
            raise TransientError(because(Reason.SERVICE_TROUBLE, service="Corkboard"))
        if answer.status_code not in {200, 404, 410, 412}:
            raise ConnectorError(because(Reason.REQUEST_REFUSED, service="Corkboard", status=answer.status_code))
        return answer.status_code, data


def _event(remote_id: str, card: Mapping[str, Any]) -> RemoteEvent:
    made_with = card.get("made_with")
    return RemoteEvent(
        remote_id,
        card["tag"],
        uid=remote_id,
        event=event_from_json(card["event"]),
        marker=Marker(*made_with) if made_with else None,
    )


def _marker_to_json(marker: Marker) -> list[str]:
    return [marker.deployment_id, marker.item_uid]


def _clean(event: Event) -> Event:
    """Return the event with texts as Corkboard can store them."""
    overrides = tuple(replace(each, details=_clean_details(each.details)) for each in event.overrides)
    return replace(event, details=_clean_details(event.details), overrides=overrides)


def _clean_details(details: Details) -> Details:
    return replace(
        details,
        subject=clean_line(details.subject),
        location=clean_line(details.location),
        description=clean_text(details.description),
    )
