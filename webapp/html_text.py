"""Conversion of HTML descriptions of calendars to readable text. The HTML itself is never shown.

nh3 (the ammonia sanitiser, with a browser-grade parser for any input) removes everything but structure and links;
inscriptis renders the rest as text, lists and tables included.
"""

import re
from functools import lru_cache
from html import unescape
from textwrap import dedent

import nh3
from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig

_NAMES = (
    "a abbr address article aside b big blockquote body br caption center cite code col colgroup dd del details div dl "
    "dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i img input ins label li link main "
    "mark meta nav ol p picture pre q s samp script section small source span strike strong style sub summary sup "
    "table tbody td tfoot th thead time title tr tt u ul var video"
)
_TAG = rf"(?:(?:{'|'.join(_NAMES.split())}|[ovwmx]:[a-z]+)(?=[\s/>])[^<>]*>)"
_ANY_TAG = re.compile(rf"</?{_TAG}", re.IGNORECASE)
_NO_TAG = re.compile(rf"<(?!/?{_TAG}|!--|!doctype\s|!\[|\?xml)", re.IGNORECASE)
_ALONE = re.compile(r"<(?:!doctype\s+html|(?:html|body|br)(?=[\s/>])[^<>]*>)", re.IGNORECASE)
_BEGINS = re.compile(r"\s*<(?:p|div|ul|ol|table|h[1-6]|hr|img|meta)(?=[\s/>])[^<>]*>\s*\S", re.IGNORECASE)
_CLOSING = re.compile(rf"</({'|'.join(_NAMES.split())})\s*>", re.IGNORECASE)
_BLOCKS = "blockquote|dd|div|dl|dt|h1|h2|h3|h4|h5|h6|li|ol|p|pre|table|tbody|td|th|thead|tr|ul"
_LINES = re.compile(rf"<(?:body|br|hr|{_BLOCKS})(?=[\s/>])", re.IGNORECASE)
_TAG_OR_LINE_END = re.compile(r"<[^<>]*>|\r?\n")
_LINK = re.compile(r'<a(?: href="([^"]*)")?>(.*?)</a>', re.DOTALL)
_NESTED = re.compile(rf"<(/?)(?:{_BLOCKS})(?=[\s>])")

_KEPT = frozenset(f"a br hr {_BLOCKS.replace('|', ' ')}".split())
_FLAT = frozenset({"a", "br", "p"})  # elements that HTML does not allow to nest
_DEEPEST = 60
"""Maximum nesting of elements that is rendered as such; libxml2 and inscriptis recurse once per level."""

_LAYOUT = ParserConfig(css=CSS_PROFILES["strict"])


def is_html(text: str) -> bool:
    """Return whether `text` is HTML, and not a plain text with "x < y", "<b" or "List<String>"."""
    if "<" not in text or not _ANY_TAG.search(text):
        return False
    if _ALONE.search(text) or _BEGINS.match(text):
        return True
    closed = {name.lower() for name in _CLOSING.findall(text)}
    return any(re.search(rf"<{name}(?=[\s/>])[^<>]*>", text, re.IGNORECASE) for name in closed)


def readable_text(text: str) -> str:
    """Return HTML as plain text, with the addresses of its links; any other text unchanged."""
    return _as_text(text) if is_html(text) else text


@lru_cache(maxsize=64)
def _as_text(html: str) -> str:
    html = _NO_TAG.sub("&lt;", html)
    if not _LINES.search(html):  # some services keep plain line ends, and use tags only for links and bold text
        html = _TAG_OR_LINE_END.sub(lambda match: match[0] if match[0].startswith("<") else "<br>", html)
    clean = _cleaned(html, _KEPT)
    if _depth(clean) > _DEEPEST:
        clean = _cleaned(html, _FLAT)
    clean = _LINK.sub(_link, clean)
    text = get_text(f"<html><body>{clean}</body></html>", _LAYOUT).replace("\xa0", " ")
    return re.sub(r"\n{3,}", "\n\n", dedent("\n".join(line.rstrip() for line in text.split("\n")))).strip()


def _cleaned(html: str, tags: frozenset[str]) -> str:
    return nh3.clean(
        html,
        tags=set(tags),
        clean_content_tags={"script", "style", "head", "title"},
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def _depth(clean: str) -> int:
    """Return the maximum nesting of elements, in HTML whose tags are all closed."""
    deepest = depth = 0
    for end in _NESTED.findall(clean):
        depth += -1 if end else 1
        deepest = max(deepest, depth)
    return deepest


def _link(match: re.Match[str]) -> str:
    address, label = match[1] or "", match[2]
    shown = " ".join(unescape(re.sub(r"<[^>]*>", " ", label)).split())
    plain = unescape(address)
    if not address or shown.rstrip("/") in {plain.rstrip("/"), plain.partition(":")[2].lstrip("/").rstrip("/")}:
        return label
    return f"{label} ({address})" if shown else address
