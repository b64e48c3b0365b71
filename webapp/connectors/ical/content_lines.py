"""Content lines of iCalendar (RFC 5545, section 3.1): folding, escaping, and a tree that keeps the bytes of unchanged
lines.

A full parser needs about a millisecond for a resource; nearly all of that buys meaning nobody asks for.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from webapp.connectors.reasons import Reason, because

FOLD_AT = 75
"""Longest line in octets, without the line end."""

DEEPEST = 20
"""Levels of nested components; the standards have four."""

_LINE_END = re.compile(r"\r?\n(?![ \t])")
_FOLD = re.compile(r"\r?\n[ \t]")
_HEAD = re.compile(r'(?:[^":]|"[^"]*")*')
_PARAMETER = re.compile(r';([^=;]+)=((?:[^";]|"[^"]*"|;(?![^=;]*=))*)')
"""Accepts an unquoted semicolon inside a value, as in "TZID=Pacific Time (US & Canada); Tijuana"."""

_CARET = re.compile(r"\^([n'^])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NEEDS_ESCAPE = re.compile(r"([\\;,])")


class MalformedText(ValueError):
    """The text is not iCalendar. The message is a plain sentence without event text."""


def logical_lines(text: str) -> list[str]:
    """Return the unfolded lines of `text`."""
    return text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "").split("\n")


def split_line(line: str) -> tuple[str, str]:
    """Split a line at the colon that ends its parameters. Without one, the whole line is the head."""
    if '"' not in line:
        head, _, value = line.partition(":")
        if ":" in value and ";TZID=" in head:
            # "TZID=(UTC-05:00) Eastern Time:20270715T100000" lacks its quotes; no date has a colon.
            head, _, value = line.rpartition(":")
        return head, value
    match = _HEAD.match(line)
    end = match.end() if match else 0
    return line[:end], line[end + 1 :]


@lru_cache(maxsize=4096)
def parse_head(head: str) -> tuple[str, Mapping[str, str]]:
    """Return name and parameters, names in upper case, values without quotes. Callers must not change the mapping."""
    name, _, _ = head.partition(";")
    found = _PARAMETER.findall(head[len(name) :])
    return name.strip().upper(), {key.strip().upper(): _parameter(value) for key, value in found}


def _parameter(value: str) -> str:
    """Return a parameter value without quotes and with its caret escapes decoded (RFC 6868)."""
    return _CARET.sub(lambda match: {"n": "\n", "'": '"', "^": "^"}[match[1]], value.strip('"'))


def unescape(value: str) -> str:
    """Decode a TEXT value (RFC 5545, section 3.3.11)."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def escape(text: str) -> str:
    """Encode a TEXT value (RFC 5545, section 3.3.11)."""
    return _NEEDS_ESCAPE.sub(r"\\\1", text).replace("\r\n", "\n").replace("\n", "\\n")


def fold(line: str) -> str:
    """Fold a line at 75 octets, never inside a character (RFC 5545, section 3.1)."""
    if len(line) <= FOLD_AT and line.isascii():
        return line  # nearly always
    octets = line.encode()
    if len(octets) <= FOLD_AT:
        return line
    parts = []
    start, room = 0, FOLD_AT
    while start < len(octets):
        end = start + room
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[start:end].decode())
        start, room = end, FOLD_AT - 1  # the space that starts a continuation counts
    return "\r\n ".join(parts)


@dataclass(slots=True, eq=False)
class Line:
    """One content line: `raw` as received, with folds and without the line end, and its two parts."""

    raw: str
    head: str
    value: str

    @classmethod
    def received(cls, raw: str) -> Self:
        """Parse a line from a server."""
        return cls(raw, *split_line(_FOLD.sub("", raw)))

    @classmethod
    def written(cls, head: str, value: str) -> Self:
        """Create a line."""
        return cls(fold(f"{head}:{value}"), head, value)

    @property
    def name(self) -> str:
        return parse_head(self.head)[0]

    @property
    def parameters(self) -> Mapping[str, str]:
        return parse_head(self.head)[1]


@dataclass(slots=True, eq=False)
class Component:
    """A component (BEGIN to END) with its lines and nested components in order."""

    name: str
    children: "list[Line | Component]" = field(default_factory=list)
    begin: str = ""  # its first and last line as received, if they were
    end: str = ""

    @classmethod
    def from_text(cls, text: str) -> "Component":
        """Parse the outermost component of `text`. Raises MalformedText."""
        root = cls("")
        stack = [root]
        for raw in _LINE_END.split(text.lstrip("\ufeff")):
            if not raw:
                continue
            line = Line.received(raw)
            keyword = line.head.upper()
            if keyword == "BEGIN":
                if len(stack) > DEEPEST:
                    raise MalformedText(because(Reason.BLOCKS_TOO_DEEP))
                inner = cls(line.value.strip().upper(), begin=raw)
                stack[-1].children.append(inner)
                stack.append(inner)
            elif keyword == "END":
                if len(stack) == 1 or stack[-1].name != line.value.strip().upper():
                    raise MalformedText(because(Reason.BLOCKS_DO_NOT_FIT))
                stack.pop().end = raw
            else:
                stack[-1].children.append(line)
        if len(stack) != 1:
            raise MalformedText(because(Reason.TEXT_ENDS_TOO_EARLY))
        blocks = root.components()
        if not blocks or blocks[0].name != "VCALENDAR":
            raise MalformedText(because(Reason.NO_CALENDAR_DATA))
        if len(blocks) > 1:
            raise MalformedText(because(Reason.SEVERAL_CALENDARS))
        return blocks[0]

    def to_text(self) -> str:
        """Return the component as text with CRLF line ends (RFC 5545, section 3.1)."""
        return "\r\n".join(self._raw_lines()).replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n"

    def _raw_lines(self) -> Iterator[str]:
        yield self.begin or f"BEGIN:{self.name}"
        for child in self.children:
            if isinstance(child, Line):
                yield child.raw
            else:
                yield from child._raw_lines()
        yield self.end or f"END:{self.name}"

    def components(self, name: str | None = None) -> "list[Component]":
        """Return the direct subcomponents, optionally only those called `name`."""
        return [
            child for child in self.children if isinstance(child, Component) and (name is None or child.name == name)
        ]

    def line(self, name: str) -> Line | None:
        """Return the first line called `name`."""
        return next((child for child in self.children if isinstance(child, Line) and child.name == name), None)

    def put(self, name: str, value: str, head: str | None = None) -> None:
        """Replace or add the line called `name`; `head` defaults to its present one."""
        old = self.line(name)
        new = Line.written(head or (old.head if old else name), value)
        if old is None:
            self.add(new)
        else:
            self.children[self.children.index(old)] = new
            self.remove(name, keep=new)

    def add(self, line: Line) -> None:
        """Append a line."""
        self.children.insert(self._end_of_lines(), line)

    def remove(self, *names: str, keep: Line | None = None) -> None:
        """Remove all lines with one of these names."""
        self.children = [
            child
            for child in self.children
            if not (isinstance(child, Line) and child.name in names and child is not keep)
        ]

    def copy(self) -> "Component":
        """Return an independent copy of the component."""
        children = [child.copy() if isinstance(child, Component) else child for child in self.children]
        return Component(self.name, children, self.begin, self.end)

    def _end_of_lines(self) -> int:
        # Lines go before subcomponents, because some programs ignore properties after the first alarm.
        for index, child in enumerate(self.children):
            if isinstance(child, Component):
                return index
        return len(self.children)
