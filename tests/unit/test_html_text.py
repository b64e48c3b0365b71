"""Descriptions that are HTML read as text; everything else is left as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import assert_grows_evenly, tried
from webapp.html_text import is_html, readable_text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x < y and y > z",
        "<b",
        "a <b> c",
        "</b>",
        "<p>",
        "List<String> and Map<a, b>",
        "Ada <ada@example.org>",
        "Join <https://meet.example/1>",
        "&lt;b&gt;x&lt;/b&gt; &amp; more",
        "1 <2> 3 </2>",
        "<tag>x</tag>",
        "<!-- note",
    ],
)
def test_what_is_no_html_stays_to_the_letter(text: str) -> None:
    assert (is_html(text), readable_text(text)) == (False, text)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("First<br>second<br/>third", "First\nsecond\nthird"),
        ("<p>One<p>Two", "One\n\nTwo"),
        ("<p>One</p>\r\n<p>Two &amp; three &lt;4</p>", "One\n\nTwo & three <4"),
        ("<b>Bold</b>\nnext line", "Bold\nnext line"),
        ("<ul><li>a</li><li>b</li></ul>", "* a\n* b"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<table><tr><td>A</td><td>B</td></tr></table>", "A  B"),
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ('See <a\nhref="https://x.example/?a=1&amp;b=2">here</a>', "See here (https://x.example/?a=1&b=2)"),
        ('<a href="https://x.example/">https://x.example</a>', "https://x.example"),
        ('<a href="mailto:ada@example.org">ada@example.org</a>', "ada@example.org"),
        ('<a href="https://x.example"><img src="y"></a><br>', "https://x.example"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("<script>alert(1)</script>y<br>", "y"),
        ("<style>p { color: red }</style><p>x</p>", "x"),
        ("<img src=x onerror=alert(1)>picture<br>", "picture"),
        ("At <https://x.example/1><br>or <ada@x.example>, x<y", "At <https://x.example/1>\nor <ada@x.example>, x<y"),
        (
            "<!DOCTYPE html>\n<html><head><title>T</title><meta charset=utf-8></head><body>"
            '<p class="MsoNormal">Hello&nbsp;you<o:p></o:p></p></body></html>',
            "Hello you",
        ),
        ("<P>CAPITALS</P>", "CAPITALS"),
        ("<div>" * 3_000 + "deep" + "</div>" * 3_000, "deep"),
    ],
)  # fmt: skip
def test_html_reads_as_text(html: str, text: str) -> None:
    assert readable_text(html) == text


PIECES = st.sampled_from(
    ["<p>", "</p>", "<b", "<a href='", "'>", "</a>", "<table><td>", "<!--", "-->", "<li>", "&#0;", "&amp", "<svg>", "x"]
)


@pytest.mark.slow
@tried(100)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_comes_in_reads_as_something(text: str) -> None:
    assert "<script" not in readable_text(text)


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<", "<a ", "<b>x</b>", "<p>x", "<a href=x>y</a>", "</b>", "<div>"])
def test_long_texts_cost_evenly(piece: str) -> None:
    assert_grows_evenly(readable_text, lambda size: f"<br>{piece * size}{size}", 400)
