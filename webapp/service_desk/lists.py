"""What lists and their filters share: rows by the id of an address, and conditions of a search."""

from typing import TypeVar

from flask import abort
from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute

from webapp.database import LARGEST_INTEGER
from webapp.extensions import db

T = TypeVar("T")

LONGEST_SEARCH = 200
MOST_WORDS = 5


def row_or_404(model: type[T], row_id: int) -> T:
    """Return the row with that id; abort with 404 if there is none, also for a number that no column can hold."""
    row = db.session.get(model, row_id) if row_id <= LARGEST_INTEGER else None
    return row or abort(404)


def read_id(text: str | None) -> int | None:
    """Parse an id from an address. Returns None for anything else."""
    number = int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 10 else 0
    return number if 0 < number <= LARGEST_INTEGER else None


def contains(column: InstrumentedAttribute[str] | ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Return whether `column` contains `text`, whatever their case.

    SQLite knows the case of ASCII letters only, so other letters are looked for in the cases people write them in.
    """
    spellings = {text}
    if not text.isascii():
        spellings |= {text.lower(), text.upper(), text.title(), text.capitalize()}
    return or_(*(column.icontains(spelling, autoescape=True) for spelling in sorted(spellings)))


def words_of(text: str) -> list[str]:
    """Return the words of a search; what goes beyond MOST_WORDS is left out."""
    return text.replace("\0", "")[:LONGEST_SEARCH].split()[:MOST_WORDS]
