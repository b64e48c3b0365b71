"""Where the tokens of an account are kept: an interface that the application implements."""

from contextlib import AbstractContextManager
from typing import Protocol

from webapp.connectors.oauth.tokens import Tokens


class TokenStore(Protocol):
    """The tokens of one linked account, shared by all workers."""

    def load(self) -> Tokens:
        """Return the tokens as they are stored now, never from a cache of this process."""
        ...

    def locked(self) -> AbstractContextManager[None]:
        """Hold the account's refresh lock, which all workers share, for the block.

        Raises:
            TransientError: another worker held it for too long; the block is not entered.
        """
        ...

    def save(self, tokens: Tokens) -> None:
        """Store `tokens` durably; on return they survive the death of this worker."""
        ...
