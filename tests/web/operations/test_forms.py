"""Forms are submitted by htmx or, without scripts, by the browser, to the same address."""

import re
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from lxml import etree, html

from config import ROOT

TEMPLATES = ROOT / "templates"
MACROS = TEMPLATES / "partials" / "_form.html"


def form_of(app: Flask, call: str, **context: object) -> etree._Element:
    """Return the form that a call of a macro renders, with a field `name` in it."""
    macros = '{% from "partials/_form.html" import get_form, post_form %}'
    source = f"{macros}{{% call {call} %}}{{{{ field }}}}{{% endcall %}}"
    with app.test_request_context():
        text = render_template_string(source, field="<b>", **context)
    (form,) = html.fragments_fromstring(text, no_leading_text=True)
    assert form.text_content().strip() == "<b>", "what a caller writes is escaped once"
    return form


def test_a_post_form_goes_to_one_address_with_its_token(app: Flask) -> None:
    form = form_of(
        app, 'post_form(address, hx_target="#list", data_confirm=question)', address="/a?b=1&c=2", question='"<"'
    )
    assert dict(form.attrib) == {
        "method": "post",
        "action": "/a?b=1&c=2",
        "hx-post": "/a?b=1&c=2",
        "hx-target": "#list",
        "data-confirm": '"<"',
    }
    (token,) = form.findall("input")
    assert (token.get("type"), token.get("name")) == ("hidden", "csrf_token")
    assert token.get("value")


def test_a_form_without_htmx_has_no_htmx_attributes(app: Flask) -> None:
    form = form_of(app, 'post_form("/a", htmx=false, hx_target="#list", id=none, class="card", novalidate=true)')
    assert dict(form.attrib) == {"method": "post", "action": "/a", "class": "card", "novalidate": ""}
    assert form.findall("input")


def test_a_get_form_replaces_its_target_and_the_address_of_the_page(app: Flask) -> None:
    form = form_of(app, 'get_form("/a", "#list", role="search")')
    assert dict(form.attrib) == {
        "method": "get",
        "action": "/a",
        "hx-get": "/a",
        "hx-target": "#list",
        "hx-swap": "outerMorph",
        "hx-push-url": "true",
        "role": "search",
    }
    assert not form.findall("input"), "a token does not belong into an address"


@pytest.mark.parametrize("path", sorted(set(TEMPLATES.rglob("*.html")) - {MACROS}), ids=lambda path: path.name)
def test_no_template_repeats_the_address_of_a_form(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for form in re.findall(r"<form\b.*?>\s", text, re.DOTALL):
        assert not ("action=" in form and re.search(r"hx-(get|post)=", form)), form
    assert not re.search(r'name="csrf_token" value=', text)
