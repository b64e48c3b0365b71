"""Hardened sessions of `requests` for foreign services: bounded responses, no redirects, no credentials from the
environment, and for addresses that users enter, a connection to the address that was checked.
"""

import io
import logging
import os
import time
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool

from webapp.outbound.addresses import AddressPolicy, first_that_answers, origin_of
from webapp.outbound.errors import NoResponse, OutboundError, Problem, Redirected

USER_AGENT = "CalendarSync/0.1"

# They write tokens, codes and client secrets into their debug log.
for _name in ("requests_oauthlib", "oauthlib"):
    logging.getLogger(_name).setLevel(logging.WARNING)

_ANSWER_SECONDS = 120
"""Longest time for one whole response; the timeout of `requests` bounds each silence only."""

_CHUNK = 64 * 1024


class BoundedAdapter(HTTPAdapter):
    """Reads each response completely and up to a bound before it is returned."""

    def __init__(self, service: str, most: int, connections: int = 1) -> None:
        """`service` is the name that people read; `most` is the largest response in bytes."""
        super().__init__(pool_maxsize=connections, max_retries=0)
        self._service = service
        self._most = most

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """See `HTTPAdapter.send`. Raises NoResponse for an answer beyond the bounds."""
        response = super().send(request, *args, **{**kwargs, "stream": True})
        deadline = time.monotonic() + _ANSWER_SECONDS
        content = bytearray()
        try:
            for chunk in response.iter_content(_CHUNK):
                content += chunk
                if len(content) > self._most:
                    raise NoResponse(Problem.ANSWER_TOO_LARGE, service=self._service)
                if time.monotonic() > deadline:
                    raise NoResponse(Problem.TOO_SLOW, service=self._service)
        finally:
            response.close()
        bounded = requests.Response()
        bounded.status_code, bounded.headers, bounded.reason = response.status_code, response.headers, response.reason
        bounded.url, bounded.request, bounded.encoding = response.url, request, response.encoding
        bounded.raw = io.BytesIO(content)
        return bounded


class PinnedAdapter(BoundedAdapter):
    """Connects only to the IP address that `policy` has checked."""

    def __init__(self, service: str, most: int, policy: AddressPolicy, seconds: float) -> None:
        super().__init__(service, most)
        self._policy = policy
        self._seconds = seconds

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """See `BoundedAdapter.send`. Raises also AddressRefused."""
        request.headers["Host"] = origin_of(request.url or "").host_header
        return super().send(request, *args, **kwargs)

    def get_connection_with_tls_context(
        self,
        request: requests.PreparedRequest,
        verify: Any,
        proxies: Any = None,  # noqa: ARG002
        cert: Any = None,
    ) -> HTTPConnectionPool:
        """Return a connection to the checked address; its certificate is verified against the host name."""
        origin = origin_of(request.url or "")
        address = first_that_answers(self._policy.resolve(origin), origin.port, self._seconds)
        host, options = self.build_connection_pool_key_attributes(request, verify, cert)
        names = {"server_hostname": origin.host, "assert_hostname": origin.host} if origin.scheme == "https" else {}
        pool: HTTPConnectionPool = self.poolmanager.connection_from_host(
            **{**host, "host": address}, pool_kwargs={**options, **names}
        )
        return pool


def harden(session: requests.Session, adapter: BoundedAdapter) -> None:
    """Bound the responses of `session`, disable redirects, and ignore proxies and credentials of the environment."""
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.trust_env = False
    session.max_redirects = 0
    session.headers["User-Agent"] = USER_AGENT


def allow_plain_http_if_trusted(url: str) -> None:
    """Allow the OAuth library to use plain http at `url`, whose origin the caller has checked to be trusted."""
    if origin_of(url).scheme == "http":
        os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"  # the library knows no finer switch


def network_error(error: requests.RequestException, service: str) -> OutboundError:
    """Return the error of an exception of `requests`, without its text, which may quote the request."""
    if isinstance(error, requests.TooManyRedirects):
        return Redirected(Problem.REDIRECTED, service=service)
    if isinstance(error, requests.exceptions.SSLError):
        return NoResponse(Problem.NO_SECURE_CONNECTION, service=service)
    if isinstance(error, requests.Timeout):
        return NoResponse(Problem.NO_ANSWER_IN_TIME, service=service)
    return NoResponse(Problem.UNREACHABLE, service=service)
