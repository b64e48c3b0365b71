"""Helpers of lists and their filters: rows by id, and conditions of a search."""

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
    """Return the row with that id; abort with 404 if there is none, or the id is too large for the column."""
    row = db.session.get(model, row_id) if row_id <= LARGEST_INTEGER else None
    return row or abort(404)


def read_id(text: str | None) -> int | None:
    """Parse an id from an address. Returns None for anything else."""
    number = int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 10 else 0
    return number if 0 < number <= LARGEST_INTEGER else None


def contains(column: InstrumentedAttribute[str] | ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Return the condition that `column` contains `text`, ignoring case.

    SQLite's `lower` covers ASCII only (https://www.sqlite.org/lang_corefunc.html#lower), so texts with other letters
    are searched in the usual variants of case.
    """
    spellings = {text}
    if not text.isascii():
        spellings |= {text.lower(), text.upper(), text.title(), text.capitalize()}
    return or_(*(column.icontains(spelling, autoescape=True) for spelling in sorted(spellings)))


def words_of(text: str) -> list[str]:
    """Return the first MOST_WORDS words of a search."""
    return text.replace("\0", "")[:LONGEST_SEARCH].split()[:MOST_WORDS]
