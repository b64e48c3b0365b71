"""The server's own rate: requests made beforehand, sent one after another on each of a few kept connections."""

from base64 import b64encode
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from benchmarks.data import Resource
from benchmarks.report import CannotMeasure
from benchmarks.servers import kept_connection
from tests.contract.servers import PASSWORD, USERNAME, Server
from webapp.connectors.caldav.dav_xml import multiget

Request = tuple[str, str, bytes, dict[str, str]]

_LOGIN = {"Authorization": f"Basic {b64encode(f'{USERNAME}:{PASSWORD}'.encode()).decode()}"}
_BATCH = 100


def upload(server: Server, calendar: str, stored: Sequence[Resource], connections: int) -> None:
    """Create every resource."""
    headers = {**_LOGIN, "Content-Type": "text/calendar; charset=utf-8", "If-None-Match": "*"}
    _send(server, [("PUT", calendar + entry.name, entry.body, headers) for entry in stored], connections)


def download(server: Server, calendar: str, stored: Sequence[Resource], connections: int) -> None:
    """Read every resource, a hundred a request."""
    headers = {**_LOGIN, "Content-Type": "application/xml; charset=utf-8", "Depth": "1"}
    batches = (stored[start : start + _BATCH] for start in range(0, len(stored), _BATCH))
    bodies = (multiget([calendar + entry.name for entry in batch]) for batch in batches)
    _send(server, [("REPORT", calendar, body, headers) for body in bodies], connections)


def replace(server: Server, calendar: str, entry: Resource) -> None:
    """Overwrite a resource, whatever was there."""
    headers = {**_LOGIN, "Content-Type": "text/calendar; charset=utf-8"}
    _send(server, [("PUT", calendar + entry.name, entry.body, headers)], 1)


def _send(server: Server, requests: Sequence[Request], connections: int) -> None:
    shares = [requests[number::connections] for number in range(connections)]
    with ThreadPoolExecutor(connections) as pool:
        for _ in pool.map(partial(_send_all, server), shares):
            pass


def _send_all(server: Server, requests: Sequence[Request]) -> None:
    connection = kept_connection(server)
    for method, path, body, headers in requests:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status not in {201, 204, 207}:
            raise CannotMeasure(f"{server.name} answered {answer.status} to {method}")
    connection.close()
