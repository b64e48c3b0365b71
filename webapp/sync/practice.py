"""The practice calendar: whose account is which. Its server belongs to this installation, so passwords are known."""

from dataclasses import dataclass, field

from flask import current_app
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.practice_accounts import key_of, password_of
from webapp.sync.models import LinkedAccount

SERVICE = "practice"

SHARED = "practice"
"""The one account there was for everybody, once. It stays with whoever linked it first."""


@dataclass(frozen=True, slots=True)
class PracticeAccount:
    server_url: str
    username: str
    password: str = field(repr=False)


def account_of(user: User) -> PracticeAccount:
    """Return the person's own account."""
    username = SHARED if _first_of_shared() == user.id else f"practice-{user.id}"
    return PracticeAccount(current_app.config["PRACTICE_CALDAV_URL"], username, password_for(username))


def password_for(username: str) -> str:
    """Return the password of an account, whatever was stored when it was linked."""
    return password_of(username, key_of(current_app.config["SECRET_KEY"]))


def _first_of_shared() -> int | None:
    linked = select(LinkedAccount.user_id).where(LinkedAccount.service == SERVICE, LinkedAccount.name == SHARED)
    return db.session.scalar(linked.order_by(LinkedAccount.id).limit(1))
