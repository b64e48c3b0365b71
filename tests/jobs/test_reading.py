"""A read leaves no transaction open behind it, whatever became of it: the service asked next may take its time."""

import pytest

from tests.jobs.conftest import SyncScenario
from webapp.extensions import db, reading
from webapp.sync.models import Integration


def test_the_transaction_ends_with_the_block(scenario: SyncScenario) -> None:
    with reading():
        db.session.get_one(Integration, scenario.integration_id)
        assert db.session().in_transaction()
    assert not db.session().in_transaction()


def test_it_ends_when_the_block_fails(scenario: SyncScenario) -> None:
    with pytest.raises(LookupError), reading():
        db.session.get_one(Integration, scenario.integration_id)
        raise LookupError
    assert not db.session().in_transaction()


def test_nothing_that_was_changed_in_the_block_is_stored(scenario: SyncScenario) -> None:
    with reading():
        db.session.get_one(Integration, scenario.integration_id).active = False
        db.session.flush()
    assert scenario.integration.active
