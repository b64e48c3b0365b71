"""Several providers may reach one service; which of them links it depends on which are set up."""

from typing import Any, ClassVar

import pytest

from webapp.connectors.members import configured
from webapp.connectors.ports import Host
from webapp.connectors.registry import Provider, Registry
from webapp.connectors.services import Service
from webapp.connectors.sign_in import OAuthSignIn, PasswordSignIn


class Direct(Provider):
    """Reaches the service itself."""

    key = connector = "direct"
    name = "Direct"
    services = (Service("pinboard", "Pinboard", "Pins", 90, needs="a client of Pinboard"),)
    kind: ClassVar[type[Any]]

    @staticmethod
    def settings_from(environ: object) -> Any: ...

    @property
    def sign_in(self) -> Any:
        return object.__new__(self.kind)

    def capabilities(self, account: object) -> Any: ...

    def open(self, account: object, usage: object) -> Any: ...


class Intermediary(Direct):
    """Reaches it through somebody else."""

    key = connector = "intermediary"


class APassword(PasswordSignIn):
    def check(self, login: object) -> Any: ...


class APage(OAuthSignIn):
    def explanation(self, service: object) -> Any: ...

    def address(self, service: object, **parameters: object) -> Any: ...

    def exchange(self, code: object, **parameters: object) -> Any: ...

    def is_same_account(self, account: object, service: object, grant: object) -> Any: ...


def test_the_kind_of_sign_in_is_known_where_a_provider_is_not_set_up() -> None:
    environ = {"BASE_URL": "https://calendar.example.org", "SECRET_KEY": "only for tests"}
    providers = list(configured(environ, object.__new__(Host)))
    assert not all(provider.is_set_up for provider in providers)
    assert all(isinstance(provider.sign_in, PasswordSignIn | OAuthSignIn) for provider in providers)


SET_UP, NOT_SET_UP = "settings", None


@pytest.mark.parametrize(("kind", "ask"), [(APassword, Registry.password_provider), (APage, Registry.oauth_provider)])
@pytest.mark.parametrize(
    ("direct", "intermediary", "chosen"),
    [
        (SET_UP, SET_UP, "direct"),
        (NOT_SET_UP, SET_UP, "intermediary"),
        (SET_UP, NOT_SET_UP, "direct"),
        (NOT_SET_UP, NOT_SET_UP, "direct"),
    ],
)
def test_the_first_provider_that_is_set_up_links_a_service(
    monkeypatch: pytest.MonkeyPatch, *, kind: type[Any], ask: Any, direct: Any, intermediary: Any, chosen: str
) -> None:
    monkeypatch.setattr(Direct, "kind", kind, raising=False)
    host: Any = None
    registry = Registry([Direct(direct, host), Intermediary(intermediary, host)])
    assert ask(registry, "pinboard").key == chosen


def test_nothing_links_a_service_that_no_provider_reaches() -> None:
    assert Registry([]).oauth_provider("pinboard") is None
