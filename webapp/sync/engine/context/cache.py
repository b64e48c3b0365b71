"""What a run remembers from stage to stage, so that it neither asks nor decides a second time."""

from dataclasses import dataclass, field
from typing import Self

from sqlalchemy import select

from webapp.extensions import db, reading
from webapp.sync.engine.preview_filter import ApprovedPreview
from webapp.sync.engine.snapshots import Pair, Versions
from webapp.sync.models import HeldDeletion, Link, Quarantine


@dataclass(slots=True)
class RunCache:
    """Values that hold for the whole run, and pairs that it has postponed. Lost with the run: nothing depends on it.

    With `only_planned`, new changes that `approved_preview` does not show are left alone.
    """

    approved_preview: ApprovedPreview | None = None
    only_planned: bool = False
    held_link_ids: frozenset[int] = frozenset()  # their removals wait for approval
    has_quarantine: bool = False
    removals: list[Pair] = field(default_factory=list)  # until all of them are counted
    refused: dict[int, Versions] = field(default_factory=dict)  # by item, as both sides were
    renewed: set[str] = field(default_factory=set)  # events, and series, that were found under other ids so far
    written: int = 0  # outcomes of remote writes stored so far
    may_match: bool | None = None  # whether there was an item without a link when this run first looked for one
    has_loose_series: bool | None = None  # whether there was a series that may be shown there date by date
    has_loose_dates: bool | None = None  # whether there were dates that may be shown there as a series

    @classmethod
    def load(cls, integration_id: int, *, approved_preview: ApprovedPreview | None) -> Self:
        """Return what is known of an integration when its run begins, and end the transaction."""
        held = (
            select(HeldDeletion.link_id)
            .join(Link, Link.id == HeldDeletion.link_id)
            .where(Link.integration_id == integration_id)
        )
        quarantined = select(Quarantine.id).where(Quarantine.integration_id == integration_id).limit(1)
        with reading():
            return cls(
                approved_preview=approved_preview,
                held_link_ids=frozenset(db.session.scalars(held)),
                has_quarantine=db.session.scalar(quarantined) is not None,
            )
