"""What goes wrong on demand."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from emulators.cronofy.errors import ApiError


@dataclass
class Fault:
    """An answer given instead of the right one, or, `after_doing`, instead of the right one's answer."""

    error: ApiError
    method: str | None
    path: re.Pattern[str]
    times: int
    after_doing: bool


@dataclass
class Faults:
    slow: timedelta = timedelta()  # before every API answer
    lost_writes: int = 0  # accepted with 202 and never executed
    withdrawn_writes: int = 0  # accepted, maybe listed, and reverted: the calendar behind refuses them
    next_page_origin: str | None = None
    dropped_notifications: int = 0
    doubled_notifications: bool = False
    held_notifications: bool = False  # until `Notifier.release`, in the order that it is given
    _answers: list[Fault] = field(default_factory=list)

    def answer_next(
        self,
        status: int,
        *,
        method: str | None = None,
        path: str = "",
        times: int = 1,
        after_doing: bool = False,
        retry_after: int | None = None,
        body: Any = None,
    ) -> None:
        """Give `status` to the next calls whose path `path` (a regular expression) is found in.

        A path of /v1/calendars/… also matches entries of a batch. `retry_after` is in seconds.
        """
        if status == 422 and body is None:
            body = {"errors": {"summary": [{"key": "errors.required", "description": "summary must be given"}]}}
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        error = ApiError.unauthorized() if status == 401 else ApiError(status, body, headers)
        self._answers.append(Fault(error, method, re.compile(path), times, after_doing))

    def recover(self) -> None:
        """Give right answers again."""
        self._answers.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault that is due for a call, and count it."""
        for fault in self._answers:
            if fault.method in {None, method} and fault.path.search(path):
                fault.times -= 1
                if not fault.times:
                    self._answers.remove(fault)
                return fault
        return None
