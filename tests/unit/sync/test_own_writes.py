"""Our own writes, and how events that are read later compare with them."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.unit.sync.pairs import START, ev
from webapp.sync.engine.own_writes import AT_ONCE, NOTHING, SHOWS_WITHIN, OwnWrites, Sent

NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
OLD, NEW = Sent(NOW, ev("Old"), ev("Old, as shown")), Sent(NOW, ev("New"), ev("New, as shown"))
REMOVAL = Sent(NOW, None, None)


def test_it_is_kept_as_json() -> None:
    whole = OwnWrites((OLD, REMOVAL), NOW, is_repeated=True)
    assert OwnWrites.from_json(whole.to_json()) == whole
    assert (OwnWrites.from_json(None), NOTHING.to_json()) == (NOTHING, None)


def test_a_write_is_known_by_what_it_shows() -> None:
    both = NOTHING.with_sent(OLD).with_sent(NEW)
    assert both.write_shown_by(ev("Old, as shown")) == OLD
    assert both.write_shown_by(ev("New, as shown ")) == NEW, "in other words, as servers have them"
    assert both.write_shown_by(ev("Old, as shown", START + timedelta(hours=1))) is None
    assert both.contents == (ev("Old, as shown"), ev("New, as shown"))


def test_after_a_write_is_shown_only_later_writes_are_pending() -> None:
    both = NOTHING.with_sent(OLD).with_sent(NEW)
    assert both.pending_after(ev("Before all"), NOW).sent == (OLD, NEW)
    assert both.pending_after(ev("Old, as shown"), NOW).sent == (NEW,)
    assert both.pending_after(ev("New, as shown"), NOW).sent == ()


def test_in_time_a_write_counts_as_lost() -> None:
    later = NOW + SHOWS_WITHIN
    assert NOTHING.with_sent(OLD).pending_after(ev("Before all"), later) == NOTHING
    assert NOTHING.with_sent(OLD).with_sent(Sent(later, ev("New"), ev("New"))).contents == (ev("New"),)
    assert NOTHING.with_sent(OLD).may_show(later - timedelta(seconds=1))
    assert not NOTHING.with_sent(OLD).may_show(later)


def test_a_removal_of_ours_is_remembered() -> None:
    assert NOTHING.with_sent(OLD).with_sent(REMOVAL).removes
    assert not NOTHING.with_sent(OLD).removes


@pytest.mark.parametrize(
    ("after", "notified", "withdrawn"),
    [
        (timedelta(0), None, True),
        (AT_ONCE, None, True),
        (AT_ONCE + timedelta(seconds=1), None, False),
        (timedelta(seconds=-1), None, False),
        (timedelta(seconds=20), timedelta(seconds=20), False),
        (timedelta(seconds=20), timedelta(seconds=15), False),
        (timedelta(seconds=20), timedelta(seconds=14), True),
        (timedelta(seconds=20), timedelta(seconds=21), True),
    ],
)
def test_an_event_gone_at_once_was_withdrawn_unless_a_notification_names_that_moment(
    after: timedelta, notified: timedelta | None, withdrawn: bool
) -> None:
    changed_since = NOW + notified if notified is not None else None
    assert OwnWrites(stored_at=NOW).is_withdrawn(NOW + after, changed_since) is withdrawn


def test_without_the_times_nothing_is_taken_for_withdrawn() -> None:
    assert not NOTHING.is_withdrawn(NOW, None)
    assert not OwnWrites(stored_at=NOW).is_withdrawn(None, None)
