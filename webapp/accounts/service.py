"""Operations on accounts. Each function is one transaction."""

import secrets

from blinker import Namespace
from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError

from webapp.accounts.models import SetUp, User
from webapp.accounts.oidc.links import may_use_password
from webapp.accounts.passwords import hash_password, needs_rehash, password_matches
from webapp.accounts.throttle import begin_attempt, forget_attempt
from webapp.database import new_uid
from webapp.extensions import db

INVITATION_DAYS = 7
"""Validity of an invitation link, in days."""

time_zone_changed = Namespace().signal("time-zone-changed")
"""Signal sent with the user, before the commit, when their time zone changes."""


class AlreadySetUp(Exception):
    """The installation has an administrator already."""


class EmailTaken(Exception):
    """Another account has this address."""


class LastAdministrator(Exception):
    """The operation would leave the installation without an administrator."""


def needs_set_up() -> bool:
    """Return whether the installation has no account yet."""
    return not db.session.scalar(select(exists().where(User.id.is_not(None))))


def set_up(*, name: str, email: str, password: str, time_zone: str) -> User:
    """Create the first administrator.

    Raises:
        AlreadySetUp: there is one already, possibly from a concurrent set-up.
    """
    if not needs_set_up():
        raise AlreadySetUp
    user = User(
        name=name, email=email, password_hash=hash_password(password), time_zone=time_zone, role="administrator"
    )
    db.session.add_all([SetUp(id=1), user])
    try:
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        raise AlreadySetUp from error
    return user


def authenticate(*, email: str, password: str, address: str) -> User | None:
    """Return the user with these credentials; None for any failure, without distinction.

    Raises:
        TooManyAttempts: the password was not checked.
    """
    attempt = begin_attempt(address, email)
    user: User | None = db.session.scalar(select(User).where(User.email == email))
    if not password_matches(user.password_hash if user else None, password) or user is None or user.is_disabled:
        return None
    if not may_use_password(user):
        return None
    if needs_rehash(user.password_hash):
        user.password_hash = hash_password(password)
    forget_attempt(attempt)
    return user


def confirm(user: User, *, password: str, address: str) -> bool:
    """Return whether `password` is that of the signed-in `user`.

    Raises:
        TooManyAttempts: the password was not checked.
    """
    attempt = begin_attempt(address, f"confirm {user.id}")
    if not password_matches(user.password_hash, password):
        return False
    forget_attempt(attempt)
    return True


def load_session_user(session_id: str) -> User | None:
    """Return the user of a session; None if the session was ended or the account is disabled."""
    number, _, session_key = session_id.partition(":")
    user = db.session.get(User, int(number)) if number.isdecimal() else None
    if user is None or user.is_disabled or not secrets.compare_digest(user.session_key, session_key):
        return None
    return user


def update_profile(user: User, *, name: str, time_zone: str, week_starts_on: int) -> None:
    """Change a user's name and the display settings of their calendar."""
    user.name = name
    user.week_starts_on = week_starts_on
    if user.time_zone != time_zone:
        user.time_zone = time_zone
        time_zone_changed.send(user)
    db.session.commit()


def change_password(user: User, password: str) -> None:
    """Set a new password, end every open session and void every open invitation."""
    user.password_hash = hash_password(password)
    user.session_key = new_uid()
    db.session.commit()


def add_user(*, name: str, email: str, role: str, time_zone: str = "UTC") -> User:
    """Add a user, who can sign in only after accepting an invitation (see `invitation_token`).

    Raises:
        EmailTaken: another account has this address.
    """
    user = User(name=name, email=email, role=role, time_zone=time_zone, password_hash=_unknown_password())
    db.session.add(user)
    try:
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        raise EmailTaken from error
    return user


def reset_password(user: User) -> None:
    """Invalidate the current password, end every session, and void earlier invitations."""
    user.password_hash = _unknown_password()
    user.session_key = new_uid()
    db.session.commit()


def change_role(user: User, role: str) -> None:
    """Change a user's role. Raises LastAdministrator."""
    if role != "administrator":
        _require_another_administrator(user)
    user.role = role
    db.session.commit()


def disable(user: User) -> None:
    """Disable an account and end all its sessions. Raises LastAdministrator."""
    _require_another_administrator(user)
    user.is_disabled = True
    user.session_key = new_uid()
    db.session.commit()


def enable(user: User) -> None:
    """Enable a disabled account."""
    user.is_disabled = False
    db.session.commit()


def invitation_token(user: User) -> str:
    """Return the token of an invitation link: the user can choose a password, once, within INVITATION_DAYS."""
    return _invitations().dumps([user.id, user.session_key])


def invited_user(token: str) -> User | None:
    """Return the user of an invitation; None if it is forged, used, void or expired, or passwords are not for them."""
    try:
        user_id, session_key = _invitations().loads(token, max_age=INVITATION_DAYS * 86400)
    except BadSignature:
        return None
    user = load_session_user(f"{user_id}:{session_key}")
    return user if user and may_use_password(user) else None


def accept_invitation(user: User, *, password: str, time_zone: str) -> None:
    """Set the password and time zone from an invitation, whose link is void afterwards."""
    update_profile(user, name=user.name, time_zone=time_zone, week_starts_on=user.week_starts_on)
    change_password(user, password)


def _invitations() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="invitation")


def _unknown_password() -> str:
    # A real hash, so that a sign-in takes as long as for other accounts.
    return hash_password(secrets.token_urlsafe(32))


def _require_another_administrator(user: User) -> None:
    administrators = db.session.scalars(
        select(User).where(User.role == "administrator", User.is_disabled.is_(False)).with_for_update()
    )
    if user.is_administrator and not any(other.id != user.id for other in administrators):
        raise LastAdministrator
