"""Notices that wait to be served, known by the address they came to: the first one marks, the others need not.

A signal only. The key ends by itself, and without Redis every notice marks.
"""

from datetime import timedelta

from redis import Redis
from redis.exceptions import RedisError

_KEY = "calendar-sync:noticed:{}"

_AT_MOST = timedelta(seconds=10)
"""How long later notices may rely on the first. Should that one get lost after all, its sender repeats it."""


def is_first(redis: Redis, token: str) -> bool:
    """Say whether no notice to this address waits yet; from now on one does."""
    try:
        return bool(redis.set(_KEY.format(token), 1, nx=True, px=_AT_MOST))
    except RedisError:
        return True


def forget(redis: Redis, token: str | None) -> None:
    """Let the next notice mark again. A run does this before it looks at anything, so that nothing is missed."""
    if token is None:
        return
    try:
        redis.delete(_KEY.format(token))
    except RedisError:
        return  # the key ends soon
