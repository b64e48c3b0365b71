"""Event texts: validation and filling of templates, and reading a title back from a subject."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.service_desk import event_templates
from webapp.service_desk.event_templates import DEFAULTS, FILLED, PLACEHOLDERS, Template, TemplateError, Texts

CALL = {
    "number": "1042",
    "title": "Printer is down",
    "client": "Acme",
    "contact": "Ben",
    "phone": "+1 555 0100",
    "address": "1 Main Street,\nUpper floor\n\nSpringfield",
    "priority": "High",
    "status": "Planned",
    "description": "Bring toner.\n\n   - black\n   - cyan",
    "ticket": "It beeps.",
    "link": "https://desk.example.org/tickets/1042",
}
TASK = {"title": "Order toner", "description": "", "number": "", "client": "", "link": "https://desk.example.org/tasks"}
MARKED = Template("[#{number}] {title} ({client})", done_prefix="✓ ")


def subject(template: str, **values: str) -> str:
    return event_templates.compose(Template(template), {**CALL, **values}).subject


# Filling


def test_the_subject_of_a_service_call_has_number_title_and_client() -> None:
    assert event_templates.compose(DEFAULTS["service_call"], CALL) == Texts(
        subject="[#1042] Printer is down – Acme",
        location="1 Main Street, Upper floor, Springfield",
        description="Bring toner.\n\n   - black\n   - cyan\n\nBen +1 555 0100\n\nhttps://desk.example.org/tickets/1042",
    )


def test_a_service_call_without_contact_and_description_has_no_gaps() -> None:
    composed = event_templates.compose(
        DEFAULTS["service_call"], {**CALL, "contact": "", "phone": "", "description": ""}
    )
    assert composed.description == "https://desk.example.org/tickets/1042"


@pytest.mark.parametrize(
    ("template", "empty", "expected"),
    [
        ("{title} – {client}", ["client"], "Printer is down"),
        ("{client}: {title}", ["client"], "Printer is down"),
        ("{status}: {client} – {title}", ["client"], "Planned: Printer is down"),
        ("[#{number}] {title}", ["number"], "Printer is down"),
        ("{title} ({client})", ["client"], "Printer is down"),
        ("{title} ({client}, {contact})", ["client"], "Printer is down (Ben)"),
        ("{title} ({client}, {contact})", ["contact"], "Printer is down (Acme)"),
        ("{title} ({client}, {contact})", ["client", "contact"], "Printer is down"),
        ("Visit {client}", ["client"], "Visit"),
        ("Visit at {client} today", ["client"], "Visit at today"),
        ("{client}{contact}", ["client", "contact"], ""),
    ],
)
def test_empty_values_leave_no_dashes_or_brackets(template: str, empty: list[str], expected: str) -> None:
    assert subject(template, **dict.fromkeys(empty, "")) == expected


@pytest.mark.parametrize("title", ["C – ", "- urgent -", "[#] x", "(old)", "a, b,"])
def test_dashes_and_brackets_in_values_are_kept(title: str) -> None:
    assert subject("{title} – {client}", title=title, client="") == title.strip()


def test_a_subject_is_one_line() -> None:
    assert subject("{title}\n{client}", title="Printer\r\nis   down") == "Printer is down Acme"


def test_a_line_with_only_empty_values_is_left_out() -> None:
    template = Template("{title}", description="Phone: {phone}\n{contact} at {client}\n\n\nSee {link}")
    composed = event_templates.compose(template, {**CALL, "phone": "", "contact": ""})
    assert composed.description == "at Acme\n\nSee https://desk.example.org/tickets/1042"


def test_a_doubled_brace_is_a_brace() -> None:
    assert subject("{{title}} {title}") == "{title} Printer is down"


def test_placeholders_in_values_are_not_filled() -> None:
    assert subject("{title}", title="{link} {0} {title.__class__}") == "{link} {0} {title.__class__}"


def test_only_finished_work_has_the_prefix() -> None:
    assert event_templates.compose(DEFAULTS["task"], TASK, done=True).subject == "✓ Order toner"
    assert event_templates.compose(DEFAULTS["task"], TASK).subject == "Order toner"
    assert event_templates.compose(replace(DEFAULTS["task"], done_prefix=""), TASK, done=True).subject == "Order toner"


# What may be typed


@pytest.mark.parametrize("kind", DEFAULTS)
def test_the_default_templates_are_valid(kind: str) -> None:
    event_templates.check_subject(kind, DEFAULTS[kind].subject)
    event_templates.check(kind, DEFAULTS[kind].location)
    event_templates.check(kind, DEFAULTS[kind].description)
    assert FILLED[kind] <= set(PLACEHOLDERS[kind])


@pytest.mark.parametrize("text", ["{", "}", "{title", "title}", "{title}}", "{title!}", "{title:{}"])
def test_an_unbalanced_brace_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        event_templates.check("task", text)


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{0}",
        "{password}",
        "{title.__class__}",
        "{title[0]}",
        "{title!r}",
        "{title:>9}",
        "{title:{link}}",
        "{Title}",
    ],
)
def test_an_invalid_placeholder_is_refused_by_name(text: str) -> None:
    with pytest.raises(TemplateError) as refusal:
        event_templates.check("task", text)
    assert str(refusal.value).startswith(f"{text} is not a placeholder. Use one of {{title}}, ")


def test_a_placeholder_of_another_kind_is_refused() -> None:
    event_templates.check("service_call", "{priority}")
    with pytest.raises(TemplateError):
        event_templates.check("task", "{priority}")


@pytest.mark.parametrize("text", ["Task", "{{title}}", "{title} {title}", "{client}"])
@pytest.mark.parametrize("kind", event_templates.NAMED_THERE)
def test_the_subject_of_a_task_or_to_do_has_the_title_exactly_once(kind: str, text: str) -> None:
    with pytest.raises(TemplateError):
        event_templates.check_subject(kind, text)


@pytest.mark.parametrize("text", ["", "  ", "{contact}", "{contact} – {phone}", " – "])
def test_a_subject_that_could_be_empty_is_refused(text: str) -> None:
    with pytest.raises(TemplateError, match="could be empty"):
        event_templates.check_subject("service_call", text)


@pytest.mark.parametrize("text", ["Visit", "Visit {contact}", "{contact} {title}", "{number}"])
def test_a_subject_with_text_or_a_required_value_is_accepted(text: str) -> None:
    event_templates.check_subject("service_call", text)


@given(st.text(alphabet="{}!:. abtitle0[]\n", max_size=20))
def test_every_valid_template_can_be_filled(text: str) -> None:
    try:
        event_templates.check("task", text)
    except TemplateError:
        return
    event_templates.compose(Template(text, text, text), TASK)
    event_templates.compose(Template(text, text, text), dict.fromkeys(TASK, "x"))


# Reading a title back

_LINES = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=30).filter(str.strip)
_AROUND = st.sampled_from(["", "Task ", "[#{number}] ", "{client}: ", " – {client}", " ({number})", "!", "{{x}} ", "✓"])


@st.composite
def _templates(draw: st.DrawFn) -> Template:
    prefix = draw(st.sampled_from(["", "✓ ", "DONE ", "x"]))
    return Template(draw(_AROUND) + "{title}" + draw(_AROUND), done_prefix=prefix)


@given(
    template=_templates(),
    values=st.fixed_dictionaries({"number": st.sampled_from(["", "7"]), "client": st.just("") | _LINES}),
    old=_LINES,
    new=_LINES,
    done=st.booleans(),
)
def test_a_title_is_read_back_as_it_was_written(
    template: Template, values: Mapping[str, str], old: str, new: str, *, done: bool
) -> None:
    before, after = ({**values, "description": "", "link": "", "title": title} for title in (old, new))
    prefix = template.done_prefix.strip()
    composed = event_templates.compose(template, after, done=done).subject
    if prefix and not done and composed.startswith(prefix) and not old.startswith(prefix):
        return  # that is somebody who ticks it off there: see below
    assert event_templates.read_title(template, before, composed, done=done) == " ".join(new.split())


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ("[#7] New title (Acme)", "New title"),
        ("New title", "New title"),
        ("[#7]New title(Acme)", "New title"),
        ("✓ [#7] New title (Acme)", "New title"),
        ("✓[#7] New title", "New title"),
        ("[#8] New title (Acme)", "[#8] New title"),
        ("", ""),
        ("[#7] (Acme)", ""),
    ],
)
def test_a_title_is_read_even_if_parts_of_the_template_were_removed(changed: str, title: str) -> None:
    values = {**TASK, "number": "7", "client": "Acme"}
    assert event_templates.read_title(MARKED, values, changed, done=True) == title
    assert event_templates.read_title(MARKED, values, changed, done=False) == title


def test_a_word_is_not_cut_at_the_end_of_the_template() -> None:
    assert event_templates.read_title(Template("Task {title}"), TASK, "Tasks of today", done=False) == "Tasks of today"


def test_a_title_may_begin_with_the_done_prefix() -> None:
    values = {**TASK, "title": "✓ marks"}
    assert event_templates.read_title(DEFAULTS["task"], values, "✓ marks on paper", done=False) == "✓ marks on paper"
    assert event_templates.read_title(DEFAULTS["task"], values, "✓ ✓ marks on paper", done=True) == "✓ marks on paper"
