"""Helpers that use the import pages: preview, confirm, import."""

import io
from typing import Any

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from tests.web.my_calendar.helpers import token


def preview(client: FlaskClient, kind: str, content: str | bytes) -> TestResponse:
    """Upload a file for a preview."""
    data = content.encode() if isinstance(content, str) else content
    return client.post(
        f"/admin/import/{kind}",
        data={"csrf_token": token(client), "file": (io.BytesIO(data), f"{kind}.csv")},
        content_type="multipart/form-data",
    )


def confirm(client: FlaskClient, page: TestResponse, act: str = "run") -> TestResponse:
    """Press a button of the preview: import, or download the report."""
    (form,) = html.fromstring(page.get_data()).xpath(f"//form[contains(@action, '/{act}')]")
    return client.post(form.action, data=dict(form.form_values()))


def import_file(client: FlaskClient, kind: str, content: str | bytes) -> TestResponse:
    """Upload a file and import it."""
    return confirm(client, preview(client, kind, content))


def problems(page: TestResponse) -> list[tuple[str, ...]]:
    """Return line, column and reason of each row that is left out."""
    rows = html.fromstring(page.get_data()).xpath("//section[@aria-labelledby='import-errors']//tbody/tr")
    return [tuple(cell.text_content().strip() for cell in row) for row in rows]


def rows_of(page: TestResponse) -> list[list[str]]:
    """Return the rows that the preview shows."""
    rows: Any = html.fromstring(page.get_data()).xpath("//section[@aria-labelledby='import-rows']//tbody/tr")
    return [[cell.text_content().strip() for cell in row] for row in rows]
