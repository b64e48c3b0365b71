"""Log lines: complete, and without private content."""

import io
import json
import logging
import traceback
from collections.abc import Iterator

import pytest
import structlog
from flask import Flask
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.operations import logs


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    before = logging.root.handlers[:], logging.root.level
    yield io.StringIO()
    logging.root.handlers[:], logging.root.level = before
    structlog.reset_defaults()


def configure(stream: io.StringIO, style: str) -> None:
    logs.configure(style=style)
    (handler,) = logging.root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)


def last(stream: io.StringIO) -> dict[str, object]:
    line: dict[str, object] = json.loads(stream.getvalue().splitlines()[-1])
    return line


def test_secrets_are_hidden_by_name_and_inside_texts(stream: io.StringIO) -> None:
    configure(stream, "json")
    structlog.get_logger().warning(
        "failed",
        password="hunter2",
        access_token="hunter2",
        url="https://ada:hunter2@example.org/dav",
        header="Authorization: Basic aHVudGVyMg==",
        integration_id=7,
    )
    line = last(stream)
    assert "hunter2" not in stream.getvalue()
    assert "aHVudGVyMg" not in stream.getvalue()
    assert line["url"] == "https://[hidden]@example.org/dav"
    assert (line["event"], line["level"], line["integration_id"]) == ("failed", "warning", 7)


@pytest.mark.parametrize("style", ["json", "text"])
def test_tracebacks_show_no_variables_and_no_credentials(stream: io.StringIO, style: str) -> None:
    configure(stream, style)
    description = "private " + "words"
    try:
        int("redis://:hunter2@127.0.0.1")
    except ValueError:
        logging.getLogger("a.package").exception("it broke")
    assert "it broke" in stream.getvalue()
    assert "ValueError" in stream.getvalue()
    assert "hunter2" not in stream.getvalue()
    assert description not in stream.getvalue()


def test_requests_are_logged_by_route_with_their_id(app: Flask, stream: io.StringIO) -> None:
    configure(stream, "json")
    answer = app.test_client().get("/welcome/some-secret-link")
    line = last(stream)
    assert (line["event"], line["route"], line["status"]) == ("request", "/welcome/<token>", 404)
    assert line["request_id"] == answer.headers["X-Request-ID"]
    assert "some-secret-link" not in stream.getvalue()


def test_database_errors_do_not_log_values_of_rows(ada: User) -> None:
    """PostgreSQL's error messages contain them."""
    row = dict.fromkeys((column.name for column in Item.__table__.columns), None)
    text = "Secret " + "meeting"  # in two parts, because a traceback shows this line
    with pytest.raises(IntegrityError) as caught:
        db.session.execute(insert(Item.__table__).values(row | {"subject": text, "owner_id": ada.id}))  # type: ignore[arg-type]
    assert "INSERT INTO items" in str(caught.value)
    assert text not in "".join(traceback.format_exception(caught.value))
