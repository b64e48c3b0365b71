"""Any file leads to a preview or to a sentence with the reason, at a linear cost."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from hypothesis import given

from tests.hostile import assert_grows_evenly, mutations, tried
from tests.web.service_desk.importing.helpers import confirm, preview
from webapp.service_desk.importing import calls, clients, tickets
from webapp.service_desk.importing.sheet import FileError, read

KINDS = {"clients": clients.KIND, "tickets": tickets.KIND, "calls": calls.KIND}
TOKENS = [
    b'"',
    b'""',
    b";",
    b",",
    b"\t",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"=1+1",
    b"9" * 5_000,
    b"0001-01-01 00:00",
    b"9999-12-31 23:59",
    b"31.12.9999",
    b"2026-03-29 02:30",
    b"-1",
    b"1e400",
    b"../../etc/passwd",
    b"Europe",
    "\U0001f600\u2028\u202e".encode(),
]


def use(content: bytes) -> None:
    for kind in KINDS.values():
        try:
            sheet = read(content, kind.columns)
        except FileError as error:
            assert len(str(error)) < 400
        else:
            assert len(sheet.records) + len(sheet.errors) > 0


@tried(200)
@given(mutations([kind.template().encode() for kind in KINDS.values()], TOKENS))
def test_every_file_is_read_or_refused_with_a_sentence(content: bytes) -> None:
    use(content)


@pytest.mark.parametrize("name", KINDS)
def test_previews_and_imports_of_mutilated_files_never_fail(desk: FlaskClient, name: str) -> None:
    template = KINDS[name].template().encode()

    @tried(10)
    @given(mutations([template, template + template.partition(b"\n")[2] * 3], TOKENS))
    def try_it(content: bytes) -> None:
        page = preview(desk, name, content)
        assert page.status_code in {200, 422}
        if page.status_code == 200 and b"/run" in page.get_data():
            assert confirm(desk, page).status_code in {200, 302}

    try_it()


SHAPES: dict[str, Callable[[int], bytes]] = {
    "rows": lambda size: b"name;address\n" + b"Acme;Here\n" * size,
    "columns": lambda size: ";".join(f"c{number}" for number in range(20 * size)).encode() + b"\nx\n",
    "fields of one row": lambda size: b"name\n" + b"x;" * size + b"\n",
    "lines of one field": lambda size: b'name\n"' + b"x\n" * size + b'"\n',
    "quotation marks": lambda size: b"name\n" + b'""' * size + b"\n",
    "empty lines": lambda size: b"\n" * size + b"name\nAcme\n",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_cost_of_parsing_is_linear(shape: Callable[[int], bytes]) -> None:
    assert_grows_evenly(use, shape, 150)


def test_a_heading_of_hundreds_of_columns_is_refused(desk: FlaskClient) -> None:
    page = preview(desk, "clients", SHAPES["columns"](400))
    assert (page.status_code, "more than 200 columns" in page.get_data(as_text=True)) == (422, True)
