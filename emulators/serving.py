"""Loopback ports, and a WSGI application on one of them, in a thread of its own."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server


class QuietHandler(WSGIRequestHandler):
    def log(self, *_arguments: Any) -> None:
        """Keep the test output clean."""


def free_port() -> int:
    """Return a loopback port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    app: Any, *, port: int = 0, fd: int | None = None, handler: type[WSGIRequestHandler] = QuietHandler
) -> Iterator[str]:
    """Serve `app`; yields its address. `fd` is a listening socket that exists already."""
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=handler, fd=fd)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.socket.getsockname()[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
