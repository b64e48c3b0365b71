"""Tables of My Calendar.

The local time in the item's own zone is authoritative; `starts_at` and `ends_at` are derived from it for range queries
(`recurrence.derive_span`). All-day items are from midnight to midnight, with an exclusive end.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    DateTime,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    and_,
    select,
    union_all,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.database import Base, new_uid, utc_now
from webapp.my_calendar.recurrence import Timing
from webapp.rfc5545.durations import Duration

KINDS = ("appointment", "crm_activity", "service_call", "task", "to_do")
SHARED_KINDS = ("service_call", "task")
"""Kinds that are in the calendars of their assignees, and not necessarily in their creator's."""

OWN_KINDS = ("to_do",)
"""Kinds whose existence is visible to their owner only."""

SKIP_SYNC_MARKS = {"skip_sync_marks": True}
"""Execution options of a bulk UPDATE or DELETE on items that changes nothing that calendars show.

The sync engine's session listener refuses other bulk statements, because it could not mark the items as changed."""

SHOW_AS = ("busy", "free", "tentative", "out_of_office", "working_elsewhere")


class Item(Base):
    """One entry of My Calendar; with an `rrule` or `rdates`, the master of a series."""

    __tablename__ = "items"
    __table_args__ = (
        Index("ix_items_owner_span", "owner_id", "ends_at", "starts_at"),
        Index("ix_items_span", "ends_at", "starts_at"),
        Index("ix_items_series", "series_uid", "starts_at"),
        Index("ix_items_uid", "uid"),
        UniqueConstraint("owner_id", "uid"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(255), default=new_uid)
    # The owner; for a shared kind the creator.
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20), default="appointment")
    subject: Mapped[str] = mapped_column(Text, default="")
    location: Mapped[str] = mapped_column(Text, default="")
    description: Mapped[str] = mapped_column(Text, default="")
    start: Mapped[datetime] = mapped_column(DateTime)  # local time in `zone`
    end: Mapped[datetime] = mapped_column(DateTime)  # local time in `zone`, exclusive
    # A zone of `webapp.rfc5545.time_zones`, usually an IANA name; None is floating: the viewer's zone.
    zone: Mapped[str | None] = mapped_column(Text)
    all_day: Mapped[bool] = mapped_column(default=False)
    show_as: Mapped[str] = mapped_column(String(20), default="busy")
    private: Mapped[bool] = mapped_column(default=False)
    # Key of the series on a linked calendar, if its occurrences are added as single items.
    series_uid: Mapped[str | None] = mapped_column(Text)
    came_from: Mapped[int | None]  # id of the integration that added the item; not a foreign key, to avoid a dependency
    rrule: Mapped[str | None] = mapped_column(Text)  # RFC 5545 value without the "RRULE:" prefix, kept as received
    rdates: Mapped[list[str]] = mapped_column(JSON, default=list)  # ISO 8601 local times in `zone`
    exdates: Mapped[list[str]] = mapped_column(JSON, default=list)  # ISO 8601 local times in `zone`
    # Ends, by start, of those `rdates` that are periods (RFC 5545, 3.3.9): ISO 8601 local times in `zone`.
    periods: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    # Exact duration of each occurrence of a series, as an RFC 5545 DURATION; None: as long in local time as the first.
    # It is ignored unless it leads from `start` to `end`.
    duration: Mapped[str | None] = mapped_column(String(40))
    starts_at: Mapped[datetime]  # of the first occurrence
    ends_at: Mapped[datetime]  # of the last occurrence; an endless series: year 9999
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now)  # last change by a person
    trashed_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]  # stored, but in no calendar
    done_at: Mapped[datetime | None]  # when the work that it represents was finished
    version: Mapped[int] = mapped_column(default=1)

    overrides: Mapped[list[ItemOverride]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="ItemOverride.original_start", lazy="selectin"
    )
    assignments: Mapped[list[Assignment]] = relationship(
        back_populates="item", cascade="all, delete-orphan", order_by="Assignment.id"
    )

    __mapper_args__: dict[str, Any] = {"version_id_col": version}  # noqa: RUF012  # as SQLAlchemy's base types it

    @property
    def is_series(self) -> bool:
        return bool(self.rrule or self.rdates)

    @property
    def is_removed(self) -> bool:
        """Return True if no calendar shows it: it was trashed or cancelled."""
        return self.trashed_at is not None or self.cancelled_at is not None

    @property
    def timing(self) -> Timing:
        duration = Duration.parse(self.duration) if self.duration else None
        return Timing(self.start, self.end, self.zone, self.all_day, duration)

    @property
    def own_ends(self) -> dict[datetime, datetime]:
        """Ends of extra dates with a duration of their own, by their starts."""
        return {datetime.fromisoformat(date): datetime.fromisoformat(end) for date, end in (self.periods or {}).items()}

    @property
    def extra_starts(self) -> tuple[datetime, ...]:
        return tuple(datetime.fromisoformat(date) for date in self.rdates)

    @property
    def excluded_starts(self) -> tuple[datetime, ...]:
        return tuple(datetime.fromisoformat(date) for date in self.exdates)


