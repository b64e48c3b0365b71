"""Pages at /admin/import: choose a file, preview, import. Everybody but administrators gets 404.

Between preview and import the file is kept only in the page itself, compressed: until somebody confirms, nothing is
stored. It is then parsed and checked again, so the page need not be trusted.
"""

import base64
import binascii
import zlib
from typing import Any

from flask import Blueprint, Response, abort, make_response
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField
from wtforms.validators import AnyOf, InputRequired, Length

from webapp.service_desk.importing import calls, clients, sheet, tickets
from webapp.service_desk.importing.dates import ORDERS
from webapp.service_desk.importing.plan import Kind, Plan, errors_csv, make_plan, run_import
from webapp.service_desk.importing.sheet import MAX_BYTES, FileError, Sheet
from webapp.web.current_user import require_administrator, signed_in_user
from webapp.web.responses import page_or_partial

KINDS = {kind.name: kind for kind in (clients.KIND, tickets.KIND, calls.KIND)}

SHOWN_ROWS, SHOWN_ERRORS = 10, 50
MAX_PACKED = 1_500_000  # characters; a form may hold two million bytes

bp = Blueprint("importing", __name__, url_prefix="/admin/import")


class UploadForm(FlaskForm):
    file = FileField("CSV file", (FileRequired("Please choose a file."),))


class PackedForm(FlaskForm):
    """The file in the page, compressed, with its name and the order of its dates, if one was chosen."""

    file = HiddenField(validators=(InputRequired(),))
    file_name = HiddenField(validators=(Length(max=500),))
    dates = HiddenField(validators=(AnyOf(("", *ORDERS)),), default="")


bp.before_request(require_administrator)


@bp.get("")
def home() -> ResponseReturnValue:
    return _show("home", kinds=KINDS.values(), form=UploadForm())


@bp.get("/<name>/template.csv")
def template(name: str) -> ResponseReturnValue:
    """Download a template to fill in."""
    kind = _kind_or_404(name)
    return _download(kind.template(), f"{kind.name}.csv")


@bp.post("/<name>")
def preview(name: str) -> ResponseReturnValue:
    """Show the preview of the uploaded file."""
    kind = _kind_or_404(name)
    form = UploadForm()
    if not form.validate_on_submit():
        return _refused(kind, form)
    with form.file.data.stream as stream:
        data = stream.read(MAX_BYTES + 1)
    try:
        found = sheet.read(data, kind.columns)
        packed = _pack(data)
    except FileError as error:
        form.file.errors = (str(error),)
        return _refused(kind, form)
    return _preview(kind, found, PackedForm(formdata=None, file=packed, file_name=form.file.data.filename))


@bp.post("/<name>/dates")
def choose_dates(name: str) -> ResponseReturnValue:
    """Show the preview with the chosen order of dates."""
    kind = _kind_or_404(name)
    return _preview(kind, *_unpacked_or_400(kind))


@bp.post("/<name>/run")
def run(name: str) -> ResponseReturnValue:
    """Import the valid rows."""
    kind = _kind_or_404(name)
    found, kept = _unpacked_or_400(kind)
    if found.date_order is None:
        return _preview(kind, found, kept, status=422)
    plan, left = run_import(kind, found, signed_in_user())
    return _show("result", kind=kind, kept=kept, left=left, **_context(plan))


@bp.post("/<name>/errors.csv")
def errors(name: str) -> ResponseReturnValue:
    """Download the report of rows that are left out, and of warnings."""
    kind = _kind_or_404(name)
    found, _ = _unpacked_or_400(kind)
    plan = make_plan(kind, found, signed_in_user())
    kind.warn(plan, signed_in_user())
    return _download(errors_csv(plan.errors, plan.warnings), f"{kind.name}-errors.csv")


def _preview(kind: Kind, found: Sheet, kept: PackedForm, *, status: int = 200) -> Response:
    plan = make_plan(kind, found, signed_in_user())
    kind.warn(plan, signed_in_user())
    guess = found.date_guess
    orders = {order: ORDERS[order] for order in (guess.possible if guess else ())}
    return _show(
        "preview", status=status, kind=kind, sheet=found, kept=kept, orders=orders, all_orders=ORDERS, **_context(plan)
    )


def _kind_or_404(name: str) -> Kind:
    if name not in KINDS:
        abort(404)
    return KINDS[name]


def _refused(kind: Kind, form: UploadForm) -> Response:
    return _show("home", status=422, kinds=KINDS.values(), form=form, refused=kind.name)


def _context(plan: Plan) -> dict[str, Any]:
    return {
        "plan": plan,
        "shown_rows": plan.shown[:SHOWN_ROWS],
        "shown_errors": plan.errors[:SHOWN_ERRORS],
        "shown_warnings": plan.warnings[:SHOWN_ERRORS],
    }


def _show(page: str, *, status: int = 200, **context: Any) -> Response:
    return page_or_partial(
        f"pages/importing/{page}.html", f"partials/importing/_{page}.html", status=status, limits=sheet, **context
    )


def _download(text: str, name: str) -> Response:
    response = make_response(text)
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _pack(data: bytes) -> str:
    packed = base64.b64encode(zlib.compress(data)).decode()
    if len(packed) > MAX_PACKED:
        raise FileError("The file is too large. Please split it.")
    return packed


def _unpacked_or_400(kind: Kind) -> tuple[Sheet, PackedForm]:
    """Return the file from the page. It comes from the browser, so it is limited and checked like an upload."""
    form = PackedForm()
    if not form.validate_on_submit():
        abort(400)
    try:
        packed = base64.b64decode(form.file.data, validate=True)
        data = zlib.decompressobj().decompress(packed, MAX_BYTES + 1)
        return sheet.read(data, kind.columns, form.dates.data), form
    except (binascii.Error, zlib.error, FileError):
        abort(400)
