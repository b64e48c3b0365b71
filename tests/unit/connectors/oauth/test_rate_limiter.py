"""The shared rate limit, on a real queue server and a clock of its own."""

import random
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta

import pytest
from redis import Redis

from tests.reasons import refusing
from webapp.connectors.errors import RateLimited, TransientError
from webapp.connectors.oauth.rate_limiter import Allowance, RedisLimiter

ALLOWANCE = Allowance(per_second=50, per_minute=500, reserve=20)
BATCH = 25


class Clock:
    """Milliseconds. Waiting is what moves it."""

    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now

    def pause(self, duration: timedelta) -> None:
        self.now += max(1, int(duration.total_seconds() * 1000))


@pytest.fixture
def clock() -> Clock:
    return Clock()


def limiter(redis: Redis, clock: Clock, share: str = "1", **options: object) -> RedisLimiter:
    defaults = {"application": "app", "share": share, "pause": clock.pause, "clock": clock, "allowance": ALLOWANCE}
    values = {**defaults, **options}
    return RedisLimiter(redis, **values)  # type: ignore[arg-type]


def take(taker: RedisLimiter, calls: int, *, urgent: bool) -> None:
    """Make calls that are answered at once."""
    with taker.slot(calls, urgent=urgent):
        pass


def most_within(times: list[int], span: int) -> int:
    return max(sum(1 for other in times if time <= other < time + span) for time in times)


@pytest.mark.slow
def test_no_second_and_no_minute_has_more_than_allowed(redis: Redis, clock: Clock) -> None:
    taker, times = limiter(redis, clock), []
    chance = random.Random(7)
    for _ in range(1200):
        take(taker, 1, urgent=chance.random() < 0.3)
        times.append(clock.now)
        clock.now += chance.choice((0, 0, 1, 30))
    assert most_within(times, 1000) <= 50
    assert most_within(times, 60_000) <= 500


@pytest.mark.slow
def test_no_second_and_no_minute_of_the_service_has_more_however_long_calls_are_in_flight(
    redis: Redis, clock: Clock
) -> None:
    """Each arrives some time between its slot and its answer; early ones late and late ones early is the worst."""
    chance, arrivals = random.Random(11), []
    takers = [limiter(redis, clock, share, patience=timedelta()) for share in "123"]
    under_way: list[tuple[int, ExitStack]] = []
    while clock.now < 1_000_000 + 150_000:
        for call in [call for call in under_way if call[0] <= clock.now]:
            under_way.remove(call)
            call[1].close()
        taker, cost, call = chance.choice(takers), chance.choice((1, 1, 1, 25)), ExitStack()
        try:
            call.enter_context(taker.slot(cost, urgent=chance.random() < 0.2))
        except RateLimited:
            clock.now += 40
            continue
        takes = chance.choice((5, 200, 3_000))
        arrivals += [clock.now + chance.choice((0, takes))] * cost
        under_way.append((clock.now + takes, call))
    for _, call in under_way:
        call.close()
    assert most_within(arrivals, 1000) <= 50
    assert most_within(arrivals, 60_000) <= 500
    assert len(arrivals) > 900


@pytest.mark.slow
def test_a_call_whose_end_nobody_noted_counts_as_answered_after_a_minute(redis: Redis, clock: Clock) -> None:
    tight = Allowance(per_second=10, per_minute=10, reserve=0)
    died = limiter(redis, clock, allowance=tight).slot(10, urgent=True)
    died.__enter__()
    began = clock.now
    take(limiter(redis, clock, "2", allowance=tight, patience=timedelta(minutes=5)), 1, urgent=True)
    assert 120_000 <= clock.now - began < 122_000


def test_bulk_work_gets_nine_tenths_of_the_limit_or_more(redis: Redis, clock: Clock) -> None:
    taker, began = limiter(redis, clock), clock.now
    a_minutes_worth = (500 - ALLOWANCE.reserve) // BATCH
    for number in range(7 * a_minutes_worth):
        take(taker, BATCH, urgent=False)
        if number % 5 == 0:
            take(taker, 1, urgent=False)  # what was written is read back
    minutes = (clock.now - began) / 60_000
    # The first minute's worth may go at once; what follows is paced.
    assert 6 * a_minutes_worth * BATCH / minutes >= 0.9 * 500


