"""What happens on either side before the folder is written. `__main__.py` has the order."""

# ruff: noqa: I001  # sorted as in the earlier checkout

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from tests.jobs.cronofy.desk import grant_of
from webapp.accounts.models import User
from webapp.connectors.base import Refused
from webapp.connectors.caldav.connector import CalDavConnector
from webapp.connectors.errors import AuthorizationLost, TransientError
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.my_calendar import service as items
from webapp.my_calendar.models import KINDS, NOTHING_TO_TELL, Item, ItemOverride
from webapp.my_calendar.recurrence import Timing
from webapp.sync import (
    administering,
    conflicts,
    connection,
    editing,
    jobs,
    plans,
    rederive,
    runner,
    service,
    undo,
)
from webapp.sync.models import (
    Approval,
    Integration,
    Lease,
    LedgerEntry,
    Link,
    Plan,
    PlannedEntry,
    Quarantine,
    Run,
    TimeZoneRules,
)
from webapp.sync.practice import account_of

from scenario import (
    EVERYTHING,
    SOON,
    Story,
    ZONE,
    add_item,
    edit,
    link_caldav,
    link_cronofy,
    make_calendar,
    path_of,
    resource,
    resource_of,
    rewrite,
)


def in_step(story: Story, ada: User, ben: User, cem: User) -> dict[str, Any]:
    """Link three calendars, with entries of every kind on both sides."""
    named = {
        "visit": add_item(ada, "Visit"),
        "fair": add_item(
            ada, "Fair", datetime.combine(SOON.date(), datetime.min.time()), all_day=True, zone=None,
            end=datetime.combine(SOON.date() + timedelta(days=2), datetime.min.time()),
        ),
        "weekly": add_item(ada, "Team meeting", SOON + timedelta(hours=2), rrule="FREQ=WEEKLY;COUNT=6"),
        "both": add_item(ada, "Changed on both sides", SOON + timedelta(hours=4)),
        "theirs": add_item(ada, "Removed there", SOON + timedelta(hours=5)),
        "ours": add_item(ada, "Removed here", SOON + timedelta(hours=6)),
        "once": add_item(ben, "Once", SOON),
        "google": add_item(cem, "Call the supplier", SOON),
        "dates": add_item(cem, "Daily check", SOON + timedelta(hours=3), rrule="FREQ=DAILY;COUNT=3"),
    }  # fmt: skip
    for number in range(1, 14):
        named[f"round {number}"] = add_item(ada, f"Round {number}", SOON + timedelta(days=10 + number))
    weekly = db.session.get_one(Item, named["weekly"])
    weekly.exdates = [(weekly.start + timedelta(weeks=1)).isoformat()]
    moved = weekly.start + timedelta(weeks=2)
    weekly.overrides = [
        ItemOverride(original_start=moved, subject="Team lunch", start=moved + timedelta(hours=1),
                     end=moved + timedelta(hours=2), zone=ZONE)
    ]  # fmt: skip
    db.session.commit()

    practice = link_caldav(story, ada, "practice", kinds=list(KINDS), **EVERYTHING)
    bens = link_caldav(story, ben, "caldav", "Office", kinds=list(KINDS), **EVERYTHING)
    google = link_cronofy(story, cem, kinds=["appointment"], **EVERYTHING)
    named |= {"practice": practice.id, "bens": bens.id, "google integration": google.id}

    path, foreign = path_of(practice), story.client(ada)
    for uid, text in {
        "made-there": resource("made-there", "Made there", SOON + timedelta(days=2)),
        "backwards": resource("backwards", "Backwards", SOON + timedelta(days=2), end="20200101T000000"),
        "two-rules": resource("two-rules", "Two rules", SOON, "RRULE:FREQ=DAILY;COUNT=2", "RRULE:FREQ=WEEKLY;COUNT=2"),
        "unknown-zone": resource("unknown-zone", "Unknown zone", SOON).replace(f"TZID={ZONE}", "TZID=Nowhere"),
    }.items():
        foreign.request("PUT", f"{path}{uid}.ics", text, Content_Type="text/calendar; charset=utf-8")
    story.client(ben).put(
        f"{path_of(bens)}training.ics",
        resource("training", "Training", SOON + timedelta(days=1), "RRULE:FREQ=WEEKLY;COUNT=8", "X-FOREIGN:kept"),
    )
    start = (SOON + timedelta(days=2)).replace(tzinfo=UTC)
    hand = story.cronofy.hand
    for summary, more in {
        "Made at Google": {},
        "With guests": {"attendees": [{"email": "kim@example.org", "status": "accepted"}]},
    }.items():
        hand.make_event(str(google.calendar_id), summary, start, start + timedelta(hours=1), **more)
    hand.make_event(
        str(google.calendar_id), "Every day at Google", start, start + timedelta(hours=1), rrule="FREQ=DAILY;COUNT=3"
    )
    story.sweep(practice.id, bens.id, google.id)
    return named


