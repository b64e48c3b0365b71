"""Formats of files, and reports of errors. Nothing is stored before somebody confirms."""

import base64
import csv
import io
import zlib
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, select

from tests.web.my_calendar.helpers import text, token
from tests.web.service_desk.importing.helpers import confirm, import_file, preview, problems, rows_of
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.importing import plan, sheet
from webapp.service_desk.importing.sheet import MAX_BYTES, MAX_ROWS
from webapp.service_desk.models import Client

KINDS = ("clients", "tickets", "calls")


def clients() -> list[str]:
    return list(db.session.scalars(select(Client.name).order_by(Client.id)))


@pytest.mark.parametrize(
    "content",
    [
        b"name,address\nAcme,Here\n",
        b"name;address\r\nAcme;Here\r\n",
        b"\xef\xbb\xbfname;address\nAcme;Here",
        b"\n\n Name ;ADDRESS;unknown\n;;\nAcme;Here;x\n\n",
        b'name,address\n"Acme","Here"\n',
        b"name\taddress\nAcme\tHere\n",
    ],
)
def test_encodings_and_separators_of_common_programs_are_read(desk: FlaskClient, content: bytes) -> None:
    page = preview(desk, "clients", content)
    assert [row[1:] for row in rows_of(page)] == [["Acme", "Here"]]


def test_letters_and_line_ends_in_fields_are_kept(desk: FlaskClient) -> None:
    import_file(desk, "clients", 'name;address\n"Café ""Süd""; Köln";"1 Road\nTown"\n')
    client = db.session.scalars(select(Client)).one()
    assert (client.name, client.address) == ('Café "Süd"; Köln', "1 Road\nTown")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\n \n", "The file is empty."),
        (b"name\n", "no rows"),
        (b"address\nHere\n", "these are missing: name"),
        (b"name;name\na;b\n", "twice: name"),
        ("name\nKöln\n".encode("latin-1"), "Line 2 is not UTF-8"),
        (b"name\nA\0B\n", "not a text file"),
        (b'name\n"Acme\n', "quotation mark"),
        (b"name\n" + b"x\n" * (MAX_ROWS + 1), "more than 10,000 rows"),
        (b'name\n"' + b"x" * 140_000 + b'"\n', "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    desk: FlaskClient, content: bytes, sentence: str
) -> None:
    page = preview(desk, "clients", content)
    assert page.status_code == 422
    assert sentence in text(page)


def test_a_file_that_is_too_large_is_refused(desk: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MAX_BYTES", 1000)
    page = preview(desk, "clients", b"name\n" + b"x" * 1000)
    assert (page.status_code, "too large" in text(page)) == (422, True)


def test_a_missing_file_is_reported(desk: FlaskClient) -> None:
    page = desk.post("/admin/import/clients", data={"csrf_token": token(desk)}, content_type="multipart/form-data")
    assert (page.status_code, "Please choose a file." in text(page)) == (422, True)


def test_nothing_is_stored_before_somebody_confirms(desk: FlaskClient) -> None:
    page = preview(desk, "clients", "name\nAcme\n")
    assert "1 client will be created" in text(page)
    assert clients() == []
    confirm(desk, page)
    assert clients() == ["Acme"]


def test_invalid_rows_are_reported_by_line_and_column_and_valid_ones_imported(desk: FlaskClient) -> None:
    content = (
        "name;time_zone;contact_name;contact_email\n"
        "Acme;Europe/Berlin;Esra;esra@example.org\n"
        '"Two\nlines";Mars/Base;;\n'
        ";;Nobody;\n"
        "Blue;;;lost@example.org\n"
        "Cedar;;Lena;not an address\n"
        "Dune;;Ines;;one too many\n"
        f"{'x' * 201};;;\n"
    )
    page = preview(desk, "clients", content)
    reported = [(line, column) for line, column, _ in problems(page)]
    assert reported == [
        ("3", "time_zone"),
        ("5", "name"),
        ("6", "contact_name"),
        ("7", "contact_email"),
        ("8", "–"),
        ("9", "name"),
    ]
    confirm(desk, page)
    assert clients() == ["Acme"]


def test_the_report_is_a_file_with_every_error(desk: FlaskClient) -> None:
    bad = "".join(f"Client {number};=HYPERLINK({number})\n" for number in range(60))
    page = preview(desk, "clients", f"name;time_zone\n{bad}")
    assert len(problems(page)) == 50
    answer = confirm(desk, page, "errors.csv")
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert rows[0] == ["line", "column", "reason"]
    assert (len(rows), rows[1][:2]) == (61, ["2", "time_zone"])


def test_a_report_contains_no_formulas() -> None:
    assert plan.to_csv([["=1+1", "-2", "@x", "plain"]]) == "\ufeff'=1+1,'-2,'@x,plain\r\n"


@pytest.mark.parametrize("kind", KINDS)
def test_the_template_has_the_columns_that_are_read(desk: FlaskClient, kind: str) -> None:
    answer = desk.get(f"/admin/import/{kind}/template.csv")
    page = preview(desk, kind, answer.get_data())
    assert page.status_code == 200
    assert "Unknown columns" not in text(page)


def test_unknown_columns_are_listed(desk: FlaskClient) -> None:
    assert "left out: Colour, Size" in text(preview(desk, "clients", "name;Colour;Size\nAcme;red;4\n"))


def test_the_import_pages_are_for_administrators_only(
    ada: User, make_user: Callable[..., User], sign_in: Callable[[User], FlaskClient]
) -> None:
    for person in (ada, make_user("Dina", role="dispatcher")):
        browser = sign_in(person)
        assert browser.get("/admin/import").status_code == 404
        assert preview(browser, "clients", "name\nAcme\n").status_code == 404
        assert browser.get("/admin/import/clients/template.csv").status_code == 404


def test_an_unknown_kind_is_not_found(desk: FlaskClient) -> None:
    assert preview(desk, "people", "name\nAcme\n").status_code == 404


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "no base64!",
        base64.b64encode(b"not packed").decode(),
        base64.b64encode(zlib.compress(b"address\nx")).decode(),
        base64.b64encode(zlib.compress(b"name\n" + b"x" * (4 * MAX_BYTES))).decode(),
    ],
)
def test_a_damaged_page_imports_nothing(desk: FlaskClient, packed: str) -> None:
    for act in ("run", "errors.csv"):
        answer = desk.post(f"/admin/import/clients/{act}", data={"csrf_token": token(desk), "file": packed})
        assert answer.status_code == 400
    assert clients() == []


def test_a_long_import_continues_where_it_stopped(desk: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "BATCH", 2)
    monkeypatch.setattr(plan, "BUDGET", plan.timedelta(0))
    page = preview(desk, "clients", "name\n" + "".join(f"Client {number}\n" for number in range(5)))
    page = confirm(desk, page)
    assert "3 are left to do" in text(page)
    page = confirm(desk, confirm(desk, page))
    assert "all rows are imported" in text(page)
    assert db.session.scalar(select(func.count()).select_from(Client)) == 5


def test_errors_are_linked_to_their_field(desk: FlaskClient) -> None:
    page = html.fromstring(preview(desk, "tickets", "").get_data())
    (field,) = page.xpath("//input[@aria-invalid='true']")
    assert page.get_element_by_id(field.get("aria-describedby")).text == "The file is empty."
