"""What Corkboard announces, in two ways.

To a callback address it sends a handshake first, then news of several boards at a time. On an open connection it names
the boards that change.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import requests

from webapp.connectors.notifications import (
    CallbackRequest,
    Notification,
    NotificationKind,
    Stop,
    UnreadableNotification,
)
from webapp.connectors.outbound_errors import NETWORK_ERRORS, network_error
from webapp.connectors.ports import Account

_SERVICE = "Corkboard"
_SILENCE = 5
"""Seconds after which a connection counts as lost: Corkboard sends an empty line more often."""

_KINDS: Mapping[str, NotificationKind] = {"pinned": "changed", "missed": "changed", "ended": "ending"}


class CorkboardReceiver:
    """Fulfils `NotificationReceiver`. Nothing is signed: each notification repeats the secret of its subscription."""

    max_body = 64 * 1024

    def handshake(self, request: CallbackRequest) -> str | None:
        return request.query.get("challenge")

    def verify(self, request: CallbackRequest) -> bool:
        return True

    def parse(self, request: CallbackRequest) -> Sequence[Notification]:
        try:
            return [
                Notification(_KINDS.get(each["kind"], "unknown"), None, str(each["subscription"]), str(each["secret"]))
                for each in json.loads(request.body)["news"]
            ]
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise UnreadableNotification("not in the form of Corkboard's news") from error


class CorkboardListener:
    """Fulfils `Listener`."""

    def listen(self, account: Account, calendar_ids: Sequence[str], stop: Stop) -> Iterator[Notification]:
        login = account.credentials()
        with requests.Session() as session:
            session.trust_env = False  # no proxy, no other password
            session.auth = (login["username"], login["password"])
            try:
                options: dict[str, Any] = {"stream": True, "timeout": _SILENCE, "allow_redirects": False}
                with session.get(f"{account.server_url}/stream", **options) as answer:
                    for line in answer.iter_lines(chunk_size=1, decode_unicode=True):
                        if stop.is_set():
                            return
                        if line in calendar_ids:
                            yield Notification("changed", subscription=line)
            except NETWORK_ERRORS as error:
                raise network_error(error, _SERVICE) from error
