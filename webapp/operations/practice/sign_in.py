"""Authentication plugin of Radicale, for its `auth` section."""

import hmac
import os

from radicale.auth import BaseAuth

from webapp.connectors.practice.accounts import KEY_VARIABLE, password_of


class Auth(BaseAuth):  # Radicale has no types
    def _login(self, login: str, password: str) -> str:
        """Return the user name; "" for a wrong password."""
        right = password_of(login, os.environ[KEY_VARIABLE])
        return login if login and hmac.compare_digest(right.encode(), password.encode()) else ""