def history(story: Story, named: dict[str, Any], ada: User, ben: User, cem: User) -> None:
    """Changes on both sides, so that the log holds every action; then what waits for a person."""
    practice = db.session.get_one(Integration, named["practice"])
    foreign = story.client(ada)
    edit(named["visit"], location="Quay 4")
    story.work()
    edit(named["both"], subject="Changed here")
    rewrite(foreign, resource_of(named["both"]), "Changed on both sides", "Changed there")
    foreign.delete(resource_of(named["theirs"]))
    task = db.session.scalars(select(Item).where(Item.kind == "task", Item.subject.contains("report"))).one()
    foreign.delete(resource_of(task.id))
    edit(named["ours"], trashed_at=utc_now())
    story.sweep(practice.id)
    # A calendar that is no longer linked: the items stay, and so do the UIDs that they had there.
    old = link_caldav(story, ada, "practice", "Old", kinds=["appointment"])
    named["ended"] = old.id
    named["once linked"] = add_item(ada, "Once linked", SOON + timedelta(days=5))
    story.work()
    foreign.put(
        f"{path_of(old)}came-from-old.ics", resource("came-from-old", "Came from Old", SOON + timedelta(days=5))
    )
    story.sweep(old.id)
    service.end_integration(old, remove_events=False)
    story.work()
    # Switched off, and still in the wizard.
    refusals = dict.fromkeys(("accept_create", "accept_update", "accept_delete"), False)
    off = link_caldav(story, ada, "caldav", "Archive", kinds=["appointment"], **refusals)
    service.set_active(off, False)
    story.work()
    draft = service.start_integration(off.account)
    draft.calendar_name = "Office"
    db.session.commit()
    named |= {"off": off.id, "draft": draft.id}
    # A plan that gives way to the next one.
    foreign.put(f"{path_of(practice)}gone-before.ics", resource("gone-before", "Gone before", SOON + timedelta(days=6)))
    named["dropped plan"] = worked_out(plans.propose(practice, "options")).id
    # A plan that was carried out but for one step, one that waits, and an undo that waits.
    foreign.put(f"{path_of(practice)}left-out.ics", resource("left-out", "Left out", SOON + timedelta(days=6)))
    foreign.put(f"{path_of(practice)}wanted.ics", resource("wanted", "Wanted", SOON + timedelta(days=6)))
    done = plans.propose(practice, "sync_now")
    jobs.work_out_plan(done.id)
    db.session.rollback()
    plans.choose(done, PlannedEntry.subject == "Left out", included=False)
    foreign.delete(f"{path_of(practice)}gone-before.ics")
    service.carry_out_plan(db.session.get_one(Plan, done.id), by=ada)
    story.work()
    assert db.session.get_one(Plan, done.id, populate_existing=True).state == "done"
    foreign.put(f"{path_of(practice)}shown.ics", resource("shown", "Shown in the plan", SOON + timedelta(days=7)))
    ready = plans.propose(practice, "sync_now")
    jobs.work_out_plan(ready.id)
    run = db.session.scalars(
        select(Run).join(LedgerEntry, LedgerEntry.run_id == Run.id).where(LedgerEntry.subject == "Changed here")
    ).first()
    assert run is not None
    back = undo.undo_run(run)
    jobs.work_out_plan(back.id)
    redis_client().flushall()
    db.session.rollback()
    assert {ready.state, back.state} == {"ready"}, (ready.state, back.state)
    named |= {"done plan": done.id, "ready plan": ready.id, "undo plan": back.id}
    # So many removals at once that they are held back.
    for number in range(1, 14):
        foreign.delete(resource_of(named[f"round {number}"]))
    story.sweep(practice.id)
    approval = db.session.scalars(select(Approval).where(Approval.decided_at.is_(None))).one()
    [wanted] = [held.id for held in approval.held if held.link.item_id == named["round 13"]]
    service.decide_approval(approval, approved=True, by=ada, only=[wanted])
    story.work()
    for integration_id in (practice.id, named["bens"], named["google integration"]):
        jobs.read_busy_times(integration_id)
    jobs.tell_people()


