"""Parser of CSV files into records with line numbers. Knows of the columns' meanings only which ones are times."""

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
"""Characters that begin a formula in spreadsheets; an apostrophe before them makes the cell a text.

Source: OWASP, CSV injection (https://owasp.org/www-community/attacks/CSV_Injection).
"""

_DELIMITERS = ";,\t|"
_SEPARATOR = re.compile(r'"?sep=(?P<mark>[^"\r\n])"?[;,\t| ]*\r?\n', re.IGNORECASE)


class FileError(ValueError):
    """The whole file cannot be used; the message is a sentence for the person who chose it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A supported column, with a description and an example for the template."""

    name: str
    meaning: str
    example: str
    required: bool = False
    longest: int = 200
    is_time: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `line` is its first line in the file, the heading being line 1. Every supported column has a value."""

    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]


@dataclass(frozen=True, slots=True)
class RowError:
    """The reason for leaving a row out. `column` is empty if the reason is about the whole row, `address` if there is
    no page where the cause can be removed.
    """

    line: int
    column: str
    reason: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The content of a file. `present` are its supported columns, `ignored` its other headings.

    `date_order` is the order of its dates (a key of `dates.ORDERS`), guessed or chosen; None has to be chosen.
    """

    records: Sequence[Record]
    errors: Sequence[RowError]
    present: Sequence[str]
    ignored: Sequence[str]
    date_order: str | None = "ymd"
    date_guess: Guess | None = None  # None: the file has no times


def read(data: bytes, columns: Sequence[Column], date_order: str = "") -> Sheet:
    """Parse a file, with its dates in the chosen order, if any. Raises FileError."""
    if len(data) > MAX_BYTES:
        raise FileError(f"The file is too large: {MAX_BYTES // 1024 // 1024} MB are possible. Please split it.")
    lines = _lines(_text(data))
    try:
        line, heading = next(lines)
    except StopIteration:
        raise FileError("The file is empty.") from None
    if len(heading) > MAX_COLUMNS:
        raise FileError(f"The file has more than {MAX_COLUMNS} columns. Leave out what is not needed, please.")
    names = [_name(cell) for cell in heading]
    _check_heading(names, columns)
    supported = {column.name: column for column in columns}
    records: list[Record] = []
    errors: list[RowError] = []
    for line, cells in lines:
        if len(records) + len(errors) == MAX_ROWS:
            raise FileError(f"The file has more than {MAX_ROWS:,} rows. Please split it.")
        found = {name: _meant(cell) for name, cell in zip(names, cells, strict=False) if name in supported}
        record = Record(line, {**dict.fromkeys(supported, ""), **found})
        problem = _problem(record, supported, too_many=any(cell.strip() for cell in cells[len(names) :]))
        if problem:
            errors.append(problem)
        else:
            records.append(record)
    if not records and not errors:
        raise FileError("The file has a heading, and no rows below it.")
    present = [name for name in names if name in supported]
    guess = _guess_dates(records, columns)
    return Sheet(
        records,
        errors,
        present,
        [cell.strip() for cell in heading if cell.strip() and _name(cell) not in supported],
        date_order or (guess.order if guess else "ymd"),
        guess,
    )


def _guess_dates(records: Sequence[Record], columns: Sequence[Column]) -> Guess | None:
    times = [column.name for column in columns if column.is_time]
    return dates.guess(record[name] for record in records for name in times) if times else None


def _meant(cell: str) -> str:
    """Return a cell's text without the apostrophe that protects it from being run as a formula."""
    cell = cell.strip(" ")
    return (cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA_STARTS and cell[1:] else cell).strip()


def _text(data: bytes) -> str:
    # Excel's format "Unicode text" is UTF-16.
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(f"Line {line} is not {encoding[:6].upper()}. Save the file as “CSV UTF-8”, please.") from error
    if "\0" in text:
        raise FileError("This is not a text file. Save the table as “CSV UTF-8”, please.")
    return text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with its first line."""
    declared = _SEPARATOR.match(text)  # Excel's own first line, which declares the separator
    text, skipped = (text[declared.end() :], 1) if declared else (text, 0)
    delimiter = declared["mark"] if declared else _delimiter_of(text)
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


def _problem(record: Record, supported: Mapping[str, Column], *, too_many: bool) -> RowError | None:
    if too_many:
        return RowError(record.line, "", "This row has more fields than the heading. Is a quotation mark missing?")
    for name, value in record.values.items():
        if supported[name].required and not value:
            return RowError(record.line, name, "A value is required.")
        if len(value) > supported[name].longest:
            return RowError(
                record.line, name, f"This is too long: {supported[name].longest:,} characters are possible."
            )
        if any(ord(letter) < 32 and letter not in "\n\r\t" for letter in value):
            return RowError(record.line, name, "This has invisible characters.")
    return None
