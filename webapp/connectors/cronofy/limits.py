"""The application's rate limit, shared by all workers: so many calls a second and a minute, fairly among integrations.

Cronofy counts a call when it arrives, and when that is we cannot know: some time between our leave to send it and its
answer. So a call counts from that leave until a second, or a minute, after its answer. Then in any second and any
minute of Cronofy's, however they are cut and however long calls are on their way, no more arrive than allowed: the last
of them to get leave got it when all the others still counted. The two clocks need not agree, only run equally fast;
`MARGIN` is for the little by which they do not.

A person's change goes before bulk work, and a small part of each minute is kept for it. Among integrations that wait,
the one that has had least goes next.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from redis import Redis
from redis.exceptions import RedisError

from webapp.connectors.cronofy.injected import Limiter, Pause
from webapp.connectors.errors import RateLimited, TransientError

PER_SECOND = 50
PER_MINUTE = 500
RESERVE = 20
"""Calls of each minute that bulk work leaves to people. What then is left of 500 are 19 batches of 25, and five calls
to read back what they wrote: a batch that does not fit any more would wait for the next minute."""

MARGIN = timedelta(milliseconds=50)
"""How much longer than a second or a minute a call counts: for clocks that do not run equally fast. While one is being
set right, that is up to a 2000th, 30 ms a minute. (Answers are noted by hundredths; that adds up to another 10 ms.)"""

LONGEST_FLIGHT = timedelta(minutes=1)
"""After which a call whose end nobody told counts as arrived: its worker died, or the queue server was away."""

_START = """
-- KEYS: flying, landed, served, urgent, bulk, hold
-- ARGV: now in ms or "", share, cost, urgent (1 or 0), per second, per minute, reserve, how long a waiter counts in ms,
--       id of the call, longest flight in ms, margin in ms
-- Returns 0 if granted, else the milliseconds after which to ask again.
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local share, cost, urgent = ARGV[2], tonumber(ARGV[3]), ARGV[4] == '1'
local queue = urgent and KEYS[4] or KEYS[5]
local longest, margin = tonumber(ARGV[10]), tonumber(ARGV[11])

-- What is on its way counts; what is for too long has arrived.
local flying = 0
local calls = redis.call('HGETALL', KEYS[1])
for i = 1, #calls, 2 do
  local of, since = calls[i + 1]:match('(%d+) (%d+)')
  if since + longest <= now then
    redis.call('HDEL', KEYS[1], calls[i])
    redis.call('HINCRBY', KEYS[2], math.floor((since + longest) / 10), of)
  else
    flying = flying + of
  end
end

-- What was answered counts for a second and for a minute: how much it is, and when the oldest of it ends to count.
local in_second, in_minute, second_wait, minute_wait = flying, flying, nil, nil
local landed = redis.call('HGETALL', KEYS[2])
for i = 1, #landed, 2 do
  local answered, of = (landed[i] + 1) * 10, tonumber(landed[i + 1])
  local second_left, minute_left = answered + 1000 + margin - now, answered + 60000 + margin - now
  if minute_left <= 0 then
    redis.call('HDEL', KEYS[2], landed[i])
  else
    in_minute = in_minute + of
    minute_wait = math.min(minute_wait or minute_left, minute_left)
  end
  if second_left > 0 then
    in_second = in_second + of
    second_wait = math.min(second_wait or second_left, second_left)
  end
end

-- A queue holds who asked lately and got nothing; who stopped asking does not hold up the others.
redis.call('ZREMRANGEBYSCORE', KEYS[4], '-inf', now - tonumber(ARGV[8]))
redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', now - tonumber(ARGV[8]))

-- Who comes back after a pause starts level with those who wait, not with a credit.
local least, mine = nil, tonumber(redis.call('HGET', KEYS[3], share) or '0')
for _, other in ipairs(redis.call('ZRANGE', queue, 0, -1)) do
  if other ~= share then
    local has = tonumber(redis.call('HGET', KEYS[3], other) or '0')
    if not least or has < least then least = has end
  end
end
if least and mine < least and not redis.call('ZSCORE', queue, share) then
  mine = least
  redis.call('HSET', KEYS[3], share, mine)
end

local wait = redis.call('PTTL', KEYS[6])
if ARGV[1] ~= '' then
  wait = tonumber(redis.call('GET', KEYS[6]) or '0') - now
end
if wait <= 0 then
  local minute_limit = tonumber(ARGV[6]) - (urgent and 0 or tonumber(ARGV[7]))
  if in_minute > 0 and in_minute + cost > minute_limit then
    wait = minute_wait or 20
  elseif in_second > 0 and in_second + cost > tonumber(ARGV[5]) then
    wait = second_wait or 20
  elseif not urgent and redis.call('ZCARD', KEYS[4]) > 0 then
    wait = 20
  elseif least and least < mine then
    wait = 20
  end
