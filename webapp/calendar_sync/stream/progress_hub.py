"""From one Redis subscription per process to every open page of this process.

A message only says "there is news of this integration"; listeners read the news itself where it is kept. So a lost
message costs a moment, never the truth, and a slow listener needs no queue: a set of ids is all it can fall behind by.
Plain threading primitives, which gevent turns into greenlets where it has patched them.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import structlog
from redis import Redis
from redis.exceptions import RedisError

from webapp.sync.queue.progress import CHANNEL, Progress

_log = structlog.get_logger(__name__)

POLL = timedelta(seconds=1)
"""How long one read of the subscription waits; the longest that the thread outlives its last listener."""

RECONNECT_PAUSE = timedelta(seconds=2)


class Mailbox:
    """What one open page has not yet been told: the ids of integrations with news."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._changed: set[int] = set()
        self._may_have_missed_some = False

    def put(self, integration_id: int) -> None:
        with self._condition:
            self._changed.add(integration_id)
            self._condition.notify()

    def wake(self) -> None:
        """Let `take` return although nothing is known to be new: messages may have been missed."""
        with self._condition:
            self._may_have_missed_some = True
            self._condition.notify()

    def take(self, timeout: timedelta) -> set[int]:
        """Wait for news and return it; the empty set after `wake`, or once `timeout` has passed."""
        with self._condition:
            self._condition.wait_for(lambda: self._changed or self._may_have_missed_some, timeout.total_seconds())
            changed, self._changed = self._changed, set()
            self._may_have_missed_some = False
            return changed


class ProgressHub:
    """Hands each progress message to the mailboxes of its owner. Subscribed only while someone listens."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._lock = threading.Lock()
        self._mailboxes: dict[int, set[Mailbox]] = {}
        self._thread: threading.Thread | None = None
        self._pause = threading.Event()  # never set: waiting on it is a pause that gevent understands

    @contextmanager
    def listen(self, owner_id: int) -> Iterator[Mailbox]:
        """Yield a mailbox that gets the news of `owner_id`'s integrations, and of nobody else's."""
        mailbox = Mailbox()
        with self._lock:
            self._mailboxes.setdefault(owner_id, set()).add(mailbox)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="progress-hub", daemon=True)
                self._thread.start()
        try:
            yield mailbox
        finally:
            with self._lock:
                self._mailboxes[owner_id].discard(mailbox)
                if not self._mailboxes[owner_id]:
                    del self._mailboxes[owner_id]

    @property
    def is_subscribed(self) -> bool:
        """Return True if the subscription is, or is being, established."""
        with self._lock:
            return self._thread is not None

    def _run(self) -> None:
        try:
            while self._is_wanted():
                try:
                    self._pass_on_messages()
                except RedisError as error:
                    _log.warning("progress_subscription_lost", error=type(error).__name__)
                    self._pause.wait(RECONNECT_PAUSE.total_seconds())
        finally:
            self._give_way()

    def _is_wanted(self) -> bool:
        with self._lock:
            if self._mailboxes:
                return True
            # In the same breath as the look at the mailboxes: whoever comes next starts a new thread.
            self._thread = None
            return False

    def _give_way(self) -> None:
        """Let the next listener start a new thread, should this one have died of something unforeseen."""
        with self._lock:
            if self._thread is threading.current_thread():
                self._thread = None

    def _pass_on_messages(self) -> None:
        with self._redis.pubsub() as subscription:  # type: ignore[no-untyped-call]  # redis-py leaves it untyped
            subscription.subscribe(CHANNEL)
            while self._all_mailboxes():
                message = subscription.get_message(timeout=POLL.total_seconds())
                if message is None:
                    continue
                if message["type"] == "subscribe":
                    for mailbox in self._all_mailboxes():
                        mailbox.wake()
                else:
                    self._deliver(Progress.from_json(message["data"]))

    def _all_mailboxes(self) -> list[Mailbox]:
        with self._lock:
            return [mailbox for mailboxes in self._mailboxes.values() for mailbox in mailboxes]

    def _deliver(self, progress: Progress) -> None:
        with self._lock:
            mailboxes = tuple(self._mailboxes.get(progress.owner_id, ()))
        for mailbox in mailboxes:
            mailbox.put(progress.integration_id)
