"""A rate limit shared by all workers: calls per second and per minute, fair among integrations.

A service counts a call when it arrives, and when that is cannot be known here: some time between the slot it was given
and its answer. So a call counts from its slot until a second, or a minute, after its answer. Then in any second and any
minute of the service's clock, however they are cut and however long calls are in flight, no more arrive than allowed:
the last of them got its slot when all the others still counted. The two clocks need not agree, only run equally fast;
`MARGIN` is for the little by which they do not.

A person's change goes before bulk work, and a small part of each minute is reserved for it. Among integrations that
wait, the one that was served least goes next.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from typing import Any, Protocol
from uuid import uuid4

from redis import Redis
from redis.exceptions import RedisError

from webapp.connectors.clock import Pause
from webapp.connectors.errors import RateLimited, TransientError
from webapp.connectors.reasons import Reason, because

MARGIN = timedelta(milliseconds=50)
"""Added to the second and the minute for which a call counts, because clocks differ in speed: while NTP adjusts one, by
up to 1/2000, 30 ms per minute. (Responses are recorded in hundredths of a second, which adds up to 10 ms.)
"""

LONGEST_FLIGHT = timedelta(minutes=1)
"""Time after which a call counts as answered without a record of its end, because its worker died or Redis was down."""

DEFAULT_HOLD = timedelta(seconds=10)
"""Pause of all workers after a 429 without Retry-After."""

_WAITER_COUNTS = 2_500
"""Milliseconds. Longer than the longest wait between two attempts, which the script limits to a second."""

_ACQUIRE = files(__package__).joinpath("acquire_slot.lua").read_text("utf-8")
_RELEASE = files(__package__).joinpath("release_slot.lua").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Allowance:
    """The rate limit of a service. `reserve` are the calls of each minute that bulk work leaves to waiting people."""

    per_second: int
    per_minute: int
    reserve: int


class Limiter(Protocol):
    """The share of one integration in a rate limit."""

    def slot(self, calls: int, *, urgent: bool) -> AbstractContextManager[None]:
        """Wait until `calls` are allowed, and count those of the block. `urgent`: a person waits for them.

        Raises:
            RateLimited: it takes too long; the block is not entered.
        """
        ...

    def hold(self, pause: timedelta) -> None:
        """Grant no slots to any worker for this time, because the service throttles."""
        ...


@contextmanager
def one_call(limiter: Limiter) -> Iterator[None]:
    """Acquire a slot for the block, which makes one call, before bulk work. After a 429, hold all calls.

    Raises:
        RateLimited: no slot became free in time.
    """
    with limiter.slot(1, urgent=True):
        try:
            yield
        except RateLimited as error:
            limiter.hold(error.retry_after or DEFAULT_HOLD)
            raise


class RedisLimiter:
    """Implements `Limiter` in Redis.

    `application` names what the service counts by: the client id, and the account with it where each account has a
    limit of its own. `share` names the integration. `pause` waits; `patience` bounds how long in all. `clock`
    (milliseconds) replaces the time of the Redis server.
    """

    def __init__(
        self,
        redis: Redis,
        *,
        application: str,
        share: str,
        pause: Pause,
        allowance: Allowance,
        patience: timedelta = timedelta(minutes=2),
        clock: Callable[[], int] | None = None,
    ) -> None:
        self._redis = redis
        self._share = share
        self._pause = pause
        self._patience = patience
        self._allowance = allowance
        self._clock = clock
        self._acquire, self._release = redis.register_script(_ACQUIRE), redis.register_script(_RELEASE)
        # The braces keep the keys on one node of a cluster (Redis, "Hash tags").
        stem = f"calendar-sync:rate-limit:{{{application}}}:"
        self._keys = [stem + name for name in ("in_flight", "answered", "served", "urgent", "bulk", "hold")]

    @contextmanager
    def slot(self, calls: int, *, urgent: bool) -> Iterator[None]:
        """See `Limiter.slot`. Raises TransientError without Redis: unlimited calls would block the whole
        application.
        """
        cost, call = min(calls, self._allowance.per_second), uuid4().hex
        waited = timedelta()
        while wait := self._ask(call, cost, urgent=urgent):
            waited += wait
            if waited > self._patience:
                raise RateLimited(because(Reason.WAITING_FOR_TURN), wait)
            self._pause(wait)
        try:
            yield
        finally:
            # Without Redis the call counts as in flight for a minute, which is too long but safe.
            with suppress(RedisError):
                self._release(keys=self._keys[:2], args=[self._clock() if self._clock else "", call])

    def hold(self, pause: timedelta) -> None:
        """See `Limiter.hold`."""
        milliseconds = max(1, int(pause.total_seconds() * 1000))
        until = self._clock() + milliseconds if self._clock else 0
        try:
            self._redis.set(self._keys[5], until, px=milliseconds)
        except RedisError as error:
            raise _unreachable() from error

    def _ask(self, call: str, cost: int, *, urgent: bool) -> timedelta:
        """Return the time to wait before the next attempt; zero if the slot was granted."""
        allowance = self._allowance
        now: Any = self._clock() if self._clock else ""
        arguments = [now, self._share, cost, int(urgent), allowance.per_second, allowance.per_minute, allowance.reserve]
        spans = [_milliseconds(LONGEST_FLIGHT), _milliseconds(MARGIN)]
        try:
            wait = self._acquire(keys=self._keys, args=[*arguments, _WAITER_COUNTS, call, *spans])
        except RedisError as error:
            raise _unreachable() from error
        return timedelta(milliseconds=int(wait))


def _milliseconds(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)


def _unreachable() -> TransientError:
    return TransientError(because(Reason.QUEUE_UNREACHABLE))
