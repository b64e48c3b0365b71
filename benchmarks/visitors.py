"""Many people at once: requests at a fixed rate, however long answers take, beside answers that stay open.

In a process of its own, so that what is measured is the server. No library between: each request is a text, each answer
read to its end.
"""

import asyncio
import gc
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from multiprocessing import get_context

GIVEN_UP_AFTER = 120
"""Seconds for one answer."""


@dataclass(slots=True)
class Visits:
    """The results of the requests. `delays` in seconds, from the time at which each was due."""

    delays: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)  # 0: no answer
    without_hint: int = 0  # 503 without Retry-After
    long_answers: list[int] = field(default_factory=list)  # bytes of each answer that was kept open
    long_statuses: Counter[int] = field(default_factory=Counter)
    long_took: float = 0.0  # seconds until the last of them had ended


@dataclass(frozen=True, slots=True)
class Crowd:
    """The requests of visitors: `paths` with their cookies in turn, `rate` a second for `seconds`; `kept` come first.

    Without `seconds` they come as long as what is kept open goes on.
    """

    port: int
    visits: Sequence[tuple[str, str]]
    rate: float
    seconds: float | None
    kept: Sequence[tuple[str, str]] = ()


@contextmanager
def another_process() -> Iterator[ProcessPoolExecutor]:
    """Yield a process that imports nothing of ours but this module."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as aside:
        yield aside


def let_come(crowd: Crowd) -> Visits:
    """Let everybody come; return what they got."""
    with another_process() as aside:
        return aside.submit(_run, crowd).result()


def _run(crowd: Crowd) -> Visits:
    gc.disable()  # a pause of the visitors would be measured as one of the server
    return asyncio.run(_come(crowd))


async def _come(crowd: Crowd) -> Visits:
    visits = Visits()
    began = time.perf_counter()
    kept = [asyncio.create_task(_keep(crowd.port, *which, visits)) for which in crowd.kept]
    if kept:
        while len(visits.long_statuses) == 0 or visits.long_statuses.total() < len(kept):
            await asyncio.sleep(0.05)
    tasks: set[asyncio.Task[None]] = set()
    started = time.perf_counter()
    for number, which in enumerate(cycle(crowd.visits)):
        due = started + number / crowd.rate
        over = all(task.done() for task in kept) if crowd.seconds is None else due - started >= crowd.seconds
        if over:
            break
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.add(asyncio.create_task(_visit(crowd.port, *which, due, visits)))
    await asyncio.gather(*tasks)
    if crowd.seconds is not None:
        for task in kept:
            task.cancel()
    await asyncio.gather(*kept, return_exceptions=True)
    visits.long_took = time.perf_counter() - began
    return visits


async def _visit(port: int, path: str, cookie: str, due: float, visits: Visits) -> None:
    status, hinted = 0, False
    with suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
        async with asyncio.timeout(GIVEN_UP_AFTER):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(_request(port, path, cookie))
            head = await reader.readuntil(b"\r\n\r\n")
            status, hinted = int(head.split(b" ", 2)[1]), b"retry-after:" in head.lower()
            while await reader.read(65536):
                pass
            writer.close()
    visits.delays.append(time.perf_counter() - due)
    visits.statuses[status] += 1
    visits.without_hint += status == 503 and not hinted


async def _keep(port: int, path: str, cookie: str, visits: Visits) -> None:
    """Read an answer for as long as it goes on."""
    number = len(visits.long_answers)
    visits.long_answers.append(0)
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(_request(port, path, cookie))
        head = await reader.readuntil(b"\r\n\r\n")
    except (OSError, asyncio.IncompleteReadError):
        visits.long_statuses[0] += 1
        return
    visits.long_statuses[int(head.split(b" ", 2)[1])] += 1
    with suppress(OSError):
        while piece := await reader.read(1 << 20):
            visits.long_answers[number] += len(piece)
    writer.close()


def _request(port: int, path: str, cookie: str) -> bytes:
    return (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nConnection: close\r\n"
        "Accept: text/html\r\n\r\n"
    ).encode()
