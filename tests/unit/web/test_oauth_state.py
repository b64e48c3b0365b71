"""States of authorization requests in a session: bounded in number and size, accepted once."""

import json

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface

from webapp.web import oauth_state

APP = Flask(__name__)
APP.secret_key = "a secret of this test"


def store_in_cookie() -> None:
    """Write and read the session as between two requests."""
    serializer = SecureCookieSessionInterface().get_signing_serializer(APP)
    assert serializer is not None
    read = serializer.loads(serializer.dumps(dict(session)))
    session.clear()
    session.update(read)


def begin(count: int, **details: str) -> list[str]:
    states = []
    for _ in range(count):
        states.append(oauth_state.begin("trip", **details))
        store_in_cookie()
    return states


def test_of_more_than_five_states_the_oldest_is_dropped() -> None:
    # States are random; with this many attempts an order that followed from them would show.
    for _ in range(20):
        with APP.test_request_context():
            states = begin(oauth_state.MOST_KEPT + 3)
            assert [oauth_state.finish("trip", state) is not None for state in states] == [False] * 3 + [True] * 5


def test_a_finished_state_makes_room() -> None:
    with APP.test_request_context():
        first, second, *_ = begin(oauth_state.MOST_KEPT)
        assert oauth_state.finish("trip", second) is not None
        begin(1)
        assert oauth_state.finish("trip", first) is not None


def test_the_oldest_states_are_dropped_before_the_cookie_is_too_large() -> None:
    with APP.test_request_context():
        states = begin(oauth_state.MOST_KEPT, next="/" + "a" * 999)
        assert oauth_state.finish("trip", states[0]) is None
        assert oauth_state.finish("trip", states[-1]) is not None
        assert len(json.dumps(session["trip_errands"])) <= oauth_state.LARGEST_KEPT


def test_details_are_returned_once_and_only_for_their_state() -> None:
    with APP.test_request_context():
        (state,) = begin(1, next="/tickets")
        assert oauth_state.finish("trip", "another") is None
        found = oauth_state.finish("trip", state)
        assert found is not None
        assert found.keys() == {"next", "until"}
        assert oauth_state.finish("trip", state) is None


def test_code_verifiers_are_as_long_as_rfc_7636_demands_and_never_the_same() -> None:
    verifiers = {oauth_state.new_code_verifier() for _ in range(20)}
    assert len(verifiers) == 20
    assert all(43 <= len(verifier) <= 128 for verifier in verifiers)
