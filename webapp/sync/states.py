"""The words of the tables: what a row is, and what became of it. Each is stored as its text."""

from enum import StrEnum


class LinkState(StrEnum):
    """Of a link between an item and its event."""

    PENDING = "pending"
    """A create was decided, and its outcome is unknown; or a detached pair shall be linked again."""
    LIVE = "live"
    DETACHED = "detached"
    """No longer kept in step. It stays, so that the event is not imported again."""


class Direction(StrEnum):
    """Where a change goes."""

    IN = "in"
    """To My Calendar."""
    OUT = "out"
    """To the linked calendar."""
    NONE = "none"


class Side(StrEnum):
    """Where something is, or would be changed."""

    HERE = "here"
    """In My Calendar."""
    THERE = "there"
    """On the linked calendar."""
    NONE = "none"

    @property
    def direction(self) -> Direction:
        """Return where a change goes that is made on this side."""
        return _DIRECTIONS[self]


_DIRECTIONS = {Side.HERE: Direction.IN, Side.THERE: Direction.OUT, Side.NONE: Direction.NONE}


class Trigger(StrEnum):
    """Why a run began."""

    MANUAL = "manual"
    ITEM_SAVED = "item_saved"
    NOTIFIED = "notified"
    SWEEP = "sweep"
    ACTIVATED = "activated"
    DEACTIVATED = "deactivated"
    APPROVED = "approved"
    RETRY = "retry"
    UNDO = "undo"
    ENDED = "ended"
    ADMINISTRATOR = "administrator"


class RunResult(StrEnum):
    """How a run ended."""

    RUNNING = "running"
    OK = "ok"
    PARTIAL = "partial"
    HELD = "held"
    FAILED = "failed"


class Outcome(StrEnum):
    """What became of one decision of a run."""

    DONE = "done"
    SKIPPED = "skipped"
    HELD = "held"
    FAILED = "failed"
    CONFLICT = "conflict"


class PreviewState(StrEnum):
    """Of a preview: a worker looks at both sides, it waits for its owner, its run is on its way, or it is over."""

    WORKING = "working"
    READY = "ready"
    APPROVED = "approved"
    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"
    """Given up, or replaced by a newer one."""


class Purpose(StrEnum):
    """What a preview was made for."""

    FIRST_RUN = "first_run"
    SYNC_NOW = "sync_now"
    RECONNECT = "reconnect"
    OPTIONS = "options"
    UNDO = "undo"


class PreviewOutcome(StrEnum):
    """What became of an entry of a preview once its run is over."""

    AS_PLANNED = "as_planned"
    DIFFERS = "differs"
    LEFT_OUT = "left_out"
    """The owner did not want it."""
    NOT_NEEDED = "not_needed"


class Work(StrEnum):
    """Kinds of work that fail and succeed each on its own (`store/evidence.py`)."""

    READING = "reading"
    SENDING = "sending"
    MANUAL = "manual"
    UNDO = "undo"
    ENDING = "ending"
    """Removing what was written to a calendar that is no longer linked."""
    BUSY = "busy"
    """Reading when the linked calendar is busy."""
