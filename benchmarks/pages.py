"""What a page costs: asked for as a signed-in person, without a network between."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from benchmarks.report import CannotMeasure, Row, at_most, median, seconds_of, shown
from webapp.accounts.models import User
from webapp.extensions import db

REPEAT = 20


@dataclass(frozen=True, slots=True)
class Page:
    """One page, asked for a few times."""

    seconds: float
    queries: int
    size: int

    def row(self, what: str) -> Row:
        """Return the line of a report."""
        return Row(what, f"{self.queries} queries, {shown(self.seconds)}, {self.size / 1e3:.0f} kB")


def measure_page(client: FlaskClient, address: str, *, repeat: int = REPEAT) -> Page:
    """Ask for a page; the first time, which warms templates up, does not count."""
    size = len(read(client, address))
    with counted_queries() as statements:
        read(client, address)
    queries = len(statements)
    return Page(median(seconds_of(lambda: read(client, address)) for _ in range(repeat)), queries, size)


def same_number_of_queries(*pages: Page) -> Row:
    """Return the line about whether the number of a page's queries grows with the data."""
    queries = [page.queries for page in pages]
    return at_most("most queries / fewest", max(queries) / min(queries), 1)


def signed_in(app: Flask, user: User) -> FlaskClient:
    """Return a browser in which `user` is signed in."""
    client = app.test_client()
    user_id = user.get_id()
    db.session.remove()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = user_id, True
    return client


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """Collect the statements that the block sends to the database."""
    statements: list[str] = []

    def count(_connection, _cursor, statement, *_others) -> None:  # type: ignore[no-untyped-def]
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        yield statements
    finally:
        event.remove(db.engine, "before_cursor_execute", count)


def read(client: FlaskClient, address: str) -> bytes:
    """Ask for the page as a request of its own, and return it; one without news is empty."""
    with client.application.app_context():
        answer = client.get(address)
    if answer.status_code not in {200, 204}:
        raise CannotMeasure(f"{address} answered {answer.status_code}")
    return answer.data
