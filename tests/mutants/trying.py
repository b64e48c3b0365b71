"""Running a module's own tests against one mutant, in a forked process: the file on the disk is never touched.

What a test session needs is imported once, before; the mutant takes the place of its module when the tests import it.
"""

import importlib
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType

import pytest
from hypothesis import Phase, settings

# With them comes nearly all that the tests import of others; nothing of ours, for a mutant has to be imported first.
_SHARED = (
    "alembic dateutil.rrule dns.resolver flask_login flask_migrate flask_sqlalchemy flask_wtf icalendar jinja2.ext "
    "lxml.etree prometheus_client publicsuffixlist radicale redis requests_oauthlib rq sqlalchemy.dialects.sqlite "
    "structlog wtforms"
)

# The first warns that Hypothesis was imported before its plugin for pytest.
_OPTIONS = ("-W", "ignore::pytest.PytestAssertRewriteWarning", "-q", "-x", "--no-header", "-p", "no:xdist")

FAILED = 1

GRACE = 5
"""Seconds of the processor that a mutant may take beyond twice what the tests take without it: then it never ends."""

PATIENCE = 10
"""How many times as long as the tests take without it a mutant may only wait, on a machine that may have got busy."""


@dataclass(slots=True)
class Session:
    """The tests of one module: how long each took when nothing was changed, so that the quick ones come first."""

    name: str
    path: Path
    tests: Sequence[str]
    seed: int
    whole: float = 600.0
    processor: float = 600.0
    seconds: dict[str, float] = field(default_factory=dict)

    def measure(self) -> None:
        """Run the tests once as they are.

        Raises:
            RuntimeError: they fail, so that nothing can be said about mutants.
        """
        with tempfile.TemporaryDirectory() as folder:
            report, output = Path(folder) / "seconds", Path(folder) / "output"
            began = time.monotonic()
            code, processor = self._run(self.path.read_text(encoding="utf-8"), output=output, report=report)
            if code:
                raise RuntimeError(f"the tests of {self.name} fail as it is:\n{output.read_text(encoding='utf-8')}")
            self.whole, self.processor = time.monotonic() - began, processor
            rows = (row.rpartition("\t") for row in report.read_text(encoding="utf-8").splitlines())
            self.seconds = {test: float(seconds) for test, _, seconds in rows}

    def notices(self, source: str) -> bool:
        """Say whether any test fails, or never ends, with this text in the place of the module's."""
        return self._run(source, output=Path(os.devnull))[0] != 0

    def _run(self, source: str, *, output: Path, report: Path | None = None) -> tuple[int, float]:
        """Return how the tests ended, and how many seconds of the processor they took."""
        process = os.fork()
        if process == 0:
            try:
                self._be_tested(source, output, report)
            finally:  # nothing of the parent's goes on in the child
                os._exit(FAILED)
        return _wait(process, PATIENCE * self.whole)

    def _be_tested(self, source: str, output: Path, report: Path | None) -> None:
        os.setsid()  # with all processes that the tests start, so that they go together
        resource.setrlimit(resource.RLIMIT_CPU, (int(2 * self.processor) + GRACE,) * 2)
        with output.open("w", encoding="utf-8") as stream:
            os.dup2(stream.fileno(), sys.stdout.fileno())
            os.dup2(stream.fileno(), sys.stderr.fileno())
        sys.meta_path.insert(0, _InPlace(self.name, self.path, source))
        code = pytest.main(
            [*_OPTIONS, f"--hypothesis-seed={self.seed}", *self.tests], [_QuickFirst(self.seconds, report)]
        )
        sys.stdout.flush()
        os._exit(int(code))


def prepare() -> None:
    """Import once what all tests need, and let a failing example be enough: how small it can be does not matter."""
    settings.register_profile("mutants", phases=(Phase.explicit, Phase.generate))
    settings.load_profile("mutants")
    for name in _SHARED.split():
        importlib.import_module(name)


class _InPlace(MetaPathFinder):
    """Finds one module, with another text than that of its file."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self._name, self._path, self._source = name, path, source

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        return spec_from_file_location(fullname, self._path, loader=_Loader(fullname, self._path, self._source))


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: Path, source: str) -> None:
        super().__init__(name, str(path))
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


class _QuickFirst:
    """Most mutants are noticed at once, and then nobody needs to wait for the long tests."""

    def __init__(self, seconds: dict[str, float], report: Path | None) -> None:
        self._seconds, self._report = seconds, report
        self._took: dict[str, float] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self._seconds.get(item.nodeid, 0.0))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._took[report.nodeid] = self._took.get(report.nodeid, 0.0) + report.duration

    def pytest_sessionfinish(self) -> None:
        if self._report:
            rows: Iterable[str] = (f"{test}\t{seconds}\n" for test, seconds in self._took.items())
            self._report.write_text("".join(rows), encoding="utf-8")


def _wait(process: int, limit: float) -> tuple[int, float]:
    """Return how a process ended and what it took; one that takes too long is ended, with all that it started."""
    until = time.monotonic() + limit
    while True:
        ended, status, used = os.wait4(process, os.WNOHANG)
        if ended or time.monotonic() > until:
            with suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
        if ended:
            return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime
        time.sleep(0.02)  # os.wait4 has no time limit; asking more often would cost the child processor time
