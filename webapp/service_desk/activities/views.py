"""Pages of CRM activities: the list, the dialog, delete and restore."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.database import LARGEST_INTEGER
from webapp.my_calendar import recurrence
from webapp.my_calendar.responses import done
from webapp.service_desk import optimistic_lock
from webapp.service_desk.access import active_people, may_plan
from webapp.service_desk.activities import service
from webapp.service_desk.activities.forms import TYPE_CHOICES, ActivityForm, VersionForm
from webapp.service_desk.activities.service import ActivityDraft, Filters
from webapp.service_desk.lookups import wanted_client
from webapp.service_desk.models import CrmActivity
from webapp.service_desk.timed_form import moved_by_clock_change, timing_text, wanted_timing
from webapp.web.current_user import signed_in_user
from webapp.web.paging import read_page_number, this_address
from webapp.web.responses import page_or_partial, safe_next

bp = Blueprint("crm_activities", __name__, url_prefix="/crm-activities")

STALE = "This CRM activity has changed meanwhile, here or on a linked calendar. Please open it again."
TITLE = "CRM activity"
NEW = "New CRM activity"
EVERYBODY = "everybody"


# The list


@bp.get("")
@login_required
def index() -> ResponseReturnValue:
    """Show activities; filters and page number are in the query string (`?client=` is an id)."""
    filters = _filters()
    listed = service.activity_page(signed_in_user(), filters, read_page_number())
    return page_or_partial(
        "pages/crm_activities/list.html",
        "partials/crm_activities/_list.html",
        listed=listed,
        owners=service.owners_of(listed.rows),
        filters=filters,
        types=TYPE_CHOICES,
        people=active_people() if may_plan(signed_in_user()) else (),
        everybody=EVERYBODY,
        page_address=this_address(),
        this_address=this_address,
        when=_when,
    )


def _filters() -> Filters:
    args, viewer = request.args, signed_in_user()
    kind = args.get("type", "")
    owner_id: int | None = viewer.id
    client = wanted_client()
    if may_plan(viewer):
        asked = args.get("owner", EVERYBODY if client else "")
        owner_id = None if asked == EVERYBODY else args.get("owner", viewer.id, int)
    return Filters(
        owner_id=owner_id,
        client=client,
        type=kind if kind in TYPE_CHOICES else "",
        text=args.get("q", ""),
        coming="coming" in args,
    )


def _when(activity: CrmActivity) -> str:
    """Return the activity's time as text, in the viewer's time zone."""
    item, zone = activity.item, signed_in_user().time_zone
    if item.all_day:
        return timing_text(item.timing)
    start, end = (recurrence.to_wall(instant, zone) for instant in (item.starts_at, item.ends_at))
    return timing_text(recurrence.Timing(start, end, None, all_day=False))


# Adding and changing


@bp.route("/new", methods=["GET", "POST"])
@login_required
def new() -> ResponseReturnValue:
    """Show the empty dialog (`?client=` id, `start`, `all_day`), or save a new activity."""
    all_day = bool(request.args.get("all_day"))
    timing = wanted_timing(request.args.get("start", ""), signed_in_user().time_zone, all_day=all_day)
    form = ActivityForm(signed_in_user(), timing, data={"client": wanted_client()})
    if not form.validate_on_submit() or form.draft is None:
        return _dialog(form, NEW, status=422 if form.errors else 200)
    activity = service.add(signed_in_user(), form.draft, form.uid.data)
    undo = url_for(".delete", item_id=activity.item_id, version=activity.item.version)
    return _done(_saved_text("Added", activity, form.draft), undo=undo)


@bp.route("/<int:item_id>", methods=["GET", "POST"])
@login_required
def of_item(item_id: int) -> ResponseReturnValue:
    """Show the dialog of an activity, or save it. Saving one that is in the Trash restores it."""
    activity = _activity_or_404(item_id)
    names = ("type", "client", "contact", "outcome")
    data = {"version": activity.item.version, **{name: getattr(activity, name) for name in names}}
    form = ActivityForm(signed_in_user(), activity.item.timing, data=data)
    if not form.validate_on_submit() or form.draft is None:
        return _dialog(form, TITLE, activity, status=422 if form.errors else 200)
    try:
        service.change(signed_in_user(), activity, form.draft, form.version.data or 0)
    except optimistic_lock.Stale:
        return _conflict(form, activity)
    return _done(_saved_text("Saved", activity, form.draft))


# Delete and restore


@bp.post("/<int:item_id>/delete")
@login_required
def delete(item_id: int) -> ResponseReturnValue:
    """Move an activity to the Trash."""
    form = VersionForm(formdata=request.values)
    activity = _activity_or_404(item_id)
    if not form.validate():
        abort(400)
    try:
        service.trash(activity, form.version.data)
    except optimistic_lock.Stale:
        return _done(STALE, level="warning", status=409)
    return _done("Moved to Trash.", undo=url_for(".restore", item_id=item_id))


@bp.post("/<int:item_id>/restore")
@login_required
def restore(item_id: int) -> ResponseReturnValue:
    """Restore an activity from the Trash."""
    try:
        service.restore(_activity_or_404(item_id))
    except optimistic_lock.Stale:
        return _done(STALE, level="warning", status=409)
    return _done("Restored.")


# Shared


def _activity_or_404(item_id: int) -> CrmActivity:
    activity = service.find(signed_in_user(), item_id) if item_id <= LARGEST_INTEGER else None
    if activity is None:
        abort(404)
    return activity


def _conflict(form: ActivityForm, activity: CrmActivity) -> Response:
    """Show the stored values beside the entered ones; submitting the form again overwrites the stored ones."""
    form.version.raw_data = [str(activity.item.version)]
    form.version.data = activity.item.version
    before = _texts(service.draft_of(activity), in_trash=activity.item.trashed_at is not None)
    after = _texts(form.draft, in_trash=False) if form.draft else before
    differences = [(name, before[name], after[name]) for name in before if before[name] != after[name]]
    return _dialog(form, TITLE, activity, status=409, conflict=differences)


def _texts(draft: ActivityDraft, *, in_trash: bool) -> dict[str, str]:
    """Return a draft's values as text by label, for a comparison of two drafts."""
    return {
        "Type": TYPE_CHOICES[draft.type],
        "Client": draft.client.name,
        "Contact": draft.contact.name if draft.contact else "",
        "Time": timing_text(draft.timing),
        "Outcome": draft.outcome[:500],
        "In the Trash": "yes" if in_trash else "no",
    }


def _dialog(
    form: ActivityForm, title: str, activity: CrmActivity | None = None, *, status: int, **context: Any
) -> Response:
    return page_or_partial(
        "pages/crm_activities/dialog.html",
        "partials/crm_activities/_dialog.html",
        status=status,
        form=form,
        fields="partials/crm_activities/_fields.html",
        title=title,
        action=request.full_path.rstrip("?"),
        back=_back(),
        activity=activity,
        **context,
    )


def _saved_text(what: str, activity: CrmActivity, draft: ActivityDraft) -> str:
    timing = activity.item.timing
    return f"{what}: {timing_text(timing)}." + moved_by_clock_change(draft.timing, timing)


def _back() -> str:
    return safe_next(request.args.get("next"), url_for("crm_activities.index"))


def _done(text: str, **values: Any) -> Response:
    return done(text, to=_back(), **values)
