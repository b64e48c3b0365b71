"""A CSV file, read into records that know their line. Of what columns mean, only which ones are times is known here."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from webapp.service_desk.importing import dates
from webapp.service_desk.importing.dates import Guess

MAX_BYTES = 3 * 1024 * 1024
MAX_ROWS = 10_000
MAX_COLUMNS = 200
LONGEST_CELL = 20_000

FORMULA_STARTS = "=+-@\t\r"
"""With these a spreadsheet begins what it would run; an apostrophe before them makes a text of it (OWASP)."""

_DELIMITERS = ";,\t|"
_SEPARATOR = re.compile(r'"?sep=(?P<mark>[^"\r\n])"?[;,\t| ]*\r?\n', re.IGNORECASE)


class FileError(ValueError):
    """The file as a whole cannot be used; the message says why, for the person who chose it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is understood, with what it means in words and an example for the template."""

    name: str
    meaning: str
    example: str
    required: bool = False
    longest: int = 200
    is_time: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `line` is where it begins in the file, the heading being line 1. Every known column has a value."""

    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row is left out. `column` is empty where it is about the row as a whole, `address` where there is no page
    on which that can be changed.
    """

    line: int
    column: str
    reason: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds. `present` are its known columns, `ignored` the headings that nothing is known about.

    `date_order` is how its dates are read (of `dates.ORDERS`), guessed or chosen; None has to be chosen.
    """

    records: Sequence[Record]
    errors: Sequence[RowError]
    present: Sequence[str]
    ignored: Sequence[str]
    date_order: str | None = "ymd"
    date_guess: Guess | None = None  # None: it has no times


def read(data: bytes, columns: Sequence[Column], date_order: str = "") -> Sheet:
    """Read a file, with its dates in that order if one was chosen. Raises FileError."""
    if len(data) > MAX_BYTES:
        raise FileError(f"The file is too large: {MAX_BYTES // 1024 // 1024} MB are possible. Divide it, please.")
    lines = _lines(_text(data))
    try:
        line, heading = next(lines)
    except StopIteration:
        raise FileError("The file is empty.") from None
    if len(heading) > MAX_COLUMNS:
        raise FileError(f"The file has more than {MAX_COLUMNS} columns. Leave out what is not needed, please.")
    names = [_name(cell) for cell in heading]
    _check_heading(names, columns)
    known = {column.name: column for column in columns}
    records: list[Record] = []
    errors: list[RowError] = []
    for line, cells in lines:
        if len(records) + len(errors) == MAX_ROWS:
            raise FileError(f"The file has more than {MAX_ROWS:,} rows. Divide it, please.")
        found = {name: _meant(cell) for name, cell in zip(names, cells, strict=False) if name in known}
        record = Record(line, {**dict.fromkeys(known, ""), **found})
        problem = _problem(record, known, too_many=any(cell.strip() for cell in cells[len(names) :]))
        if problem:
            errors.append(problem)
        else:
            records.append(record)
    if not records and not errors:
        raise FileError("The file has a heading, and no rows below it.")
    present = [name for name in names if name in known]
    guess = _guess_dates(records, columns)
    return Sheet(
        records,
        errors,
        present,
        [cell.strip() for cell in heading if cell.strip() and _name(cell) not in known],
        date_order or (guess.order if guess else "ymd"),
        guess,
    )


def _guess_dates(records: Sequence[Record], columns: Sequence[Column]) -> Guess | None:
    times = [column.name for column in columns if column.is_time]
    return dates.guess(record[name] for record in records for name in times) if times else None


def _meant(cell: str) -> str:
    """Return what a cell says, without the apostrophe that keeps spreadsheets from running it."""
    cell = cell.strip(" ")
    return (cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS and cell[1:] else cell).strip()


def _text(data: bytes) -> str:
    # What Excel calls "Unicode text".
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(f"Line {line} is not {encoding[:6].upper()}. Save the file as “CSV UTF-8”, please.") from error
    if "\0" in text:
        raise FileError("This is no text file. Save the table as “CSV UTF-8”, please.")
    return text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows that hold anything, with the lines they begin at."""
    told = _SEPARATOR.match(text)  # Excel's own line, which says what stands between cells
    text, skipped = (text[told.end() :], 1) if told else (text, 0)
    delimiter = told["mark"] if told else _delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1 + skipped
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise FileError(
            f"Line {begins} cannot be read: a quotation mark is missing, or there is one too many."
        ) from error


def _delimiter_of(text: str) -> str:
    heading = (text.lstrip("\r\n").splitlines() or [""])[0]
    return max(_DELIMITERS, key=re.sub(r'"[^"]*"', "", heading).count)


def _name(heading: str) -> str:
    return "_".join(heading.strip().lower().replace("-", " ").replace("_", " ").split())


def _check_heading(names: Sequence[str], columns: Sequence[Column]) -> None:
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise FileError(f"The heading names a column twice: {', '.join(twice)}.")
    missing = [column.name for column in columns if column.required and column.name not in names]
    if missing:
        raise FileError(
            f"The first line has to name the columns, and these are missing: {', '.join(missing)}. "
            "The template shows how it looks."
        )


def _problem(record: Record, known: Mapping[str, Column], *, too_many: bool) -> RowError | None:
    if too_many:
        return RowError(record.line, "", "This row has more fields than the heading. Is a quotation mark missing?")
    for name, value in record.values.items():
        if known[name].required and not value:
            return RowError(record.line, name, "This is needed.")
        if len(value) > known[name].longest:
            return RowError(record.line, name, f"This is too long: {known[name].longest:,} characters are possible.")
        if any(ord(letter) < 32 and letter not in "\n\r\t" for letter in value):
            return RowError(record.line, name, "This has characters that cannot be seen.")
    return None
