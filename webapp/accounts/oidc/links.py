"""Which accounts are linked to an identity at the provider, and what that means for their passwords."""

from sqlalchemy import delete, select

from webapp.accounts.models import SignOnIdentity, User
from webapp.accounts.oidc.settings import sign_on_settings
from webapp.extensions import db


def find_link(user: User) -> SignOnIdentity | None:
    """Return how the provider of this installation knows the user, if they have signed in through it."""
    settings = sign_on_settings()
    if settings is None:
        return None
    return db.session.scalar(
        select(SignOnIdentity).where(SignOnIdentity.user_id == user.id, SignOnIdentity.issuer == settings.issuer)
    )


def may_use_password(user: User) -> bool:
    """Return whether a password opens the account: not where the provider has replaced it."""
    settings = sign_on_settings()
    return settings is None or settings.keeps_passwords or find_link(user) is None


def unlink(user: User) -> None:
    """Forget who the user is at any provider. Their next sign-in there finds them by their address again."""
    db.session.execute(delete(SignOnIdentity).where(SignOnIdentity.user_id == user.id))
    db.session.commit()
