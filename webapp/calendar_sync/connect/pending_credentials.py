"""Credentials between the moment they are typed and the moment they are stored.

They are checked with the server at once. Until the user has given permission they live nowhere but in the user's own
session cookie, encrypted with the installation's credential keys, for at most half an hour: nothing is left behind
when somebody turns back at the permission page. What discovery found is not kept, so that the cookie stays small; the
server is asked again when permission is given.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from flask import session
from flask_wtf import FlaskForm

from webapp.accounts.models import User
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.connectors.reasons import Reason, because
from webapp.connectors.sign_in import Login, PasswordSignIn
from webapp.database import utc_now
from webapp.encryption import CredentialsUnreadable, decrypt, encrypt
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync.providers import providers

_SESSION_KEY = "calendar_sync_pending"
_KEPT_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Pending:
    """Checked credentials that wait for permission."""

    service: str
    server_url: str
    username: str
    password: str = field(repr=False)

    @classmethod
    def of(cls, service: str, login: Login) -> "Pending":
        return cls(service, login.server_url, login.username, login.password)

    @property
    def login(self) -> Login:
        return Login(self.server_url, self.username, self.password)


def sign_in_of(service: str) -> PasswordSignIn | None:
    """Return how one signs in to a service with a password, where that is possible here."""
    provider = providers().password_provider(service)
    sign_in = provider.sign_in if provider else None
    return sign_in if isinstance(sign_in, PasswordSignIn) else None


def check(credentials: Pending) -> Mapping[str, Any]:
    """Ask the server whether it is one and lets the user in; return what has to be known of the account.

    Raises:
        ConnectorError: with the reason in words for the user.
    """
    sign_in = sign_in_of(credentials.service)
    if sign_in is None:
        raise ConnectorError(because(Reason.SERVICE_NOT_OFFERED))
    db.session.commit()  # no transaction stays open while a foreign server takes its time
    return sign_in.check(credentials.login)


def show_error(form: FlaskForm, error: ConnectorError) -> None:
    """Put the reason beside the field that it is about; above the form if that field is not on it."""
    name = "password" if isinstance(error, AuthorizationLost) else "server_url"
    if name in form:
        form[name].errors = [*form[name].errors, sentence(error.reason)]
    else:
        form.form_errors.append(sentence(error.reason))


def keep(pending: Pending, user: User) -> None:
    """Keep checked credentials until the user has answered the permission page."""
    until = (utc_now() + _KEPT_FOR).isoformat()
    session[_SESSION_KEY] = encrypt({**asdict(pending), "user_id": str(user.id), "until": until})


def kept(user: User, service: str) -> Pending | None:
    """Return the credentials that wait for permission at `service`, unless there are none or they are too old."""
    token = session.get(_SESSION_KEY)
    if token is None:
        return None
    try:
        values = decrypt(token)
    except CredentialsUnreadable:
        return None
    if values["user_id"] != str(user.id) or values["service"] != service:
        return None
    if datetime.fromisoformat(values["until"]) < utc_now():
        return None
    return Pending(**{each.name: values[each.name] for each in fields(Pending)})


def forget() -> None:
    """Drop credentials that wait for permission."""
    session.pop(_SESSION_KEY, None)
