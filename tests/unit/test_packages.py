"""Packages beside the application: each helper of the tests has one import path, and what tests use needs no tests."""

import ast
from collections.abc import Iterator
from pathlib import Path

from config import ROOT


def test_every_folder_with_test_modules_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert folders
    assert [folder.name for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_emulators_import_nothing_of_the_tests() -> None:
    # Sandboxes and benchmarks use them as well. `lint-imports` sees the application alone.
    imported = {path: set(packages_imported_by(path)) for path in (ROOT / "emulators").rglob("*.py")}
    assert any("webapp" in packages for packages in imported.values())
    assert [str(path) for path, packages in imported.items() if "tests" in packages] == []


def packages_imported_by(path: Path) -> Iterator[str]:
    """Yield the outermost package of every absolute import."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
