"""Keeps a few child processes running: their output under one roof, restarts with back-off, no orphans."""

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
"""How long children may take to end by themselves before they are killed."""
FIRST_PAUSE = timedelta(seconds=0.5)
LONGEST_PAUSE = timedelta(seconds=30)
SETTLED = timedelta(seconds=30)
"""A child that ran for this long has started well; its next failure is a first one again."""
_PR_SET_PDEATHSIG = 1
_PRCTL = ctypes.CDLL(None).prctl if sys.platform == "linux" else None  # looked up before any fork


@dataclass(frozen=True, slots=True)
class Program:
    """A child to be: what to run, where and with which environment. `pass_fds` stay open in it."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    directory: Path
    pass_fds: tuple[int, ...] = ()
    foundation: bool = False
    """Others need it until their end, so it ends after them."""
    orphaned: signal.Signals = signal.SIGTERM
    """What it gets when we are killed. SIGKILL for those that would first finish what may take hours."""


@dataclass(slots=True)
class _Child:
    program: Program
    process: subprocess.Popen[str]
    started: float = field(default_factory=time.monotonic)


@dataclass(frozen=True, slots=True)
class _Exited:
    child: _Child


class Supervisor:
    """Start programs with `start`, then `run` until SIGINT or SIGTERM. Use it from the main thread only."""

    def __init__(self, say: Callable[[str, str], None]) -> None:
        self._say = say
        # Reentrant, so that a signal handler may put into it while the main thread does.
        self._happenings: SimpleQueue[_Exited | None] = SimpleQueue()
        self._children: dict[str, _Child] = {}
        self._failures: dict[str, int] = {}
        self._due: dict[str, tuple[float, Program]] = {}

    def start(self, program: Program) -> None:
        """Start one child and pass its output on, line by line."""
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
            # A session of its own: Ctrl-C reaches us alone, and we end the children in order.
            start_new_session=True,
            # Safe beside our threads: it takes no lock and allocates next to nothing.
            preexec_fn=_before_start(os.getpid(), program.orphaned),  # noqa: PLW1509
        )
        child = _Child(program, process)
        self._children[program.name] = child
        threading.Thread(target=self._watch, args=(child,), name=program.name, daemon=True).start()

    def stop_on_signals(self) -> None:
        """Let SIGINT and SIGTERM end `run`, also if they come before it is called."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: self._happenings.put(None))

    def run(self) -> None:
        """Restart whatever ends, until told to stop; then end everything."""
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
        """End all children, kindly at first, and foundations last."""
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
                self._say(child.program.name, "does not stop by itself and is made to")
                self._insist(child)
            _kill_group(child.process.pid)
            child.process.wait()

    @staticmethod
    def _insist(child: _Child) -> None:
        child.process.terminate()  # a second time: a worker then ends its job, which is in a group of its own
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
        _kill_group(child.process.pid)  # what it started must not run beside its successor
        del self._children[name]
        settled = time.monotonic() - child.started > SETTLED.total_seconds()
        failures = self._failures[name] = 1 if settled else self._failures.get(name, 0) + 1
        pause = min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE).total_seconds()
        self._say(name, f"ended with code {child.process.returncode}; starts again in {pause:g} s")
        self._due[name] = (time.monotonic() + pause, child.program)

    def _watch(self, child: _Child) -> None:
        assert child.process.stdout is not None  # noqa: S101  # asked for above
        for line in child.process.stdout:
            self._say(child.program.name, line.rstrip("\n"))
        child.process.wait()
        self._happenings.put(_Exited(child))


def _kill_group(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def end_with_parent(number: signal.Signals) -> None:
    """Have the kernel send us `number` when our parent dies. Linux only; elsewhere there is no such call."""
    if _PRCTL:
        _PRCTL(_PR_SET_PDEATHSIG, number)


def _before_start(parent: int, number: signal.Signals) -> Callable[[], None]:
    def prepare() -> None:
        end_with_parent(number)
        if os.getppid() != parent:  # it has happened already
            os._exit(1)

    return prepare
