"""Links between accounts and identities at the provider, and the use of passwords by linked accounts."""

from sqlalchemy import delete, select

from webapp.accounts.models import SignOnIdentity, User
from webapp.accounts.oidc.settings import sign_on_settings
from webapp.extensions import db


def find_link(user: User) -> SignOnIdentity | None:
    """Return the user's identity at the provider of this installation; None if they never signed in through it."""
    settings = sign_on_settings()
    if settings is None:
        return None
    return db.session.scalar(
        select(SignOnIdentity).where(SignOnIdentity.user_id == user.id, SignOnIdentity.issuer == settings.issuer)
    )


def may_use_password(user: User) -> bool:
    """Return whether the user may sign in with a password; False if single sign-on has replaced it."""
    settings = sign_on_settings()
    return settings is None or settings.keeps_passwords or find_link(user) is None


def unlink(user: User) -> None:
    """Delete the user's identities at providers, so that their next single sign-on finds them by their address."""
    db.session.execute(delete(SignOnIdentity).where(SignOnIdentity.user_id == user.id))
    db.session.commit()