class ItemOverride(Base):
    """A changed occurrence of a series: a full copy, keyed by its original start (RECURRENCE-ID of RFC 5545)."""

    __tablename__ = "item_overrides"
    __table_args__ = (UniqueConstraint("item_id", "original_start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    original_start: Mapped[datetime] = mapped_column(DateTime)  # local time in the master's zone
    subject: Mapped[str] = mapped_column(Text, default="")
    location: Mapped[str] = mapped_column(Text, default="")
    description: Mapped[str] = mapped_column(Text, default="")
    start: Mapped[datetime] = mapped_column(DateTime)  # local time in this override's `zone`
    end: Mapped[datetime] = mapped_column(DateTime)
    zone: Mapped[str | None] = mapped_column(Text)
    all_day: Mapped[bool] = mapped_column(default=False)
    show_as: Mapped[str] = mapped_column(String(20), default="busy")
    private: Mapped[bool] = mapped_column(default=False)

    item: Mapped[Item] = relationship(back_populates="overrides")

    @property
    def timing(self) -> Timing:
        return Timing(self.start, self.end, self.zone, self.all_day)


class Assignment(Base):
    """A person whose calendar has an item of a shared kind: a resource of a call, an assignee of a task."""

    __tablename__ = "assignments"
    __table_args__ = (UniqueConstraint("item_id", "user_id"), Index("ix_assignments_user", "user_id", "item_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))

    item: Mapped[Item] = relationship(back_populates="assignments")


class BusyTime(Base):
    """A busy time of a person from elsewhere than an item: the times only, without texts."""

    __tablename__ = "busy_times"
    __table_args__ = (Index("ix_busy_times_user", "user_id", "ends_at", "starts_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    source: Mapped[str] = mapped_column(String(40), index=True)  # the writer, which replaces all its rows at once
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


def is_present() -> ColumnElement[bool]:
    """Return the condition that an item is in calendars: neither trashed nor cancelled."""
    return and_(Item.trashed_at.is_(None), Item.cancelled_at.is_(None))


def belongs_to(user_id: int, *narrowed: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that an item is in the user's calendar or Trash: owned by or assigned to them.

    `narrowed` are conditions that the caller's query has anyway: repeated in both halves of the union, they let each
    use its index.
    """
    own = select(Item.id).where(Item.owner_id == user_id, Item.kind.not_in(SHARED_KINDS), *narrowed)
    assigned = (
        select(Assignment.item_id)
        .join(Item, Item.id == Assignment.item_id)
        .where(Assignment.user_id == user_id, *narrowed)
    )
    return Item.id.in_(union_all(own.correlate(None), assigned.correlate(None)))
