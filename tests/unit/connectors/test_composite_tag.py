"""One version tag for an event of several resources."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.connectors.composite_tag import composite_tag

PARTS = st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=5)


@given(PARTS, st.randoms())
def test_the_order_of_the_parts_does_not_matter(parts: dict[str, str], random: object) -> None:
    shuffled = list(parts.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert composite_tag(dict(shuffled)) == composite_tag(parts)


@given(PARTS, PARTS)
def test_two_tags_are_equal_only_for_the_same_parts(one: dict[str, str], other: dict[str, str]) -> None:
    assert (composite_tag(one) == composite_tag(other)) == (one == other)


def test_it_is_the_same_in_every_process() -> None:
    assert composite_tag({"b": '"2"', "a": '"1"'}) == (
        "47e3db0b9f58e85fa70d9df42ea48668e3215c7fb06ac9ff535fd942f74ed181"
    )


def test_ids_and_tags_are_kept_apart() -> None:
    alike = ({"a": "bc"}, {"ab": "c"}, {"a": "b", "c": ""}, {"a,b": "c"}, {})
    assert len({composite_tag(parts) for parts in alike}) == len(alike)
