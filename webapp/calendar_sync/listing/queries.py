"""Queries of the listing page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.accounts.models import User
from webapp.calendar_sync.attention.queries import count_needs
from webapp.calendar_sync.queries import Row, find_rows
from webapp.extensions import db
from webapp.sync.models import Integration, Link, UserMessage
from webapp.sync.states import LinkState


@dataclass(frozen=True, slots=True)
class Listing:
    """The content of the listing page."""

    rows: Sequence[Row]
    drafts: Sequence[Integration]
    notices: Sequence["ShownNotice"]
    needs: int  # number of decisions and repairs that wait for the owner

    @property
    def is_under_way(self) -> bool:
        return any(row.is_under_way for row in self.rows)

    def is_still_out_of_step(self, notice: UserMessage) -> bool:
        """Return True if the notice is about an integration as a whole whose status is still "danger"."""
        troubled = {row.integration.id for row in self.rows if row.status.level == "danger"}
        return notice.item_id is None and notice.integration_id in troubled


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice, and the detached link that "Send again" applies to."""

    notice: UserMessage
    detached_link: Link | None


def find_listing(user: User, *, now: datetime) -> Listing:
    """Return the content of the listing. The number of queries does not depend on the number of rows."""
    return Listing(find_rows(user.id, now=now), _find_drafts(user), _find_notices(user), count_needs(user))


def _find_drafts(user: User) -> Sequence[Integration]:
    return db.session.scalars(
        select(Integration)
        .options(joinedload(Integration.account))
        .where(Integration.owner_id == user.id, Integration.wizard_step.is_not(None), Integration.ended_at.is_(None))
        .order_by(Integration.id)
    ).all()


def _find_notices(user: User) -> list[ShownNotice]:
    rows = db.session.execute(
        select(UserMessage, Link)
        .outerjoin(
            Link,
            (Link.integration_id == UserMessage.integration_id)
            & (Link.item_id == UserMessage.item_id)
            & (Link.state == LinkState.DETACHED),
        )
        .where(UserMessage.user_id == user.id, UserMessage.dismissed_at.is_(None))
        .order_by(UserMessage.id.desc())
    )
    return [ShownNotice(notice, link) for notice, link in rows]
