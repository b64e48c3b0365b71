"""Tables of the sync. The database is the single source of truth; Redis only holds jobs and signals about it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, ForeignKey, Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.accounts.models import User
from webapp.database import Base, new_uid, one_of, utc_now
from webapp.my_calendar.models import Item
from webapp.sync.providers import providers
from webapp.sync.states import (
    Direction,
    LinkState,
    Outcome,
    PreviewOutcome,
    PreviewState,
    Purpose,
    RunResult,
    Side,
    Trigger,
    Work,
)
from webapp.sync.stored_reason import StoredReason

RANGES = ("none", "1w", "2w", "1m", "3m", "6m", "1y")
OPEN_STATES = (PreviewState.WORKING, PreviewState.READY)

# None is SQL's NULL, not the JSON text "null".
_Json = JSON(none_as_null=True)

_Id = BigInteger().with_variant(Integer, "sqlite")

_IS_CONFLICT = text("outcome = 'conflict'")
_IN_USE = text("replaced_at IS NULL")


class Deployment(Base):
    """Identity of this installation, one row. Its id is part of the marker of every event that we write."""

    __tablename__ = "deployment"

    id: Mapped[int] = mapped_column(primary_key=True)
    deployment_id: Mapped[str] = mapped_column(String(36), default=new_uid)


class TimeZoneRules(Base):
    """Version of the tz database with which instants were derived from wall clock times, one row. Empty: unknown."""

    __tablename__ = "time_zone_rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(20), default="")
    from_year: Mapped[int] = mapped_column(default=0)
    zones: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)  # digests of their clocks from that year on
    # During an update of instants: up to which owner it is done, and until when one process has claimed it.
    done_owner: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[datetime | None]


class LinkedAccount(Base):
    """A user's authorised account at a service. `credentials` is encrypted (webapp/encryption.py)."""

    __tablename__ = "linked_accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    service: Mapped[str] = mapped_column(String(20))
    connector: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(254))  # what the user calls it: address or user name
    server_url: Mapped[str] = mapped_column(Text, default="")
    credentials: Mapped[str] = mapped_column(Text)
    discovery: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # connector's own: principal, home set, …
    authorization_lost_at: Mapped[datetime | None]
    authorization_lost_code: Mapped[str | None] = mapped_column(String(40))
    authorization_lost_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    authorization_lost_reason = StoredReason("authorization_lost")
    remote_account: Mapped[str] = mapped_column(String(64), default="")  # the provider's id of the authorisation
    relink_url: Mapped[str] = mapped_column(
        Text, default=""
    )  # where the owner reconnects the account, if not at our pages
    check_at: Mapped[datetime | None] = mapped_column(index=True)  # when to check the connection again
    refreshing_until: Mapped[datetime | None]  # one worker renews the tokens
    revoke_wanted: Mapped[bool] = mapped_column(default=False)  # no integration is left: revoke the authorization
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    user: Mapped[User] = relationship()
    integrations: Mapped[list[Integration]] = relationship(back_populates="account")


