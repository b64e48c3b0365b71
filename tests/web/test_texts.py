"""No text that somebody sends breaks a page. PostgreSQL takes no NUL, so this says most when it is run there, too."""

import re
from pathlib import Path

import pytest

from tests.web.security.pages import reader_of
from tests.web.test_access_matrix import World, routes, world  # noqa: F401  # the fixture
from webapp import calendar_sync

pytestmark = pytest.mark.timeout(300)  # some hundred pages, on a machine that may be busy

SOURCES = Path(calendar_sync.__file__).parent.parent.rglob("*.py")
FIELD = re.compile(
    r"request\.(?:args|form|values)(?:\.get|\.getlist)?[(\[]\"(\w+)\"|^ {4}(\w+) = \w*Field\(", re.MULTILINE
)
NAMES = sorted({"".join(names) for source in SOURCES for names in FIELD.findall(source.read_text("utf-8"))})
TEXT = "a\0b"


def test_no_page_trips_over_a_text_that_not_every_database_takes(world: World) -> None:  # noqa: F811
    tried = 0
    for rule, method in routes(world.app):
        role = reader_of(rule)
        if role is None or rule.endpoint in {"calendar_sync.progress", "accounts.sign_out", "operations.readyz"}:
            continue
        address = world.address(rule).partition("?")[0]
        said = dict.fromkeys(NAMES, TEXT)
        data = None if method == "GET" else {**said, "csrf_token": world.token(role)}
        answer = world.clients[role].open(address, method=method, query_string=said, data=data)
        answer.close()
        assert answer.status_code < 500, f"{method} {address}"
        tried += 1
    assert tried > 120
    assert {"q", "text", "next", "subject", "email", "title"} <= set(NAMES)


def test_no_address_trips_over_it(world: World) -> None:  # noqa: F811
    tried = 0
    for rule, method in routes(world.app):
        role = reader_of(rule) or "owner"
        for variable in re.findall(r"<[^>]+>", rule.rule):
            address = rule.rule.replace(variable, "a%00b")
            address = re.sub(r"<[^>]+>", "1", address)
            data = None if method == "GET" else {"csrf_token": world.token(role)}
            answer = world.clients[role].open(address, method=method, data=data)
            answer.close()
            assert answer.status_code == 404, f"{method} {address}"
            tried += 1
    assert tried > 60
