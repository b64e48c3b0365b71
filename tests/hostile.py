"""What hostile documents are made of, and how much work it may be to turn them down."""

import gc
import sys
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.examples import repeats


def tried(number: int) -> settings:
    """Return settings for so many hostile documents: large ones, made slowly, on purpose."""
    return repeats(number, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True, slots=True)
class Work:
    """What something cost: calls of functions, and bytes held at the same time at most."""

    calls: int
    peak: int


def work_of(act: Callable[[], object]) -> Work:
    """Do it, and count: on a busy machine as on an idle one it is the same."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    gc.collect()
    tracemalloc.start()
    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return Work(calls, peak)


def assert_grows_evenly(act: Callable[[Any], object], shape: Callable[[int], Any], size: int) -> None:
    """Twice as much of a shape must cost about twice as much, not four times."""
    act(shape(10))  # what is remembered for good is not counted
    once, twice = (work_of(lambda document=document: act(document)) for document in (shape(size), shape(2 * size)))  # type: ignore[misc]
    assert twice.calls <= 2.5 * once.calls + 2000, (once, twice)
    assert twice.peak <= 2.5 * once.peak + 200_000, (once, twice)


def mutations(documents: Sequence[bytes], tokens: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Valid documents with pieces taken out, doubled, exchanged, broken, and with tokens where they do not belong."""
    position = st.floats(0, 1, exclude_max=True)
    edit = st.one_of(
        st.tuples(st.just("drop"), position, st.integers(1, 40)),
        st.tuples(st.just("double"), position, st.integers(1, 40)),
        st.tuples(st.just("insert"), position, st.one_of(st.sampled_from(tokens), st.binary(max_size=6))),
        st.tuples(st.just("cut"), position, st.just(0)),
    )
    return st.builds(_mutated, st.sampled_from(documents), st.lists(edit, max_size=6))


def _mutated(document: bytes, edits: Sequence[tuple[str, float, Any]]) -> bytes:
    for kind, position, detail in edits:
        at = int(len(document) * position)
        match kind:
            case "drop":
                document = document[:at] + document[at + detail :]
            case "double":
                document = document[: at + detail] + document[at:]
            case "insert":
                document = document[:at] + detail + document[at:]
            case "cut":
                document = document[:at]
    return document
