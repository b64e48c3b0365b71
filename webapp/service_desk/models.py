"""Tables of the service desk: clients, tickets, and the work that is planned for them.

The time and the resources of a service call, and the time of a CRM activity, are stored in its item (`Item.start`,
`Item.end`, `Item.assignments`); its `Item.version` is the optimistic lock of both rows. A task or to-do has no item
until it has a due date; from then on `item_projection` keeps item and task consistent.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from webapp.accounts.models import User
from webapp.database import Base, new_uid, utc_now
from webapp.my_calendar.models import Item

PRIORITIES = ("low", "normal", "high", "urgent")
TICKET_STATUSES = ("open", "in_progress", "waiting", "resolved", "closed")
OPEN_STATUSES = ("open", "in_progress", "waiting")
CALL_STATUSES = ("planned", "on_the_way", "done", "cancelled")
ACTIVITY_TYPES = ("call", "meeting", "email", "visit", "other")
TASK_STATUSES = ("open", "in_progress", "done")

DEFAULT_ESTIMATE = 30
"""Minutes that a task with a due time takes in the calendar if it has no estimate."""


class Client(Base):
    """A company or person that is served. `time_zone` is a name from the IANA time zone database."""

    __tablename__ = "clients"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), index=True)
    address: Mapped[str] = mapped_column(Text, default="")
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    uid: Mapped[str | None] = mapped_column(String(36), unique=True, index=True)  # of the form that made it
    reference: Mapped[str | None] = mapped_column(String(100), unique=True)  # what another system calls it
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    archived_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    contacts: Mapped[list[Contact]] = relationship(back_populates="client", order_by="Contact.name, Contact.id")

    __mapper_args__: dict[str, Any] = {"version_id_col": version}  # noqa: RUF012  # as SQLAlchemy's base types it


class Contact(Base):
    """A person at a client."""

    __tablename__ = "contacts"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[str] = mapped_column(String(50), default="")
    uid: Mapped[str | None] = mapped_column(String(36), unique=True, index=True)  # of the form that made it
    archived_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    client: Mapped[Client] = relationship(back_populates="contacts")

    __mapper_args__: dict[str, Any] = {"version_id_col": version}  # noqa: RUF012  # as SQLAlchemy's base types it


class Queue(Base):
    """A queue of tickets. Its members see all of them."""

    __tablename__ = "queues"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    version: Mapped[int] = mapped_column(default=1)

    members: Mapped[list[User]] = relationship(secondary="queue_members", order_by="User.name, User.id")

    __mapper_args__: dict[str, Any] = {"version_id_col": version}  # noqa: RUF012  # as SQLAlchemy's base types it


class QueueMember(Base):
    __tablename__ = "queue_members"
    __table_args__ = (Index("ix_queue_members_user", "user_id", "queue_id"),)

    queue_id: Mapped[int] = mapped_column(ForeignKey("queues.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)


class Team(Base):
    """A group of people, for the filter of the dispatch board."""

    __tablename__ = "teams"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    version: Mapped[int] = mapped_column(default=1)

    members: Mapped[list[User]] = relationship(secondary="team_members", order_by="User.name, User.id")

    __mapper_args__: dict[str, Any] = {"version_id_col": version}  # noqa: RUF012  # as SQLAlchemy's base types it


class TeamMember(Base):
    __tablename__ = "team_members"
    __table_args__ = (Index("ix_team_members_user", "user_id", "team_id"),)

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)


class WorkingHours(Base):
    """Working hours of a person on a weekday, in their time zone. Without any row DEFAULT_HOURS apply."""

    __tablename__ = "working_hours"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True)  # 0 is Monday
    starts: Mapped[int] = mapped_column()  # minutes after midnight
    ends: Mapped[int] = mapped_column()  # minutes after midnight; equal to `starts` on a day off


def _urgency(context: DefaultExecutionContext) -> int:
    parameters = context.get_current_parameters()  # type: ignore[no-untyped-call]
    return PRIORITIES.index(parameters.get("priority", "normal"))


class Ticket(Base):
    """A request of a client. `urgency` is the index of its `priority` in PRIORITIES, for sorting."""

    __tablename__ = "tickets"
    __table_args__ = (
        Index("ix_tickets_status", "deleted_at", "status", "number"),
        Index("ix_tickets_assignee", "assignee_id", "status"),
        Index("ix_tickets_queue", "queue_id", "status"),
        Index("ix_tickets_client", "client_id"),
        Index("ix_tickets_number", "deleted_at", "number", "status"),
        Index("ix_tickets_updated", "deleted_at", "updated_at", "number", "status"),
        Index("ix_tickets_urgency", "deleted_at", "urgency", "number", "status"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)  # shown to people, as #1042
    uid: Mapped[str | None] = mapped_column(String(36), unique=True, index=True)  # of the form that made it
    reference: Mapped[str | None] = mapped_column(String(100), unique=True)  # what another system calls it
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id", ondelete="SET NULL"))
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text, default="")
    priority: Mapped[str] = mapped_column(String(10), default="normal")
    urgency: Mapped[int] = mapped_column(default=_urgency)
    status: Mapped[str] = mapped_column(String(12), default="open")
    queue_id: Mapped[int | None] = mapped_column(ForeignKey("queues.id", ondelete="SET NULL"))
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(default=utc_now)
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    client: Mapped[Client] = relationship()
    contact: Mapped[Contact | None] = relationship()
    queue: Mapped[Queue | None] = relationship()
    assignee: Mapped[User | None] = relationship()
    calls: Mapped[list[ServiceCall]] = relationship(back_populates="ticket")

    __mapper_args__: dict[str, Any] = {"version_id_col": version}  # noqa: RUF012  # as SQLAlchemy's base types it

    @validates("priority")
    def _keep_urgency(self, _name: str, priority: str) -> str:
        self.urgency = PRIORITIES.index(priority)
        return priority


class TimelineEntry(Base):
    """One change of a ticket or its work, as a sentence: by whom, when, and via which calendar."""

    __tablename__ = "timeline_entries"
    __table_args__ = (Index("ix_timeline_entries_ticket", "ticket_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    via: Mapped[str] = mapped_column(String(300), default="")  # empty: on these pages; else the linked calendar's name
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=utc_now)

    user: Mapped[User | None] = relationship()


class ServiceCall(Base):
    """A visit, or remote work, planned for a ticket. Its resources are the assignments of its item."""

    __tablename__ = "service_calls"

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), primary_key=True)
    ticket_id: Mapped[int] = mapped_column(
        ForeignKey("tickets.id", ondelete="CASCADE"), index=True, active_history=True
    )
    description: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(12), default="planned", active_history=True)
    reference: Mapped[str | None] = mapped_column(String(100), unique=True)  # what another system calls it

    item: Mapped[Item] = relationship()
    ticket: Mapped[Ticket] = relationship(back_populates="calls")


class CrmActivity(Base):
    """A call, meeting, visit or message with a client, without a ticket."""

    __tablename__ = "crm_activities"

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"), primary_key=True)
    type: Mapped[str] = mapped_column(String(10), default="call")
    client_id: Mapped[int] = mapped_column(ForeignKey("clients.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id", ondelete="SET NULL"))
    outcome: Mapped[str] = mapped_column(Text, default="")

    item: Mapped[Item] = relationship()
    client: Mapped[Client] = relationship()
    contact: Mapped[Contact | None] = relationship()


class Task(Base):
    """Work with assignees. Due on a day (`due_on`), at a time (`due_at`, local time in `zone`), or never: both None."""

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("creator_id", "uid"),
        Index("ix_tasks_order", "deleted_at", "position", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), default=new_uid)
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text, default="")
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"), index=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("clients.id", ondelete="SET NULL"))
    creator_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    due_on: Mapped[date | None] = mapped_column(Date)
    due_at: Mapped[datetime | None] = mapped_column(DateTime)
    zone: Mapped[str | None] = mapped_column(Text)  # None is floating, as for items
    estimate: Mapped[int | None] = mapped_column()  # minutes
    status: Mapped[str] = mapped_column(String(12), default="open", active_history=True)
    position: Mapped[int] = mapped_column(default=0)  # order in lists, smallest first
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    done_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id", ondelete="SET NULL"), unique=True)
    version: Mapped[int] = mapped_column(default=1)

    assignees: Mapped[list[User]] = relationship(secondary="task_assignees", order_by="User.name, User.id")
    item: Mapped[Item | None] = relationship()
    ticket: Mapped[Ticket | None] = relationship()
    client: Mapped[Client | None] = relationship()

    __mapper_args__: dict[str, Any] = {"version_id_col": version}  # noqa: RUF012  # as SQLAlchemy's base types it

    @property
    def is_done(self) -> bool:
        return self.status == "done"


class TaskAssignee(Base):
    __tablename__ = "task_assignees"
    __table_args__ = (Index("ix_task_assignees_user", "user_id", "task_id"),)

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)


class ToDo(Base):
    """A private reminder of a person. Due on a day, at a time (local time in `zone`), or never."""

    __tablename__ = "to_dos"
    __table_args__ = (
        UniqueConstraint("owner_id", "uid"),
        Index("ix_to_dos_order", "owner_id", "position", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), default=new_uid)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(200))
    due_on: Mapped[date | None] = mapped_column(Date)
    due_at: Mapped[datetime | None] = mapped_column(DateTime)
    zone: Mapped[str | None] = mapped_column(Text)  # None is floating, as for items
    estimate: Mapped[int | None] = mapped_column()  # minutes
    position: Mapped[int] = mapped_column(default=0)  # order in lists, smallest first
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    done_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("items.id", ondelete="SET NULL"), unique=True)
    version: Mapped[int] = mapped_column(default=1)

    item: Mapped[Item | None] = relationship()

    __mapper_args__: dict[str, Any] = {"version_id_col": version}  # noqa: RUF012  # as SQLAlchemy's base types it

    @property
    def is_done(self) -> bool:
        return self.done_at is not None


class EventText(Base):
    """An administrator's template for the event texts of a kind. Without a row `event_templates.DEFAULTS` apply."""

    __tablename__ = "event_texts"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    subject: Mapped[str] = mapped_column(Text)
    location: Mapped[str] = mapped_column(Text, default="")
    description: Mapped[str] = mapped_column(Text, default="")
    done_prefix: Mapped[str] = mapped_column(String(20), default="")  # of a finished task or to-do
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__: dict[str, Any] = {"version_id_col": version}  # noqa: RUF012  # as SQLAlchemy's base types it


class TextsDue(Base):
    """A due update of the texts of coming items. The row is deleted when all of them are updated."""

    __tablename__ = "texts_due"

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(10))  # what changed: template, ticket, client or contact
    key: Mapped[str] = mapped_column(String(20))  # the kind of a template, else the id of the row
    after_id: Mapped[int] = mapped_column(default=0)  # items up to this id are updated
    since: Mapped[datetime] = mapped_column(default=utc_now)