class Integration(Base):
    """One row of the Calendar Sync listing: a linked calendar plus its options (docs/development/rules.md)."""

    __tablename__ = "integrations"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("linked_accounts.id", ondelete="CASCADE"), index=True)
    wizard_step: Mapped[str | None] = mapped_column(String(20))  # None once Finish was clicked
    ended_at: Mapped[datetime | None]  # Delete was confirmed; clean-up may still run
    remove_events_on_end: Mapped[bool] = mapped_column(default=False)

    calendar_id: Mapped[str | None] = mapped_column(Text)  # None until chosen in the wizard
    calendar_name: Mapped[str] = mapped_column(Text, default="")
    calendar_color: Mapped[str | None] = mapped_column(String(7))
    named_at: Mapped[datetime | None]  # when the service was last asked for its name
    calendar_zone: Mapped[str | None] = mapped_column(String(64))
    calendar_read_only: Mapped[bool] = mapped_column(default=False)

    accept_create: Mapped[bool] = mapped_column(default=True)
    accept_update: Mapped[bool] = mapped_column(default=True)
    accept_delete: Mapped[bool] = mapped_column(default=True)
    kinds: Mapped[list[str]] = mapped_column(JSON, default=list)  # kinds of item sent as they change
    retrieve: Mapped[bool] = mapped_column(default=False)
    retrieve_past: Mapped[str] = mapped_column(String(4), default="none")
    retrieve_future: Mapped[str] = mapped_column(String(4), default="none")
    send: Mapped[bool] = mapped_column(default=False)
    send_past: Mapped[str] = mapped_column(String(4), default="none")
    send_future: Mapped[str] = mapped_column(String(4), default="none")
    active: Mapped[bool] = mapped_column(default=True)

    can_edit_existing: Mapped[bool | None] = mapped_column()  # the owner allowed to change events made elsewhere
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    owner: Mapped[User] = relationship()
    account: Mapped[LinkedAccount] = relationship(back_populates="integrations")
    state: Mapped[SyncState] = relationship(
        back_populates="integration", lazy="joined", innerjoin=True, cascade="all, delete-orphan"
    )
    subscriptions: Mapped[list[Subscription]] = relationship(back_populates="integration", passive_deletes=True)

    def __init__(self, **values: Any) -> None:
        values.setdefault("state", SyncState())
        super().__init__(**values)

    @property
    def subscription(self) -> Subscription | None:
        """Return the subscription in use; it may be one that the service has refused."""
        return next((each for each in self.subscriptions if each.replaced_at is None), None)

    @property
    def place(self) -> str:
        """Return the name of the linked calendar and of its service, for people."""
        return f"{self.calendar_name} ({providers().service_name(self.account.service)})"

    @property
    def is_live(self) -> bool:
        """Return True if the wizard is finished and the integration not deleted; it may be switched off."""
        return self.wizard_step is None and self.ended_at is None


class SyncState(Base):
    """State of the sync of an integration: how far it has read, and when it continues. People do not write it.

    Every integration has one. It is a row of its own, so that a notification does not rewrite the options and a change
    of the options does not wait for a run.
    """

    __tablename__ = "sync_states"

    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"), primary_key=True)
    cursor: Mapped[str | None] = mapped_column(Text)
    cursor_at: Mapped[datetime | None]  # when the cursor was last advanced
    reconciled_at: Mapped[datetime | None]  # last full comparison of ids and tags
    known_since: Mapped[datetime | None]  # `known_events` is complete; None: not (yet)
    # Until the first run: {"calendar_id", "cursor", "since"}, see `webapp/sync/store/starting_point.py`.
    starting_point: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    notified_at: Mapped[datetime | None]  # the mark "there may be news"; cleared by compare
    news_since: Mapped[datetime | None]  # the earliest change that notifications announced; cleared with the mark
    unread_since: Mapped[datetime | None]  # the service has yet to read the calendar for the first time
    manual_requested_at: Mapped[datetime | None]  # a manual run is wanted or under way
    next_sweep_at: Mapped[datetime | None] = mapped_column(index=True)
    busy_due_at: Mapped[datetime | None] = mapped_column(index=True)  # when to read busy times again
    quiet_sweeps: Mapped[int] = mapped_column(default=0)  # in a row without a change; lengthens the next interval
    last_moved_at: Mapped[datetime | None]  # "Last sync date"
    last_proven_at: Mapped[datetime | None]  # a run read all that was new on the linked calendar
    last_sent_at: Mapped[datetime | None]  # the service accepted or answered a change of ours
    retry_at: Mapped[datetime | None]  # no request of any kind to the service before

    integration: Mapped[Integration] = relationship(back_populates="state")


