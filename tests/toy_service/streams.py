"""Connections on which Corkboard announces changes as they happen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

HEARTBEAT = 0.1
"""Seconds between two lines while nothing happens."""


@dataclass
class Streams:
    """Those that are open, and how many there were."""

    open: list[SimpleQueue[str | None]] = field(default_factory=list)
    opened: int = 0

    def lines(self) -> Iterator[bytes]:
        """Yield the lines of a new stream, until `end`."""
        news: SimpleQueue[str | None] = SimpleQueue()
        self.opened += 1
        self.open.append(news)
        try:
            while True:
                try:
                    line = news.get(timeout=HEARTBEAT)
                except Empty:
                    line = ""
                if line is None:
                    return
                yield f"{line}\n".encode()
        finally:
            self.open.remove(news)

    def publish(self, board: str) -> None:
        """Announce a change."""
        for news in tuple(self.open):
            news.put(board)

    def end(self) -> None:
        """End all, as Corkboard does now and then."""
        for news in tuple(self.open):
            news.put(None)
