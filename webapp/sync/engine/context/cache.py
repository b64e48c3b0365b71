"""Cache of a run, so that its stages neither query nor decide a second time."""

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
    held_link_ids: frozenset[int] = frozenset()  # their deletions wait for approval
    has_quarantine: bool = False
    removals: list[Pair] = field(default_factory=list)  # until all of them are counted
    refused: dict[int, Versions] = field(default_factory=dict)  # by item, the versions of both sides
    renewed: set[str] = field(default_factory=set)  # events, and series, that were found under other ids
    written: int = 0  # outcomes of remote writes stored so far
    may_match: bool | None = None  # whether there was an item without a link at the first query
    has_loose_series: bool | None = None  # whether there was a series that the service may list as instances
    has_loose_dates: bool | None = None  # whether there were instances that the service may list as a series

    @classmethod
    def load(cls, integration_id: int, *, approved_preview: ApprovedPreview | None) -> Self:
        """Return the cache of a run that begins, and end the transaction."""
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