def test_a_part_of_each_minute_is_kept_for_people(redis: Redis, clock: Clock) -> None:
    bulk = limiter(redis, clock, patience=timedelta(seconds=15))
    with pytest.raises(RateLimited) as limited:
        for _ in range(500):
            take(bulk, 1, urgent=False)
    assert limited.value.retry_after is not None
    person = limiter(redis, clock, share="2", patience=timedelta())
    for _ in range(20):
        take(person, 1, urgent=True)
    with pytest.raises(RateLimited):
        take(person, 1, urgent=True)


@pytest.mark.slow
def test_the_share_that_was_served_least_goes_next(redis: Redis, clock: Clock) -> None:
    """Ten that want much do not keep out the one that wants little."""
    got: Counter[str] = Counter()
    once = {share: limiter(redis, clock, share, patience=timedelta()) for share in map(str, range(11))}
    wanted = dict.fromkeys(once, 1000) | {"10": 30}
    while sum(got.values()) < 600:
        for share, taker in once.items():
            if got[share] < wanted[share]:
                try:
                    take(taker, 1, urgent=False)
                except RateLimited:
                    continue
                got[share] += 1
        clock.now += 20
    assert got["10"] == 30
    assert max(got.values()) - min(got[str(share)] for share in range(10)) <= 2


def test_a_person_goes_before_bulk_work_that_waits(redis: Redis, clock: Clock) -> None:
    bulk, person = (limiter(redis, clock, share, patience=timedelta()) for share in ("1", "2"))
    for _ in range(50):
        take(bulk, 1, urgent=False)
    with pytest.raises(RateLimited):
        take(person, 1, urgent=True)
    clock.now += 1300
    with pytest.raises(RateLimited):
        take(bulk, 1, urgent=False)
    take(person, 1, urgent=True)
    take(bulk, 1, urgent=False)


def test_a_share_that_stopped_asking_holds_up_nobody(redis: Redis, clock: Clock) -> None:
    bulk, person = (limiter(redis, clock, share, patience=timedelta()) for share in ("1", "2"))
    for _ in range(50):
        take(bulk, 1, urgent=False)
    with pytest.raises(RateLimited):
        take(person, 1, urgent=True)
    clock.now += 5000
    take(bulk, 1, urgent=False)
    assert clock.now == 1_005_000


def test_a_hold_stops_everybody_for_its_time(redis: Redis, clock: Clock) -> None:
    limiter(redis, clock).hold(timedelta(seconds=7))
    began = clock.now
    take(limiter(redis, clock, share="2"), 1, urgent=True)
    assert 7000 <= clock.now - began < 8500


def test_applications_have_limits_of_their_own(redis: Redis, clock: Clock) -> None:
    tight = Allowance(per_second=1, per_minute=1, reserve=0)
    take(limiter(redis, clock, allowance=tight), 1, urgent=False)
    began = clock.now
    take(limiter(redis, clock, application="other", allowance=tight), 1, urgent=False)
    assert clock.now == began


def test_the_servers_clock_is_used_where_none_is_given(redis: Redis) -> None:
    waits: list[timedelta] = []
    taker = RedisLimiter(
        redis, application="app", share="1", pause=waits.append, patience=timedelta(hours=1), allowance=ALLOWANCE
    )
    take(taker, 1, urgent=False)
    assert waits == []
    taker.hold(timedelta(milliseconds=300))
    take(taker, 1, urgent=False)
    assert waits


@pytest.mark.slow
def test_without_the_queue_server_nothing_is_sent(clock: Clock) -> None:
    nobody = Redis(port=9, socket_connect_timeout=1)
    taker = limiter(nobody, clock)
    with refusing(TransientError, "queue server"):
        take(taker, 1, urgent=True)
    with refusing(TransientError, "queue server"):
        taker.hold(timedelta(seconds=1))
    nobody.close()
