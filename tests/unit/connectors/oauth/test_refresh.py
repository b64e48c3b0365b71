"""One refresh for all workers: in which order slot, lock, request and storage come."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from emulators.reasons import words
from webapp.connectors.errors import AuthorizationLost, RateLimited
from webapp.connectors.oauth.refresh import AccessTokens
from webapp.connectors.oauth.tokens import Tokens

NOW = datetime(2026, 11, 22, tzinfo=UTC)
EXPIRED = Tokens("access-0", "refresh-0", NOW)


class Account:
    """Fulfils `TokenStore` and `Limiter`, plays the token endpoint, and notes what happens in which order."""

    def __init__(self, tokens: Tokens = EXPIRED) -> None:
        self.tokens = tokens
        self.happened: list[str] = []
        self.error: Exception | None = None
        self._lock = threading.Lock()

    def load(self) -> Tokens:
        return self.tokens

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._lock:
            self.happened.append("locked")
            yield
        self.happened.append("unlocked")

    def save(self, tokens: Tokens) -> None:
        self.happened.append(f"saved {tokens.refresh_token}")
        self.tokens = tokens

    @contextmanager
    def slot(self, calls: int, *, urgent: bool) -> Iterator[None]:
        self.happened.append(f"slot for {calls}, urgent: {urgent}")
        yield

    def hold(self, pause: timedelta) -> None:
        self.happened.append(f"held for {pause.total_seconds():.0f} s")

    def request(self, tokens: Tokens) -> Tokens:
        self.happened.append(f"requested with {tokens.refresh_token}")
        if self.error:
            raise self.error
        number = int(tokens.refresh_token.partition("-")[2]) + 1
        return Tokens(f"access-{number}", f"refresh-{number}", NOW + timedelta(hours=1))


def access_tokens(account: Account) -> AccessTokens:
    return AccessTokens(account, account, account.request, now=lambda: NOW)


def test_the_slot_comes_before_the_lock_and_storing_before_use() -> None:
    account = Account()
    assert access_tokens(account).current() == "access-1"
    assert account.happened == [
        "slot for 1, urgent: True",
        "locked",
        "requested with refresh-0",
        "saved refresh-1",
        "unlocked",
    ]


@pytest.mark.parametrize(("left", "token"), [(60, "access-1"), (61, "access-0")])
def test_a_token_is_refreshed_a_minute_before_it_expires(left: int, token: str) -> None:
    account = Account(Tokens("access-0", "refresh-0", NOW + timedelta(seconds=left)))
    assert access_tokens(account).current() == token


def test_the_store_is_asked_once_while_the_token_lasts() -> None:
    account = Account(Tokens("access-0", "refresh-0", NOW + timedelta(hours=1)))
    tokens = access_tokens(account)
    assert tokens.current() == "access-0"
    account.tokens = EXPIRED
    assert tokens.current() == "access-0"
    assert account.happened == []


def test_the_token_of_a_quicker_worker_is_taken_over_without_a_request() -> None:
    account = Account()
    first, second = access_tokens(account), access_tokens(account)
    assert first.renewed("access-0") == "access-1"
    account.happened.clear()
    assert second.renewed("access-0") == "access-1"
    assert not [event for event in account.happened if event.startswith(("requested", "saved"))]


def test_of_many_threads_one_refreshes() -> None:
    account, together = Account(), threading.Barrier(4)
    tokens, found = access_tokens(account), list[str]()

    def ask() -> None:
        together.wait()
        found.append(tokens.renewed("access-0"))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["access-1"] * 4
    assert account.happened.count("requested with refresh-0") == 1


def test_a_refused_refresh_stores_nothing_and_frees_the_lock() -> None:
    account = Account()
    account.error = AuthorizationLost(words("revoked"))
    with pytest.raises(AuthorizationLost):
        access_tokens(account).current()
    assert account.tokens == EXPIRED
    account.error = None
    assert access_tokens(account).current() == "access-1"


@pytest.mark.parametrize(("pause", "held"), [(timedelta(seconds=7), "7 s"), (None, "10 s")])
def test_a_429_to_a_refresh_holds_all_calls(pause: timedelta | None, held: str) -> None:
    account = Account()
    account.error = RateLimited(words("slow down"), pause)
    with pytest.raises(RateLimited):
        access_tokens(account).current()
    assert account.happened[-1] == f"held for {held}"
