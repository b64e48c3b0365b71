"""Supervisor of child processes: collects their output, restarts them with back-off, leaves no orphans."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from queue import Empty, SimpleQueue

GRACE = timedelta(seconds=6)
"""Time for children to end after SIGTERM before they are killed."""
FIRST_PAUSE = timedelta(seconds=0.5)
LONGEST_PAUSE = timedelta(seconds=30)
SETTLED = timedelta(seconds=30)
"""A child that ran for this long has started successfully; its next failure counts as the first one."""
_PR_SET_PDEATHSIG = 1
_PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None  # looked up before any fork


@dataclass(frozen=True, slots=True)
class Program:
    """Description of a child process: command, directory and environment. `pass_fds` stay open in it."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    directory: Path
    pass_fds: tuple[int, ...] = ()
    foundation: bool = False
    """Other children need it until they end, so it is ended after them."""
    orphaned: signal.Signals = signal.SIGTERM
    """Signal that it gets if the supervisor is killed. SIGKILL for children that would first finish a long job."""


@dataclass(slots=True)
class _Child:
    program: Program
    process: subprocess.Popen[str]
    started: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class _Exited:
    child: _Child


class Supervisor:
    """Runs child processes: `start` each, then `run` until SIGINT or SIGTERM. For the main thread only."""

    def __init__(self, print_line: Callable[[str, str], None]) -> None:
        self._print = print_line
        # Reentrant, so that a signal handler can put into it while the main thread does.
        self._happenings: SimpleQueue[_Exited | None] = SimpleQueue()
        self._children: dict[str, _Child] = {}
        self._failures: dict[str, int] = {}
        self._due: dict[str, tuple[float, Program]] = {}

    def start(self, program: Program) -> None:
        """Start one child, and print its output line by line."""
        process = subprocess.Popen(  # noqa: S603  # commands of ours
            program.command,
            env=dict(program.environment),
            cwd=program.directory,
            pass_fds=program.pass_fds,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            # A session of its own: Ctrl-C reaches only the supervisor, which ends the children in order.
            start_new_session=True,
            # Safe with threads: it takes no lock and allocates next to nothing.
            preexec_fn=_before_start(os.getpid(), program.orphaned),  # noqa: PLW1509
        )
        child = _Child(program, process)
        self._children[program.name] = child
        threading.Thread(target=self._watch, args=(child,), name=program.name, daemon=True).start()

    def stop_on_signals(self) -> None:
        """Make SIGINT and SIGTERM end `run`, also if they arrive before it is called."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: self._happenings.put(None))

    def run(self) -> None:
        """Restart children that end, until stopped; then end all."""
        while True:
            try:
                happening = self._happenings.get(timeout=self._pause())
            except Empty:
                self._start_due()
                continue
            if happening is None:
                break
            self._plan_restart(happening.child)
        self.stop()

    def stop(self) -> None:
        """End all children, first with SIGTERM; those that others need are ended last."""
        children = self._children.values()
        self._end([child for child in children if not child.program.foundation])
        self._end([child for child in children if child.program.foundation])
        self._children.clear()

    def _end(self, children: Sequence[_Child]) -> None:
        for child in children:
            child.process.terminate()
        deadline = time.monotonic() + GRACE.total_seconds()
        for child in children:
            try:
                child.process.wait(timeout=max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self._print(child.program.name, "does not stop and is killed")
                self._insist(child)
            _kill_group(child.process.pid)
            child.process.wait()

    @staticmethod
    def _insist(child: _Child) -> None:
        child.process.terminate()  # the second SIGTERM makes a worker end its job, which has its own process group
        try:
            child.process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            child.process.kill()

    def _pause(self) -> float | None:
        if not self._due:
            return None
        return max(0.0, min(moment for moment, _ in self._due.values()) - time.monotonic())

    def _start_due(self) -> None:
        for name, (moment, program) in list(self._due.items()):
            if moment <= time.monotonic():
                del self._due[name]
                self.start(program)

    def _plan_restart(self, child: _Child) -> None:
        name = child.program.name
        _kill_group(child.process.pid)  # its own children must not run beside its successor
        del self._children[name]
        settled = time.monotonic() - child.started > SETTLED.total_seconds()
        failures = self._failures[name] = 1 if settled else self._failures.get(name, 0) + 1
        pause = min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE).total_seconds()
        self._print(name, f"ended with code {child.process.returncode}; starts again in {pause:g} s")
        self._due[name] = (time.monotonic() + pause, child.program)

    def _watch(self, child: _Child) -> None:
        assert child.process.stdout is not None  # noqa: S101  # asked for above
        for line in child.process.stdout:
            self._print(child.program.name, line.rstrip("\n"))
        child.process.wait()
        self._happenings.put(_Exited(child))


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def end_with_parent(number: signal.Signals) -> None:
    """Ask the kernel to send this process the signal `number` when its parent dies.

    Linux only (https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html).
    """
    if _PRCTL:
        _PRCTL(_PR_SET_PDEATHSIG, number)


def _before_start(parent: int, number: signal.Signals) -> Callable[[], None]:
    def prepare() -> None:
        end_with_parent(number)
        if os.getppid() != parent:  # the parent has already died
            os._exit(1)

    return prepare
