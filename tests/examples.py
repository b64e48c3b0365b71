"""How Hypothesis draws examples: one profile for all tests, and one environment variable for how many.

`SOAK_EXAMPLES=500` in the environment tries each property and each history with 500 examples, other ones every time.
Without it each test tries as many as it names, or else Hypothesis' own 100.
"""

import os
from typing import Any

from hypothesis import settings

SOAK = int(os.environ.get("SOAK_EXAMPLES", "0"))
"""How many examples of everything somebody asked for; 0: nobody did."""


def register_profile() -> None:
    """Register and load the profile `suite`. What a profile loaded before sets on top of it (`tests/mutants`) stays."""
    before = settings()
    settings.register_profile(
        "suite",
        before,
        max_examples=examples(before.max_examples),
        deadline=None,  # how busy the machine is, is no property of the code
        database=None,  # what one run found must not decide what the next one tries
        print_blob=True,  # so a failure in CI can be repeated anywhere
        derandomize="CI" in os.environ and not SOAK,  # a change is judged by the examples that judged the one before
    )
    settings.load_profile("suite")


def examples(number: int) -> int:
    """Return how many examples, or rounds of a test with dice of its own, to try instead of `number`."""
    return SOAK or number


def tries(number: int, **more: Any) -> settings:
    """Return the profile's settings with so many examples; `more` are further settings."""
    return settings(max_examples=examples(number), **more)


def repeats(number: int, **more: Any) -> settings:
    """Return settings that draw the same examples every time, unless `SOAK_EXAMPLES` asks for others.

    For tests whose few examples are chosen to lead somewhere, or take so long that only few can be tried: with other
    examples each time, they would fail now and then for changes that have nothing to do with it.
    """
    return tries(number, derandomize=not SOAK, **more)
