"""The current actor: the person to whom changes of items are attributed, in timelines.

On pages it is the signed-in person. Code that works for a person outside of pages declares it with `acting_as`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from flask import has_request_context
from flask_login import current_user


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a change. `user_id` is None for automatic changes; `via` is empty for pages, else a calendar's name."""

    user_id: int | None
    via: str = ""


_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(actor: Actor) -> Iterator[None]:
    """Attribute changes within the context to `actor`."""
    token = _acting.set(actor)
    try:
        yield
    finally:
        _acting.reset(token)


def current_actor() -> Actor:
    """Return the current actor."""
    actor = _acting.get()
    if actor is not None:
        return actor
    signed_in = has_request_context() and current_user.is_authenticated
    return Actor(current_user.id if signed_in else None)
