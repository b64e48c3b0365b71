"""The log of a run counts what was done, and nothing that was rolled back."""

from collections import Counter

from webapp.sync.store.run_log import RunLog


def test_a_run_whose_only_batch_was_rolled_back_has_moved_nothing() -> None:
    log = RunLog(integration_id=1, trigger="sweep")
    log.add("in", "create")
    log.add("none", "skip", "skipped")
    assert log.moved
    log.discard()
    assert not log.moved
    assert log.counts == Counter()
    assert not log.counts.keys()


def test_the_results_of_earlier_batches_still_count_after_a_rollback() -> None:
    log = RunLog(integration_id=1, trigger="sweep", counts=Counter({"in.create": 2}))
    log.add("in", "create")
    log.discard()
    assert log.counts["in.create"] == 2
    assert log.moved