end
if wait > 0 then
  redis.call('ZADD', queue, now, share)
  redis.call('PEXPIRE', queue, 120000)
  return math.max(1, math.min(math.floor(wait), 1000))
end
redis.call('ZREM', queue, share)
redis.call('HSET', KEYS[1], ARGV[9], string.format('%d %d', cost, now))
redis.call('PEXPIRE', KEYS[1], 300000)
redis.call('HINCRBY', KEYS[3], share, cost)
redis.call('PEXPIRE', KEYS[3], 3600000)
return 0
"""

_END = """
-- KEYS: flying, landed. ARGV: now in ms or "", id of the call
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local call = redis.call('HGET', KEYS[1], ARGV[2])
if call then
  redis.call('HDEL', KEYS[1], ARGV[2])
  redis.call('HINCRBY', KEYS[2], math.floor(now / 10), call:match('%d+'))
  redis.call('PEXPIRE', KEYS[2], 300000)
end
"""

_WAITER_COUNTS = 2_500
"""Milliseconds. Longer than the longest wait between two questions, which the script bounds to a second."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What Cronofy allows the application; more on request."""

    per_second: int = PER_SECOND
    per_minute: int = PER_MINUTE
    reserve: int = RESERVE


DEFAULT_HOLD = timedelta(seconds=10)
"""How long all workers keep still after a 429 that names no time."""


@contextmanager
def one_call(limiter: Limiter) -> Iterator[None]:
    """Let one call of the block be made in its turn, before bulk work; if Cronofy finds it too many, all keep still.

    Raises RateLimited if its turn does not come in time.
    """
    with limiter.turn(1, urgent=True):
        try:
            yield
        except RateLimited as error:
            limiter.hold(error.retry_after or DEFAULT_HOLD)
            raise


class RedisLimiter:
    """One integration's `Limiter`.

    `share` names the integration, `application` the client id. `pause` waits; `patience` bounds how long in all.
    `clock` (milliseconds) replaces the time of the Redis server.
    """

    def __init__(
        self,
        redis: Redis,
        *,
        application: str,
        share: str,
        pause: Pause,
        patience: timedelta = timedelta(minutes=2),
        allowance: Allowance | None = None,
        clock: Callable[[], int] | None = None,
    ) -> None:
        self._redis = redis
        self._share = share
        self._pause = pause
        self._patience = patience
        self._allowance = allowance or Allowance()
        self._clock = clock
        self._start, self._end = redis.register_script(_START), redis.register_script(_END)
        # In braces, so that a cluster keeps them together.
        stem = f"calendar-sync:cronofy:{{{application}}}:"
        self._keys = [stem + name for name in ("flying", "landed", "served", "urgent", "bulk", "hold")]

    @contextmanager
    def turn(self, calls: int, *, urgent: bool) -> Iterator[None]:
        """See `Limiter.turn`. Raises TransientError when Redis is away: unlimited calls would lock everybody out."""
        cost, call = min(calls, self._allowance.per_second), uuid4().hex
        waited = timedelta()
        while wait := self._ask(call, cost, urgent=urgent):
            waited += wait
            if waited > self._patience:
                raise RateLimited("So much is being sent to Cronofy that this has to wait its turn.", wait)
            self._pause(wait)
        try:
            yield
        finally:
            # With Redis away it counts as on its way for a minute: too long, which is safe.
            with suppress(RedisError):
                self._end(keys=self._keys[:2], args=[self._clock() if self._clock else "", call])

    def hold(self, pause: timedelta) -> None:
        """See `Limiter.hold`."""
        milliseconds = max(1, int(pause.total_seconds() * 1000))
        until = self._clock() + milliseconds if self._clock else 0
        try:
            self._redis.set(self._keys[5], until, px=milliseconds)
        except RedisError as error:
            raise _away() from error

    def _ask(self, call: str, cost: int, *, urgent: bool) -> timedelta:
        allowance = self._allowance
        now: Any = self._clock() if self._clock else ""
        arguments = [now, self._share, cost, int(urgent), allowance.per_second, allowance.per_minute, allowance.reserve]
        spans = [_milliseconds(LONGEST_FLIGHT), _milliseconds(MARGIN)]
        try:
            wait = self._start(keys=self._keys, args=[*arguments, _WAITER_COUNTS, call, *spans])
        except RedisError as error:
            raise _away() from error
        return timedelta(milliseconds=int(wait))


def _milliseconds(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)


def _away() -> TransientError:
    return TransientError("The queue server cannot be reached, so nothing can be sent to Cronofy just now.")
