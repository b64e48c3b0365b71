"""Accounts of the practice calendar: one for each user, with a password derived from the installation's secret.

Pure, because the calendar server uses it too, in a process of its own (`operations.practice.sign_in`).
"""

import base64
import hashlib
import hmac

KEY_VARIABLE = "PRACTICE_CALDAV_KEY"
"""Environment variable of the server with the key of its passwords, which is used for nothing else."""


def key_of(secret_key: str) -> str:
    """Return the key from which the passwords of an installation are derived."""
    return hmac.new(secret_key.encode(), b"practice calendar", hashlib.sha256).hexdigest()


def password_of(username: str, key: str) -> str:
    """Return the password of an account (96 bits)."""
    digest = hmac.new(key.encode(), username.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:12]).decode()
