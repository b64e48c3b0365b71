"""Cronofy as a provider: iCloud, Google, Office 365, Exchange and Outlook.com behind one sign-in."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from urllib.parse import urlsplit

from config import LOOPBACK, ConfigurationError, is_address, origins, pairs, switch, whole_number
from webapp.connectors.base import Capabilities
from webapp.connectors.clock import Pause
from webapp.connectors.cronofy import notifications, oauth
from webapp.connectors.cronofy.channels import MAX_CALLBACK_URL
from webapp.connectors.cronofy.connector import CronofyConnector, capabilities_of
from webapp.connectors.cronofy.identity import STILL_READING
from webapp.connectors.cronofy.settings import PROVIDER_NAMES, RESERVE, CronofySettings
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.connectors.notifications import CallbackRequest, Notification, UnreadableNotification
from webapp.connectors.oauth.rate_limiter import Allowance, RedisLimiter, one_call
from webapp.connectors.oauth.tokens import Tokens
from webapp.connectors.ports import Account, CredentialStore, Usage
from webapp.connectors.reasons import Reason, because
from webapp.connectors.registry import Provider
from webapp.connectors.services import Service
from webapp.connectors.sign_in import Grant, OAuthSignIn
from webapp.outbound.addresses import origin_of
from webapp.outbound.errors import AddressRefused

CALLBACK_PATH = "/webhooks/cronofy/"

TOKEN_BYTES = 32
"""Of the part of a callback address that nobody can guess; in the address they are 43 characters."""

LONGEST_BASE = MAX_CALLBACK_URL - len(CALLBACK_PATH) - len(secrets.token_urlsafe(TOKEN_BYTES))
"""Characters that the rest of the address may have."""

BULK_PATIENCE = timedelta(minutes=10)
PERSON_PATIENCE = timedelta(seconds=20)
"""How long somebody in front of a page, or a change of theirs, waits for the rate limit before it is tried later."""

_SERVICE_OF = {
    "icloud": "icloud",
    "google": "google",
    "gsuite": "google",
    "office365": "office365",
    "exchange": "exchange",
    "outlook_com": "outlook",
}
"""The service, by the `provider_service` of the profile that was connected
(https://docs.cronofy.com/developers/api/identity/profile/).
"""

_NEEDS_ENTRA = "an application registered in Microsoft Entra"
_IDS = "(client ID and client secret), or a Cronofy API client"

_SERVICES = (
    Service("icloud", "iCloud", "With your Apple Account and an app-specific password", 10, icon="icloud"),
    Service(
        "google",
        "Google",
        "Google Calendar and Google Workspace",
        20,
        needs=f"a Google Cloud project with an OAuth client {_IDS}",
        icon="google",
    ),
    Service(
        "office365",
        "Office 365",
        "Microsoft 365 for business",
        30,
        needs=f"{_NEEDS_ENTRA} {_IDS}",
        icon="office365",
    ),
    Service(
        "exchange",
        "Exchange",
        "Your company's own or hosted Exchange server",
        40,
        needs="the address of the Exchange server and its way of signing in, or a Cronofy API client",
        icon="exchange",
    ),
    Service(
        "outlook",
        "Outlook.com",
        "Outlook.com, Hotmail and Live",
        50,
        needs=f"{_NEEDS_ENTRA} for personal accounts {_IDS}",
        icon="outlook",
    ),
)


@dataclass(frozen=True, slots=True)
class Installation:
    """Settings of the provider: the application at Cronofy, its rate limit, and the base of the callback addresses."""

    application: CronofySettings
    callback_base_url: str
    allowance: Allowance


@dataclass(frozen=True, slots=True)
class StoredTokens:
    """The tokens of a linked account. Implements `TokenStore`."""

    store: CredentialStore = field(repr=False)

    def load(self) -> Tokens:
        """See `TokenStore.load`. Raises AuthorizationLost if there are none, or they cannot be read."""
        return read_tokens(self.store.load())

    @contextmanager
    def locked(self) -> Iterator[None]:
        """See `TokenStore.locked`."""
        with self.store.locked():
            yield

    def save(self, tokens: Tokens) -> None:
        """See `TokenStore.save`."""
        self.store.save(tokens.to_json())


def read_tokens(credentials: Mapping[str, str]) -> Tokens:
    """Return the tokens among an account's credentials. Raises AuthorizationLost."""
    try:
        return Tokens.from_json(dict(credentials))
    except (KeyError, ValueError) as error:
        raise AuthorizationLost(because(Reason.CREDENTIALS_UNREADABLE)) from error


class CronofySignIn(OAuthSignIn):
    """Sign-in on Cronofy's pages."""

    title = "Sign in through Cronofy"

    def __init__(self, provider: "CronofyProvider") -> None:
        self._provider = provider

    def explanation(self, service: Service) -> str:
        """See `OAuthSignIn.explanation`."""
        return (
            f"You sign in to {service.label} on Cronofy's pages and allow access to your calendars there. Changes then "
            "follow within seconds."
        )

    def address(self, service: str, *, state: str, redirect_uri: str, code_verifier: str) -> str:  # noqa: ARG002
        """See `OAuthSignIn.address`; Cronofy's documentation does not mention PKCE.

        Source: https://docs.cronofy.com/developers/api/authorization/request-authorization/
        """
        settings = self._provider.settings
        name = settings.provider_names[service]
        return oauth.authorization_address(settings, state=state, redirect_uri=redirect_uri, provider_name=name)

    def exchange(self, code: str, *, redirect_uri: str, code_verifier: str) -> Grant:  # noqa: ARG002
        """See `OAuthSignIn.exchange`; within the rate limit."""
        settings = self._provider.settings
        with one_call(self._provider.limiter("sign-in")):
            return neutral(oauth.exchange_code(settings, code=code, redirect_uri=redirect_uri), settings)

    def is_same_account(self, account: Account, service: str, grant: Grant) -> bool:
        """See `OAuthSignIn.is_same_account`.

        Cronofy may give the same mailbox new ids, and joins several below one id of its own
        (https://docs.cronofy.com/developers/faqs/authorizations/). The same address at another service is another
        account.
        """
        profile_id = grant.discovery["profile_id"]
        is_known = account.remote_account == grant.remote_account
        if not profile_id:
            return is_known
        is_known = is_known and account.discovery.get("profile_id") in {profile_id, ""}
        return is_known or (account.service == service and account.name.lower() == grant.name.lower())


def neutral(grant: oauth.Grant, settings: CronofySettings) -> Grant:
    """Return a grant in the neutral form of the registry."""
    profile = grant.profile
    return Grant(
        credentials=grant.tokens.to_json(),
        remote_account=grant.sub,
        server_url=settings.api_url,
        service=_SERVICE_OF.get(profile.service, "") if profile else "",
        name=profile.name if profile else "",
        discovery={"profile_id": profile.profile_id if profile else ""},
    )


class CronofyProvider(Provider):
    """The Cronofy application of this installation."""

    key = "cronofy"
    connector = "cronofy"
    name = "Cronofy"
    route = "through Cronofy"
    services = _SERVICES
    asks_edit_permission = True
    stores_instants = True
    renews_ids = True
    disconnected_reason = because(Reason.NOTIFIED_OF_DISCONNECTION, service="Cronofy")
    unread_reason = STILL_READING

    token_bytes = TOKEN_BYTES
    max_body = notifications.MAX_BODY

    @staticmethod
    def settings_from(environ: Mapping[str, str]) -> Installation | None:
        return _read(environ)

    @property
    def settings(self) -> CronofySettings:
        """Settings of the application at Cronofy. Raises ConnectorError if there are none (any more)."""
        return self._installation.application

    @property
    def sign_in(self) -> OAuthSignIn:
        return CronofySignIn(self)

    @property
    def revocation(self) -> "CronofyProvider":
        return self

    @property
    def subscriptions(self) -> "CronofyProvider | None":
        return self if self.is_set_up else None

    @property
    def receiver(self) -> "CronofyProvider | None":
        return self if self.is_set_up else None

    def capabilities(self, account: Account) -> Capabilities:  # noqa: ARG002  the same for each
        return capabilities_of(self.settings, push=self._is_reachable)

    def open(self, account: Account, usage: Usage) -> CronofyConnector:
        return CronofyConnector(
            self.settings,
            tokens=StoredTokens(account.store),
            limiter=self.limiter(usage.share, usage.pause, PERSON_PATIENCE if usage.urgent else BULK_PATIENCE),
            pause=usage.pause,
            home_zone=account.home_zone,
            push=self._is_reachable,
            urgent=usage.urgent,
            news_since=usage.news_since,
            owner=account.name,
        )

    def limiter(self, share: str, pause: Pause | None = None, patience: timedelta | None = None) -> RedisLimiter:
        """Return a share of the rate limit of the application; by default with the patience for a waiting person."""
        return RedisLimiter(
            self._host.redis,
            application=self.settings.client_id,
            share=share,
            pause=pause or self._host.pause,
            patience=PERSON_PATIENCE if patience is None else patience,
            allowance=self._installation.allowance,
        )

    def revoke(self, credentials: Mapping[str, str]) -> None:
        """End a whole grant, within the rate limit. Raises as `oauth.revoke` does, and AuthorizationLost."""
        tokens = read_tokens(credentials)
        with one_call(self.limiter("sign-in")):
            oauth.revoke(self.settings, tokens)

    def callback_url(self, token: str) -> str:
        """See `Subscriptions.callback_url`."""
        return f"{self._installation.callback_base_url}{CALLBACK_PATH}{token}" if self._is_reachable else ""

    def handshake(self, request: CallbackRequest) -> None:
        """Return None: Cronofy's first message is a notification of the type `verification`.

        Source: https://docs.cronofy.com/developers/api/push-notifications/
        """

    def verify(self, request: CallbackRequest) -> bool:
        """See `NotificationReceiver.verify`."""
        signature = request.headers.get(notifications.SIGNATURE_HEADER, "")
        return notifications.is_signed(request.body, signature, self.settings.client_secrets)

    def parse(self, request: CallbackRequest) -> Sequence[Notification]:
        """See `NotificationReceiver.parse`."""
        try:
            return [notifications.neutral(notifications.parse(request.body))]
        except notifications.UnreadableNotification as error:
            raise UnreadableNotification(str(error)) from error

    @property
    def _is_reachable(self) -> bool:
        ours_is_local = urlsplit(self._installation.callback_base_url).hostname in LOOPBACK
        theirs_is_local = urlsplit(self.settings.api_url).hostname in LOOPBACK
        return theirs_is_local or not ours_is_local

    @property
    def _installation(self) -> Installation:
        installation: Installation | None = self._settings
        if installation is None:
            raise ConnectorError(because(Reason.SERVICE_NOT_SET_UP, service="Cronofy"))
        return installation


def _read(environ: Mapping[str, str]) -> Installation | None:
    """Read the settings. Wrong values are rejected also where Cronofy is not used."""
    client_id = environ.get("CRONOFY_CLIENT_ID", "").strip()
    # Newest first: the first is for sign-in, all verify notifications. Both names may be set during a rotation.
    client_secrets = tuple(
        secret.strip()
        for name in ("CRONOFY_CLIENT_SECRET", "CRONOFY_CLIENT_SECRETS")
        for secret in environ.get(name, "").split(",")
        if secret.strip()
    )
    trusted = origins(environ, "CRONOFY_TRUSTED_ORIGINS")
    names = pairs(environ, "CRONOFY_PROVIDER_NAMES")
    recurrence = switch(environ, "CRONOFY_RECURRENCE")
    batch_cost = whole_number(environ, "CRONOFY_BATCH_COST", 0, most=10**6) or None
    allowance = _allowance(environ)
    callback = environ.get("CRONOFY_CALLBACK_BASE_URL", environ["BASE_URL"]).rstrip("/")
    if bool(client_id) != bool(client_secrets):
        raise ConfigurationError("CRONOFY_CLIENT_ID and CRONOFY_CLIENT_SECRET belong together: set both, or none")
    if min(allowance.per_second, allowance.per_minute) < 1:
        raise ConfigurationError("CRONOFY_CALLS_PER_SECOND and CRONOFY_CALLS_PER_MINUTE must be at least 1")
    if not is_address(callback, "http", "https"):
        raise ConfigurationError("CRONOFY_CALLBACK_BASE_URL must be an http(s) address that Cronofy can reach")
    if not client_id:
        return None
    _check(names, callback)
    addresses = {
        name: environ.get(f"CRONOFY_{name.upper()}", "")
        for name in ("authorize_url", "token_url", "revoke_url", "api_url")
    }
    try:
        local = [str(origin_of(url)) for url in addresses.values() if url and urlsplit(url).hostname in LOOPBACK]
        application = CronofySettings.for_data_centre(
            environ.get("CRONOFY_DATA_CENTRE", "us"),
            client_id=client_id,
            client_secrets=client_secrets,
            trusted_origins=(*trusted, *local),
            recurrence_enabled=recurrence,
            batch_cost=batch_cost,
            **addresses,
        )
    except (ValueError, AddressRefused) as error:
        raise ConfigurationError(f"the Cronofy settings cannot work: {error}") from error
    return Installation(replace(application, provider_names={**PROVIDER_NAMES, **names}), callback, allowance)


def _check(names: Mapping[str, str], callback: str) -> None:
    unknown = names.keys() - PROVIDER_NAMES.keys()
    if unknown:
        raise ConfigurationError(f"CRONOFY_PROVIDER_NAMES names services that do not exist: {', '.join(unknown)}")
    if len(callback) > LONGEST_BASE:
        raise ConfigurationError(
            f"CRONOFY_CALLBACK_BASE_URL (or BASE_URL, where that is not set) may have up to {LONGEST_BASE} characters: "
            f"Cronofy takes callback addresses of up to {MAX_CALLBACK_URL}"
        )


def _allowance(environ: Mapping[str, str]) -> Allowance:
    per_minute = whole_number(environ, "CRONOFY_CALLS_PER_MINUTE", 500, most=10**6)
    return Allowance(
        per_second=whole_number(environ, "CRONOFY_CALLS_PER_SECOND", 50, most=10**6),
        per_minute=per_minute,
        reserve=min(per_minute // 25, RESERVE),
    )