def worked_out(plan: Plan) -> Plan:
    """Have the plan worked out, and return it as it is then."""
    jobs.work_out_plan(plan.id)
    redis_client().flushall()
    db.session.rollback()
    plan = db.session.get_one(Plan, plan.id, populate_existing=True)
    assert plan.state == "ready", (plan.state, plan.reason)
    return plan


@contextmanager
def answers_lost(*, arrives: bool) -> Iterator[None]:
    """Within the block no answer to a write is heard; it arrives, or not."""
    write = CalDavConnector.write

    def deaf(self: CalDavConnector, *arguments: Any, **more: Any) -> Iterator[Any]:
        if arrives:
            list(write(self, *arguments, **more))
        raise TransientError("The server did not answer in time.")
        yield

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CalDavConnector, "write", deaf)
        yield


def unserved(story: Story, named: dict[str, Any], ada: User, ben: User, cem: User) -> None:
    """What the next run has to carry over: creates of unknown outcome, and changes that were made since."""
    with answers_lost(arrives=True):
        named["arrived"] = add_item(ada, "Sent, and its answer lost", SOON + timedelta(days=8))
        story.work()
    with answers_lost(arrives=False):
        named["never arrived"] = add_item(ben, "Lost on its way", SOON + timedelta(days=8))
        story.work()
    pending = {link.item_id for link in db.session.scalars(select(Link).where(Link.state == "pending"))}
    assert pending == {named["arrived"], named["never arrived"]}, pending
    edit(named["visit"], subject="Visit, moved to room 5")
    edit(named["google"], subject="Call the other supplier")
    edit(named["once"], subject="Once, and longer")
    training = db.session.scalars(select(Item).where(Item.subject == "Training")).one()
    third = training.start + timedelta(weeks=2)
    shown = items.occurrence_draft(training, third)
    draft = items.Draft(
        subject="Training, second part",
        timing=Timing(third, third + timedelta(hours=1), training.zone, False),
        rrule=shown.rrule,
    )
    rest = items.change_item(ben, training, draft, original_start=third, scope="following", version=training.version)
    named["rest"] = rest.id
    practice = db.session.get_one(Integration, named["practice"])
    adas, bens = story.client(ada), story.client(ben)
    rewrite(adas, f"{path_of(practice)}made-there.ics", "SUMMARY:Made there", "SUMMARY:Made there and changed")
    adas.put(f"{path_of(practice)}news.ics", resource("news", "News", SOON + timedelta(days=9)))
    work_path = path_of(db.session.get_one(Integration, named["bens"]))
    bens.put(f"{work_path}bens-news.ics", resource("bens-news", "News for Ben", SOON + timedelta(days=9)))
    redis_client().flushall()


@contextmanager
def refused(reason: str) -> Iterator[None]:
    """Within the block the server takes no event."""

    def refuse(_self: CalDavConnector, _calendar_id: str, writes: Any) -> Iterator[Refused]:
        for each in writes:
            yield Refused(each.remote_id, reason)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CalDavConnector, "write", refuse)
        yield


