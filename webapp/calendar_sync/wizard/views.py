"""/calendar-sync/<id>/wizard/<step>: four steps that fill in a draft, which can be left and resumed.

`Integration.wizard_step` is the furthest step that may be opened. Each request, forward or back, saves the values that
are valid, so that no input is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, Response, abort, flash, request, url_for

from webapp.calendar_sync import queries
from webapp.calendar_sync.forms import (
    ConfirmationForm,
    LinkedCalendarForm,
    OptionsForm,
    Sent,
    SyncOptionsForm,
    YourCalendarForm,
)
from webapp.calendar_sync.preview import views as preview_pages
from webapp.connectors.base import CalendarInfo
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync import service
from webapp.sync.models import Integration, Preview
from webapp.sync.states import PreviewState, Purpose
from webapp.sync.store import previews
from webapp.web.current_user import signed_in_user
from webapp.web.responses import is_htmx, page_or_partial, redirect_to


@dataclass(frozen=True, slots=True)
class Step:
    """One tab. `key` is what `Integration.wizard_step` holds."""

    number: int
    key: str
    label: str

    @property
    def slug(self) -> str:
        return self.key.replace("_", "-")

    @property
    def template(self) -> str:
        return f"partials/calendar_sync/wizard/_step_{self.key}.html"


STEPS = (
    Step(0, "linked_calendar", "Linked calendar"),
    Step(1, "your_calendar", "Your calendar"),
    Step(2, "options", "Sync options"),
    Step(3, "confirmation", "Confirmation"),
)
STILL_COMPARING = "Both calendars are still being compared. Wait for the numbers, then click Finish."

PREVIEW_VALID_FOR = timedelta(hours=1)
"""Age from which the last step replaces its preview by a new one."""

_BY_SLUG = {step.slug: step for step in STEPS}
_BY_KEY = {step.key: step for step in STEPS}


@dataclass(frozen=True, slots=True)
class Choice:
    """The calendars of the account, or the error of listing them."""

    calendars: Sequence[CalendarInfo] = ()
    error: ConnectorError | None = None

    @property
    def needs_reconnect(self) -> bool:
        return isinstance(self.error, AuthorizationLost)


def wizard(integration_id: int, step: str) -> Response:
    integration = queries.integration_or_404(integration_id, signed_in_user())
    opened = _step_or_404(step)
    return _redirect_elsewhere(integration, opened) or _show(integration, opened)


def save_step(integration_id: int, step: str) -> Response:
    integration = queries.integration_or_404(integration_id, signed_in_user())
    saved = _step_or_404(step)
    return _redirect_elsewhere(integration, saved) or _save(integration, saved)


def finish(integration_id: int) -> Response:
    """Finish the draft; a second click only redirects to the listing."""
    integration = queries.integration_or_404(integration_id, signed_in_user())
    if integration.wizard_step is None:
        return redirect_to(url_for("calendar_sync.listing"))
    return _redirect_elsewhere(integration, STEPS[-1]) or _finish(integration)


def _redirect_elsewhere(integration: Integration, step: Step) -> Response | None:
    """Return a redirect to the furthest step that may be opened, or to the settings, if `step` may not be opened."""
    if integration.wizard_step is None:
        return redirect_to(url_for("calendar_sync.settings", integration_id=integration.id))
    reached = _reached(integration)
    return redirect_to(_address(integration, reached)) if step.number > reached.number else None


def _save(integration: Integration, step: Step) -> Response:
    choice = _choice(integration, step)
    form = _form(integration, step, choice, request.form)
    is_complete = form.validate() and choice.error is None
    form.apply_valid()
    if db.session.is_modified(integration):
        previews.drop_open(integration.id)
    if is_complete:
        integration.wizard_step = max(_reached(integration), _next(step), key=_number).key
    elif choice.error is None:
        integration.wizard_step = step.key  # no step past an incomplete one may be opened
    db.session.commit()
    target = _target(step)
    if target.number > step.number and not is_complete:
        return _render(integration, step, form, choice, status=422)
    return _go_to(integration, min(target, _reached(integration), key=_number))


def _finish(integration: Integration) -> Response:
    if integration.calendar_id in queries.find_linked_calendar_ids(integration):
        flash("This calendar has been linked meanwhile. Choose another one.", "danger")
        return redirect_to(_address(integration, STEPS[0]))
    if not SyncOptionsForm(integration, None).validate():  # an earlier step was changed after this one
        flash("The sync options no longer fit the other steps. Please check them again.", "danger")
        return redirect_to(_address(integration, _BY_KEY["options"]))
    has_preview = service.has_first_run(integration)
    preview = previews.find_latest(integration.id, Purpose.FIRST_RUN) if has_preview else None
    if has_preview and (preview is None or preview.state == PreviewState.WORKING):
        return _show(integration, STEPS[-1], status=409, refusal=STILL_COMPARING)
    if preview:
        previews.approve(preview, by=signed_in_user())
    service.finish_wizard(integration, first_run=preview is not None and preview.state == PreviewState.APPROVED)
    flash(f"“{integration.calendar_name}” is linked.", "success")
    if preview and preview.state == PreviewState.FAILED:
        flash("Nothing existing was synced. “Sync now” in Settings shows what would change.", "info")
    return redirect_to(url_for("calendar_sync.listing"))


def _step_or_404(slug: str) -> Step:
    step = _BY_SLUG.get(slug)
    if step is None:
        abort(404)
    return step


def _next(step: Step) -> Step:
    return STEPS[min(step.number + 1, len(STEPS) - 1)]


def _number(step: Step) -> int:
    return step.number


def _reached(integration: Integration) -> Step:
    """Return the furthest step that may be opened."""
    return _BY_KEY[integration.wizard_step or STEPS[0].key]


def _target(step: Step) -> Step:
    """Return the step of the pressed button; without a button (the Enter key) the next one."""
    return _BY_SLUG.get(request.form.get("go", ""), _next(step))


def _address(integration: Integration, step: Step) -> str:
    return url_for("calendar_sync.wizard", integration_id=integration.id, step=step.slug)


def _choice(integration: Integration, step: Step) -> Choice:
    """Return the calendars of the account. Only the first step requests them from the service."""
    if step is not STEPS[0]:
        return Choice()
    try:
        return Choice(service.available_calendars(integration.account))
    except ConnectorError as error:
        return Choice(error=error)


def _form(integration: Integration, step: Step, choice: Choice, sent: Sent | None) -> OptionsForm:
    match step.key:
        case "linked_calendar":
            return LinkedCalendarForm(
                integration,
                sent,
                calendars=choice.calendars,
                taken=queries.find_linked_calendar_ids(integration),
                linked_another_way=queries.find_linked_another_way(integration),
            )
        case "your_calendar":
            return YourCalendarForm(integration, sent)
        case "options":
            return SyncOptionsForm(integration, sent)
        case _:
            return ConfirmationForm(integration, sent)


def _preview(integration: Integration, step: Step) -> Preview | None:
    """Return the preview of the last step; propose a new one after a failure or once it is too old."""
    if step is not STEPS[-1] or not service.has_first_run(integration):
        return None
    latest = previews.find_latest(integration.id, Purpose.FIRST_RUN)
    is_valid = latest and latest.is_open and utc_now() - latest.created_at < PREVIEW_VALID_FOR
    return latest if is_valid else previews.request(integration, Purpose.FIRST_RUN)


def _show(integration: Integration, step: Step, *, status: int = 200, refusal: str | None = None) -> Response:
    choice = _choice(integration, step)
    form = _form(integration, step, choice, None)
    return _render(integration, step, form, choice, status=status, refusal=refusal)


def _render(
    integration: Integration,
    step: Step,
    form: OptionsForm,
    choice: Choice,
    *,
    status: int = 200,
    refusal: str | None = None,
) -> Response:
    preview = _preview(integration, step)
    return page_or_partial(
        "pages/calendar_sync/wizard/wizard.html",
        "partials/calendar_sync/wizard/_wizard.html",
        status=status,
        integration=integration,
        step=step,
        steps=STEPS,
        reached=_reached(integration),
        form=form,
        choice=choice,
        shown=preview_pages.ShownPreview.of(preview) if preview else None,
        place="wizard",
        refusal=refusal,
    )


def _go_to(integration: Integration, step: Step) -> Response:
    """Answer htmx with `step` and its address; redirect everyone else to it."""
    if not is_htmx():
        return redirect_to(_address(integration, step))
    response = _show(integration, step)
    response.headers["HX-Push-Url"] = _address(integration, step)
    return response


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/<int:integration_id>/wizard/<step>", view_func=wizard, methods=["GET"])
    bp.add_url_rule("/<int:integration_id>/wizard/<step>", view_func=save_step, methods=["POST"])
    bp.add_url_rule("/<int:integration_id>/finish", view_func=finish, methods=["POST"])
