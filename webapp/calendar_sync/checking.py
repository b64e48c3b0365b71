"""Credentials between the moment they are typed and the moment they are stored.

They are checked with the server at once. Until the user has given permission they live nowhere but in the user's own
session cookie, encrypted with the installation's credential keys, for at most half an hour: nothing is left behind
when somebody turns back at the permission page. What discovery found is not kept, so that the cookie stays small; the
server is asked again when permission is given.
"""

from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timedelta

from flask import current_app, session
from flask_wtf import FlaskForm

from webapp.accounts.models import User
from webapp.connectors.caldav import Discovery, discover
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.database import utc_now
from webapp.encryption import CredentialsUnreadable, decrypt, encrypt
from webapp.extensions import db
from webapp.sync.connecting import address_policy

_SESSION_KEY = "calendar_sync_pending"
_KEPT_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Pending:
    """Checked credentials that wait for permission."""

    service: str
    server_url: str
    username: str
    password: str = field(repr=False)


def check(credentials: Pending) -> Discovery:
    """Ask the server whether it is one and lets the user in.

    Raises:
        ConnectorError: with the reason in words for the user.
    """
    db.session.commit()  # no transaction stays open while a foreign server takes its time
    return discover(
        credentials.server_url,
        credentials.username,
        credentials.password,
        policy=address_policy(),
        timeout=current_app.config["CALDAV_TIMEOUT"],
    )


def show_error(form: FlaskForm, error: ConnectorError) -> None:
    """Put the reason beside the field that it is about; above the form if that field is not on it."""
    name = "password" if isinstance(error, AuthorizationLost) else "server_url"
    if name in form:
        form[name].errors = [*form[name].errors, error.reason]
    else:
        form.form_errors.append(error.reason)


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
