"""Tables of users and of sign-in."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.database import Base, new_uid, utc_now

ROLES = ("technician", "dispatcher", "administrator")


class User(UserMixin, Base):  # Flask-Login has no types
    """A person with a calendar. `time_zone` (a name of the IANA database) is used on every page they see."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)  # stored in lower case
    name: Mapped[str] = mapped_column(String(100))
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20), default="technician")
    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    week_starts_on: Mapped[int] = mapped_column(default=0)  # 0 is Monday, as in datetime.weekday()
    is_disabled: Mapped[bool] = mapped_column(default=False)
    session_key: Mapped[str] = mapped_column(String(36), default=new_uid)  # changing it ends every open session
    created_at: Mapped[datetime] = mapped_column(default=utc_now)

    @property
    def is_active(self) -> bool:
        return not self.is_disabled

    @property
    def is_administrator(self) -> bool:
        return self.role == "administrator"

    def get_id(self) -> str:
        return f"{self.id}:{self.session_key}"


class TwoFactor(Base):
    """A user's authenticator application (TOTP, RFC 6238), the second factor at sign-in."""

    __tablename__ = "second_steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), unique=True)
    secret: Mapped[str] = mapped_column(Text)  # encrypted (webapp/encryption.py)
    last_counter: Mapped[int] = mapped_column(default=0)  # of the last accepted code, so that no code works twice
    recovery_hashes: Mapped[list[str]] = mapped_column(JSON, default=list)  # of unused recovery codes
    confirmed_at: Mapped[datetime] = mapped_column(default=utc_now)


class SignOnIdentity(Base):
    """A user's identity at the single sign-on provider; once linked, it identifies them instead of their address."""

    __tablename__ = "sign_on_identities"
    __table_args__ = (UniqueConstraint("issuer", "subject"), UniqueConstraint("user_id", "issuer"))

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    issuer: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(255))  # OpenID Connect Core 1.0, section 2: at most 255 characters
    linked_at: Mapped[datetime] = mapped_column(default=utc_now)


class SetUp(Base):
    """One row, inserted with the first administrator: of two concurrent set-ups, one fails on the primary key."""

    __tablename__ = "set_up"

    id: Mapped[int] = mapped_column(primary_key=True)
    done_at: Mapped[datetime] = mapped_column(default=utc_now)


class SignInAttempt(Base):
    """A sign-in that is in progress or failed; `throttle` counts them. A successful sign-in deletes its own row."""

    __tablename__ = "sign_in_attempts"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(String(45), index=True)
    account: Mapped[str] = mapped_column(String(254), index=True)  # as entered, in lower case; it need not exist
    attempted_at: Mapped[datetime] = mapped_column(default=utc_now, index=True)
