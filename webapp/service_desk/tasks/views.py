"""Pages of tasks and of to-dos: the same views at /tasks and /to-dos, with a dialog each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.database import new_uid
from webapp.extensions import db
from webapp.formatting import clock_text, numeric_day
from webapp.my_calendar.forms import FIRST_YEAR, LAST_YEAR
from webapp.my_calendar.kind_hooks import still_shown
from webapp.my_calendar.moves import NotPossible
from webapp.my_calendar.responses import done
from webapp.service_desk import optimistic_lock
from webapp.service_desk.labels import STATUS_LABELS
from webapp.service_desk.lookups import wanted_client, wanted_ticket
from webapp.service_desk.models import TASK_STATUSES, Task, ToDo
from webapp.service_desk.tasks import lists, service
from webapp.service_desk.tasks.due import NEVER, Due
from webapp.service_desk.tasks.forms import (
    ESTIMATE_HINT,
    PlaceForm,
    QuickForm,
    TaskForm,
    ToDoForm,
    VersionForm,
    WorkForm,
)
from webapp.service_desk.tasks.service import Draft, Work
from webapp.web.current_user import signed_in_user
from webapp.web.paging import this_address
from webapp.web.responses import is_htmx, page_or_partial, safe_next

STALE = "This entry has changed meanwhile. You see it as it is now; please try again."


@dataclass(frozen=True, slots=True)
class Area:
    """Differences between the two areas."""

    name: str  # of blueprint and templates
    model: type[Task] | type[ToDo]
    form: type[WorkForm]
    singular: str
    title: str
    statuses: Sequence[str]

    def url(self, endpoint: str, **values: Any) -> str:
        """Return the address of one of the area's views."""
        return url_for(f"{self.name}.{endpoint}", **values)


TASKS = Area("tasks", Task, TaskForm, "task", "Tasks", TASK_STATUSES)
TO_DOS = Area("to_dos", ToDo, ToDoForm, "to-do", "To-dos", ("open", "done"))


