"""What tests of real processes share."""

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

WAIT = 60.0
"""Seconds. Far more than needed: the machine may be busy."""


def wait_until(condition: Callable[[], bool]) -> None:
    """Return as soon as `condition` holds; fail when it never does."""
    tick = threading.Event()
    for _ in range(int(WAIT / 0.1)):
        if condition():
            return
        tick.wait(0.1)
    raise AssertionError("it never became true")


def children_of(process: int) -> list[int]:
    """Return the ids of the direct children."""
    command = ["ps", "-o", "pid=", "--ppid", str(process)]
    listing = subprocess.run(command, capture_output=True, text=True, check=False)
    return [int(number) for number in listing.stdout.split()]


def is_alive(process: int) -> bool:
    """Say whether a process runs; one that has ended and was not waited for does not."""
    command = ["ps", "-o", "stat=", "-p", str(process)]
    state = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return bool(state) and not state.startswith("Z")


def is_stopped(process: int) -> bool:
    """Say whether a process was stopped (SIGSTOP) and waits to be continued."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "T"
