"""Is our HTTP client for CalDAV worth its lines? The same requests by it and by urllib3's pool, side by side.

Two servers: one that answers at once without reading the request, so that little else than the client is measured,
and Radicale.
Both clients do the same for a request: an address that was checked, kept connections, bounded answers, no retry.
"""

import argparse
import socket
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from threading import Thread

from urllib3 import HTTPConnectionPool, Timeout

from benchmarks import data, servers
from benchmarks.data import Resource
from benchmarks.report import CannotMeasure, Row, at_most, median, print_report
from tests.contract.servers import PASSWORD, USERNAME
from webapp.connectors.caldav.transport import MAX_ANSWER, USER_AGENT, Transport
from webapp.outbound.addresses import AddressPolicy
from webapp.outbound.parallel import in_parallel

TIMEOUT = timedelta(seconds=30)
CLEARLY = 0.8
"""Ours is kept only as long as it takes at most this share of the processor time that the pool takes."""

_ANSWER = b'HTTP/1.1 201 Created\r\nETag: "1"\r\nContent-Length: 0\r\n\r\n'
_HEADERS = {"Content-Type": "text/calendar; charset=utf-8"}

Put = Callable[[str, bytes], int]
"""Sends a PUT with a body to a path, and returns the status."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one request, in seconds: as the clock shows, and of the processor on the client's side."""

    clock: float
    processor: float


@contextmanager
def ours(origin: str, connections: int) -> Iterator[Put]:
    """Yield the client that the connector uses."""
    transport = Transport(
        site="127.0.0.1",
        username=USERNAME,
        password=PASSWORD,
        policy=AddressPolicy((origin,)),
        timeout=TIMEOUT,
        connections=connections,
    )
    yield lambda path, body: transport.request("PUT", origin + path, headers=_HEADERS, body=body).status
    transport.close()


@contextmanager
def pooled(origin: str, connections: int) -> Iterator[Put]:
    """Yield a client around urllib3's pool, with the same headers and the same bounds."""
    host, _, port = origin.removeprefix("http://").partition(":")
    seconds = TIMEOUT.total_seconds()
    pool = HTTPConnectionPool(host, int(port), maxsize=connections, block=True, timeout=Timeout(seconds, seconds))
    login = b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", "Authorization": f"Basic {login}", **_HEADERS}

    def put(path: str, body: bytes) -> int:
        response = pool.urlopen("PUT", path, body, headers, retries=False, redirect=False, preload_content=False)
        size = sum(map(len, response.stream(256 * 1024, decode_content=False)))
        response.release_conn()
        if size > MAX_ANSWER:
            raise CannotMeasure("the answer is too large")
        return response.status

    yield put
    pool.close()


CLIENTS = {"ours": ours, "urllib3": pooled}


def measure(origin: str, calendars: Iterator[str], stored: Sequence[Resource], threads: int, rounds: int) -> list[Row]:
    """Return the rows of one server: `rounds` times each client in turn, each with a calendar of its own."""
    costs: dict[str, list[Cost]] = {name: [] for name in CLIENTS}
    for number in range(rounds + 1):
        for name, client in CLIENTS.items():
            with client(origin, threads) as put:
                cost = _cost(put, next(calendars), stored, threads)
            if number:  # the first round warms both sides up
                costs[name].append(cost)
    clock = {name: median(each.clock for each in found) for name, found in costs.items()}
    processor = {name: median(each.processor for each in found) for name, found in costs.items()}
    return [
        Row("by the clock, a request", _both(clock)),
        Row("processor time of the client, a request", _both(processor)),
        Row("by the clock, ours / urllib3", f"{clock['ours'] / clock['urllib3']:.2f}×"),
        at_most("processor time, ours / urllib3", processor["ours"] / processor["urllib3"], CLEARLY),
    ]


def _cost(put: Put, calendar: str, stored: Sequence[Resource], threads: int) -> Cost:
    clock, processor = time.perf_counter(), time.process_time()
    for status in in_parallel(lambda entry: put(calendar + entry.name, entry.body), stored, threads):
        if status != 201:
            raise CannotMeasure(f"the server answered {status}")
    return Cost((time.perf_counter() - clock) / len(stored), (time.process_time() - processor) / len(stored))


def _both(seconds: dict[str, float]) -> str:
    return ", ".join(f"{name} {value * 1e6:.0f} µs" for name, value in seconds.items())


@contextmanager
def prompt_server() -> Iterator[str]:
    """Serve, in a process of its own, answers that do not depend on the request."""
    receiver, sender = Pipe(duplex=False)
    process = get_context("spawn").Process(target=_serve, args=(sender,), daemon=True)
    process.start()
    yield f"http://127.0.0.1:{receiver.recv()}"
    process.terminate()
    process.join()


def _serve(sender: Connection) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        sender.send(listener.getsockname()[1])
        while True:
            connection, _ = listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            Thread(target=_answer, args=(connection,), daemon=True).start()


def _answer(connection: socket.socket) -> None:
    with connection, connection.makefile("rb") as file, suppress(ConnectionError):
        while True:
            length = 0
            while (line := file.readline()) not in {b"\r\n", b""}:
                if line.lower().startswith(b"content-length:"):
                    length = int(line[15:])
            if not line:
                return
            file.read(length)
            connection.sendall(_ANSWER)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="requests of one round (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds that count (default %(default)s)")
    parser.add_argument("--threads", type=int, default=4, help="connections side by side (default %(default)s)")
    given = parser.parse_args()
    stored = data.resources(given.count, "")
    with prompt_server() as origin:
        bare = measure(origin, iter(lambda: "/calendar/", ""), stored, given.threads, given.rounds)
    with servers.scratch() as folder, servers.running("radicale", folder) as server:
        calendars = (server.make_calendar(f"measured-{number}") for number in range(4 * given.rounds + 4))
        few = stored[: given.count // 20]  # what a request costs Radicale grows with its calendar
        real = measure(server.origin, calendars, few, given.threads, given.rounds)
    failed = print_report("HTTP clients, a server that answers at once", bare)
    print_report("HTTP clients, Radicale", [Row(row.what, row.figure) for row in real])
    sys.exit(failed)


if __name__ == "__main__":
    main()
