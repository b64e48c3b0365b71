"""HTTP for Cronofy: one origin, a timeout, bounded answers, no redirects, no retry."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import requests

from webapp.connectors.errors import ConnectorError
from webapp.connectors.outbound_errors import NETWORK_ERRORS, network_error, origin_of
from webapp.connectors.reasons import Reason, because
from webapp.outbound.session import BoundedAdapter, harden

SERVICE = "Cronofy"
MAX_ANSWER = 16 * 1024 * 1024
"""Most bytes read of one answer; a page of events is well below one megabyte."""

Params = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A complete answer. `data` is its JSON, None where there is none or it is no JSON."""

    status: int
    headers: Mapping[str, str]
    data: Any = None

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


class Transport:
    """Requests to the API origin, from any number of threads."""

    def __init__(self, api_url: str, *, timeout: timedelta, connections: int) -> None:
        self._api_url = api_url
        self._origin = origin_of(api_url)
        self._timeout = timeout.total_seconds()
        self._connections = connections
        self._local = threading.local()
        self._sessions: list[requests.Session] = []

    def request(
        self, method: str, path: str, token: str, *, params: Params | None = None, body: Any = None
    ) -> HttpResponse:
        """Return the answer, whatever its status.

        `path` may be an absolute URL of the API's own origin, as addresses of further pages are
        (https://docs.cronofy.com/developers/api/events/read-events/).

        Raises:
            ConnectorError: the URL leads elsewhere; the token stays here.
            TransientError: no usable answer; what became of the request is not known.
        """
        url = path if "://" in path else self._api_url + path
        if origin_of(url) != self._origin:
            raise ConnectorError(because(Reason.ADDRESS_OUTSIDE, service="Cronofy"))
        try:
            response = self._session().request(
                method,
                url,
                params=params,
                json=body,
                headers={"Authorization": f"Bearer {token}"},
                timeout=self._timeout,
                allow_redirects=False,
            )
        except NETWORK_ERRORS as error:
            raise network_error(error, SERVICE) from error
        return HttpResponse(response.status_code, response.headers, _json(response))

    def close(self) -> None:
        """Close all connections."""
        while self._sessions:
            self._sessions.pop().close()

    def _session(self) -> requests.Session:
        # One a thread: requests does not promise that a session may be shared.
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = requests.Session()
            harden(session, BoundedAdapter(SERVICE, MAX_ANSWER))
            self._local.session = session
            self._sessions.append(session)
        return session


def _json(response: requests.Response) -> Any:
    try:
        return response.json() if response.content else None
    except (ValueError, RecursionError):  # the latter for lists in lists in lists
        return None
