"""Corkboard, in the process of the tests: boards with cards, over HTTP with a user name and a password.

    GET    /boards                        {"boards": [{"id", "name"}]}
    GET    /boards/<board>?since=<mark>   {"changed": {id: tag}, "gone": [id], "mark"}; 410 for a mark it never gave
    GET    /boards/<board>/<card>         {"tag", "event", "made_with", "color"}; 404 {"missing": "board" or "card"}
    PUT    /boards/<board>/<card>         pins a new card; 412 if there is one
    PATCH  /boards/<board>/<card>         replaces the fields that are sent, under If-Match
    DELETE /boards/<board>/<card>         takes it off, under If-Match
    POST   /subscriptions/<board>         {"id", "until"} for {"url", "secret"}; 410 if the url fails the handshake
    PATCH  /subscriptions/<board>/<id>    extends it: {"until"}; 404 {"missing": "subscription"} if it has ended
    DELETE /subscriptions/<board>/<id>    ends it
    GET    /stream                        stays open: a line with the id of a board when something changes, else an
                                          empty line now and then

The event of a card is in the form of `event_to_json`.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from werkzeug.wrappers import Request, Response

from emulators.serving import serving
from tests.toy_service.streams import Streams
from tests.toy_service.subscribers import Subscribers

BOARD = "team"
USERNAME, PASSWORD = "ada", "a password of Corkboard"


@dataclass
class Corkboard:
    """One account with one board, which can be taken away (None)."""

    cards: dict[str, dict[str, Any]] | None = field(default_factory=dict)
    history: list[str] = field(default_factory=list)
    subscribers: Subscribers = field(default_factory=Subscribers)
    streams: Streams = field(default_factory=Streams)
    address: str = ""

    def put(self, card_id: str, **fields: Any) -> None:
        """Pin or change a card, as whoever looks at the board can."""
        assert self.cards is not None
        self.history.append(card_id)
        self.cards[card_id] = {**self.cards.get(card_id, {}), **fields, "tag": f"tag-{len(self.history)}"}

    def remove(self, card_id: str) -> None:
        assert self.cards is not None
        self.history.append(card_id)
        del self.cards[card_id]

    def __call__(self, environ: Any, start_response: Any) -> Any:
        return self._answer(Request(environ))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        login = request.authorization
        if login is None or (login.username, login.password) != (USERNAME, PASSWORD):
            return _json(401)
        _, place, board, card_id = f"{request.path}//".split("/")[:4]
        if place == "stream":
            return Response(self.streams.lines(), content_type="text/plain")
        if not board:
            return _json(200, boards=[{"id": BOARD, "name": "Team"}] if self.cards is not None else [])
        if self.cards is None or board != BOARD:
            return _json(404, missing="board")
        if place == "subscriptions":
            return self._of_subscription(request, card_id)
        return self._of_card(request, card_id, self.cards) if card_id else self._changes(request, self.cards)

    def _changes(self, request: Request, cards: dict[str, dict[str, Any]]) -> Response:
        since = request.args.get("since", "")
        if since and not (since.isdecimal() and int(since) <= len(self.history)):
            return _json(410)
        touched = dict.fromkeys(self.history[int(since) :] if since else cards)
        changed = {card_id: cards[card_id]["tag"] for card_id in touched if card_id in cards}
        return _json(200, changed=changed, gone=[each for each in touched if each not in cards], mark=len(self.history))

    def _of_subscription(self, request: Request, subscription_id: str) -> Response:
        if request.method == "POST":
            made = self.subscribers.add(**json.loads(request.data))
            return _json(200, id=made, until=self.subscribers.active[made].until.isoformat()) if made else _json(410)
        if request.method == "DELETE":
            self.subscribers.active.pop(subscription_id, None)
            return _json(200)
        subscriber = self.subscribers.active.get(subscription_id)
        if subscriber is None:
            return _json(404, missing="subscription")
        subscriber.extend()
        return _json(200, until=subscriber.until.isoformat())

    def _of_card(self, request: Request, card_id: str, cards: dict[str, dict[str, Any]]) -> Response:
        card = cards.get(card_id)
        if request.method == "PUT" and card is not None:
            return _json(412)
        if request.method != "PUT" and card is None:
            return _json(404, missing="card")
        if request.method in {"PATCH", "DELETE"} and card and request.headers.get("If-Match") != card["tag"]:
            return _json(412)
        act: dict[str, Callable[[], None]] = {
            "PUT": lambda: self.put(card_id, **json.loads(request.data)),
            "PATCH": lambda: self.put(card_id, **json.loads(request.data)),
            "DELETE": lambda: self.remove(card_id),
        }
        if request.method in act:
            act[request.method]()
        return _json(200, **cards.get(card_id, {}))


def _json(status: int, **data: Any) -> Response:
    return Response(json.dumps(data), status, content_type="application/json")


@contextmanager
def running() -> Iterator[Corkboard]:
    """Serve a Corkboard on a loopback port."""
    corkboard = Corkboard()
    with serving(corkboard) as address:
        corkboard.address = address
        yield corkboard
        corkboard.streams.end()
