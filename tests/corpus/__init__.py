"""Calendar objects as other programs write them, and the inputs of cases that went wrong once. All written here."""

from pathlib import Path

_HERE = Path(__file__).parent


def read(name: str) -> str:
    """Return one object, with the line ends it has; `name` is its path in this folder without the ending."""
    return (_HERE / f"{name}.ics").read_bytes().decode()


def names(*, under: str = "*") -> list[str]:
    """Return the names of all objects, or of those in one folder."""
    return sorted(path.relative_to(_HERE).with_suffix("").as_posix() for path in _HERE.glob(f"{under}/*.ics"))
