"""Authorization requests in progress, each under its `state` (RFC 6749, 4.1.1 and 10.12), kept in the session.

A state is random, bound to the browser's session, accepted once, and valid for half an hour.
"""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import session

from webapp.database import utc_now

KEPT_FOR = timedelta(minutes=30)
MOST_KEPT = 5
"""Requests of one kind that a session may have in progress, in several windows. Beyond it the oldest is dropped."""
LARGEST_KEPT = 3000
"""Characters of JSON that all requests of one kind may take: browsers drop a cookie of more than 4096 bytes."""


def begin(kind: str, **details: Any) -> str:
    """Store `details` in the session and return the state to send with the request.

    `details` has to fit into JSON and is no place for secrets: the session cookie can be read in the browser.
    """
    state = secrets.token_urlsafe(32)
    kept = [*_in_progress(kind), {**details, "state": state, "until": (utc_now() + KEPT_FOR).isoformat()}]
    # A list, because the session's cookie sorts the keys of a dictionary.
    del kept[:-MOST_KEPT]
    while len(kept) > 1 and len(json.dumps(kept)) > LARGEST_KEPT:
        del kept[0]
    session[_key(kind)] = kept
    return state


def finish(kind: str, state: str) -> dict[str, Any] | None:
    """Return the details stored under `state`, with `until`, and remove them.

    Returns:
        None if this session has no such state.
    """
    kept = _in_progress(kind)
    found = next((each for each in kept if each["state"] == state), None)
    session[_key(kind)] = [each for each in kept if each is not found]
    return {name: value for name, value in found.items() if name != "state"} if found else None


def has_expired(details: Mapping[str, Any]) -> bool:
    """Return True if more than `KEPT_FOR` has passed since `begin`."""
    return datetime.fromisoformat(details["until"]) < utc_now()


def new_code_verifier() -> str:
    """Return a secret of 64 characters for PKCE, which is sent only with the code exchange.

    Source: https://www.rfc-editor.org/rfc/rfc7636#section-4.1
    """
    return secrets.token_urlsafe(48)


def _in_progress(kind: str) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = session.get(_key(kind), [])
    return kept


def _key(kind: str) -> str:
    return f"{kind}_errands"  # kept from earlier versions, so that an upgrade interrupts no sign-in
