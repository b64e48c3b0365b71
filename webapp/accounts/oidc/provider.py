"""Client of the OpenID provider: discovery, keys, code exchange, user info."""

import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, Generic, TypeVar
from urllib.parse import quote_plus, urlencode

import requests
from flask import Flask, current_app
from oauthlib.oauth2 import OAuth2Error
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session

from webapp.accounts.oidc.errors import AnswerRefused, CodeRefused, ProviderAway, SignOnError
from webapp.accounts.oidc.id_token import Expected, UnknownKey, read_id_token, read_keys
from webapp.accounts.oidc.settings import OidcSettings
from webapp.connectors.outbound_errors import outbound_reason
from webapp.database import utc_now
from webapp.outbound.addresses import AddressPolicy, origin_of
from webapp.outbound.errors import AddressRefused, NoResponse, OutboundError
from webapp.outbound.session import PinnedAdapter, allow_plain_http_if_trusted, harden, network_error
from webapp.reason_texts import sentence

MAX_ANSWER = 1024 * 1024
"""Maximum bytes read of a response; the largest, a key set, usually has a few thousand."""

KEPT_FOR = timedelta(hours=1)
"""How long metadata and keys of the provider are cached."""

FAILURES_KEPT_FOR = timedelta(seconds=3)
"""How long a failed request is not repeated, so that a provider that is down delays few sign-ins."""

KEYS_AT_MOST_EVERY = timedelta(seconds=30)
"""Minimum interval between two fetches of the keys because of unknown key ids."""

_EXTENSION = "oidc"
_WHO = "The provider"
_CODE_REFUSED = "invalid_grant"
_TOKEN_ERRORS = frozenset({"invalid_client", "unauthorized_client", "invalid_request", "unsupported_grant_type"})
"""Error codes of https://www.rfc-editor.org/rfc/rfc6749#section-5.2. Others are not logged: their content is arbitrary.
"""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Provider metadata (https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata)."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    end_session_endpoint: str
    takes_basic: bool
    names_itself: bool  # sends `iss` in authorization responses (RFC 9207), against mix-up attacks


@dataclass(frozen=True, slots=True)
class Secrets:
    """Secrets that bind the response to the request: the nonce in the ID token, the PKCE verifier of the code."""

    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Person:
    """Claims about a person. A claim that the provider does not send is empty."""

    issuer: str
    subject: str
    email: str
    email_verified: bool
    name: str
    time_zone: str


def init_app(app: Flask) -> None:
    """Store the client of the configured provider on `app`."""
    settings = OidcSettings.of(app.config)
    app.extensions[_EXTENSION] = Provider(settings) if settings else None


def find_provider() -> "Provider | None":
    """Return the provider of this installation; None if people sign in with passwords only."""
    found: Provider | None = current_app.extensions[_EXTENSION]
    return found