def decisions(story: Story, named: dict[str, Any], ada: User, ben: User, cem: User) -> None:
    """The rarer decisions of runs, and what people do about them."""
    practice = db.session.get_one(Integration, named["practice"])
    foreign = story.client(ada)
    for subject in ("Removed on both sides", "Brought back", "Stored again", "Settled", "Undone"):
        named[subject.lower()] = add_item(ada, subject, SOON + timedelta(hours=7))
    story.work()
    with refused("The event is too large for this server."):
        named["refused"] = add_item(ada, "Too large", SOON + timedelta(hours=7))
        story.work()
    story.sweep(practice.id)
    # Removed on both sides, while nothing could be sent.
    path = resource_of(named["removed on both sides"])
    with answers_lost(arrives=False):
        edit(named["removed on both sides"], trashed_at=utc_now())
        story.work()
    foreign.delete(path)
    story.sweep(practice.id, at_once=False)
    # Removed here, and changed there at the same time.
    path = resource_of(named["brought back"])
    rewrite(foreign, path, "SUMMARY:Brought back", "SUMMARY:Brought back by another client")
    edit(named["brought back"], trashed_at=utc_now())
    # Stored again by another client, which changes its version and nothing else.
    rewrite(foreign, resource_of(named["stored again"]), "SUMMARY:Stored again", "SUMMARY:Stored again")
    # A conflict that its owner decided about.
    edit(named["settled"], subject="Settled here")
    rewrite(foreign, resource_of(named["settled"]), "SUMMARY:Settled", "SUMMARY:Settled there")
    story.sweep(practice.id)
    [conflict] = conflicts.find_conflicts(ada.id, limit=5)
    conflicts.keep(conflict)
    # An undo that was carried out.
    edit(named["undone"], subject="Changed, and taken back")
    story.work()
    entry = db.session.scalars(select(LedgerEntry).where(LedgerEntry.item_id == named["undone"])).all()[-1]
    back = worked_out(undo.undo_entry(entry))
    service.carry_out_plan(back, by=ada)
    story.work()
    assert db.session.get_one(Plan, back.id, populate_existing=True).state == "done"
    # Another try of what could not be read.
    entries = db.session.scalars(select(Quarantine).where(Quarantine.remote_id.contains("unknown-zone"))).all()
    service.retry_quarantined(entries)
    story.work()


def services(story: Story, named: dict[str, Any], ada: User, ben: User, cem: User) -> None:
    """A linked calendar at each of the other services, each in another state."""
    # At iCloud, which has one of his items already.
    supplier = db.session.get_one(Item, named["google"])
    home = account_of(cem).username
    account_path = f"/{home}/rota/"
    make_calendar(story.client(cem), account_path, "Rota")
    story.client(cem).put(f"{account_path}known.ics", resource(supplier.uid, "Call the supplier"))
    rota = link_caldav(story, cem, "icloud", "Rota", is_new=False, kinds=["to_do"], **EVERYTHING)
    named["rota"] = rota.id
    # Of two more of Ben's, one waits for its plan, and one was deleted by an administrator together with its events.
    named["tools"] = link_caldav(story, ben, "caldav", "Tools", kinds=["to_do"], **EVERYTHING).id
    leaving = link_caldav(story, ben, "caldav", "Leaving", kinds=["appointment"], **EVERYTHING)
    named["leaving"] = leaving.id
    bens = db.session.get_one(Integration, named["bens"])
    for active in (False, True):
        administering.switch(bens, active, by=ada)
        jobs.sync_integration(bens.id, "deactivated")
    assert not administering.look_now(bens, by=ada)
    story.work()
    with answers_lost(arrives=False):
        administering.end(leaving, remove_events=True, by=ada)
        story.work()
        administering.end_again(db.session.get_one(Integration, leaving.id), by=ada)
        story.work()
    # A calendar that is there no more.
    lost = link_caldav(story, cem, "caldav", "Removed", kinds=["to_do"])
    named["removed calendar"] = lost.id
    story.client(cem).delete(path_of(lost))
    story.sweep(lost.id)
    # At Office 365, which sends no notices.
    settings = story.cronofy.world.settings
    settings.channels_refused_with = 402
    named["office365"] = link_cronofy(story, cem, "office365", "office365", "Holidays").id
    settings.channels_refused_with = None
    assert not editing.look_whether_allowed(db.session.get_one(Integration, named["office365"]))
    # At Outlook.com, which has yet to be read.
    settings.initial_sync_required = True
    named["outlook"] = link_cronofy(story, cem, "outlook", "outlook_com", kinds=["to_do"]).id
    settings.initial_sync_required = False
    # At Exchange, which lets nobody in any more.
    exchange = link_cronofy(story, cem, "exchange", "exchange", kinds=["to_do"])
    named["exchange"] = exchange.id
    story.cronofy.hand.disconnect(exchange.account.discovery["profile_id"])
    story.work()
    story.sweep(exchange.id)
    # Events of others may be changed at Google.
    google = db.session.get_one(Integration, named["google integration"])
    story.cronofy.hand.allow(str(google.calendar_id))
    assert editing.look_whether_allowed(google)
    story.work()


