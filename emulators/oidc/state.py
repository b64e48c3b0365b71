"""What the provider knows: one application, people, codes under way, keys, and which faults it shows."""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from joserfc.jwk import ECKey, RSAKey


@dataclass(frozen=True, slots=True)
class Application:
    """An application that is registered. Its secret holds what has to be encoded on the way."""

    client_id: str = "calendar sync"
    client_secret: str = "oidc:secret/+ %"
    redirect_paths: tuple[str, ...] = ("/sign-in/provider/callback",)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can sign in at the provider."""

    subject: str
    email: str
    name: str = ""
    email_verified: Any = True  # None: the claim is left out


@dataclass
class Faults:
    """Faults, from now on. `claims` replaces claims of the ID token; None takes one out."""

    claims: dict[str, Any] = field(default_factory=dict)
    unsigned: bool = False  # algorithm "none"
    kid: str | None = ""  # None: the token names no key
    signed_by_another: bool = False
    authorize_error: str = ""
    token_error: str = ""
    token_status: int = 0
    without_id_token: bool = False
    email_from_userinfo: bool = False
    userinfo_subject: str = ""
    metadata: dict[str, Any] = field(default_factory=dict)
    answer_size: int = 0  # of the metadata, padded to it
    redirects: bool = False  # the metadata's address answers with a redirect
    is_away: bool = False


@dataclass
class Grant:
    """A code under way, or the access token that it became."""

    person: Person
    query: Mapping[str, str]


@dataclass
class World:
    """All of it. `requests` counts what was asked, by path."""

    application: Application = field(default_factory=Application)
    faults: Faults = field(default_factory=Faults)
    people: dict[str, Person] = field(default_factory=dict)
    codes: dict[str, Grant] = field(default_factory=dict)
    access_tokens: dict[str, Grant] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    base_url: str = ""
    lock: Any = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.keys: list[RSAKey | ECKey] = [RSAKey.generate_key(2048, {"kid": "first", "use": "sig", "alg": "RS256"})]

    @property
    def signing_key(self) -> RSAKey | ECKey:
        return self.keys[-1]

    def exchange_keys(self) -> None:
        """Sign with a new key of another kind from now on; the old one is no longer published."""
        self.keys = [ECKey.generate_key("P-256", {"kid": secrets.token_hex(4), "use": "sig", "alg": "ES256"})]

    def add(self, person: Person) -> None:
        self.people[person.email] = person
