"""A CSV file, read into records that know their line. Nothing here knows what the columns mean."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

MAX_BYTES = 3 * 1024 * 1024
MAX_ROWS = 10_000
MAX_COLUMNS = 200
LONGEST_CELL = 20_000

_DELIMITERS = ";,\t"


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


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `line` is where it begins in the file, the heading being line 1. Every known column has a value."""

    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row is left out. `column` is empty where it is about the row as a whole."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds. `present` are its known columns, `ignored` the headings that nothing is known about."""

    records: Sequence[Record]
    errors: Sequence[RowError]
    present: Sequence[str]
    ignored: Sequence[str]


def read(data: bytes, columns: Sequence[Column]) -> Sheet:
    """Read a file. Raises FileError."""
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
        found = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name in known}
        record = Record(line, {**dict.fromkeys(known, ""), **found})
        problem = _problem(record, known, too_many=any(cell.strip() for cell in cells[len(names) :]))
        if problem:
            errors.append(problem)
        else:
            records.append(record)
    if not records and not errors:
        raise FileError("The file has a heading, and no rows below it.")
    present = [name for name in names if name in known]
    return Sheet(
        records, errors, present, [cell.strip() for cell in heading if cell.strip() and _name(cell) not in known]
    )


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(f"Line {line} is not UTF-8. Save the file as “CSV UTF-8”, please.") from error
    if "\0" in text:
        raise FileError("This is no text file. Save the table as “CSV UTF-8”, please.")
    return text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield rows that hold anything, with the lines they begin at."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise FileError(
            f"Line {begins} cannot be read: a quotation mark is missing, or there is one too many."
        ) from error


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
