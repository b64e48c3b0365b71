"""Long responses that must not block the web process for other requests.

One process serves hundreds of people by cooperative greenlets, which switch only when they wait for I/O. Rendering a
long response never waits: it would block the process until its end, and gunicorn would kill the process.
"""

import time
from collections.abc import Iterable, Iterator

LONGEST_PAUSE = 0.25
"""Seconds."""


def yield_to_others(chunks: Iterable[str]) -> Iterator[str]:
    """Yield the chunks of a long response. After each, others are served for as long as the chunk took to render.

    A chunk should take some hundredths of a second, and no database connection should be held between chunks.
    """
    began = time.perf_counter()
    for chunk in chunks:
        took = time.perf_counter() - began
        yield chunk
        time.sleep(min(took, LONGEST_PAUSE))  # under gevent only this response waits
        began = time.perf_counter()
