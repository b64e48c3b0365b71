"""Files, templates and reports that were opened and saved by a spreadsheet."""

import csv
import io

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.web.my_calendar.helpers import text
from tests.web.service_desk import desk as things
from tests.web.service_desk.importing.helpers import confirm, import_file, preview, problems, rows_of
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.service_desk.importing import calls, clients, plan, tickets
from webapp.service_desk.models import Client, Contact, ServiceCall


@pytest.fixture
def ticket(desk: FlaskClient) -> int:
    return things.add(things.add_client(), reference="T1").number


def file_of(*times: tuple[str, str]) -> str:
    rows = "".join(f"T1;{start};{end};ada@example.org\n" for start, end in times)
    return f"ticket;start;end;resources\n{rows}"


def starts() -> list[str]:
    query = select(Item.start).join(ServiceCall).order_by(Item.start)
    return [f"{start:%Y-%m-%d %H:%M}" for start in db.session.scalars(query)]


def asked(page: TestResponse) -> str:
    """Return the text of the page about the order of dates."""
    (legend,) = html.fromstring(page.get_data()).xpath("//fieldset/legend")
    return str(legend.text_content())


def choose(client: FlaskClient, page: TestResponse, order: str) -> TestResponse:
    (form,) = html.fromstring(page.get_data()).xpath("//form[contains(@action, '/dates')]")
    return client.post(form.action, data={**dict(form.form_values()), "dates": order})


@pytest.mark.parametrize(
    ("times", "text"),
    [
        (("2026-12-01 09:00", "2026-12-01 9:30"), "year-month-day"),
        (("1.12.2026 9:00", "01.12.2026 09:30"), "day.month.year"),
        (("12/1/2026 9:00 AM", "12/13/2026 9:30 AM"), "month/day/year"),
    ],
)
def test_a_guess_is_shown_and_used(desk: FlaskClient, ticket: int, times: tuple[str, str], text: str) -> None:
    page = preview(desk, "calls", file_of(times))
    assert asked(page).startswith(f"Dates are read as {text}")
    confirm(desk, page)
    assert starts() == ["2026-12-01 09:00"]


def test_an_ambiguous_order_of_dates_has_to_be_chosen_before_the_import(desk: FlaskClient, ticket: int) -> None:
    page = preview(desk, "calls", file_of(("12/1/2026 9:00", "12/1/2026 10:00")))
    assert asked(page).startswith("How are dates written")
    assert not html.fromstring(page.get_data()).xpath("//form[contains(@action, '/run')]")
    (form,) = html.fromstring(page.get_data()).xpath("//form[contains(@action, '/dates')]")
    hasty = desk.post("/admin/import/calls/run", data=dict(form.form_values()))
    assert (hasty.status_code, asked(hasty)[:3], starts()) == (422, "How", [])
    damaged = desk.post("/admin/import/calls/run", data={**dict(form.form_values()), "dates": "dym"})
    assert (damaged.status_code, starts()) == (400, [])
    for order, start in (("dmy", "2026-01-12 09:00"), ("mdy", "2026-12-01 09:00")):
        chosen = choose(desk, page, order)
        assert "calls.csv" in text(chosen)
        confirm(desk, chosen)
        assert start in starts()


def test_the_chosen_order_applies_to_the_whole_file_and_its_report(desk: FlaskClient, ticket: int) -> None:
    times = [("12/1/2026 9:00", "12/1/2026 10:00"), ("12/13/2026 9:00", "12/13/2026 10:00")]
    chosen = choose(desk, preview(desk, "calls", file_of(*times)), "dmy")
    assert [problem[:2] for problem in problems(chosen)] == [("3", "start")]
    report = confirm(desk, chosen, "errors.csv").get_data().decode("utf-8-sig")
    assert [row[:2] for row in csv.reader(io.StringIO(report))] == [["line", "column"], ["3", "start"]]
    confirm(desk, chosen)
    assert starts() == ["2026-01-12 09:00"]


def test_kinds_without_dates_have_no_choice_of_order(desk: FlaskClient) -> None:
    assert not html.fromstring(preview(desk, "clients", "name\nAcme\n").get_data()).xpath("//fieldset")


@pytest.mark.parametrize(
    "content",
    [
        b"sep=;\r\nname;address\r\nAcme;Here\r\n",
        b"\xef\xbb\xbfSEP=;\nname;address\nAcme;Here\n",
        b'"sep=;"\nname;address\nAcme;Here\n',
        b"sep=^\nname^address\nAcme^Here\n",
        b"sep=,\n\nname,address\nAcme,Here\n",
        "name\taddress\r\nAcme\tHere\r\n".encode("utf-16"),
        b"\xfe\xff" + "name,address\nAcme,Here\n".encode("utf-16-be"),
        b"NAME|Address\nAcme|Here\n",
        b"name;address;;;\nAcme;Here;;;\n;;;;\n\n;\n",
        b'"name";"address";"a,b,c,d"\nAcme;Here;\n',
        b"name,address\rAcme,Here\r",
    ],
)
def test_files_as_spreadsheets_save_them_are_read(desk: FlaskClient, content: bytes) -> None:
    assert [row[1:3] for row in rows_of(preview(desk, "clients", content))] == [["Acme", "Here"]]


def test_line_numbers_start_at_the_first_line_of_the_file(desk: FlaskClient) -> None:
    page = preview(desk, "clients", "sep=;\nname;time_zone\nAcme;Mars/Base\n")
    assert [problem[0] for problem in problems(page)] == ["3"]


def test_half_a_utf_16_file_is_refused(desk: FlaskClient) -> None:
    page = preview(desk, "clients", "name\nAcme\n".encode("utf-16")[:-1])
    assert (page.status_code, "not UTF-16" in text(page)) == (422, True)


@pytest.mark.parametrize("kind", [clients.KIND, tickets.KIND, calls.KIND], ids=lambda kind: kind.name)
def test_templates_are_written_unchanged(desk: FlaskClient, kind: plan.Kind) -> None:
    answer = desk.get(f"/admin/import/{kind.name}/template.csv").get_data().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(answer)))[1] == [column.example for column in kind.columns]


def test_the_apostrophe_of_guarded_cells_is_removed(desk: FlaskClient) -> None:
    rows = [
        ["name", "reference", "contact_name", "contact_phone"],
        ["=Acme & Sons", "-7", "@dilara", "+49 30 5550 0101"],
        ["'t Hof", "'quoted'", "'", ""],
    ]
    import_file(desk, "clients", plan.to_csv(rows))
    found = db.session.scalars(select(Client).order_by(Client.id)).all()
    assert [(client.name, client.reference) for client in found] == [("=Acme & Sons", "-7"), ("'t Hof", "'quoted'")]
    contacts = db.session.scalars(select(Contact).order_by(Contact.id)).all()
    assert [(contact.name, contact.phone) for contact in contacts] == [("@dilara", "+49 30 5550 0101"), ("'", "")]


def test_a_filled_template_is_imported(desk: FlaskClient, ada: User) -> None:
    for name in ("clients", "tickets", "calls"):
        content = desk.get(f"/admin/import/{name}/template.csv").get_data()
        page = import_file(desk, name, content.replace(b"Acme Heating,,", b"Acme Heating,"))
        assert page.status_code == 200
    contact = db.session.scalars(select(Contact)).one()
    assert contact.phone == "030 5550 0101"
    assert starts() == ["2026-11-23 09:00"]
