"""Every folder of tests is a package: test modules may share a name, and each helper has one import path."""

from config import ROOT


def test_every_folder_with_test_modules_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert folders
    assert [folder.name for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []
