"""Every change of a module by one thing, made by the operators of mutmut and three of our own.

mutmut itself changes functions only, and none that is decorated. Limits and defaults stand outside of them, and what is
decorated decides as much as anything else, so here its operators are applied to the whole file.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import libcst as cst
import libcst.matchers as m
from libcst import ensure_type
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators, operator_assignment, operator_string


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: at which line, the former text, the new text, and the whole file with it."""

    line: int
    was: str
    becomes: str
    source: str


def mutants_of(source: str, order: Random) -> Iterator[Mutant]:
    """Yield all mutants of a file, in an order by chance; those that come to the same text count once."""
    wrapper = MetadataWrapper(cst.parse_module(source))
    positions = wrapper.resolve(PositionProvider)
    collector = _Collector()
    wrapper.module.visit(collector)
    order.shuffle(collector.changes)
    found = {source}
    for node, mutated in collector.changes:
        text = ensure_type(wrapper.module.deep_replace(node, mutated), cst.Module).code
        if text not in found:
            found.add(text)
            yield Mutant(positions[node].start.line, *_difference(source, text), text)


def _difference(before: str, after: str) -> tuple[str, str]:
    """Return the changed lines on both sides, without what surrounds them."""
    old, new = before.splitlines(), after.splitlines()
    for end in (0, -1):
        while old and new and old[end] == new[end]:
            del old[end], new[end]
    return " ".join(line.strip() for line in old), " ".join(line.strip() for line in new)


class _Collector(cst.CSTVisitor):
    """Walks through a file and notes what could stand in the place of each node."""

    def __init__(self) -> None:
        self.changes: list[tuple[cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _decides_nothing(node):
            return False
        for kind, operator in OPERATORS:
            if isinstance(node, kind):
                self.changes += [(node, mutated) for mutated in operator(node)]
        return True


_EMPTY = m.Name("False") | m.Name("None") | m.Integer("0") | m.SimpleString('""') | m.Tuple([]) | m.Dict([])
_ALIAS = m.Assign(value=m.Subscript() | m.BinaryOperation(operator=m.BitOr(), left=m.Name() | m.BinaryOperation()))
_DOCSTRING = m.Expr(m.SimpleString() | m.ConcatenatedString())


def _decides_nothing(node: cst.CSTNode) -> bool:
    """Say whether a node is for readers and type checkers, or would only keep the file from being imported."""
    if isinstance(node, cst.SimpleString):
        return " " in node.value  # a sentence, which people judge and not a test
    return isinstance(node, cst.Annotation | cst.Decorator | cst.Import | cst.ImportFrom) or m.matches(
        node, _ALIAS | _DOCSTRING | m.Call(func=m.Name("cast"))
    )


def _one_string(node: cst.BaseString) -> Iterable[cst.CSTNode]:
    """The first of what mutmut makes of a string: others only change the case of the same letters."""
    return list(operator_string(node))[:1]


def _assignment(node: cst.Assign | cst.AnnAssign) -> Iterator[cst.CSTNode]:
    """Not one empty value for another, which no truth test can distinguish."""
    if node.value is not None and not m.matches(node.value, _EMPTY):
        yield from operator_assignment(node)


def _number(node: cst.Integer) -> Iterator[cst.CSTNode]:
    """One less, beside mutmut's one more: a limit has two sides."""
    if node.evaluated_value > 0:
        yield node.with_changes(value=str(node.evaluated_value - 1))


def _condition(node: cst.If | cst.While) -> Iterator[cst.CSTNode]:
    """The check is gone, one way or the other; a loop that never ends is no way."""
    for value in ("True", "False") if isinstance(node, cst.If) else ("False",):
        yield node.with_changes(test=cst.Name(value))


def _statement(node: cst.Expr) -> Iterator[cst.CSTNode]:
    """What is done for its effect is not done."""
    if isinstance(node.value, cst.Call):
        yield cst.Expr(cst.Ellipsis())


_REPLACED: dict[Callable[..., Any], Callable[..., Any]] = {
    operator_string: _one_string,
    operator_assignment: _assignment,
}

OPERATORS: list[tuple[type, Callable[[Any], Iterable[cst.CSTNode]]]] = [
    *((kind, _REPLACED.get(operator, operator)) for kind, operator in mutation_operators),
    (cst.Integer, _number),
    (cst.If, _condition),
    (cst.While, _condition),
    (cst.Expr, _statement),
]
