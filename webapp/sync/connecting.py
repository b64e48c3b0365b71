"""From a linked account to its connector."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import current_app

from webapp.connectors.addresses import AddressPolicy
from webapp.connectors.base import Connector
from webapp.connectors.caldav import CalDavConnector, Discovery
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.encryption import CredentialsUnreadable, decrypt
from webapp.sync import cronofy, practice
from webapp.sync.models import Integration, LinkedAccount


def address_policy() -> AddressPolicy:
    """Return which server addresses this installation lets users name."""
    return AddressPolicy(trusted_origins=current_app.config["CALDAV_TRUSTED_ORIGINS"])


@contextmanager
def open_connector(
    account: LinkedAccount,
    integration: Integration | None = None,
    *,
    urgent: bool = False,
    while_waiting: Callable[[], None] = lambda: None,
) -> Iterator[Connector]:
    """Yield a connector for `account` and release its connections afterwards.

    `integration` names whose part of a shared rate limit is used, and where notices go. `urgent`: a person waits, so
    its calls go before bulk work. `while_waiting` is called again and again while the connector waits its turn.

    Raises:
        AuthorizationLost: the stored credentials cannot be opened any more.
        ConnectorError: this installation has no way to the service (any more).
    """
    if account.connector == "cronofy":
        connector: Connector = cronofy.make_connector(account, integration, urgent=urgent, while_waiting=while_waiting)
    else:
        connector = _caldav(account)
    try:
        yield connector
    finally:
        connector.close()


def _caldav(account: LinkedAccount) -> CalDavConnector:
    try:
        credentials = decrypt(account.credentials)
    except CredentialsUnreadable as error:
        raise AuthorizationLost("The stored credentials can no longer be read. Please connect again.") from error
    try:
        discovery = Discovery.from_json(account.discovery)
    except KeyError as error:
        raise ConnectorError("Where the account's calendars are is not known. Please connect again.") from error
    username = credentials["username"]
    return CalDavConnector(
        username=username,
        password=practice.password_for(username) if account.service == practice.SERVICE else credentials["password"],
        discovery=discovery,
        policy=address_policy(),
        timeout=current_app.config["CALDAV_TIMEOUT"],
        connections=current_app.config["CALDAV_CONNECTIONS"],
    )
