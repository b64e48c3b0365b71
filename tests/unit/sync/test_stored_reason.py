"""What tables keep of a reason gives the same reason again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.connectors.reasons import Reason, Refusal, because, from_code
from webapp.sync.models import Quarantine
from webapp.sync.stored_reason import read_reason, reason_columns

codes = st.sampled_from(Reason)
texts = st.text(max_size=8)
plain = st.builds(
    Refusal, codes, st.dictionaries(st.text("abc", min_size=1), texts), texts, st.lists(codes, max_size=2).map(tuple)
)
refusals = st.recursive(
    plain,
    lambda inner: st.builds(
        lambda refusal, causes: Refusal(refusal.reason, refusal.params, refusal.detail, refusal.flaws, tuple(causes)),
        plain,
        st.lists(inner, min_size=1, max_size=2),
    ),
    max_leaves=4,
)


@pytest.mark.slow
@given(refusals)
def test_a_reason_is_read_as_it_was_stored(refusal: Refusal) -> None:
    stored = json.loads(json.dumps(reason_columns("reason", refusal)))
    assert read_reason(stored["reason_code"], stored["reason_params"]) == refusal


def test_no_reason_is_no_reason() -> None:
    assert reason_columns("reason", None) == {"reason_code": None, "reason_params": None}
    assert read_reason(None, None) is None


def test_a_row_takes_and_gives_a_reason() -> None:
    late = because(Reason.NO_ANSWER_IN_TIME, service="A")
    row = Quarantine(reason=late)
    assert (row.reason_code, row.reason_params, row.reason) == ("no_answer_in_time", {"params": {"service": "A"}}, late)
    row.reason = None
    assert (row.reason_code, row.reason_params, row.reason) == (None, None, None)


def test_a_code_of_a_newer_build_is_read_as_words() -> None:
    assert from_code("not_invented_yet", {"params": {"x": "1"}}) == because(Reason.OTHER, text="not_invented_yet")


def test_every_code_fits_its_column() -> None:
    length = Quarantine.__table__.columns["reason_code"].type.length
    assert max(len(reason) for reason in Reason) <= length
