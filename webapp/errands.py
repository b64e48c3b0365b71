"""What somebody has under way at another site, such as signing in there.

An errand goes there under a random state and comes back with it. It is bound to the browser's session, counts once,
and is good for half an hour.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import session

from webapp.database import utc_now

KEPT_FOR = timedelta(minutes=30)
MOST_KEPT = 5
"""Errands of one kind that a session may have under way, in several windows. The oldest gives way."""


def begin(kind: str, **details: Any) -> str:
    """Remember `details` (JSON; whoever holds the browser can read them) and return the state to send along."""
    state = secrets.token_urlsafe(32)
    kept = dict(list(session.get(_key(kind), {}).items())[-(MOST_KEPT - 1) :])
    session[_key(kind)] = {**kept, state: {**details, "until": (utc_now() + KEPT_FOR).isoformat()}}
    return state


def finish(kind: str, state: str) -> dict[str, Any] | None:
    """Return what was begun under `state`, with `until`, and forget it; None if it was not begun in this session."""
    kept = dict(session.get(_key(kind), {}))
    found: dict[str, Any] | None = kept.pop(state, None)
    session[_key(kind)] = kept
    return found


def is_too_late(errand: Mapping[str, Any]) -> bool:
    """Say whether it took longer than `KEPT_FOR`."""
    return datetime.fromisoformat(errand["until"]) < utc_now()


def _key(kind: str) -> str:
    return f"{kind}_states"