class Provider:
    """Client of the one provider of this installation. Thread-safe."""

    def __init__(self, settings: OidcSettings) -> None:
        self.settings = settings
        self._policy = AddressPolicy(settings.trusted_origins)
        self._seconds = settings.timeout.total_seconds()
        self._metadata = Remembered(self._ask_for_metadata)
        self._keys = Remembered(lambda: read_keys(self._json(self._metadata.get().jwks_uri)))

    def authorization_address(self, *, state: str, secrets: Secrets, redirect_uri: str) -> str:
        """Return the address of the authorization request for the browser. Raises SignOnError."""
        challenge = urlsafe_b64encode(sha256(secrets.verifier.encode()).digest()).rstrip(b"=").decode()
        with self._session(self._metadata.get().authorization_endpoint, redirect_uri, self.settings.scopes) as session:
            address, _ = session.authorization_url(
                self._metadata.get().authorization_endpoint,
                state=state,
                nonce=secrets.nonce,
                code_challenge=challenge,
                code_challenge_method="S256",
            )
        return str(address)

    def check_sender(self, issuer: str | None) -> None:
        """Raise AnswerRefused if `iss` of a response (RFC 9207) is another provider's, or missing though announced."""
        if issuer != self.settings.issuer and (issuer is not None or self._metadata.get().names_itself):
            raise AnswerRefused("the answer comes from another provider")

    def identify(self, *, code: str, secrets: Secrets, redirect_uri: str) -> Person:
        """Exchange `code` and return the claims about the person. Raises SignOnError."""
        tokens = self._exchange(code, secrets.verifier, redirect_uri)
        expected = Expected(self.settings.issuer, self.settings.client_id, secrets.nonce)
        claims = self._verified(str(tokens.get("id_token") or ""), expected)
        if "email" not in claims:  # some providers send it only from the user info endpoint
            claims = {**self._user_info(str(tokens["access_token"]), claims["sub"]), **claims}
        verified = claims.get("email_verified", self.settings.trusts_addresses)
        return Person(
            issuer=self.settings.issuer,
            subject=claims["sub"],
            email=_text(claims, "email").strip().lower(),
            email_verified=verified is True or verified == "true",
            name=_text(claims, "name"),
            time_zone=_text(claims, "zoneinfo"),
        )

    def sign_out_address(self, back_to: str) -> str | None:
        """Return the address for signing out at the provider; None if it has none.

        Source: https://openid.net/specs/openid-connect-rpinitiated-1_0.html
        """
        endpoint = self._metadata.get().end_session_endpoint
        if not endpoint:
            return None
        query = urlencode({"client_id": self.settings.client_id, "post_logout_redirect_uri": back_to})
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{query}"

    def _verified(self, token: str, expected: Expected) -> Mapping[str, Any]:
        try:
            return read_id_token(token, self._keys.get(), expected, now=utc_now())
        except UnknownKey:
            keys = self._keys.get(older_than=KEYS_AT_MOST_EVERY)
            return read_id_token(token, keys, expected, now=utc_now())

    def _exchange(self, code: str, verifier: str, redirect_uri: str) -> Mapping[str, Any]:
        endpoint = self._metadata.get().token_endpoint
        name, secret = self.settings.client_id, self.settings.client_secret
        if self._metadata.get().takes_basic:
            # Form-encoded before Basic authentication encodes it (https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1).
            proof: dict[str, Any] = {"auth": HTTPBasicAuth(quote_plus(name), quote_plus(secret))}
        else:
            proof = {"include_client_id": True, "client_secret": secret}
        with self._session(endpoint, redirect_uri) as session:
            tokens: Mapping[str, Any] = session.fetch_token(
                endpoint, code=code, code_verifier=verifier, timeout=self._seconds, **proof
            )
        return tokens

    def _user_info(self, access_token: str, subject: str) -> Mapping[str, Any]:
        endpoint = self._metadata.get().userinfo_endpoint
        if not endpoint:
            return {}
        claims = self._json(endpoint, Authorization=f"Bearer {access_token}")
        if claims.get("sub") != subject:
            raise AnswerRefused("its answer about a person is about somebody else")
        return claims

    def _ask_for_metadata(self) -> Metadata:
        data = self._json(f"{self.settings.issuer.rstrip('/')}/.well-known/openid-configuration")
        if data.get("issuer") != self.settings.issuer:
            raise AnswerRefused("it calls itself by another name than OIDC_ISSUER")
        methods = data.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        return Metadata(
            authorization_endpoint=self._endpoint(data, "authorization_endpoint"),
            token_endpoint=self._endpoint(data, "token_endpoint"),
            jwks_uri=self._endpoint(data, "jwks_uri"),
            userinfo_endpoint=self._endpoint(data, "userinfo_endpoint", needed=False),
            end_session_endpoint=self._endpoint(data, "end_session_endpoint", needed=False),
            takes_basic="client_secret_basic" in methods,
            names_itself=data.get("authorization_response_iss_parameter_supported") is True,
        )

    def _endpoint(self, data: Mapping[str, Any], name: str, *, needed: bool = True) -> str:
        address = _text(data, name)
        if not address and not needed:
            return ""
        try:
            origin = origin_of(address)
        except AddressRefused:
            raise AnswerRefused(f"its {name} is not an address") from None
        if origin.scheme != "https" and not self._policy.trusts(origin):
            raise AnswerRefused(f"its {name} does not start with https://")
        return address

    def _json(self, url: str, **headers: str) -> Mapping[str, Any]:
        with self._session(url) as session:
            response = session.get(url, timeout=self._seconds, headers=headers)
        if response.status_code >= 500 or response.status_code == 429:
            raise ProviderAway(f"it answered with status {response.status_code}")
        try:
            data = response.json() if response.ok else None
        except ValueError:
            data = None
        if not isinstance(data, Mapping):
            raise AnswerRefused(f"it answered with status {response.status_code} and nothing that can be read")
        return data

    @contextmanager
    def _session(self, url: str, redirect_uri: str = "", scopes: tuple[str, ...] = ()) -> Iterator[OAuth2Session]:
        """Yield a session for one request to `url`, and translate its errors to SignOnError."""
        allow_plain_http_if_trusted(url)
        session = OAuth2Session(self.settings.client_id, redirect_uri=redirect_uri or None, scope=list(scopes) or None)
        harden(session, PinnedAdapter(_WHO, MAX_ANSWER, self._policy, self._seconds))
        try:
            yield session
        except OAuth2Error as error:
            raise _refused(error.error) from None  # its text may contain the request
        except OutboundError as error:
            raise _unusable(error) from None
        except requests.RequestException as error:
            raise _unusable(network_error(error, _WHO)) from None
        except ValueError:
            raise AnswerRefused("its answer cannot be read") from None
        finally:
            session.close()


class Remembered(Generic[T]):
    """A value that is fetched on demand and cached. A failure is cached too, for a shorter time."""

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._kept: tuple[T, float] | None = None
        self._failed: tuple[SignOnError, float] | None = None
        self._lock = threading.Lock()

    def get(self, *, older_than: timedelta = KEPT_FOR) -> T:
        """Return the value, fetched again if it is older than `older_than`. Raises SignOnError."""
        with self._lock:  # of concurrent callers one fetches
            if self._kept is not None and not _is_past(self._kept[1], older_than):
                return self._kept[0]
            if self._failed is not None and not _is_past(self._failed[1], FAILURES_KEPT_FOR):
                raise type(self._failed[0])(self._failed[0].reason)
            try:
                self._kept = self._ask(), time.monotonic()
            except SignOnError as error:
                self._failed = error, time.monotonic()
                raise
            return self._kept[0]


def _is_past(moment: float, length: timedelta) -> bool:
    return time.monotonic() - moment > length.total_seconds()


def _unusable(error: OutboundError) -> ProviderAway | AnswerRefused:
    reason = sentence(outbound_reason(error))
    return ProviderAway(reason) if isinstance(error, NoResponse) else AnswerRefused(reason)


def _refused(name: str | None) -> CodeRefused | AnswerRefused:
    if name == _CODE_REFUSED:
        return CodeRefused("it does not take the code")
    code = name if name in _TOKEN_ERRORS else "for an unknown reason"
    return AnswerRefused(f"it refuses to exchange the code: {code}")


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) and "\0" not in value else ""  # PostgreSQL cannot store NUL in a text
