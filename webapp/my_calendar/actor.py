"""Who is changing items right now: for timelines, which record who did what and from where.

A page acts for the person who is signed in. Whatever works for somebody outside of a page declares it with `acting_as`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from flask import has_request_context
from flask_login import current_user


@dataclass(frozen=True, slots=True)
class Actor:
    """`user_id` is None where nobody did it; `via` is empty for the pages, else the name of the other way in."""

    user_id: int | None
    via: str = ""


_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(actor: Actor) -> Iterator[None]:
    """Within the block, changes are `actor`'s."""
    token = _acting.set(actor)
    try:
        yield
    finally:
        _acting.reset(token)


def current_actor() -> Actor:
    """Return who acts now."""
    actor = _acting.get()
    if actor is not None:
        return actor
    signed_in = has_request_context() and current_user.is_authenticated
    return Actor(current_user.id if signed_in else None)
