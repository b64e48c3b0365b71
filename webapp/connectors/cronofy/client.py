"""The requests a connected account makes: with a fresh token, within the rate limit, statuses mapped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from webapp.connectors.clock import Clock
from webapp.connectors.cronofy import oauth
from webapp.connectors.cronofy.errors import error_for
from webapp.connectors.cronofy.settings import CronofySettings
from webapp.connectors.cronofy.transport import HttpResponse, Params, Transport
from webapp.connectors.errors import AuthorizationLost, ConnectorError, TransientError
from webapp.connectors.oauth.rate_limiter import DEFAULT_HOLD, Limiter
from webapp.connectors.oauth.refresh import AccessTokens
from webapp.connectors.oauth.token_store import TokenStore
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.outbound.retry_after import http_date, retry_after

BATCH = 50
"""Entries a batch may have."""

PACED_BATCH = 25
"""Entries of a batch where each counts as a call: more at once would fit badly into what a minute has left."""

MAX_PAGES = 2_000
"""So many pages of one listing, and Cronofy is taken to lead us in circles."""


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """One write of a batch. `data` names the event and, for an upsert, what it is to be."""

    method: str
    path: str
    data: Mapping[str, Any]


class Client:
    """One account's requests. All of it may be used from several threads."""

    def __init__(
        self,
        settings: CronofySettings,
        tokens: TokenStore,
        limiter: Limiter,
        *,
        urgent: bool = False,
        owner: str = "",
        now: Clock = utc_now,
    ) -> None:
        """`owner` is the address of the calendar account: who has it is no guest in their own calendar."""
        self.settings = settings
        self.owner = owner.lower()
        self.refuses_far_spans = False  # whether it was seen to refuse spans beyond its window, of our own events, too
        self.learns_within = timedelta()  # how late it was seen to learn of a change
        self._limiter = limiter
        self._urgent = urgent
        self._now = now
        self._tokens = AccessTokens(tokens, limiter, partial(oauth.refresh, settings, now=now), now=now)
        self._skew = timedelta()
        self._transport = Transport(settings.api_url, timeout=settings.timeout, connections=settings.connections)

    def get(self, path: str, params: Params | None = None) -> Any:
        """Return the JSON answer to a GET. Raises ConnectorError for any other answer."""
        answer = self.send("GET", path, params=params)
        if not answer.is_success:
            raise error_for(answer)
        if not isinstance(answer.data, dict):
            raise TransientError(because(Reason.NO_JSON, service="Cronofy"))
        return answer.data

    def pages(self, path: str, params: Params, key: str) -> Iterator[list[Mapping[str, Any]]]:
        """Yield the lists called `key` of all pages. Raises ConnectorError; then the listing is not complete."""
        data = self.get(path, params)
        for _ in range(MAX_PAGES):
            entries = data.get(key)
            if not isinstance(entries, list):
                raise TransientError(because(Reason.ANSWER_WITHOUT, key=key, service="Cronofy"))
            yield [entry for entry in entries if isinstance(entry, Mapping)]
            pages = data.get("pages")
            following = pages.get("next_page") if isinstance(pages, Mapping) else None
            if not following:
                return
            # The transport refuses to carry the token to another origin.
            answer = self.send("GET", str(following))
            if answer.status in {404, 410}:
                raise TransientError(because(Reason.LISTING_FORGOTTEN, service="Cronofy"))
            if not answer.is_success or not isinstance(answer.data, dict):
                raise error_for(answer)
            data = answer.data
        raise ConnectorError(because(Reason.LISTING_WITHOUT_END, service="Cronofy"))

    @property
    def batch_size(self) -> int:
        """Return how many entries to put into a batch."""
        return BATCH if self.settings.batch_cost else PACED_BATCH

    def batch(self, entries: Sequence[BatchEntry]) -> list[HttpResponse]:
        """Carry out up to `BATCH` writes; return one answer each, in their order."""
        cost = self.settings.batch_cost or len(entries)
        body = {
            "batch": [{"method": entry.method, "relative_url": entry.path, "data": entry.data} for entry in entries]
        }
        answer = self.send("POST", "/v1/batch", body=body, cost=cost)
        if not answer.is_success:
            raise error_for(answer)
        results = answer.data.get("batch") if isinstance(answer.data, dict) else None
        if not isinstance(results, list) or len(results) != len(entries):
            raise TransientError(because(Reason.BATCH_DOES_NOT_FIT, service="Cronofy"))
        return [_batch_answer(result) for result in results]

    def send(
        self, method: str, path: str, *, params: Params | None = None, body: Any = None, cost: int = 1
    ) -> HttpResponse:
        """Return the answer, whatever its status but 401: a token that is not accepted is renewed once.

        Raises:
            AuthorizationLost: a new token is not accepted either, or none can be had.
            TransientError: no usable answer.
        """
        token = self._tokens.current()
        request = partial(self._transport.request, method, path, params=params, body=body)
        answer = self._counted(request, token, cost)
        if answer.status == 401:
            answer = self._counted(request, self._tokens.renewed(token), cost)
            if answer.status == 401:
                raise AuthorizationLost(because(Reason.AUTHORIZATION_REJECTED, service="Cronofy"))
        return answer

    def server_now(self) -> datetime:
        """Return Cronofy's own time, as far as its answers told."""
        return self._now() + self._skew

    def now(self) -> datetime:
        """Return our own time."""
        return self._now()

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    def _counted(self, request: Callable[[str], HttpResponse], token: str, cost: int) -> HttpResponse:
        with self._limiter.slot(cost, urgent=self._urgent):
            answer = request(token)
        told = http_date(answer.headers.get("Date", ""))
        if told:
            self._skew = told - self._now()
        if answer.status == 429:
            self._limiter.hold(retry_after(answer.headers) or DEFAULT_HOLD)
        return answer


def _batch_answer(result: Any) -> HttpResponse:
    if not isinstance(result, Mapping) or not isinstance(result.get("status"), int):
        return HttpResponse(500, {})
    headers = result.get("headers")
    return HttpResponse(result["status"], headers if isinstance(headers, Mapping) else {}, result.get("data"))
