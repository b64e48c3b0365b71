"""Pages of queues, teams and working hours; everybody but administrators gets 404."""

from collections.abc import Iterable

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.accounts.models import User
from webapp.my_calendar.recurrence import WEEKDAY_NAMES
from webapp.service_desk.access import active_people
from webapp.service_desk.availability import DEFAULT_HOURS, Hours, hours_of
from webapp.service_desk.lists import row_or_404
from webapp.service_desk.models import Queue, Team
from webapp.service_desk.optimistic_lock import Stale, take_version
from webapp.service_desk.organisation import service
from webapp.service_desk.organisation.forms import HoursForm, MembersForm, fields_of_hours, hours_text
from webapp.service_desk.organisation.service import Group
from webapp.web.current_user import require_administrator
from webapp.web.responses import redirect_to

bp = Blueprint("organisation", __name__, url_prefix="/admin")

WORDS: dict[type[Group], tuple[str, str]] = {Queue: ("queue", "queues"), Team: ("team", "teams")}


bp.before_request(require_administrator)


# Queues and teams


@bp.get("/queues")
def queues() -> ResponseReturnValue:
    return _list(Queue)


@bp.get("/teams")
def teams() -> ResponseReturnValue:
    return _list(Team)


@bp.route("/queues/new", methods=["GET", "POST"])
def new_queue() -> ResponseReturnValue:
    return _edit(Queue())


@bp.route("/teams/new", methods=["GET", "POST"])
def new_team() -> ResponseReturnValue:
    return _edit(Team())


@bp.route("/queues/<int:group_id>", methods=["GET", "POST"])
def queue(group_id: int) -> ResponseReturnValue:
    return _edit(_group_or_404(Queue, group_id))


@bp.route("/teams/<int:group_id>", methods=["GET", "POST"])
def team(group_id: int) -> ResponseReturnValue:
    return _edit(_group_or_404(Team, group_id))


@bp.post("/queues/<int:group_id>/delete")
def delete_queue(group_id: int) -> ResponseReturnValue:
    return _delete(_group_or_404(Queue, group_id))


@bp.post("/teams/<int:group_id>/delete")
def delete_team(group_id: int) -> ResponseReturnValue:
    return _delete(_group_or_404(Team, group_id))


def _list(model: type[Group]) -> ResponseReturnValue:
    word, plural = WORDS[model]
    return render_template("pages/organisation/groups.html", groups=service.groups(model), word=word, plural=plural)


def _edit(group: Group) -> ResponseReturnValue:
    word, plural = WORDS[type(group)]
    form = MembersForm(obj=group)
    conflict = None
    if form.validate_on_submit():
        try:
            service.save_group(group, form.name.data, form.members.people, form.version.data)
        except service.NameTaken:
            form.name.errors = (f"Another {word} has this name.",)
        except Stale:
            conflict = _differences(form, group)
        else:
            flash(f"The {word} “{form.name.data}” is saved.", "success")
            return redirect_to(url_for(f"organisation.{plural}"))
    page = render_template(
        "pages/organisation/group.html", form=form, group=group, word=word, plural=plural, conflict=conflict
    )
    return page, 422 if form.errors else 200 if conflict is None else 409


def _differences(form: MembersForm, saved: Group) -> list[tuple[str, str, str]]:
    """Return (label, stored text, entered text) of every field that differs."""
    take_version(form.version, saved.version)
    pairs = (
        ("Name", saved.name, form.name.data),
        ("Members", _names(saved.members), _names(form.members.people)),
    )
    return [(what, now, typed) for what, now, typed in pairs if now != typed]


def _names(people: Iterable[User]) -> str:
    return ", ".join(sorted(person.name for person in people))


def _delete(group: Group) -> ResponseReturnValue:
    word, plural = WORDS[type(group)]
    name = group.name
    service.delete_group(group)
    flash(f"The {word} “{name}” is deleted.", "success")
    return redirect_to(url_for(f"organisation.{plural}"))


def _group_or_404(model: type[Group], group_id: int) -> Group:
    return row_or_404(model, group_id)


# Working hours


@bp.get("/hours")
def all_hours() -> ResponseReturnValue:
    people = active_people()
    hours = hours_of(person.id for person in people)
    return render_template("pages/organisation/all_hours.html", people=people, hours=hours, weekdays=WEEKDAY_NAMES)


@bp.route("/people/<int:user_id>/hours", methods=["GET", "POST"])
def hours(user_id: int) -> ResponseReturnValue:
    person = _person_or_404(user_id)
    now = hours_of([user_id])[user_id]
    form = HoursForm(data={**fields_of_hours(now.days), "seen": service.stamp_of(now)})
    conflict = None
    if form.validate_on_submit():
        try:
            service.save_hours(person, form.minutes, form.seen.data)
        except service.HoursChanged as changed:
            conflict = _hours_differ(form, changed.hours)
        else:
            flash(f"The working hours of {person.name} are saved.", "success")
            return redirect_to(url_for("organisation.all_hours"))
    page = render_template(
        "pages/organisation/hours.html", form=form, person=person, default=DEFAULT_HOURS, conflict=conflict
    )
    return page, 422 if form.errors else 200 if conflict is None else 409


def _hours_differ(form: HoursForm, saved: Hours) -> list[tuple[str, str, str]]:
    """Return (weekday, stored hours, entered hours) of every day that differs."""
    take_version(form.seen, service.stamp_of(saved))
    days = zip(WEEKDAY_NAMES, service.by_weekday(saved), form.minutes, strict=True)
    return [(name, hours_text(now), hours_text(typed)) for name, now, typed in days if now != typed]


@bp.post("/people/<int:user_id>/hours/reset")
def reset_hours(user_id: int) -> ResponseReturnValue:
    person = _person_or_404(user_id)
    service.reset_hours(person)
    flash(f"{person.name} has the default working hours again.", "success")
    return redirect_to(url_for("organisation.all_hours"))


def _person_or_404(user_id: int) -> User:
    return row_or_404(User, user_id)
