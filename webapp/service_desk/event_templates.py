"""Templates of the texts (subject, location, description) of the service desk's items in calendars, one per kind.

Pure. A template is plain text with placeholders in braces, such as `{title}`; `{{` is an escaped brace. Placeholders
take no format, index or attribute, so that a template can only insert values.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

PLACEHOLDERS: Mapping[str, tuple[str, ...]] = {
    "service_call": (
        "number", "title", "client", "contact", "phone", "address", "priority", "status", "description", "ticket",
        "link",
    ),
    "crm_activity": ("type", "client", "contact", "phone", "address", "outcome", "link"),
    "task": ("title", "description", "number", "client", "link"),
    "to_do": ("title", "link"),
}  # fmt: skip
"""Placeholders allowed in templates, by kind."""

NAMED_THERE = ("task", "to_do")
"""Kinds whose title may be changed on the linked calendar, where it has to be read back from the subject."""

FILLED: Mapping[str, frozenset[str]] = {
    "service_call": frozenset({"number", "title", "client", "priority", "status", "link"}),
    "crm_activity": frozenset({"type", "client", "link"}),
    "task": frozenset({"title", "link"}),
    "to_do": frozenset({"title", "link"}),
}
"""Placeholders that always have a value, by kind."""

_SEPARATORS = " \t–—-:,;/|·"
_TITLE = "\0"  # replaces the title while a template is parsed; forms refuse this character


class TemplateError(ValueError):
    """The template is invalid; the message is a sentence for the person who entered it."""


@dataclass(frozen=True, slots=True)
class Template:
    """Templates of one kind. `done_prefix` precedes the subject of finished work."""

    subject: str
    location: str = ""
    description: str = ""
    done_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    subject: str
    location: str
    description: str


DEFAULTS: Mapping[str, Template] = {
    "service_call": Template(
        "[#{number}] {title} – {client}", "{address}", "{description}\n\n{contact} {phone}\n\n{link}"
    ),
    "crm_activity": Template("{type}: {client} – {contact}", "{address}", "{outcome}\n\n{contact} {phone}\n\n{link}"),
    "task": Template("{title}", "", "{description}\n\n{link}", done_prefix="✓ "),
    "to_do": Template("{title}", "", "", done_prefix="✓ "),
}


def check(kind: str, text: str) -> None:
    """Raise TemplateError if `text` cannot be filled for `kind`."""
    for name, shown in _placeholders(text):
        if name not in PLACEHOLDERS[kind] or shown != name:
            allowed = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS[kind])
            raise TemplateError(f"{{{shown}}} is not a placeholder. Use one of {allowed}.")


def check_subject(kind: str, text: str) -> None:
    """Raise TemplateError if a subject from `text` could be empty, or its title could not be read back."""
    check(kind, text)
    names = [name for name, _ in _placeholders(text)]
    if kind in NAMED_THERE and names.count("title") != 1:
        raise TemplateError(
            "The subject needs {title} exactly once, because a title that is changed on a linked calendar is read "
            "from it."
        )
    if not FILLED[kind] & set(names) and not any(part.strip(_SEPARATORS) for part in _take_apart(text)[0]):
        needed = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS[kind] if name in FILLED[kind])
        raise TemplateError(f"This could be empty. Add text of your own, or one of {needed}.")


def compose(template: Template, values: Mapping[str, str], *, done: bool = False) -> Texts:
    """Return `template` filled with `values`. Brackets, dashes and lines around empty values are left out."""
    subject = _fill_line(template.subject, values)
    return Texts(
        subject=(template.done_prefix if done else "") + subject,
        location=_fill_line(template.location, values, line_end=", "),
        description=_fill_lines(template.description, values),
    )


def read_title(template: Template, values: Mapping[str, str], subject: str, *, done: bool) -> str:
    """Return the title from a subject that was changed on a linked calendar: without what the template adds.

    `values` and `done` are those before the change. The prefix of finished work is removed from unfinished work too,
    because somebody typed it on the linked calendar; but not if the title itself begins with it.
    """
    rest = _one_line(subject)
    prefix = template.done_prefix.strip()
    if prefix and (done or not values["title"].startswith(prefix)):
        rest = rest.removeprefix(prefix).strip()
    before, _, after = _fill_line(template.subject, {**values, "title": _TITLE}).partition(_TITLE)
    return _without_end(_without_start(rest, before), after).strip()


def _without_start(text: str, start: str) -> str:
    """Return `text` without `start`, also if its trailing space is missing; a word is never cut."""
    bare = start.rstrip()
    if bare != start and bare and not bare[-1].isalnum() and not text.startswith(start):
        start = bare
    return text.removeprefix(start)


def _without_end(text: str, end: str) -> str:
    bare = end.lstrip()
    if bare != end and bare and not bare[0].isalnum() and not text.endswith(end):
        end = bare
    return text.removesuffix(end)


# Filling


def _placeholders(text: str) -> list[tuple[str, str]]:
    """Return each placeholder's name, and the text between its braces. Raises TemplateError."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise TemplateError("A brace is not closed, or not opened. Write a literal brace twice.") from error
    return [
        (name, name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else ""))
        for _, name, spec, conversion in parts
        if name is not None
    ]


def _take_apart(text: str) -> tuple[list[str], list[str]]:
    """Return the texts around the placeholders (one more than placeholders) and the placeholders' names."""
    around, names = [""], []
    for literal, name, _, _ in Formatter().parse(text):
        around[-1] += literal
        if name is not None:
            names.append(name)
            around.append("")
    return around, names


def _fill_line(text: str, values: Mapping[str, str], *, line_end: str = " ") -> str:
    around, names = _take_apart(text)
    filled = [_one_line(values[name], line_end) for name in names]
    while "" in filled:
        empty = filled.index("")
        del filled[empty]
        before, after = around[empty], around.pop(empty + 1)
        around[empty] = _closed_up(before, after, first=empty == 0, last=empty == len(filled))
    whole = around[0] + "".join(value + part for value, part in zip(filled, around[1:], strict=True))
    return _one_line(whole)


def _closed_up(before: str, after: str, *, first: bool, last: bool) -> str:
    """Return the text around an empty value: without empty brackets, a double dash, or a dash at either end."""
    opening, closing = re.search(r"[\[(]\W*$", before), re.match(r"\W*?[\])]", after)
    if opening and closing:
        before, after = before[: opening.start()], after[closing.end() :]
    word_before, word_after = before.rstrip(_SEPARATORS), after.lstrip(_SEPARATORS)
    if first and not word_before:
        return word_after
    if last and not word_after:
        return word_before
    if word_before.endswith(("(", "[")) or word_after.startswith((")", "]")):
        return word_before + word_after
    between = before[len(word_before) :] or after[: len(after) - len(word_after)]
    return word_before + between + word_after


def _fill_lines(text: str, values: Mapping[str, str]) -> str:
    """Fill line by line; a line whose placeholders are all empty is left out."""
    lines: list[str] = []
    for line in text.splitlines():
        around, names = _take_apart(line)
        filled = [values[name].strip() for name in names]
        if names and not any(filled):
            continue
        shown = around[0] + "".join(value + part for value, part in zip(filled, around[1:], strict=True))
        if shown.strip() or (lines and lines[-1]):
            lines.append(shown.rstrip())
    return "\n".join(lines).strip()


def _one_line(text: str, line_end: str = " ") -> str:
    if line_end.strip():
        text = re.sub(rf"\s*{line_end.strip()}?\s*[\r\n]\s*", line_end, text.strip())
    return " ".join(text.split())