class Pages:
    """The views of one area."""

    def __init__(self, area: Area) -> None:
        self.area = area

    def blueprint(self) -> Blueprint:
        bp = Blueprint(self.area.name, __name__, url_prefix=f"/{self.area.name.replace('_', '-')}")
        for rule, view, methods in (
            ("", self.index, ["GET"]),
            ("/add", self.add, ["POST"]),
            ("/new", self.new, ["GET", "POST"]),
            ("/<int:work_id>", self.edit, ["GET", "POST"]),
            ("/of-item/<int:item_id>", self.of_item, ["GET"]),
            ("/<int:work_id>/status/<status>", self.status, ["POST"]),
            ("/<int:work_id>/place", self.place, ["POST"]),
            ("/<int:work_id>/delete", self.delete, ["POST"]),
            ("/<int:work_id>/restore", self.restore, ["POST"]),
        ):
            bp.add_url_rule(rule, view.__name__, login_required(view), methods=methods)
        return bp

    # Lists

    def index(self) -> ResponseReturnValue:
        filters = lists.Filters.from_address(signed_in_user())
        listing = lists.read_listing(self.area.model, signed_in_user(), filters)
        return page_or_partial(
            f"pages/{self.area.name}/list.html",
            f"partials/{self.area.name}/_list.html",
            area=self.area,
            filters=filters,
            shows=lists.SHOW,
            listing=listing,
            page_address=this_address(),
            this_address=this_address,
            status_labels=STATUS_LABELS,
            quick=QuickForm(formdata=None, uid=new_uid()),
        )

    def add(self) -> ResponseReturnValue:
        """Add a row by its title only; `?ticket=` is the number of its ticket."""
        form = QuickForm()
        if not form.validate_on_submit():
            return self._done(" ".join(message for errors in form.errors.values() for message in errors), "danger", 422)
        # The list may still show the form of the previous entry: only with the same title it is a double submit.
        uid = str(uuid5(_form_id(form), form.title.data))
        work = service.add(self.area.model, signed_in_user(), self._draft(title=form.title.data), uid)
        return self._done("Added.", undo=self.area.url("delete", work_id=work.id, version=work.version))

    # Dialogs

    def new(self) -> ResponseReturnValue:
        """Show the empty dialog, or save a new row. `?start=` (a day if `all_day` is given) is the due date."""
        form = self.area.form(signed_in_user(), self._draft(due=_wanted_due()))
        if form.validate_on_submit() and form.draft:
            service.add(self.area.model, signed_in_user(), form.draft, form.uid.data)
            return self._done(f"{self.area.singular.capitalize()} added.")
        return self._dialog(form, f"New {self.area.singular}", status=422 if form.errors else 200)

    def edit(self, work_id: int) -> ResponseReturnValue:
        return self._edit(self._work_or_404(work_id))

    def of_item(self, item_id: int) -> ResponseReturnValue:
        """Show the dialog of the task or to-do of an entry of My Calendar."""
        work = service.find_of_item(self.area.model, signed_in_user(), item_id)
        if work is None:
            abort(404)
        return self._edit(work)

    def _edit(self, work: Work) -> Response:
        form = self.area.form(signed_in_user(), service.draft_of(work), version=work.version)
        if not form.validate_on_submit() or form.draft is None:
            return self._dialog(form, self.area.singular.capitalize(), work, status=422 if form.errors else 200)
        try:
            service.change(work, form.draft, form.version.data)
        except optimistic_lock.Stale:
            return self._conflict(form, work)
        return self._done(f"{self.area.singular.capitalize()} saved.", work=work)

    def _conflict(self, form: WorkForm, work: Work) -> Response:
        """Show the stored values beside the entered ones; submitting the form again overwrites the stored ones."""
        db.session.refresh(work)
        form.version.raw_data = [str(work.version)]
        form.version.data = work.version
        before, after = (_texts(draft) for draft in (service.draft_of(work), form.draft or form.stored))
        differences = [(name, before[name], after[name]) for name in before if before[name] != after[name]]
        return self._dialog(form, self.area.singular.capitalize(), work, status=409, conflict=differences)

    def _dialog(self, form: WorkForm, title: str, work: Work | None = None, *, status: int, **context: Any) -> Response:
        address = self.area.url("edit", work_id=work.id, next=request.args.get("next")) if work else request.full_path
        return page_or_partial(
            "pages/tasks/dialog.html",
            "partials/tasks/_dialog.html",
            status=status,
            area=self.area,
            form=form,
            fields=f"partials/{self.area.name}/_fields.html",
            title=title,
            work=work,
            action=address.rstrip("?"),
            back=self._back(),
            estimate_hint=ESTIMATE_HINT,
            **context,
        )

    # Status, order, delete and restore

    def status(self, work_id: int, status: str) -> ResponseReturnValue:
        """Set the status."""
        if status not in self.area.statuses:
            abort(404)
        work = self._work_or_404(work_id)
        before = service.draft_of(work).status
        try:
            service.set_status(work, status)
        except optimistic_lock.Stale:
            return self._done(STALE, "warning", 409)
        undo = self.area.url("status", work_id=work_id, status=before) if before != status else None
        return self._done(f"“{work.title}” is {STATUS_LABELS[status].lower()}.", work=work, undo=undo)

    def place(self, work_id: int) -> ResponseReturnValue:
        """Move a row before or after another one."""
        form = PlaceForm()
        work = self._work_or_404(work_id)
        other_id = form.before.data or form.after.data
        if not form.validate_on_submit() or not other_id or other_id == work_id:
            abort(400)
        other = self._work_or_404(other_id)
        service.place(self.area.model, signed_in_user(), work, other, after=form.before.data is None)
        if not is_htmx():
            return self._done(f"“{work.title}” moved.")
        # No toast: moving a row by ten places would show ten of them, and the list shows the new order.
        return Response(status=204, headers={"HX-Trigger": "calendarChanged"})

    def delete(self, work_id: int) -> ResponseReturnValue:
        work = self._work_or_404(work_id)
        form = VersionForm(formdata=request.values)
        if not form.validate():
            abort(400)
        try:
            service.trash(work, form.version.data)
        except optimistic_lock.Stale:
            return self._done(STALE, "warning", 409)
        return self._done("Moved to Trash.", work=work, undo=self.area.url("restore", work_id=work_id))

    def restore(self, work_id: int) -> ResponseReturnValue:
        work = self._work_or_404(work_id, in_trash=True)
        try:
            service.restore(work)
        except optimistic_lock.Stale:
            return self._done(STALE, "warning", 409)
        except NotPossible as error:
            return self._done(str(error), "danger", 422)
        return self._done("Restored.")

    # Shared

    def _work_or_404(self, work_id: int, *, in_trash: bool = False) -> Work:
        work = service.find(self.area.model, signed_in_user(), work_id, in_trash=in_trash)
        if work is None:
            abort(404)
        return work

    def _draft(self, title: str = "", due: Due = NEVER) -> Draft:
        """Return the initial values of a new row; a task is assigned to its creator by default."""
        if self.area is TO_DOS:
            return Draft(title, due)
        ticket = wanted_ticket()
        client = None if ticket else wanted_client()
        return Draft(title, due, ticket=ticket, client=client, assignees=[signed_in_user()])

    def _back(self) -> str:
        return safe_next(request.args.get("next"), self.area.url("index"))

    def _done(
        self, text: str, level: str = "success", status: int = 200, *, work: Work | None = None, **values: Any
    ) -> Response:
        """Answer with a message: what was done, and where `work` is still shown although it should not be."""
        left = still_shown(work.item) if work and work.item else ""
        return done(text + left, level="warning" if left else level, status=status, to=self._back(), **values)


def _form_id(form: QuickForm) -> UUID:
    try:
        return UUID(form.uid.data)
    except (ValueError, TypeError):
        return uuid4()


def _wanted_due() -> Due:
    """Parse the due date of a link: a day, or a time local to the viewer; invalid values mean never."""
    text = request.args.get("start", "")
    try:
        wanted = datetime.fromisoformat(text)
    except ValueError:
        return NEVER
    if not FIRST_YEAR <= wanted.year <= LAST_YEAR or wanted.tzinfo is not None:
        return NEVER
    is_day = bool(request.args.get("all_day")) or len(text) == len("2026-11-22")
    return Due.entered(wanted.date(), None if is_day else wanted.time(), signed_in_user().time_zone)


def _texts(draft: Draft) -> dict[str, str]:
    """Return a draft's values as text by label, for a comparison of two drafts."""
    day, at = draft.due.shown_in(signed_in_user().time_zone)
    due = numeric_day(day) + (f" {clock_text(at)}" if at else "") if day else ""
    return {
        "Title": draft.title,
        "Due": due,
        "Estimate": f"{draft.estimate} minutes" if draft.estimate is not None else "",
        "Status": STATUS_LABELS[draft.status],
        "Assigned to": ", ".join(sorted(person.name for person in draft.assignees)),
        "Ticket": f"#{draft.ticket.number}" if draft.ticket else "",
        "Client": draft.client.name if draft.client else "",
        "Description": draft.description[:500],
    }


tasks_bp, to_dos_bp = Pages(TASKS).blueprint(), Pages(TO_DOS).blueprint()
