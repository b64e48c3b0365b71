"""The marker travels in our own `event_id`."""

from datetime import datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.connectors.cronofy.event_ids import OwnId, is_key, own_id
from webapp.connectors.event import Marker

KEY = "0e6f0c9a-54f4-4b1d-9a43-6d3f5b6f2c11"


@given(
    key=st.uuids(),
    deployment=st.uuids(),
    item=st.text(max_size=34),
    start=st.none() | st.datetimes(datetime(1970, 1, 1)),
)
def test_what_goes_in_comes_out_and_stays_short(key: object, deployment: object, item: str, start: datetime) -> None:
    start = start and start.replace(microsecond=0, fold=0)
    own = OwnId(str(key), Marker(str(deployment), item), start)
    text = str(own)
    assert len(text) <= 128
    assert text.replace("-", "").replace("_", "").isalnum()
    found = own_id(text)
    assert found is not None
    assert str(found) == text
    if len(item.encode()) <= 33:
        assert found == own


def test_an_item_uid_that_is_too_long_is_known_as_ours_all_the_same() -> None:
    own = OwnId(KEY, Marker(str(uuid4()), "uid " * 30))
    found = own_id(str(own))
    assert found is not None
    assert found.marker.deployment_id == own.marker.deployment_id
    assert str(found) == str(own)


@pytest.mark.parametrize("text", ["", "somebody-elses", "a_b_c", "evt_external_5f", f"{KEY}_x_y", f"{KEY}_u1_u2_2026"])
def test_other_ids_are_not_ours(text: str) -> None:
    assert own_id(text) is None


def test_a_create_key_is_distinguished_from_cronofys_ids() -> None:
    assert is_key(KEY)
    assert not is_key("evt_external_54008b1a4a41730f8d5c6037")
