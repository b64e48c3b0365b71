"""How people sign in at a provider: by a form with a password, or on its pages."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from webapp.connectors.ports import Account
from webapp.connectors.services import Service


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised words of a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link of a paragraph to an external page."""

    text: str
    url: str


Paragraph = tuple[str | Emphasis | WebLink, ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a sign-in form. `missing` is the message where it is left empty, `longest` counts characters.

    `name` is one of `server_url`, `username` and `password`; `attributes` are those of its HTML element.
    """

    name: Literal["server_url", "username", "password"]
    label: str
    missing: str
    longest: int
    hint: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


def password_field(hint: str = "") -> FormField:
    """Return the field for a password."""
    return FormField("password", "Password", "Enter the password.", 200, hint, {"autocomplete": "off"})


@dataclass(frozen=True, slots=True)
class Login:
    """The credentials of an account. `server_url` is empty where the service has one address only."""

    server_url: str
    username: str
    password: str = field(repr=False)


FirstToLink = Callable[[str, str], int | None]
"""Returns the id of the user who first linked an account, by service and name."""


class PasswordSignIn(ABC):
    """A form with a user name and a password, checked with the service at once."""

    fields: ClassVar[tuple[FormField, ...]]
    """Fields of the form that links an account. Empty: the installation itself keeps the account of each person."""

    notes: ClassVar[tuple[Paragraph, ...]] = ()
    """Shown above the fields."""

    renewal_notes: ClassVar[tuple[Paragraph, ...]] = ()
    """Shown above the password when an account is reconnected."""

    fixed_address: str = ""
    """The server's address where people do not enter it, shown below the fields."""

    @abstractmethod
    def check(self, login: Login) -> Mapping[str, Any]:
        """Sign in and return the `discovery` of the account, as JSON-able data. Raises ConnectorError."""

    def own_login(self, user_id: int, first_to_link: FirstToLink) -> Login | None:  # noqa: ARG002
        """Return the account that the installation itself keeps for this person; None if people enter theirs."""
        return None

    def known_password(self, username: str) -> str | None:  # noqa: ARG002
        """Return the password of an account that the installation keeps; None if people enter theirs."""
        return None


@dataclass(frozen=True, slots=True)
class Grant:
    """The result of an OAuth sign-in. `service` is the key of the service that was actually signed in to; "" if
    unknown.

    `remote_account` identifies the authorisation at the provider, `name` the account to people ("" if unknown).
    """

    credentials: Mapping[str, str] = field(repr=False)
    remote_account: str
    server_url: str
    service: str
    name: str
    discovery: Mapping[str, Any] = field(default_factory=dict)


class OAuthSignIn(ABC):
    """Sign-in on the pages of the provider (authorization code grant: RFC 6749, section 4.1)."""

    title: str
    """The heading above the link to the provider's pages."""

    @abstractmethod
    def explanation(self, service: Service) -> str:
        """Return the text that people read before they go there."""

    @abstractmethod
    def address(self, service: str, *, state: str, redirect_uri: str, code_verifier: str) -> str:
        """Return the authorization address to which the browser is redirected.

        `code_verifier` is new for each sign-in. Where the service knows PKCE (RFC 7636), its challenge goes along.
        """

    @abstractmethod
    def exchange(self, code: str, *, redirect_uri: str, code_verifier: str) -> Grant:
        """Exchange the code of the redirect, with the `code_verifier` of the same sign-in.

        Raises AuthorizationLost if the code has expired; other ConnectorErrors.
        """

    @abstractmethod
    def is_same_account(self, account: Account, service: str, grant: Grant) -> bool:
        """Return True if a grant for `service` belongs to `account`: the same mailbox at the same service."""
