"""HTTP for Cronofy: one origin, a timeout, bounded answers, no redirects, no retry."""

import io
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from webapp.connectors.addresses import origin_of
from webapp.connectors.errors import ConnectorError, TransientError

USER_AGENT = "CalendarSync/0.1"
MAX_ANSWER = 16 * 1024 * 1024
"""Most bytes read of one answer; a page of events is well below one megabyte."""

_ANSWER_TIME = timedelta(minutes=2)
"""Longest time one answer may take to arrive; the timeout proper is for silence only."""

_CHUNK = 64 * 1024

Params = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer. `data` is its JSON, None where there is none or it is no JSON."""

    status: int
    headers: Mapping[str, str]
    data: Any = None

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


class BoundedAdapter(HTTPAdapter):
    """Reads an answer whole at once, up to a bound, so that nothing above it can read without one."""

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """See `HTTPAdapter.send`. Raises TransientError for an answer beyond the bounds."""
        response = super().send(request, *args, **{**kwargs, "stream": True})
        deadline = time.monotonic() + _ANSWER_TIME.total_seconds()
        content = bytearray()
        try:
            for chunk in response.iter_content(_CHUNK):
                content += chunk
                if len(content) > MAX_ANSWER:
                    raise TransientError("Cronofy sent an answer that is far too large.")
                if time.monotonic() > deadline:
                    raise TransientError("Cronofy is too slow: its answer did not end.")
        finally:
            response.close()
        bounded = requests.Response()
        bounded.status_code, bounded.headers, bounded.reason = response.status_code, response.headers, response.reason
        bounded.url, bounded.request, bounded.encoding = response.url, request, response.encoding
        bounded.raw = io.BytesIO(content)
        return bounded


def harden(session: requests.Session, connections: int) -> None:
    """Make `session` read boundedly, follow no redirect, and take no proxy or password from its surroundings."""
    adapter = BoundedAdapter(pool_maxsize=connections, max_retries=0)
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.trust_env = False
    session.max_redirects = 0
    session.headers["User-Agent"] = USER_AGENT


class Transport:
    """Requests to the API origin, from any number of threads."""

    def __init__(self, api_url: str, *, timeout: timedelta, connections: int) -> None:
        self._api_url = api_url
        self._origin = origin_of(api_url)
        self._timeout = timeout.total_seconds()
        self._connections = connections
        self._local = threading.local()
        self._sessions: list[requests.Session] = []

    def request(self, method: str, path: str, token: str, *, params: Params | None = None, body: Any = None) -> Answer:
        """Return the answer, whatever its status. `path` may be an absolute URL of the API's own origin.

        Raises:
            ConnectorError: the URL leads elsewhere; the token stays here.
            TransientError: no usable answer; what became of the request is not known.
        """
        url = path if "://" in path else self._api_url + path
        if origin_of(url) != self._origin:
            raise ConnectorError("Cronofy named an address outside its own; it was not followed.")
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
        except requests.RequestException as error:
            raise network_error(error) from error
        return Answer(response.status_code, response.headers, _json(response))

    def close(self) -> None:
        """Close all connections."""
        while self._sessions:
            self._sessions.pop().close()

    def _session(self) -> requests.Session:
        # One a thread: requests does not promise that a session may be shared.
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = requests.Session()
            harden(session, 1)
            self._local.session = session
            self._sessions.append(session)
        return session


def network_error(error: requests.RequestException) -> ConnectorError:
    """Return what went wrong. The exception's own text is not used: it may quote the request."""
    if isinstance(error, requests.TooManyRedirects):
        return ConnectorError("Cronofy answered with a redirect; its address in the settings may be wrong.")
    if isinstance(error, requests.exceptions.SSLError):
        return TransientError("No secure connection to Cronofy is possible.")
    if isinstance(error, requests.Timeout):
        return TransientError("Cronofy did not answer in time.")
    return TransientError("Cronofy could not be reached.")


def _json(response: requests.Response) -> Any:
    try:
        return response.json() if response.content else None
    except (ValueError, RecursionError):  # the latter for lists in lists in lists
        return None
