"""What somebody has under way at another site, such as signing in there.

An errand goes there under a random state and comes back with it. It is bound to the browser's session, counts once,
and is good for half an hour.
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
"""Errands of one kind that a session may have under way, in several windows. The oldest gives way."""
LARGEST_KEPT = 3000
"""Characters that all errands of one kind may take: a browser forgets the session once its cookie is too large."""


def begin(kind: str, **details: Any) -> str:
    """Remember `details` (JSON; whoever holds the browser can read them) and return the state to send along."""
    state = secrets.token_urlsafe(32)
    kept = [*_under_way(kind), {**details, "state": state, "until": (utc_now() + KEPT_FOR).isoformat()}]
    # A list: the session's cookie keeps no other order than the alphabet's.
    del kept[:-MOST_KEPT]
    while len(kept) > 1 and len(json.dumps(kept)) > LARGEST_KEPT:
        del kept[0]
    session[_key(kind)] = kept
    return state


def finish(kind: str, state: str) -> dict[str, Any] | None:
    """Return what was begun under `state`, with `until`, and forget it; None if it was not begun in this session."""
    kept = _under_way(kind)
    found = next((errand for errand in kept if errand["state"] == state), None)
    session[_key(kind)] = [errand for errand in kept if errand is not found]
    return {name: value for name, value in found.items() if name != "state"} if found else None


def is_too_late(errand: Mapping[str, Any]) -> bool:
    """Return whether the state has expired, after `KEPT_FOR`."""
    return datetime.fromisoformat(errand["until"]) < utc_now()


def new_code_verifier() -> str:
    """Return a secret of 64 characters for PKCE (RFC 7636, section 4.1), sent to nobody until the code is exchanged."""
    return secrets.token_urlsafe(48)


def _under_way(kind: str) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = session.get(_key(kind), [])
    return kept


def _key(kind: str) -> str:
    return f"{kind}_errands"