class Subscription(Base):
    """Notifications about a linked calendar, which its service sends to a callback address of ours.

    Of those of an integration one is in use. Others were replaced by it, and stay until the service has ended them:
    what they announce until then counts as well.
    """

    __tablename__ = "subscriptions"
    __table_args__ = (
        Index("ix_subscriptions_in_use", "integration_id", unique=True, sqlite_where=_IN_USE, postgresql_where=_IN_USE),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"), index=True)
    # The secret part of the callback address, which a replaced one shares with its successor.
    token: Mapped[str | None] = mapped_column(String(64), index=True)
    remote_id: Mapped[str] = mapped_column(Text, default="")
    resource: Mapped[str] = mapped_column(Text, default="")
    secret: Mapped[str] = mapped_column(Text, default="")  # encrypted, like credentials
    expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    renewed_at: Mapped[datetime | None]  # when the service last confirmed it; None: it sends nothing
    refused_code: Mapped[str | None] = mapped_column(String(40))  # why not, if the service refused
    refused_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    refused_reason = StoredReason("refused")
    ask_again_at: Mapped[datetime | None]  # when to renew it, or to ask again after a refusal
    replaced_at: Mapped[datetime | None]

    integration: Mapped[Integration] = relationship(back_populates="subscriptions")

    def is_on(self, now: datetime) -> bool:
        """Return True if the service sends notifications for it."""
        return self.renewed_at is not None and (self.expires_at is None or self.expires_at > now)


class Failure(Base):
    """Work of one kind that fails (`evidence`). Only a success of the same kind removes the row."""

    __tablename__ = "failures"

    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[Work] = mapped_column(one_of(Work, 10), primary_key=True)
    since: Mapped[datetime]
    count: Mapped[int] = mapped_column(default=0)  # attempts in a row
    reason_code: Mapped[str | None] = mapped_column(String(40))
    reason_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    reason = StoredReason("reason")
    tried_at: Mapped[datetime] = mapped_column(default=utc_now)
    retry_at: Mapped[datetime | None]  # do not try it before
    calendar_gone: Mapped[bool] = mapped_column(default=False)  # the service answered that there is no such calendar


class Lease(Base):
    """Lease of the one writer of an integration. `fence` is a fencing token: it only grows, and results are only stored
    under the fence with which their run began."""

    __tablename__ = "leases"

    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"), primary_key=True)
    holder: Mapped[str | None] = mapped_column(String(64))
    fence: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime | None]


class Link(Base):
    """Link between an item and its event, with the contents that both sides last agreed on.

    A `pending` link without `base_local` is a detached pair that shall be linked again.
    """

    __tablename__ = "links"
    __table_args__ = (
        UniqueConstraint("integration_id", "item_id"),
        UniqueConstraint("integration_id", "remote_id"),
        UniqueConstraint("integration_id", "create_key"),
        Index("ix_links_item", "item_id"),
        Index("ix_links_state", "integration_id", "state"),
    )

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    remote_id: Mapped[str | None] = mapped_column(Text)  # None: the service chooses it, and its answer is unknown
    remote_uid: Mapped[str] = mapped_column(Text)
    create_key: Mapped[str | None] = mapped_column(String(36))  # under which we created the event
    state: Mapped[LinkState] = mapped_column(one_of(LinkState, 10), default=LinkState.LIVE)
    written_by_us: Mapped[bool] = mapped_column(default=False)  # we created the event; else it was imported
    version_tag: Mapped[str | None] = mapped_column(Text)
    # What the item held when both sides last agreed; while pending, what was sent.
    base_local: Mapped[dict[str, Any] | None] = mapped_column("base", _Json, key="base_local")
    # What the event held when both sides last agreed; None: the same as the item.
    base_remote: Mapped[dict[str, Any] | None] = mapped_column("known", _Json, key="base_remote")
    source: Mapped[str] = mapped_column(Text, default="")
    unwritable_code: Mapped[str | None] = mapped_column(String(40))  # why the service would refuse a change
    unwritable_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    unwritable = StoredReason("unwritable")
    wrote: Mapped[dict[str, Any] | None] = mapped_column(_Json)  # our latest writes to the event (`own_writes`)
    # Its UTC instants changed with a newer tz database, so the event has to be written again (`time_zone_update`).
    instants_moved: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now)

    integration: Mapped[Integration] = relationship()
    item: Mapped[Item] = relationship()


class RestOfSeries(Base):
    """Item that people made of the rest of a series: its event keeps what only the linked calendar holds of the series.

    Kept until that event is written. `source` is what the linked calendar held of the series then.
    """

    __tablename__ = "rests_of_series"

    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), primary_key=True)
    start: Mapped[datetime] = mapped_column(DateTime)  # of the first instance, as wall clock time of the series
    source: Mapped[str] = mapped_column(Text)

    item: Mapped[Item] = relationship()


