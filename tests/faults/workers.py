"""A worker process of its own, which is given what to run and when to die (`killable_worker`)."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO

from config import ROOT
from tests import leaks

KILLED = -signal.SIGKILL


class Worker:
    """A running `killable_worker`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def begin(self, integration_id: int, trigger: str = "sweep", kill_point: str = "live") -> int:
        """Start a run; return the id of the process that carries it out."""
        assert self._process.stdin
        self._process.stdin.write(f"{integration_id} {trigger} {kill_point}\n")
        self._process.stdin.flush()
        return self._answer()

    def end(self) -> int:
        """Wait for the run that was begun; return its exit code, negative for a signal."""
        return self._answer()

    def run(self, integration_id: int, trigger: str = "sweep", kill_point: str = "live") -> int:
        self.begin(integration_id, trigger, kill_point)
        return self.end()

    def count_steps(self, integration_id: int, trigger: str) -> int:
        """Carry out a run and return how many steps it took."""
        self.begin(integration_id, trigger, "count")
        steps = self._answer()
        assert self.end() == 0
        return steps

    def _answer(self) -> int:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the worker ended"
        return int(line)


@contextmanager
def running_worker(environment: Mapping[str, str], log: IO[str] | None = None) -> Iterator[Worker]:
    """Run a worker. What it logs goes to `log`; without one it is read afterwards, and may not show a secret."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.killable_worker"],
            cwd=ROOT,
            env={**os.environ, "LOG_LEVEL": "INFO", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log or errors,
            text=True,
        )
        with process:
            try:
                yield Worker(process)
            finally:
                process.send_signal(signal.SIGTERM)
        errors.seek(0)
        leaks.check_output(errors.read())
