"""Stylesheets that a program makes are in a folder of their own, say so, and are what the program makes."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from config import ROOT

STYLES = ROOT / "static" / "css"
GENERATED = sorted((STYLES / "generated").iterdir())

_HEADER = re.compile(r"/\* Generated, do not edit:\n   python -m ([\w.]+) > (\S+) \*/\n")


def test_each_generator_has_its_stylesheet() -> None:
    generators = {path.relative_to(ROOT).with_suffix("").as_posix() for path in (ROOT / "webapp").rglob("*_css.py")}
    named = [_HEADER.match(path.read_text(encoding="utf-8")) for path in GENERATED]
    assert {match[1].replace(".", "/") for match in named if match} == generators
    assert len(named) == len(generators)


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_a_generated_stylesheet_is_what_its_command_writes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    header = _HEADER.match(text)
    assert header, "a generated file says by which command"
    assert header[2] == path.relative_to(ROOT).as_posix()
    assert text == import_module(header[1]).grid_css(), "run the command in its first lines"


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_a_stylesheet_written_by_hand_counts_nothing_out(path: Path) -> None:
    """Rules or values that differ in nothing but a number belong to a generator."""
    text = path.read_text(encoding="utf-8")
    names = re.findall(r"(?<!#)(?:\.|--)[a-z][\w-]*?-?\d+(?![\w.%])", text)
    assert len({re.sub(r"\d+$", "", name) for name in names}) == len(set(names))
