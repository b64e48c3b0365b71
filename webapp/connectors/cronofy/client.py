"""Requests of one account: with a valid access token, within the rate limit, with statuses mapped to errors.

Sources: https://docs.cronofy.com/developers/api/batch/, https://docs.cronofy.com/developers/api/events/read-events/.
"""

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
"""Largest number of entries in a batch (https://docs.cronofy.com/developers/api/batch/)."""

PACED_BATCH = 25
"""Entries of a batch where each counts as a call, so that a batch fits into the rest of a minute's allowance."""

MAX_PAGES = 2_000
"""Largest number of pages of one listing, against links between pages that never end."""


@dataclass(frozen=True, slots=True)
class BatchEntry:
    """One write of a batch. `data` identifies the event and, for an upsert, has its properties."""

    method: str
    path: str
    data: Mapping[str, Any]


class Client:
    """Requests of one account. Thread-safe."""

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
        """`owner` is the e-mail address of the account, which does not count as a guest in its own calendar."""
        self.settings = settings
        self.owner = owner.lower()
        self.refuses_far_spans = False  # set once Cronofy rejects spans of our own events outside its window
        self.longest_lag = timedelta()  # the longest observed delay until Cronofy lists a change
        self._limiter = limiter
        self._urgent = urgent
        self._now = now
        self._tokens = AccessTokens(tokens, limiter, partial(oauth.refresh, settings, now=now), now=now)
        self._skew = timedelta()
        self._transport = Transport(settings.api_url, timeout=settings.timeout, connections=settings.connections)

    def get(self, path: str, params: Params | None = None) -> Any:
        """Return the JSON object of a GET. Raises ConnectorError for any other response."""
        answer = self.send("GET", path, params=params)
        if not answer.is_success:
            raise error_for(answer)
        if not isinstance(answer.data, dict):
            raise TransientError(because(Reason.NO_JSON, service="Cronofy"))
        return answer.data

    def pages(self, path: str, params: Params, key: str) -> Iterator[list[Mapping[str, Any]]]:
        """Yield the list `key` of each page. Raises ConnectorError; the listing is then incomplete."""
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
            # The transport does not send the token to another origin.
            answer = self.send("GET", str(following))
            if answer.status in {404, 410}:
                raise TransientError(because(Reason.LISTING_FORGOTTEN, service="Cronofy"))
            if not answer.is_success or not isinstance(answer.data, dict):
                raise error_for(answer)
            data = answer.data
        raise ConnectorError(because(Reason.LISTING_WITHOUT_END, service="Cronofy"))

    @property
    def batch_size(self) -> int:
        """Number of entries to send in a batch."""
        return BATCH if self.settings.batch_cost else PACED_BATCH

    def batch(self, entries: Sequence[BatchEntry]) -> list[HttpResponse]:
        """Send up to `BATCH` writes. Returns one response each, in their order."""
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
        """Return the response, whatever its status except 401, after which the access token is refreshed once.

        Raises:
            AuthorizationLost: the refreshed token is rejected too, or the token cannot be refreshed.
            TransientError: no usable response.
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
        """Return the time of Cronofy's clock, from the Date headers of its responses."""
        return self._now() + self._skew

    def now(self) -> datetime:
        """Return the time of the local clock."""
        return self._now()

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    def _counted(self, request: Callable[[str], HttpResponse], token: str, cost: int) -> HttpResponse:
        with self._limiter.slot(cost, urgent=self._urgent):
            answer = request(token)
        server_time = http_date(answer.headers.get("Date", ""))
        if server_time:
            self._skew = server_time - self._now()
        if answer.status == 429:
            self._limiter.hold(retry_after(answer.headers) or DEFAULT_HOLD)
        return answer


def _batch_answer(result: Any) -> HttpResponse:
    if not isinstance(result, Mapping) or not isinstance(result.get("status"), int):
        return HttpResponse(500, {})
    headers = result.get("headers")
    return HttpResponse(result["status"], headers if isinstance(headers, Mapping) else {}, result.get("data"))
