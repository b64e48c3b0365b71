"""What an item of the service desk is called in calendars: one template per kind, filled with the values of its work.

Pure. A template is plain text with placeholders in braces, such as `{title}`; `{{` stands for a brace. Placeholders
take no format, index or attribute: what an administrator types can show values, and do nothing else.
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
"""Per kind, what a template may name."""

NAMED_THERE = ("task", "to_do")
"""Kinds whose title may be changed on the linked calendar, so that it has to be found in the subject again."""


class TemplateError(ValueError):
    """The template cannot be used; the message says why, for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Template:
    """`done_prefix` goes before the subject of what is finished."""

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
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise TemplateError("A brace is not closed, or closes nothing. A brace itself is written twice.") from error
    for _, name, spec, conversion in parts:
        if name is None:
            continue
        if spec or conversion or name not in PLACEHOLDERS[kind]:
            shown = name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            known = ", ".join(f"{{{known}}}" for known in PLACEHOLDERS[kind])
            raise TemplateError(f"{{{shown}}} is not known here. There are {known}.")


def compose(template: Template, values: Mapping[str, str], *, done: bool = False) -> Texts:
    """Fill `template`. What empty values leave behind (doubled blanks, dashes at the end, empty lines) is tidied."""
    subject = _one_line(template.subject.format_map(values))
    return Texts(
        subject=(template.done_prefix if done else "") + subject,
        location=_one_line(template.location.format_map(values)),
        description=_paragraphs(template.description.format_map(values)),
    )


def read_title(template: Template, values: Mapping[str, str], subject: str) -> str:
    """Return the title in a subject that was changed on a linked calendar: what the template adds is taken off."""
    stripped = subject.strip()
    if template.done_prefix.strip():
        stripped = stripped.removeprefix(template.done_prefix.strip()).strip()
    before, _, after = template.subject.partition("{title}")
    before, after = (_one_line(part.format_map(values)) for part in (before, after))
    return stripped.removeprefix(before).removesuffix(after).strip()


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().strip("–-:,").strip()


def _paragraphs(text: str) -> str:
    lines = [line.strip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
