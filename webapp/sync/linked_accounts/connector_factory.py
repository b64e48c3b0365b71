"""Connectors of linked accounts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from webapp.connectors.base import Connector
from webapp.connectors.ports import Usage
from webapp.sync.linked_accounts.credential_store import pause
from webapp.sync.linked_accounts.ports import as_port
from webapp.sync.models import Integration, LinkedAccount
from webapp.sync.providers import provider_of


@contextmanager
def open_connector(
    account: LinkedAccount,
    integration: Integration | None = None,
    *,
    urgent: bool = False,
    while_waiting: Callable[[], None] = lambda: None,
) -> Iterator[Connector]:
    """Yield a connector for `account` and release its connections afterwards.

    `integration` is the one whose share of a common rate limit is used. `urgent`: a person waits, so its calls go
    before bulk work. `while_waiting` is called repeatedly while the connector waits for the rate limit.

    Raises:
        AuthorizationLost: the stored credentials can no longer be decrypted.
        ConnectorError: no provider for the service is set up (any more).
    """

    def wait(length: timedelta) -> None:
        pause(length)
        while_waiting()

    usage = Usage(
        share=str(integration.id) if integration else f"account-{account.id}",
        pause=wait,
        urgent=urgent,
        news_since=integration.state.news_since if integration else None,
    )
    connector = provider_of(account).open(as_port(account), usage)
    try:
        yield connector
    finally:
        connector.close()
