"""Every page, as each reader gets it, and rules for all pages."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.web.test_access_matrix import World, allowed, routes

READERS = ("owner", "dispatcher", "administrator", "anonymous")
"""Readers of pages; a page is read by the first one who may."""

_ADDRESSES = {"href", "src", "action", "formaction", "hx-get", "hx-post", "hx-put", "hx-delete", "hx-patch", "srcset"}


@dataclass(frozen=True)
class Seen:
    """A page and its reader."""

    rule: Rule
    role: str
    address: str
    answer: TestResponse

    @property
    def is_html(self) -> bool:
        return self.answer.mimetype == "text/html" and bool(self.answer.data.strip())


def reader_of(rule: Rule) -> str | None:
    return next((role for role in READERS if role in allowed(rule)), None)


def every_page(world: World) -> Iterator[Seen]:
    """Open every address with a reader who may. Endless streams are left out."""
    for rule, method in routes(world.app):
        role = reader_of(rule)
        if method == "GET" and role is not None:
            address = world.address(rule)
            answer = world.clients[role].get(address)
            if answer.mimetype != "text/event-stream":
                answer.get_data()
                yield Seen(rule, role, address, answer)
            answer.close()


def assert_guarded(answer: TestResponse, where: str) -> None:
    """Check the headers of every response but static files: no frames, foreign scripts, caching or content sniffing."""
    headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy, where
    assert "default-src 'self'" in policy, where
    assert "unsafe" not in policy, where
    assert headers["X-Content-Type-Options"] == "nosniff", where
    assert headers["X-Frame-Options"] == "DENY", where
    assert headers["Referrer-Policy"] == "same-origin", where
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", where
    assert headers["Cache-Control"] == "no-store", where


def flaws(page: str, mark: str) -> list[str]:
    """Return the places where text with `mark` was parsed as markup, and markup that no page may contain."""
    found = []
    for element in html.document_fromstring(page).iter(etree.Element):
        name = str(element.tag)
        if mark in name:
            found.append(f"an element <{name}>")
        if name == "script" and (element.text or "").strip():
            found.append("a script in the page")
        if name in {"style", "iframe", "object", "embed", "base"}:
            found.append(f"a <{name}>")
        found += [f"<{name} {flaw}>" for attribute in element.items() for flaw in _attribute_flaws(*attribute, mark)]
    return found


def _attribute_flaws(name: str, value: str, mark: str) -> Iterator[str]:
    if mark in name or any(letter in name for letter in "'\"<>"):
        yield f"{name}, an attribute that nobody wrote"
    if name.startswith("on") or name == "style":
        yield f"{name}, which is code or style in the page"
    scheme = value.strip().lower().partition(":")[0]
    if name in _ADDRESSES and (scheme in {"javascript", "vbscript"} or (scheme == "data" and name != "src")):
        yield f"{name}={value[:60]}"
    if (name.startswith("data-") or name.partition(":")[0] in {"hx-vals", "hx-headers"}) and value[:1] in {"{", "["}:
        try:
            json.loads(value)
        except ValueError:
            yield f"{name}, which is no JSON"
