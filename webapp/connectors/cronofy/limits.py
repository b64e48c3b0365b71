"""The application's rate limit, shared by all workers: so many calls a second and a minute, fairly among integrations.

Counted in Redis, exactly: in any second and any minute, however they are cut, no more than allowed are granted. A
person's change goes before bulk work, and a small part of each minute is kept for it. Among integrations that wait, the
one that has had least goes next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from redis import Redis
from redis.exceptions import RedisError

from webapp.connectors.cronofy.injected import Pause
from webapp.connectors.errors import RateLimited, TransientError

PER_SECOND = 50
PER_MINUTE = 500
RESERVE = 25
"""Calls of each minute that bulk work leaves to people."""

_SCRIPT = """
-- KEYS: tenths, seconds, served, urgent, bulk, hold
-- ARGV: now in ms or "", share, cost, urgent (1 or 0), per second, per minute, reserve, how long a waiter counts in ms
-- Returns 0 if granted, else the milliseconds after which to ask again.
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local share, cost, urgent = ARGV[2], tonumber(ARGV[3]), ARGV[4] == '1'
local queue = urgent and KEYS[4] or KEYS[5]

-- A slot counts as long as any of it may lie within the span that ends now.
-- Returns what is spent, and when the oldest slot ends to count.
local function spent(key, width, slots)
  local current, sum, oldest = math.floor(now / width), 0, nil
  local all = redis.call('HGETALL', key)
  for i = 1, #all, 2 do
    local slot = tonumber(all[i])
    if slot < current - slots then
      redis.call('HDEL', key, all[i])
    else
      sum = sum + tonumber(all[i + 1])
      if not oldest or slot < oldest then oldest = slot end
    end
  end
  return sum, oldest and (oldest + slots + 1) * width - now or width
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
  local in_second, second_wait = spent(KEYS[1], 100, 10)
  local in_minute, minute_wait = spent(KEYS[2], 1000, 60)
  local minute_limit = tonumber(ARGV[6]) - (urgent and 0 or tonumber(ARGV[7]))
  if in_minute > 0 and in_minute + cost > minute_limit then
    wait = minute_wait
  elseif in_second > 0 and in_second + cost > tonumber(ARGV[5]) then
    wait = second_wait
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
redis.call('HINCRBY', KEYS[1], math.floor(now / 100), cost)
redis.call('PEXPIRE', KEYS[1], 5000)
redis.call('HINCRBY', KEYS[2], math.floor(now / 1000), cost)
redis.call('PEXPIRE', KEYS[2], 120000)
redis.call('HINCRBY', KEYS[3], share, cost)
redis.call('PEXPIRE', KEYS[3], 3600000)
return 0
"""

_WAITER_COUNTS = 2_500
"""Milliseconds. Longer than the longest wait between two questions, which the script bounds to a second."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What Cronofy allows the application; more on request."""

    per_second: int = PER_SECOND
    per_minute: int = PER_MINUTE
    reserve: int = RESERVE


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
        self._script = redis.register_script(_SCRIPT)
        # In braces, so that a cluster keeps them together.
        stem = f"calendar-sync:cronofy:{{{application}}}:"
        self._keys = [stem + name for name in ("tenths", "seconds", "served", "urgent", "bulk", "hold")]

    def take(self, calls: int, *, urgent: bool) -> None:
        """See `Limiter.take`. Raises TransientError when Redis is away: unlimited calls would lock everybody out."""
        cost = min(calls, self._allowance.per_second)
        waited = timedelta()
        while wait := self._ask(cost, urgent=urgent):
            waited += wait
            if waited > self._patience:
                raise RateLimited("So much is being sent to Cronofy that this has to wait its turn.", wait)
            self._pause(wait)

    def hold(self, pause: timedelta) -> None:
        """See `Limiter.hold`."""
        milliseconds = max(1, int(pause.total_seconds() * 1000))
        until = self._clock() + milliseconds if self._clock else 0
        try:
            self._redis.set(self._keys[5], until, px=milliseconds)
        except RedisError as error:
            raise _away() from error

    def _ask(self, cost: int, *, urgent: bool) -> timedelta:
        allowance = self._allowance
        now: Any = self._clock() if self._clock else ""
        arguments = [now, self._share, cost, int(urgent), allowance.per_second, allowance.per_minute]
        try:
            wait = self._script(keys=self._keys, args=[*arguments, allowance.reserve, _WAITER_COUNTS])
        except RedisError as error:
            raise _away() from error
        return timedelta(milliseconds=int(wait))


def _away() -> TransientError:
    return TransientError("The queue server cannot be reached, so nothing can be sent to Cronofy just now.")
