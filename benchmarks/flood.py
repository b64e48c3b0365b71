"""Sends the same request over and over at a fixed rate, however long answers take; cheaply, in a process of its own."""

import gc
import selectors
import socket
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

CONNECTIONS = 200

_HEAD_END = b"\r\n\r\n"


def flood(address: tuple[str, int], message: bytes, *, rate: int, total: int) -> tuple[list[float], int, float]:
    """Send `message` number n at its time n/rate; the answers have no body.

    Returns how long each answer took from that time on, how many had status 200, and how long it all took (seconds).
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as aside:
        return aside.submit(_send, address, message, rate, total).result()


def _send(address: tuple[str, int], message: bytes, rate: int, total: int) -> tuple[list[float], int, float]:
    gc.disable()  # a pause of the sender would be measured as one of the server
    with selectors.DefaultSelector() as selector:
        free = deque(_connect(address) for _ in range(CONNECTIONS))
        for connection in free:
            selector.register(connection, selectors.EVENT_READ)
        delays: list[float] = []
        accepted = sent = 0
        due_of: dict[socket.socket, float] = {}
        began = time.perf_counter() + 0.1
        while len(delays) < total:
            while free and sent < total and began + sent / rate <= time.perf_counter():
                connection = free.popleft()
                due_of[connection] = began + sent / rate
                connection.sendall(message)  # small: the kernel takes it whole
                sent += 1
            until_next = began + sent / rate - time.perf_counter() if free and sent < total else 1.0
            for key, _ in selector.select(max(0.0, until_next)):
                connection = key.fileobj
                answer = connection.recv(4096)
                if not answer.endswith(_HEAD_END):
                    raise ConnectionError("the answer is not what was expected")
                delays.append(time.perf_counter() - due_of.pop(connection))
                accepted += answer.startswith(b"HTTP/1.1 200")
                free.append(connection)
        took = time.perf_counter() - began
        for connection in free:
            connection.close()
    return delays, accepted, took


def _connect(address: tuple[str, int]) -> socket.socket:
    connection = socket.create_connection(address)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection
