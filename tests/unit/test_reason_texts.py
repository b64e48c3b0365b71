"""Every reason has a sentence, advice and somebody who acts; sentences use the documented parameters."""

import inspect
import re
from functools import cache

import pytest

from webapp.connectors import reasons
from webapp.connectors.reasons import Reason, Refusal, because, caused_by
from webapp.reason_texts import GENERAL, advice, clause, codes_with, explanation, paragraph, sentence, title

_DOCUMENTED = re.compile(r'= "(\w+)"(?:  # ([\w, ]+))?$', re.MULTILINE)


@cache
def documented() -> dict[str, set[str]]:
    """Return the parameters that the source documents for each code."""
    found = _DOCUMENTED.findall(inspect.getsource(reasons.Reason))
    return {code: set(names.split(", ")) - {""} for code, names in found}


@pytest.mark.parametrize("reason", Reason)
def test_a_sentence_uses_exactly_the_documented_parameters(reason: Reason) -> None:
    assert set(re.findall(r"{(\w+)}", explanation(reason).sentence)) == documented()[reason]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_advice_and_somebody_who_acts(reason: Reason) -> None:
    assert explanation(reason).advice.endswith(".")
    assert explanation(reason).who in {"owner", "administrator", "service", "nobody"}


def test_no_two_reasons_have_the_same_sentence() -> None:
    sentences = [explanation(reason).sentence for reason in Reason]
    assert len(sentences) == len(set(sentences))


def test_parameters_are_put_into_the_sentence() -> None:
    assert sentence(because(Reason.NOTHING_ANSWERS, host="a.test", port=443)) == (
        "Nothing answers at a.test, port 443."
    )


def test_an_optional_part_is_left_out_where_its_parameter_is_missing() -> None:
    assert sentence(Refusal(Reason.SERVICE_TROUBLE)) == "The server has a problem of its own just now."
    assert sentence(because(Reason.SERVICE_TROUBLE, status=503, service="A")) == (
        "A has a problem of its own just now (status 503)."
    )


def test_a_sentence_contains_the_sentence_of_its_cause() -> None:
    held = caused_by(Reason.REMOVAL_HELD, because(Reason.ANSWERED_GONE), count=12)
    assert sentence(held) == (
        "the linked calendar no longer has it; one of 12 removals at once, held until you approve them"
    )


def test_flaws_follow_the_reason() -> None:
    flawed = Refusal(Reason.NEW_THERE, flaws=(Reason.FLAW_ENDLESS, Reason.FLAW_NO_END))
    assert sentence(flawed) == (
        "new on the linked calendar; it changes all dates from one on, which is shown for the first of them only; "
        "its end cannot be understood, so it is shown without length"
    )


def test_a_parameter_with_braces_is_not_filled_in_again() -> None:
    assert sentence(because(Reason.OTHER, text="{service}")) == "{service}"


def test_advice_depends_on_the_code_only() -> None:
    assert "time zone" in advice(because(Reason.UNKNOWN_ZONE))
    assert advice(because(Reason.OTHER, text="Its time zone is unknown")) == GENERAL


def test_two_equal_refusals_are_one_in_a_set() -> None:
    assert len({because(Reason.UNREACHABLE, service="A"), because(Reason.UNREACHABLE, service="A")}) == 1


def test_a_paragraph_is_made_of_whole_sentences() -> None:
    assert paragraph([because(Reason.CHANGE_WAITS), because(Reason.NO_LONGER_IN_STEP)]) == (
        "A change waits. It is no longer synced."
    )


def test_kinds_of_work_are_named_together_where_they_fail_for_one_cause() -> None:
    fails = caused_by(Reason.WORK_FAILS, because(Reason.UNREACHABLE, service="A"), kinds="reading,sending")
    assert paragraph([fails]) == ("Changes there do not come in and changes here are not sent: A could not be reached.")


@pytest.mark.parametrize(
    ("refusal", "read"),
    [
        (because(Reason.CHANGED_THERE), "it was changed on the linked calendar"),
        (because(Reason.NEW_THERE), "it is new on the linked calendar"),
        (because(Reason.REPORTED_GONE), "the linked calendar reported it as removed"),
        (
            caused_by(Reason.GOES_TO_TRASH, because(Reason.REMOVED_HERE)),
            "it was removed in My Calendar; it goes to the Trash",
        ),
    ],
)
def test_a_clause_has_a_verb(refusal: Refusal, read: str) -> None:
    assert clause(refusal) == read


def test_a_title_has_an_ellipsis_for_each_parameter() -> None:
    assert title(Reason.SERVICE_TROUBLE) == "… has a problem of its own just now"


def test_sentences_are_searched_in_any_case() -> None:
    assert str(Reason.NO_ANSWER_IN_TIME) in codes_with("DID not answer IN time")
    assert codes_with("no sentence has these words") == []
