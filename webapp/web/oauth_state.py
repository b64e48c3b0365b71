"""State of authorization requests (OAuth 2.0, RFC 6749) that are in progress at another site.

Each request has a random `state` (https://www.rfc-editor.org/rfc/rfc6749#section-10.12). It is bound to the browser's
session, can be used once, and is valid for half an hour.
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
"""Requests of one kind that a session may have in progress, in several windows. The oldest is dropped."""
LARGEST_KEPT = 3000
"""Maximum size, in characters, of all requests of one kind: browsers drop a session cookie that is too large."""


def begin(kind: str, **details: Any) -> str:
    """Store `details` (JSON values, readable by the browser's user) in the session, and return the `state` to send."""
    state = secrets.token_urlsafe(32)
    kept = [*_in_progress(kind), {**details, "state": state, "until": (utc_now() + KEPT_FOR).isoformat()}]
    # A list, because the session cookie sorts the keys of a mapping.
    del kept[:-MOST_KEPT]
    while len(kept) > 1 and len(json.dumps(kept)) > LARGEST_KEPT:
        del kept[0]
    session[_key(kind)] = kept
    return state


def finish(kind: str, state: str) -> dict[str, Any] | None:
    """Remove the request with `state` from the session and return its details, with `until`; None if there is none."""
    kept = _in_progress(kind)
    found = next((each for each in kept if each["state"] == state), None)
    session[_key(kind)] = [each for each in kept if each is not found]
    return {name: value for name, value in found.items() if name != "state"} if found else None


def is_too_late(details: Mapping[str, Any]) -> bool:
    """Return whether a request has expired, given what `finish` returned."""
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
    return f"{kind}_errands"  # stored in session cookies, so not renamed
