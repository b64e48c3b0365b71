"""Whom Corkboard sends news of its boards, and how it makes sure that they want them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

LIFETIME = timedelta(days=2)

_CHALLENGE = "Is it <you> & only you?"
_SECONDS = 10


@dataclass
class Subscriber:
    """An address with the secret that each of its notifications repeats."""

    url: str
    secret: str
    until: datetime

    def extend(self) -> None:
        self.until = datetime.now(UTC) + LIFETIME


@dataclass
class Subscribers:
    """Those of all boards, by id."""

    active: dict[str, Subscriber] = field(default_factory=dict)
    made: int = 0
    # The latest answers: content type and text of handshakes, statuses of notifications.
    shaken: list[tuple[str, str]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def add(self, url: str, secret: str) -> str | None:
        """Return the id of a new subscription; None if the address does not repeat the challenge."""
        answer = requests.post(
            url, params={"challenge": _CHALLENGE}, headers={"Content-Type": "text/plain"}, timeout=_SECONDS
        )
        self.shaken.append((answer.headers.get("Content-Type", ""), answer.text))
        if answer.status_code != 200 or answer.text != _CHALLENGE:
            return None
        self.made += 1
        subscriber = self.active[f"sub-{self.made}"] = Subscriber(url, secret, datetime.now(UTC))
        subscriber.extend()
        return f"sub-{self.made}"

    def send(self, *kinds: str, times: int = 1) -> None:
        """Send news of these kinds to everybody, as many times as said, in one request for each address."""
        news: dict[str, list[Mapping[str, Any]]] = {}
        for id_, subscriber in self.active.items():
            entries = [{"subscription": id_, "secret": subscriber.secret, "kind": kind} for kind in kinds * times]
            news.setdefault(subscriber.url, []).extend(entries)
        for url, entries in news.items():
            answer = requests.post(url, data=json.dumps({"news": entries}), timeout=_SECONDS)
            self.statuses.append(answer.status_code)
