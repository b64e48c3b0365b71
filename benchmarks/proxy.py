"""A proxy in a process of its own, before the server: it lets every answer arrive later, and counts requests."""

import asyncio
import multiprocessing
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing.connection import Connection

_REQUEST_LINE = re.compile(rb"^([A-Z]+) \S+ HTTP/1\.1\r$", re.MULTILINE)
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Proxy:
    """A running proxy."""

    port: int
    _control: Connection

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def taken_requests(self) -> Counter[str]:
        """Return how many requests of each method came since the last time."""
        self._control.send("take")
        return Counter(self._control.recv())


@contextmanager
def before(port: int, delay: timedelta = timedelta(0)) -> Iterator[Proxy]:
    """Run a proxy before a server's port."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_main, args=(port, delay, theirs))
    process.start()
    try:
        yield Proxy(ours.recv(), ours)
    finally:
        ours.close()
        process.terminate()
        process.join()


def _main(port: int, delay: timedelta, control: Connection) -> None:
    asyncio.run(_Forwarder(port, delay.total_seconds(), control).serve())


@dataclass
class _Forwarder:
    port: int
    delay: float
    control: Connection
    requests: Counter[str] = field(default_factory=Counter)

    async def serve(self) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        asyncio.get_running_loop().add_reader(self.control.fileno(), self._asked)
        self.control.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    def _asked(self) -> None:
        self.control.recv()
        self.control.send(dict(self.requests))
        self.requests.clear()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.port)
        answers: _Chunks = asyncio.Queue()
        await asyncio.gather(
            self._pass_requests(reader, there_writer), self._hold(there_reader, answers), self._let_go(answers, writer)
        )

    async def _pass_requests(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):  # one side hung up, and so do we
            while chunk := await reader.read(_CHUNK):
                self.requests.update(method.decode() for method in _REQUEST_LINE.findall(chunk))
                writer.write(chunk)
                await writer.drain()
        writer.close()

    async def _hold(self, reader: asyncio.StreamReader, answers: "_Chunks") -> None:
        """Take an answer at the server's pace: its parts are late together, not one after another."""
        chunk = b"-"
        while chunk:
            try:
                chunk = await reader.read(_CHUNK)
            except ConnectionError:
                chunk = b""
            answers.put_nowait((asyncio.get_running_loop().time() + self.delay, chunk))

    async def _let_go(self, answers: "_Chunks", writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while True:
                due, chunk = await answers.get()
                await asyncio.sleep(due - asyncio.get_running_loop().time())
                if not chunk:
                    break
                writer.write(chunk)
                await writer.drain()
        writer.close()


_Chunks = asyncio.Queue[tuple[float, bytes]]
