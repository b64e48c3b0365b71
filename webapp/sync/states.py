"""States, directions and outcomes of rows. Each is stored as its text."""

from enum import StrEnum


class LinkState(StrEnum):
    """State of a link between an item and its event."""

    PENDING = "pending"
    """A create was decided, and its outcome is unknown; or a detached pair shall be linked again."""
    LIVE = "live"
    DETACHED = "detached"
    """No longer synced. The row is kept, so that the event is not imported again."""


class Direction(StrEnum):
    """Direction of a change."""

    IN = "in"
    """To My Calendar."""
    OUT = "out"
    """To the linked calendar."""
    NONE = "none"


class Side(StrEnum):
    """Side on which something is, or would be, changed."""

    LOCAL = "here"
    """In My Calendar."""
    REMOTE = "there"
    """On the linked calendar."""
    NONE = "none"

    @property
    def direction(self) -> Direction:
        """Return the direction of a change that is made on this side."""
        return _DIRECTIONS[self]


_DIRECTIONS = {Side.LOCAL: Direction.IN, Side.REMOTE: Direction.OUT, Side.NONE: Direction.NONE}


class Trigger(StrEnum):
    """Why a run was started."""

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
    """State of a run, or its result once it has ended."""

    RUNNING = "running"
    OK = "ok"
    PARTIAL = "partial"
    HELD = "held"
    FAILED = "failed"


class Outcome(StrEnum):
    """Result of one decision of a run."""

    DONE = "done"
    SKIPPED = "skipped"
    HELD = "held"
    FAILED = "failed"
    CONFLICT = "conflict"


class PreviewState(StrEnum):
    """State of a preview."""

    WORKING = "working"
    """A worker compares both sides."""
    READY = "ready"
    """It waits for its owner's decision."""
    APPROVED = "approved"
    """Its run waits, or is under way."""
    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"
    """Cancelled, or replaced by a newer one."""


class Purpose(StrEnum):
    """Purpose of a preview."""

    FIRST_RUN = "first_run"
    SYNC_NOW = "sync_now"
    RECONNECT = "reconnect"
    OPTIONS = "options"
    UNDO = "undo"


class PreviewOutcome(StrEnum):
    """Result of an entry of a preview once its run is over."""

    AS_PLANNED = "as_planned"
    DIFFERS = "differs"
    LEFT_OUT = "left_out"
    """Excluded by the owner."""
    NOT_NEEDED = "not_needed"


class Work(StrEnum):
    """Kinds of work that fail and succeed independently of each other (`store/evidence.py`)."""

    READING = "reading"
    SENDING = "sending"
    MANUAL = "manual"
    UNDO = "undo"
    ENDING = "ending"
    """Removing what was written to a calendar that is no longer linked."""
    BUSY = "busy"
    """Reading the busy times of the linked calendar."""
