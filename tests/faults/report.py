"""The figures of killed workers, for people and for programs."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

FIGURES = "figures of killed workers"
"""The name under which a test hands its figures to the summary."""


def as_markdown(figures: Sequence[Mapping[str, Any]]) -> str:
    """Return a table with a column for each service, and what failed below it."""
    names = [name for name in figures[0] if name not in {"service", "failures"}]
    head = ["", *(str(each["service"]) for each in figures)]
    rows = [[name, *(str(each[name]) for each in figures)] for name in names]
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    failures = [f"- {each['service']}, {failure}" for each in figures for failure in each["failures"]]
    return "\n".join([*lines, *(["", *failures] if failures else [])])


def write_report(path: Path, figures: Sequence[Mapping[str, Any]]) -> None:
    """Write the figures as JSON and as Markdown, whatever ending `path` has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".json").write_text(json.dumps(list(figures), indent=2, ensure_ascii=False) + "\n")
    path.with_suffix(".md").write_text(as_markdown(figures) + "\n")
