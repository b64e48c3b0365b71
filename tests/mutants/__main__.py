"""`make mutants`: of each module, how many changes by one thing its own tests notice, and which they do not."""

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from tests.mutants.mutating import Mutant, mutants_of
from tests.mutants.trying import Session, prepare

HERE = Path(__file__).parent
GOAL = 0.95


def main() -> int:
    modules: Mapping[str, Mapping[str, Any]] = _read("modules.toml")
    arguments = _arguments(list(modules))
    prepare()
    reached = True
    for name in arguments.modules or modules:
        module = modules[name]
        path = Path(module["path"])
        session = Session(path.with_suffix("").as_posix().replace("/", "."), path, module["tests"], arguments.seed)
        session.measure()
        _say(f"\n{name}: {module['path']} with {session.processor:.1f} s of tests")
        drawn = _drawn(name, path, arguments.mutants, arguments.seed)
        missed = list(_missed(session, drawn))
        share = 1 - len(missed) / max(len(drawn), 1)
        _say(f"{name}: {len(drawn) - len(missed)} of {len(drawn)} noticed, {share:.0%}")
        reached = reached and share >= GOAL
    return 0 if reached else 1


def _arguments(names: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", choices=[[], *names], help="of these modules; without any, of all")
    parser.add_argument("--mutants", type=int, default=80, help="of each module so many; 0: all of them")
    parser.add_argument("--seed", type=int, default=1, help="which ones, and what Hypothesis tries")
    return parser.parse_args()


def _drawn(name: str, path: Path, count: int, seed: int) -> list[Mutant]:
    """Return the mutants to try, without those of which it is known that they change nothing."""
    source = path.read_text(encoding="utf-8")
    known = Counter((entry["was"], entry["becomes"]) for entry in _read("equivalent.toml").get(name, ()))
    met: set[tuple[str, str]] = set()

    def others() -> Iterator[Mutant]:
        for mutant in mutants_of(source, Random(f"{seed}/{name}")):
            if (mutant.was, mutant.becomes) in known:
                met.add((mutant.was, mutant.becomes))
            else:
                yield mutant

    drawn = list(islice(others(), count or None))
    if not count:
        for was, _ in known.keys() - met:
            _say(f"{name}: equivalent.toml has a mutant that does not exist any more: {was}")
    return sorted(drawn, key=lambda mutant: mutant.line)


def _missed(session: Session, mutants: Sequence[Mutant]) -> Iterator[Mutant]:
    for number, mutant in enumerate(mutants, start=1):
        if not session.notices(mutant.source):
            place = f"{session.path}:{mutant.line} ({number} of {len(mutants)})"
            _say(f"  not noticed: {place}\n    was     {mutant.was}\n    becomes {mutant.becomes}")
            yield mutant


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
