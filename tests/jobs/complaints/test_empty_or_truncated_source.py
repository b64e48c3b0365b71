"""“The server had a hiccup and answered with an empty calendar, and the sync deleted all my appointments.”

A short, empty or broken answer is no evidence that anything was removed.
"""

import pytest
from sqlalchemy import select

from emulators.caldav import Canned
from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import an_event
from webapp.extensions import db
from webapp.sync.models import Approval

EMPTY = b'<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"></D:multistatus>'
ANSWERS = {
    "nothing": Canned(200, b""),
    "a page in HTML": Canned(200, b"<html><body>Maintenance</body></html>"),
    "an empty list": Canned(207, EMPTY),
    "half a list": Canned(207, EMPTY[:60]),
    "no content": Canned(204),
    "hung up": Canned(207, EMPTY, hang_up_after=20),
}


@pytest.fixture
def filled(caldav: CalDavScenario) -> CalDavScenario:
    for number in range(12):  # more than the guard lets go unseen, so that it must not even be asked
        caldav.put(f"e{number}", an_event(f"Event {number:02}"))
    caldav.run()
    assert len(caldav.items()) == 12
    return caldav


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_nothing_is_removed_and_the_next_good_answer_is_understood(filled: CalDavScenario, answer: Canned) -> None:
    filled.remove("e3")
    for method in ("REPORT", "PROPFIND"):
        filled.server.answer_next(method, answer, times=3)
    filled.run()
    assert len(filled.items()) == 12
    filled.server.canned.clear()
    filled.run()
    assert "Event 03" not in filled.subjects_here()
    assert len(filled.items()) == 11
    assert db.session.scalars(select(Approval)).all() == []


def test_a_listing_that_leaves_entries_out_removes_none_of_them(filled: CalDavScenario) -> None:
    filled.server.faults.unlisted = {filled.name(f"e{number}") for number in range(11)}
    filled.set(cursor="a cursor that the server has forgotten")
    filled.run()
    assert len(filled.items()) == 12
