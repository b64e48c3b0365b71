"""Mapping of identities at the provider to accounts."""

from zoneinfo import available_timezones

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from webapp.accounts import service
from webapp.accounts.models import SignOnIdentity, User
from webapp.accounts.oidc.errors import AccountDisabled, AddressNotVerified, LinkedOtherwise, NoAccount
from webapp.accounts.oidc.provider import Person
from webapp.database import new_uid
from webapp.extensions import db


def user_for(person: Person, *, creates_accounts: bool) -> User:
    """Return the account that `person` signs in to.

    At the first sign-in it is the account with their verified address, or a new technician's if `creates_accounts`.
    Afterwards it is the linked account, even if the address changes on either side.

    Raises:
        NotLetIn: one of its subclasses.
    """
    user = _find_linked(person)
    if user is not None:
        return _enabled(user)
    if not person.email_verified:
        raise AddressNotVerified
    user = db.session.scalar(select(User).where(User.email == person.email))
    if user is None and creates_accounts:
        user = _add_user(person)
    if user is None:
        raise NoAccount
    return _link(_enabled(user), person)


def _find_linked(person: Person) -> User | None:
    known_as = (SignOnIdentity.issuer == person.issuer) & (SignOnIdentity.subject == person.subject)
    return db.session.scalar(select(User).join(SignOnIdentity, SignOnIdentity.user_id == User.id).where(known_as))


def _enabled(user: User) -> User:
    if user.is_disabled:
        raise AccountDisabled
    return user


def _link(user: User, person: Person) -> User:
    db.session.add(SignOnIdentity(user_id=user.id, issuer=person.issuer, subject=person.subject))
    # A new session key ends open sessions and voids invitation links.
    user.session_key = new_uid()
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        linked = _find_linked(person)  # by a concurrent sign-in of the same person
        if linked is None:
            raise LinkedOtherwise from None
        return _enabled(linked)
    return user


def _add_user(person: Person) -> User | None:
    try:
        validate_email(person.email, check_deliverability=False)
        return service.add_user(name=_name(person), email=person.email, role="technician", time_zone=_time_zone(person))
    except (EmailNotValidError, service.EmailTaken):
        return None


def _name(person: Person) -> str:
    given = "".join(letter for letter in person.name if letter.isprintable())
    return (" ".join(given.split()) or person.email.partition("@")[0])[:100]


def _time_zone(person: Person) -> str:
    return person.time_zone if person.time_zone in available_timezones() else "UTC"