class KnownEvent(Base):
    """Event of the linked calendar that was listed before, with a link or without; all others are new.

    `digest` is that of its remote id, see `webapp/sync/store/known_events.py`.
    """

    __tablename__ = "known_events"

    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)


class FormerUid(Base):
    """UID of an item on a calendar that is no longer linked, by which item and event are linked again.

    `digest` is that of the UID (`webapp/sync/store/known_events.py`): foreign UIDs may be too long for an index.
    """

    __tablename__ = "former_uids"

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False, index=True)
    written_by_us: Mapped[bool] = mapped_column()  # we created that event


class Mark(Base):
    """Mark of an item that may have changed, for an integration. Rows are only inserted and deleted, never updated, so
    that a run deletes exactly the rows that it has read."""

    __tablename__ = "marks"
    # Ids only grow, also after all marks are deleted: a run recognises new marks by their greater ids.
    __table_args__ = (Index("ix_marks_integration", "integration_id", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"))
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    marked_at: Mapped[datetime] = mapped_column(default=utc_now)


class Run(Base):
    """Run of an integration. Automatic checks that find nothing share one row, which counts them in `checks`."""

    __tablename__ = "runs"
    __table_args__ = (Index("ix_runs_integration", "integration_id", "started_at"),)

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"))
    trigger: Mapped[Trigger] = mapped_column(one_of(Trigger, 20))
    started_at: Mapped[datetime] = mapped_column(default=utc_now)
    finished_at: Mapped[datetime | None]
    result: Mapped[RunResult] = mapped_column(one_of(RunResult, 20), default=RunResult.RUNNING)
    reason_code: Mapped[str | None] = mapped_column(String(40))
    reason_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    reason = StoredReason("reason")
    checks: Mapped[int] = mapped_column(default=1)
    # {"in.create": 3, "out.update": 1, "skip": 2, "quarantine": 1, …}
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)

    integration: Mapped[Integration] = relationship()


class LedgerEntry(Base):
    """Decision of a run, with its outcome."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        Index("ix_ledger_run", "run_id", "id"),
        Index("ix_ledger_item", "item_id"),
        # Few of very many entries are conflicts, and every view of the listing counts them.
        Index("ix_ledger_conflicts", "integration_id", sqlite_where=_IS_CONFLICT, postgresql_where=_IS_CONFLICT),
    )

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"))
    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=utc_now)
    direction: Mapped[Direction] = mapped_column(one_of(Direction, 4))
    action: Mapped[str] = mapped_column(String(20))  # create, update, delete, adopt, rebase, skip, detach, …
    outcome: Mapped[Outcome] = mapped_column(one_of(Outcome, 12))
    item_id: Mapped[int | None] = mapped_column(Integer)  # no foreign key: the log outlives the item
    remote_id: Mapped[str | None] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text, default="")
    reason_code: Mapped[str | None] = mapped_column(String(40))
    reason_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    reason = StoredReason("reason")
    before: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    after: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    settled_at: Mapped[datetime | None]  # of a conflict: a person decided about it

    integration: Mapped[Integration] = relationship()


class Quarantine(Base):
    """Item or event that cannot be synced. It is skipped until it changes or somebody requests a retry."""

    __tablename__ = "quarantine"
    __table_args__ = (UniqueConstraint("integration_id", "item_id"), UniqueConstraint("integration_id", "remote_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    remote_id: Mapped[str | None] = mapped_column(Text)
    version_tag: Mapped[str | None] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text, default="")
    reason_code: Mapped[str | None] = mapped_column(String(40))
    reason_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    reason = StoredReason("reason")
    since: Mapped[datetime] = mapped_column(default=utc_now)
    retry_wanted: Mapped[bool] = mapped_column(default=False)


class Approval(Base):
    """Approval of deletions that the guard has held: more than 10, and more than a fifth of the live links.

    See docs/development/rules.md, 5.
    """

    __tablename__ = "approvals"

    id: Mapped[int] = mapped_column(primary_key=True)
    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"), index=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id", ondelete="SET NULL"))
    side: Mapped[Side] = mapped_column(one_of(Side, 5))  # where items or events would be deleted
    live_links: Mapped[int] = mapped_column()
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    decided_at: Mapped[datetime | None]
    approved: Mapped[bool | None] = mapped_column()
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))

    integration: Mapped[Integration] = relationship()
    held: Mapped[list[HeldDeletion]] = relationship(back_populates="approval", cascade="all, delete-orphan")


class HeldDeletion(Base):
    """Deletion that waits for an approval. Its link is not changed meanwhile."""

    __tablename__ = "held_deletions"
    __table_args__ = (UniqueConstraint("link_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    approval_id: Mapped[int] = mapped_column(ForeignKey("approvals.id", ondelete="CASCADE"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id", ondelete="CASCADE"))
    evidence_code: Mapped[str | None] = mapped_column(String(40))
    evidence_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    evidence = StoredReason("evidence")

    approval: Mapped[Approval] = relationship(back_populates="held")
    link: Mapped[Link] = relationship()


class Preview(Base):
    """Preview: what a run would do, shown to the owner before anything is synced, and executed once they approve it.

    With state `failed`, `reason` is why.
    """

    __tablename__ = "plans"
    __table_args__ = (Index("ix_plans_integration", "integration_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"))
    purpose: Mapped[Purpose] = mapped_column(one_of(Purpose, 20))
    state: Mapped[PreviewState] = mapped_column(one_of(PreviewState, 10), default=PreviewState.WORKING)
    reason_code: Mapped[str | None] = mapped_column(String(40))
    reason_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    reason = StoredReason("reason")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    ready_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id", ondelete="SET NULL"))  # that executes it
    # What an undo undoes: {"entry": id}, {"run": id} or {"since": instant}.
    undoes: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    due_at: Mapped[datetime | None] = mapped_column(index=True)  # when its job is enqueued (again)

    integration: Mapped[Integration] = relationship()

    @property
    def is_open(self) -> bool:
        """Return True if nobody has decided about it yet."""
        return self.state in OPEN_STATES


class PreviewEntry(Base):
    """Entry of a preview. `side` is where it would change something.

    `outcome` is None until the run is over; if it is another than `as_planned`, `explanation` is why.
    """

    __tablename__ = "planned_entries"
    __table_args__ = (Index("ix_planned_entries_plan", "plan_id", "id"),)

    id: Mapped[int] = mapped_column(_Id, primary_key=True)
    preview_id: Mapped[int] = mapped_column("plan_id", ForeignKey("plans.id", ondelete="CASCADE"))
    side: Mapped[Side] = mapped_column(one_of(Side, 5))
    action: Mapped[str] = mapped_column(String(20))  # create, update, delete, restore, adopt, skip, …
    item_id: Mapped[int | None] = mapped_column(Integer)  # no foreign key: the preview outlives the item
    remote_id: Mapped[str | None] = mapped_column(Text)
    undoes_id: Mapped[int | None] = mapped_column(BigInteger)  # the ledger entry that this step undoes
    subject: Mapped[str] = mapped_column(Text, default="")
    reason_code: Mapped[str | None] = mapped_column(String(40))
    reason_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    reason = StoredReason("reason")
    before: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    after: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    included: Mapped[bool] = mapped_column(default=True)  # the owner wants it
    outcome: Mapped[PreviewOutcome | None] = mapped_column(one_of(PreviewOutcome, 12))
    explanation_code: Mapped[str | None] = mapped_column(String(40))
    explanation_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    explanation = StoredReason("explanation")

    preview: Mapped[Preview] = relationship()


class Alert(Base):
    """Alert about a linked calendar that is out of sync; the row is deleted when it is in sync again."""

    __tablename__ = "alerts"

    integration_id: Mapped[int] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"), primary_key=True)
    since: Mapped[datetime]  # when the owner was notified
    administrators_told_at: Mapped[datetime | None]


class UserMessage(Base):
    """Message for a user, shown in the application until it is dismissed."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    integration_id: Mapped[int | None] = mapped_column(ForeignKey("integrations.id", ondelete="CASCADE"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    reason_code: Mapped[str | None] = mapped_column(String(40))
    reason_params: Mapped[dict[str, Any] | None] = mapped_column(_Json)
    reason = StoredReason("reason")
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    dismissed_at: Mapped[datetime | None]
