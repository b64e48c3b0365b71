"""Credentials that were typed and checked, and wait for the user's permission.

They are checked with the server at once. Until the user gives permission they are kept only in the user's own session
cookie, encrypted with the installation's credential keys, for at most half an hour: nothing is stored if the user
cancels at the permission page. The result of discovery is not kept, so that the cookie stays small; discovery runs
again when permission is given.
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
    """Return the password sign-in of a service, if a provider of this installation has one."""
    provider = providers().password_provider(service)
    sign_in = provider.sign_in if provider else None
    return sign_in if isinstance(sign_in, PasswordSignIn) else None


def check(credentials: Pending) -> Mapping[str, Any]:
    """Check the credentials with the server.

    Returns:
        The result of discovery, as `LinkedAccount.discovery` stores it.

    Raises:
        ConnectorError: the server refused them or is no calendar server; the reason can be shown to the user.
    """
    sign_in = sign_in_of(credentials.service)
    if sign_in is None:
        raise ConnectorError(because(Reason.SERVICE_NOT_OFFERED))
    db.session.commit()  # no transaction stays open during a request to a server
    return sign_in.check(credentials.login)


def show_error(form: FlaskForm, error: ConnectorError) -> None:
    """Add the reason to the errors of the field it is about; to those of the form if the form lacks that field."""
    name = "password" if isinstance(error, AuthorizationLost) else "server_url"
    if name in form:
        form[name].errors = [*form[name].errors, sentence(error.reason)]
    else:
        form.form_errors.append(sentence(error.reason))


def keep(pending: Pending, user: User) -> None:
    """Keep checked credentials in the session until the user answers the permission page."""
    until = (utc_now() + _KEPT_FOR).isoformat()
    session[_SESSION_KEY] = encrypt({**asdict(pending), "user_id": str(user.id), "until": until})


def kept(user: User, service: str) -> Pending | None:
    """Return the credentials of `user` that wait for permission at `service`; None if none, or expired."""
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
    """Remove credentials that wait for permission."""
    session.pop(_SESSION_KEY, None)
