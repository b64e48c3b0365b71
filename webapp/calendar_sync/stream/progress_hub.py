"""Distributes progress messages from one Redis subscription per process to all open pages of this process.

Listeners get only the ids of changed integrations and read the progress itself from Redis. So a lost message causes a
short delay and no wrong display, and a slow listener needs no queue, only a set of ids. Uses plain threading
primitives, which gevent replaces where it has patched them.
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
"""Timeout of one read of the subscription; the thread outlives its last listener by no more than this."""

RECONNECT_PAUSE = timedelta(seconds=2)


class Mailbox:
    """Ids of integrations that changed and that one open page has not read yet."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._changed: set[int] = set()
        self._may_have_missed_some = False

    def put(self, integration_id: int) -> None:
        with self._condition:
            self._changed.add(integration_id)
            self._condition.notify()

    def wake(self) -> None:
        """Let `take` return without ids, because messages may have been missed."""
        with self._condition:
            self._may_have_missed_some = True
            self._condition.notify()

    def take(self, timeout: timedelta) -> set[int]:
        """Wait for changed ids and return them; the empty set after `wake`, or once `timeout` has passed."""
        with self._condition:
            self._condition.wait_for(lambda: self._changed or self._may_have_missed_some, timeout.total_seconds())
            changed, self._changed = self._changed, set()
            self._may_have_missed_some = False
            return changed


class ProgressHub:
    """Delivers each progress message to the mailboxes of its owner. Subscribed only while there are listeners."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._lock = threading.Lock()
        self._mailboxes: dict[int, set[Mailbox]] = {}
        self._thread: threading.Thread | None = None
        self._pause = threading.Event()  # never set: waiting for it is a pause that gevent can patch

    @contextmanager
    def listen(self, owner_id: int) -> Iterator[Mailbox]:
        """Yield a mailbox that gets the ids of `owner_id`'s integrations when they change, and no others."""
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
                    self._deliver_messages()
                except RedisError as error:
                    _log.warning("progress_subscription_lost", error=type(error).__name__)
                    self._pause.wait(RECONNECT_PAUSE.total_seconds())
        finally:
            self._release_thread()

    def _is_wanted(self) -> bool:
        with self._lock:
            if self._mailboxes:
                return True
            # Under the same lock as the check, so that the next listener starts a new thread.
            self._thread = None
            return False

    def _release_thread(self) -> None:
        """Let the next listener start a new thread if this one ended by an unexpected error."""
        with self._lock:
            if self._thread is threading.current_thread():
                self._thread = None

    def _deliver_messages(self) -> None:
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
