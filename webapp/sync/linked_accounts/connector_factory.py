"""From a linked account to its connector."""

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

    `integration` names whose part of a shared rate limit is used. `urgent`: a person waits, so its calls go before
    bulk work. `while_waiting` is called again and again while the connector waits its turn.

    Raises:
        AuthorizationLost: the stored credentials cannot be opened any more.
        ConnectorError: this installation has no way to the service (any more).
    """

    def wait(length: timedelta) -> None:
        pause(length)
        while_waiting()

    usage = Usage(
        share=str(integration.id) if integration else f"account-{account.id}",
        pause=wait,
        urgent=urgent,
        news_since=integration.news_since if integration else None,
    )
    connector = provider_of(account).open(as_port(account), usage)
    try:
        yield connector
    finally:
        connector.close()
