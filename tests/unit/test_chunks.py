"""Lists of a bounded size."""

from webapp.chunks import chunks


def test_last_chunk_holds_what_is_left() -> None:
    assert list(chunks(range(5), 2)) == [[0, 1], [2, 3], [4]]


def test_no_values_make_no_chunk() -> None:
    assert list(chunks([], 2)) == []
