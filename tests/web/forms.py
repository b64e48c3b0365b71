"""Reads forms out of pages, the way a browser would, so that tests post what people post."""

from urllib.parse import urljoin

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse


def submit(client: FlaskClient, page: str, /, *, action: str | None = None, **values: str) -> TestResponse:
    """Open `page`, fill `values` into its form (the one that posts to `action`, or the only one), and send it."""
    document = html.fromstring(client.get(page).get_data())
    forms = [form for form in document.forms if form.method == "POST" and form.action != "/sign-out"]
    if action is not None:
        forms = [form for form in forms if form.action == action]
    (form,) = forms
    fields = dict(form.form_values())
    assert values.keys() <= {control.name for control in form.iter("input", "select", "textarea")}
    return client.post(urljoin(page, form.action or page), data={**fields, **values})
