"""Settings of single sign-on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Self

from flask import current_app


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """An application registered with an OpenID provider."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...]
    name: str
    creates_accounts: bool  # for people without an account
    keeps_passwords: bool  # people can go on using a password after their first single sign-on
    trusts_addresses: bool  # e-mail addresses without the claim `email_verified` count as verified
    trusted_origins: tuple[str, ...]  # allowed without https or in a private network
    timeout: timedelta

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Self | None:
        """Return the settings in `config`; None if no provider is configured."""
        if not config["OIDC_ISSUER"]:
            return None
        return cls(
            issuer=config["OIDC_ISSUER"],
            client_id=config["OIDC_CLIENT_ID"],
            client_secret=config["OIDC_CLIENT_SECRET"],
            scopes=config["OIDC_SCOPES"],
            name=config["OIDC_NAME"],
            creates_accounts=config["OIDC_CREATE_ACCOUNTS"],
            keeps_passwords=config["OIDC_KEEP_PASSWORDS"],
            trusts_addresses=config["OIDC_TRUST_ADDRESSES"],
            trusted_origins=config["OIDC_TRUSTED_ORIGINS"],
            timeout=config["OIDC_TIMEOUT"],
        )


def sign_on_settings() -> OidcSettings | None:
    """Return the settings of this installation; None if people sign in with passwords only."""
    return OidcSettings.of(current_app.config)
