"""Settings that are fixed during a run of an integration."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID, uuid5

from sqlalchemy import select

from webapp.extensions import db, reading
from webapp.my_calendar.actor import Actor
from webapp.sync.engine.planner import Options
from webapp.sync.models import Deployment, Integration


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Settings of an integration as they were when its run began.

    Plain values, because rows would expire with every commit. `news_since`: the instant of the earliest change that a
    notification has announced.
    """

    integration_id: int
    owner_id: int
    home_zone: str
    deployment_id: str
    calendar_id: str
    options: Options
    actor: Actor
    news_since: datetime | None = None

    @classmethod
    def load(cls, integration: Integration) -> Self:
        """Return the settings of `integration`, and end the transaction."""
        with reading():
            return cls(
                integration_id=integration.id,
                owner_id=integration.owner_id,
                home_zone=integration.owner.time_zone,
                deployment_id=deployment_id(),
                calendar_id=integration.calendar_id or "",
                options=Options(
                    accept_create=integration.accept_create,
                    accept_update=integration.accept_update,
                    accept_delete=integration.accept_delete,
                    kinds=frozenset() if integration.calendar_read_only else frozenset(integration.kinds),
                ),
                actor=Actor(integration.owner_id, via=integration.place),
                news_since=integration.state.news_since,
            )

    def create_key(self, item_uid: str, replaces: str = "") -> str:
        """Return the create key of an item's event: the same for every retry, another for every successor."""
        return str(uuid5(UUID(self.deployment_id), f"{self.integration_id}/{item_uid}/{replaces}"))


def deployment_id() -> str:
    """Return this installation's identity; the first call creates it. The caller ends the transaction."""
    existing = db.session.scalar(select(Deployment.deployment_id).order_by(Deployment.id))
    if existing:
        return existing
    db.session.add(Deployment(id=1))
    db.session.commit()
    return deployment_id()
