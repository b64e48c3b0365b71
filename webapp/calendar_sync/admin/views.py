"""/admin/integrations/<id>: anybody's integration, for administrators. Private texts are left out of its log."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from webapp.calendar_sync import queries
from webapp.calendar_sync.blueprint import row_id, template_context
from webapp.calendar_sync.forms import DeleteForm
from webapp.calendar_sync.log import causes
from webapp.calendar_sync.log.history import readable_by_viewer
from webapp.calendar_sync.log.runs_page import EntryFilter, entry_filter
from webapp.calendar_sync.presentation.field_diff import field_changes
from webapp.calendar_sync.presentation.ledger_sentences import sentence
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync import administration
from webapp.sync.models import Integration, LedgerEntry, Run
from webapp.web.current_user import require_administrator, signed_in_user
from webapp.web.paging import PER_PAGE, split_page
from webapp.web.responses import page_or_partial, redirect_to

MASKED = "Private entry"

bp = Blueprint("integration_admin", __name__, url_prefix="/admin/integrations/<int:integration_id>")
bp.context_processor(template_context)
bp.before_request(require_administrator)


@bp.get("")
def integration(integration_id: int) -> ResponseReturnValue:
    """Show the integration's status, the actions on it, and its runs, newest first."""
    found = _integration_or_404(integration_id)
    query = select(Run).where(Run.integration_id == found.id).order_by(Run.id.desc())
    before = request.args.get("before", type=row_id)
    if before is not None:
        query = query.where(Run.id < before)
    runs, next_before = split_page(db.session.scalars(query.limit(PER_PAGE + 1)).all(), PER_PAGE)
    (calendar,) = administration.describe([found], now=utc_now())
    return page_or_partial(
        "pages/admin/integration.html",
        "partials/admin/_integration.html",
        calendar=calendar,
        runs=runs,
        next_before=next_before,
    )


@bp.get("/entries")
@bp.get("/runs/<int:run_id>")
def entries(integration_id: int, run_id: int | None = None) -> ResponseReturnValue:
    """List the entries of one run or of all, newest first."""
    found = _integration_or_404(integration_id)
    run = queries.run_or_404(run_id, found) if run_id is not None else None
    chosen = entry_filter()
    listed, next_before = _entries(found, run, chosen)
    offered = causes.of_entries(_entries_of(found, run), chosen.cause)
    return page_or_partial(
        "pages/admin/integration_entries.html",
        "partials/admin/_integration_entries.html",
        integration=found,
        run=run,
        entries=listed,
        next_before=next_before,
        chosen=chosen,
        causes=offered,
        field_changes=field_changes,
        sentence=sentence,
        address=request.path,
    )


@bp.post("/active")
def set_active(integration_id: int) -> ResponseReturnValue:
    """Switch the integration on or off.

    The button sends the wanted state, not "toggle", so that a second click changes nothing.
    """
    found = _integration_or_404(integration_id)
    active = request.form.get("active") == "on"
    if found.ended_at is None:
        administration.switch(found, active, by=signed_in_user())
        flash(f"“{found.calendar_name}” is switched {'on' if active else 'off'}.", "success")
    return _back(integration_id)


@bp.post("/sync")
def sync_now(integration_id: int) -> ResponseReturnValue:
    found = _integration_or_404(integration_id)
    refusal = administration.sync_at_once(found, by=signed_in_user()) if found.ended_at is None else "It was deleted."
    flash(refusal or "Both sides are looked at now.", "danger" if refusal else "success")
    return _back(integration_id)


@bp.post("/remove-again")
def remove_again(integration_id: int) -> ResponseReturnValue:
    """Retry the removal of events that failed when the integration was deleted."""
    found = _integration_or_404(integration_id)
    if found.ended_at is not None and found.remove_events_on_end:
        administration.end_again(found, by=signed_in_user())
        flash("Another attempt has been asked for.", "success")
    return _back(integration_id)


@bp.route("/end", methods=["GET", "POST"])
def end(integration_id: int) -> ResponseReturnValue:
    """Ask what to do with the events that Calendar Sync wrote to the linked calendar, then delete the integration."""
    found = _integration_or_404(integration_id)
    if found.ended_at is not None:
        return _back(integration_id)
    form = DeleteForm()
    if form.validate_on_submit():
        administration.end(found, remove_events=form.events.data == "remove", by=signed_in_user())
        flash(f"“{found.calendar_name}” of {found.owner.name} is no longer linked.", "success")
        return _back(integration_id)
    return page_or_partial(
        "pages/admin/integration_end.html",
        "partials/admin/_integration_end.html",
        status=422 if form.is_submitted() else 200,
        integration=found,
        form=form,
    )


def _back(integration_id: int) -> Response:
    return redirect_to(url_for("integration_admin.integration", integration_id=integration_id))


def _integration_or_404(integration_id: int) -> Integration:
    """Return any owner's integration whose wizard was finished, deleted ones included."""
    found = db.session.scalar(
        select(Integration)
        .options(joinedload(Integration.account), joinedload(Integration.owner))
        .where(Integration.id == integration_id, Integration.wizard_step.is_(None))
    )
    return found or abort(404)


def _entries_of(integration: Integration, run: Run | None) -> Select[LedgerEntry]:
    query = select(LedgerEntry).where(LedgerEntry.integration_id == integration.id).order_by(LedgerEntry.id.desc())
    return query if run is None else query.where(LedgerEntry.run_id == run.id)


def _entries(
    integration: Integration, run: Run | None, chosen: EntryFilter
) -> tuple[Sequence[LedgerEntry], int | None]:
    """Return a page of entries, and with which id the next one goes on. Texts that are private are taken out."""
    readable = readable_by_viewer(signed_in_user())
    with_integration = contains_eager(LedgerEntry.integration).options(
        joinedload(Integration.account), joinedload(Integration.owner)
    )
    query = _entries_of(integration, run).join(LedgerEntry.integration).options(with_integration)
    before = request.args.get("before", type=row_id)
    if chosen.text:
        query = query.where(readable)  # a search hit would disclose the text of an entry
    if before is not None:
        query = query.where(LedgerEntry.id < before)
    shown, next_before = split_page(db.session.scalars(chosen.narrow(query).limit(PER_PAGE + 1)).all(), PER_PAGE)
    ids = select(LedgerEntry.id).join(LedgerEntry.integration).where(LedgerEntry.id.in_([each.id for each in shown]))
    readable_ids = set(db.session.scalars(ids.where(readable)))
    return [each if each.id in readable_ids else _masked(each) for each in shown], next_before


def _masked(entry: LedgerEntry) -> LedgerEntry:
    """Return an entry without its texts. Action and reason stay, because neither quotes the event."""
    db.session.expunge(entry)  # or the next flush would store the masked values
    if entry.subject:
        entry.subject = MASKED
    entry.before = entry.after = None
    return entry
