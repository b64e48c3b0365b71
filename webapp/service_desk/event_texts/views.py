"""Administrators' pages of event text templates; everybody else gets 404."""

from dataclasses import asdict

from flask import Blueprint, Response, abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.my_calendar import kinds
from webapp.service_desk import event_templates
from webapp.service_desk.event_texts import service
from webapp.service_desk.event_texts.forms import EventTextForm, ResetForm
from webapp.service_desk.event_texts.service import TemplateChanged
from webapp.service_desk.item_projection import template_of
from webapp.service_desk.optimistic_lock import take_version
from webapp.web.current_user import require_administrator
from webapp.web.responses import page_or_partial, redirect_to

bp = Blueprint("event_texts", __name__, url_prefix="/admin/event-texts")


bp.before_request(require_administrator)


@bp.get("")
def index() -> ResponseReturnValue:
    """Show the current template of each kind."""
    return render_template(
        "pages/event_texts/list.html",
        kinds=[kinds.ALL[kind] for kind in event_templates.DEFAULTS],
        templates={kind: template_of(kind) for kind in event_templates.DEFAULTS},
        defaults=event_templates.DEFAULTS,
    )


@bp.route("/<kind>", methods=["GET", "POST"])
def edit(kind: str) -> ResponseReturnValue:
    """Show the template of a kind, or save it and update the coming items."""
    form = _form(kind)
    conflict = None
    if form.validate_on_submit():
        try:
            return _saved("Saved", service.save_template(kind, form.template, form.version.data))
        except TemplateChanged:
            conflict = _differences(form, kind)
    return page_or_partial(
        "pages/event_texts/edit.html",
        "partials/event_texts/_form.html",
        status=422 if form.errors else 200 if conflict is None else 409,
        form=form,
        kind=kinds.ALL[kind],
        placeholders=event_templates.PLACEHOLDERS[kind],
        is_default=template_of(kind) == event_templates.DEFAULTS[kind],
        version=service.version_of(kind),
        conflict=conflict,
        **_preview(form, kind),
    )


@bp.post("/<kind>/preview")
def preview(kind: str) -> ResponseReturnValue:
    """Show a preview of the template as entered so far, without saving."""
    form = _form(kind)
    form.validate()
    return render_template("partials/event_texts/_preview.html", form=form, **_preview(form, kind))


@bp.post("/<kind>/reset")
def reset(kind: str) -> ResponseReturnValue:
    """Reset a kind to the default template."""
    form = ResetForm()
    if not form.validate_on_submit():
        abort(400)
    try:
        return _saved("Reset to the default", service.reset_template(_kind_or_404(kind), form.version.data))
    except TemplateChanged:
        flash("This template has changed meanwhile. You see it as it is now; please try again.", "warning")
        return redirect_to(url_for("event_texts.edit", kind=kind))


def _kind_or_404(kind: str) -> str:
    if kind not in event_templates.DEFAULTS:
        abort(404)
    return kind


def _form(kind: str) -> EventTextForm:
    return EventTextForm(_kind_or_404(kind), template_of(kind), service.version_of(kind))


def _differences(form: EventTextForm, kind: str) -> list[tuple[str, str, str]]:
    """Return (label, stored text, entered text) of every field that differs."""
    take_version(form.version, service.version_of(kind))
    saved, typed = asdict(template_of(kind)), asdict(form.template)
    return [(form[name].label.text, saved[name], typed[name]) for name in saved if saved[name] != typed[name]]


def _preview(form: EventTextForm, kind: str) -> dict[str, object]:
    if form.errors:
        return {"composed": None, "is_real": False}
    values, is_real = service.example_of(kind)
    finished = event_templates.compose(form.template, values, done=True).subject if form.template.done_prefix else None
    return {"composed": event_templates.compose(form.template, values), "finished": finished, "is_real": is_real}


def _saved(what: str, count: int | None) -> Response:
    """Redirect to the list with a message; without a `count` items are updated later."""
    items = {
        None: "The many coming calendar entries will be updated within a few minutes",
        0: "No coming calendar entry had to be updated",
        1: "One coming calendar entry was updated",
    }.get(count, f"{count} coming calendar entries were updated")
    flash(f"{what}. {items}; linked calendars follow.", "success")
    return redirect_to(url_for("event_texts.index"))
