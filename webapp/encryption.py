"""Encryption of credentials and other secrets at rest, with keys that can be rotated (cryptography's MultiFernet)."""

import json
from collections.abc import Mapping, Sequence
from typing import cast

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from flask import current_app


class CredentialsUnreadable(Exception):
    """None of the configured keys decrypts the stored credentials; the owner has to reconnect."""


def encrypt(credentials: Mapping[str, str]) -> str:
    """Return `credentials` as an encrypted token that is safe to store."""
    return _multi(current_app.config["CREDENTIAL_KEYS"]).encrypt(json.dumps(dict(credentials)).encode()).decode()


def decrypt(token: str) -> dict[str, str]:
    """Decrypt a token of `encrypt`.

    Raises:
        CredentialsUnreadable: the token was encrypted with a key that is no longer configured, or is damaged.
    """
    return decrypt_with(current_app.config["CREDENTIAL_KEYS"], token)


def decrypt_with(keys: Sequence[str], token: str) -> dict[str, str]:
    """Decrypt a token of `encrypt` with `keys`, possibly those of another installation. Raises as `decrypt`."""
    try:
        return cast(dict[str, str], json.loads(_multi(keys).decrypt(token.encode())))
    except InvalidToken as error:
        raise CredentialsUnreadable("stored credentials cannot be opened with the configured keys") from error


def _multi(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
