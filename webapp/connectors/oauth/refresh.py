"""Refreshes access tokens before they expire, once for all workers of an account (single flight)."""

from collections.abc import Callable
from datetime import timedelta

from webapp.connectors.clock import Clock
from webapp.connectors.oauth.rate_limiter import Limiter, one_call
from webapp.connectors.oauth.token_store import TokenStore
from webapp.connectors.oauth.tokens import Tokens
from webapp.database import utc_now

_REFRESH_BEFORE = timedelta(seconds=60)
"""Time before its expiry from which on a token is not used, so that it does not expire in flight."""


class AccessTokens:
    """The current access token of one account. Thread-safe."""

    def __init__(
        self,
        store: TokenStore,
        limiter: Limiter,
        request_tokens: Callable[[Tokens], Tokens],
        *,
        now: Clock = utc_now,
    ) -> None:
        """Refresh by `request_tokens`, which sends one request to the token endpoint and returns its tokens."""
        self._store = store
        self._limiter = limiter
        self._request_tokens = request_tokens
        self._now = now
        self._tokens: Tokens | None = None

    def current(self) -> str:
        """Return an access token that has not expired. Raises as `renewed` does."""
        tokens = self._tokens or self._store.load()
        self._tokens = tokens
        if tokens.expires_at - _REFRESH_BEFORE <= self._now():
            return self.renewed(tokens.access_token)
        return tokens.access_token

    def renewed(self, stale: str) -> str:
        """Return a token other than `stale`: that of a worker which was faster, else a new one.

        New tokens are stored before they are used: a service that rotates refresh tokens may have revoked the old one
        (RFC 6749, section 6).

        Raises:
            AuthorizationLost: the refresh token is no longer accepted.
            TransientError: no usable answer, or no slot or lock in time.
        """
        # Acquire the rate-limit slot before the lock, so that a waiting caller never holds the lock of the account.
        with one_call(self._limiter), self._store.locked():
            tokens = self._store.load()
            if tokens.access_token == stale:
                tokens = self._request_tokens(tokens)
                self._store.save(tokens)
        self._tokens = tokens
        return tokens.access_token
