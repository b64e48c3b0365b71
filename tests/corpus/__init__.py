"""Calendar objects as other programs write them, and the inputs of cases that went wrong once. All written here."""

from pathlib import Path

_FOLDERS = {"cases": Path(__file__).parent.parent / "cases", "written": Path(__file__).parent / "written"}


def read(name: str) -> str:
    """Return one object, with the line ends it has; `name` is its folder and its own name without the ending."""
    folder, _, own = name.partition("/")
    return (_FOLDERS[folder] / f"{own}.ics").read_bytes().decode()


def names(folder: str | None = None) -> list[str]:
    """Return the names of all objects, or of those in one folder."""
    wanted = [folder] if folder else sorted(_FOLDERS)
    return [f"{each}/{path.stem}" for each in wanted for path in sorted(_FOLDERS[each].glob("*.ics"))]