def under_way(story: Story, named: dict[str, Any], ada: User, ben: User, cem: User) -> None:
    """What was begun when the folder was written: wishes, plans, and a run whose worker was killed."""
    google, rota, tools, office365 = (
        db.session.get_one(Integration, named[name], populate_existing=True)
        for name in ("google integration", "rota", "tools", "office365")
    )
    # A draft whose first run is shown, and another one for which it is still to be worked out.
    for name, calendar in (("shown draft", "Practice calendar"), ("looking draft", "Archive")):
        draft = service.start_integration(db.session.get_one(Integration, named["off"]).account)
        chosen = next(each for each in service.available_calendars(draft.account) if each.name == calendar)
        draft.calendar_id, draft.calendar_name = chosen.calendar_id, chosen.name
        draft.wizard_step = "confirmation"
        db.session.commit()
        plan = plans.propose(draft, "first_run")
        named |= {name: draft.id, f"plan of the {name}": plan.id}
    worked_out(db.session.get_one(Plan, named["plan of the shown draft"]))
    # Lost and connected again, so that its owner sees first what that means.
    connection.lose(rota.account, AuthorizationLost("The user name or password is not accepted any more."), utc_now())
    db.session.commit()
    story.client(cem).put(f"{path_of(rota)}waits.ics", resource("waits", "Waits for its owner", SOON))
    connection.restore(rota.account, by_owner=True)
    named["reconnect plan"] = worked_out(plans.find_waiting([rota.id])[rota.id]).id
    # A plan that was approved; the worker that carried it out was killed.
    story.client(ben).put(f"{path_of(tools)}approved.ics", resource("approved", "Approved", SOON))
    approved = worked_out(plans.propose(tools, "sync_now"))
    named["approved plan"] = approved.id
    service.carry_out_plan(approved, by=ben)
    with killed():
        jobs.sync_integration(tools.id, "manual")
    redis_client().flushall()
    held = db.session.get_one(Lease, tools.id, populate_existing=True)
    held.holder, held.expires_at = "another-host/1:1", utc_now() + timedelta(minutes=2)
    db.session.commit()
    # The service asks for patience.
    settings = story.cronofy.world.settings
    settings.per_minute, settings.retry_after = 0, True
    story.sweep(office365.id)
    settings.per_minute, settings.retry_after = 500, False
    # Laws about clocks changed, so that an event at Google has to be written again.
    db.session.execute(
        update(Item)
        .where(Item.id == named["google"])
        .values(starts_at=db.session.get_one(Item, named["google"]).starts_at - timedelta(hours=1)),
        execution_options=NOTHING_TO_TELL,
    )
    db.session.execute(update(TimeZoneRules).values(version="2020a"))
    db.session.commit()
    rederive.derive_anew()
    # Asked for once more.
    again = db.session.scalars(select(Quarantine).where(Quarantine.remote_id.contains("two-rules"))).one()
    service.retry_quarantined([again])
    # An account whose only draft was given up: its permission is to be given back.
    grant = grant_of(story.cronofy, cem.email, "gsuite")
    given_up = service.link_cronofy_account(cem, service="google", grant=grant)
    named["given up"] = given_up.id
    service.discard_draft(service.start_integration(given_up))
    # Two workers that were killed: one renewed tokens, one derived instants.
    google.account.refreshing_until = utc_now() + timedelta(seconds=30)
    db.session.execute(update(TimeZoneRules).values(claimed_until=utc_now() + timedelta(minutes=10)))
    db.session.commit()
    # News that nobody has read yet.
    start = (SOON + timedelta(days=4)).replace(tzinfo=UTC)
    story.cronofy.hand.make_event(str(google.calendar_id), "News at Google", start, start + timedelta(hours=1))
    assert story.cronofy.notifier.wait_until_idle()
    redis_client().flushall()
    db.session.rollback()


@contextmanager
def killed() -> Iterator[None]:
    """Within the block the worker dies as soon as its run has begun."""

    def die(*_arguments: object) -> None:
        raise SystemExit

    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(runner, "go_through", die)
        yield
