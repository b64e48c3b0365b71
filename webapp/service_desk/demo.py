"""Demo data: a small service desk for trials and screenshots, with dates around today.

Everything but the dates is fixed, so that two demos of one day are identical. Clients are invented; e-mail addresses
use a domain reserved for examples (RFC 2606, https://www.rfc-editor.org/rfc/rfc2606).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.actor import Actor, acting_as
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.recurrence import to_wall
from webapp.my_calendar.service import derive_span_of
from webapp.service_desk.models import (
    Client,
    Contact,
    CrmActivity,
    Queue,
    ServiceCall,
    Task,
    Team,
    Ticket,
    ToDo,
)

FIRST_TICKET = 1001


@dataclass(frozen=True, slots=True)
class People:
    """The staff of the demo."""

    administrator: User
    dispatcher: User
    technicians: Sequence[User]


_CLIENTS = (
    ("Harbour Bakery", "4 Quay Road, Sampletown", ("Esra", "Noor")),
    ("Lindenhof School", "17 Linden Lane, Sampletown", ("Mika",)),
    ("Northgate Dental", "2 Market Square, Exampleford", ("Jana", "Timo")),
    ("Riverside Apartments", "88 Mill Street, Exampleford", ("Olga",)),
    ("Blue Kettle Café", "9 Station Road, Sampletown", ("Femi",)),
    ("Hilltop Nursing Home", "1 Chapel Hill, Testbury", ("Rosa", "Karl")),
    ("Cedar Print Works", "Unit 6, East Park, Testbury", ("Lena",)),
    ("Old Town Library", "30 Church Row, Sampletown", ("Yusuf",)),
    ("Greenfield Farm Shop", "Greenfield, Exampleford", ("Ines",)),
    ("Starling Hotel", "55 Promenade, Sampletown", ("Hugo", "Mina")),
)
"""Name, address, contacts."""

_TICKETS = (
    ("Boiler loses pressure", "Since Monday, every morning.", "high"),
    ("Yearly heating service", "Last service a year ago. Please bring the log book.", "normal"),
    ("Cold store alarm", "The alarm goes off at night although the temperature is fine.", "urgent"),
    ("Radiators stay cold on the second floor", "", "normal"),
    ("Dishwasher trips the fuse", "Only in the second half of the programme.", "high"),
    ("Install a new thermostat", "The part was ordered and lies in the office.", "low"),
    ("Water heater drips", "A bucket stands under it.", "normal"),
    ("Ventilation is loud", "People complain in the reading room.", "low"),
    ("Check the emergency lighting", "Needs a written record.", "normal"),
    ("Extractor hood has no power", "Two burners are out of use.", "urgent"),
    ("Replace the circulation pump", "Quote accepted. The pump comes with us.", "high"),
    ("Underfloor heating: balance the circuits", "", "normal"),
)

_ACTIVITIES = (
    ("call", "Asked how the new pump does.", "Satisfied; wants a service contract."),
    ("meeting", "Service contract for next year.", ""),
    ("visit", "Look at the rooms before the quote.", ""),
    ("email", "Sent the quote.", "Answer expected this week."),
)

_TASKS = (
    ("Order gaskets", 0, None, "open"),
    ("Write the quote for the pump", 1, 60, "in_progress"),
    ("Return the demo thermostat", -2, None, "open"),
    ("Prepare the inspection record", 3, 90, "open"),
    ("Call the supplier about delivery", 1, 15, "open"),
    ("File last month’s reports", -3, None, "done"),
    ("Check the van’s first-aid kit", 6, None, "open"),
    ("Clean up the parts store", None, None, "open"),
)
"""Title, days until due (None: never), minutes (None: due on the day), status."""

_TO_DOS = (("Hand in receipts", 0, False), ("Book the van’s inspection", 4, False), ("Charge the tester", -1, True))
"""Title, days until due (None: never), done."""

_VISITS = ((8, 90), (10, 120), (13, 60), (14, 105))
"""Hour and minutes of the calls of a day."""


def fill(people: People) -> None:
    """Store all demo data. Expects an installation without clients. Commits."""
    with acting_as(Actor(people.dispatcher.id)):
        clients = _clients(people.dispatcher.time_zone)
        tickets = _tickets(people, clients)
        _calls(people, tickets)
        _activities(people, clients)
        _tasks(people, tickets)
        _appointments(people)
    db.session.commit()


def _clients(zone: str) -> list[Client]:
    clients = [
        Client(
            name=name,
            address=address,
            time_zone=zone,
            contacts=[
                Contact(name=contact, email=f"{contact.lower()}@example.org", phone=f"+00 555 01{number}{place}")
                for place, contact in enumerate(contacts)
            ],
        )
        for number, (name, address, contacts) in enumerate(_CLIENTS)
    ]
    db.session.add_all(clients)
    return clients


def _tickets(people: People, clients: Sequence[Client]) -> list[Ticket]:
    technicians = people.technicians
    queues = [Queue(name="Heating", members=list(technicians[:2])), Queue(name="Electrical", members=[technicians[-1]])]
    db.session.add_all([*queues, Team(name="Field service", members=list(technicians))])
    tickets = []
    for number in range(3 * len(_TICKETS)):
        title, description, priority = _TICKETS[number % len(_TICKETS)]
        client = clients[(number * 3 + number // len(_TICKETS)) % len(clients)]
        created = utc_now() - timedelta(days=36 - number, hours=number % 5)
        tickets.append(
            Ticket(
                number=FIRST_TICKET + number,
                client=client,
                contact=client.contacts[number % len(client.contacts)],
                title=title,
                description=description,
                priority=priority,
                status="open",
                queue=queues[number % len(queues)],
                assignee=technicians[number % len(technicians)] if number % 4 else None,
                created_at=created,
                updated_at=created,
            )
        )
    db.session.add_all(tickets)
    db.session.flush()
    return tickets


def _calls(people: People, tickets: Sequence[Ticket]) -> None:
    """Plan calls from last week to three weeks ahead; the last few tickets stay unplanned, for the dispatch board."""
    waiting = iter(tickets[:-6])
    for day in _working_days(people.dispatcher, -5, 16):
        for place, technician in enumerate(people.technicians):
            # Fewer calls per day in later weeks, and a different number on each day.
            visits = (
                _VISITS[place % 2 :: 1 + (day.toordinal() + place) % 2]
                if _is_near(people.dispatcher, day)
                else _VISITS[:1]
            )
            for hour, minutes in visits:
                ticket = next(waiting, None) or tickets[(day.toordinal() + hour + place) % (len(tickets) - 6)]
                start = datetime.combine(day, time(hour, 30 * (place % 2)))
                _call(people, ticket, technician, start, minutes)
    _shared_call(people, tickets[2])
    db.session.flush()


def _call(people: People, ticket: Ticket, technician: User, start: datetime, minutes: int) -> None:
    item = _item("service_call", people.dispatcher, start, minutes)
    item.assignments = [Assignment(user_id=technician.id)]
    over = item.ends_at < utc_now()
    db.session.add(
        ServiceCall(
            item=item,
            ticket=ticket,
            description="Report to the front desk first." if minutes > 100 else "",
            status="done" if over else "planned",
        )
    )
    if over and ticket.status == "open":
        ticket.status = ("resolved", "waiting", "closed")[ticket.number % 3]
    elif not over and item.starts_at < utc_now() + timedelta(days=2) and ticket.status == "open":
        ticket.status = "in_progress"


def _shared_call(people: People, ticket: Ticket) -> None:
    """Add a call with two resources."""
    day = _working_days(people.dispatcher, 1, 4)[1]
    item = _item("service_call", people.dispatcher, datetime.combine(day, time(16, 30)), 60)
    item.assignments = [Assignment(user_id=technician.id) for technician in people.technicians[:2]]
    db.session.add(ServiceCall(item=item, ticket=ticket, description="Heavy lifting: two people."))


def _activities(people: People, clients: Sequence[Client]) -> None:
    everybody = [people.dispatcher, *people.technicians]
    for place, day in enumerate(_working_days(people.dispatcher, -2, 8)):
        kind, _, outcome = _ACTIVITIES[place % len(_ACTIVITIES)]
        client = clients[place % len(clients)]
        item = _item("crm_activity", everybody[place % len(everybody)], datetime.combine(day, time(12, 15)), 30)
        over = item.ends_at < utc_now()
        db.session.add(
            CrmActivity(
                item=item, type=kind, client=client, contact=client.contacts[0], outcome=outcome if over else ""
            )
        )


def _tasks(people: People, tickets: Sequence[Ticket]) -> None:
    today = _today(people.dispatcher)
    for place, (title, days, minutes, status) in enumerate(_TASKS):
        technician = people.technicians[place % len(people.technicians)]
        due = None if days is None else today + timedelta(days=days)
        timed = due is not None and minutes is not None
        db.session.add(
            Task(
                title=title,
                creator_id=people.dispatcher.id,
                assignees=[technician],
                ticket=tickets[place * 2] if place % 2 else None,
                due_on=None if timed else due,
                due_at=datetime.combine(due, time(11, 30)) if due and timed else None,
                zone=technician.time_zone if timed else None,
                estimate=minutes,
                status=status,
                done_at=utc_now() if status == "done" else None,
                position=place,
            )
        )
    for technician in people.technicians:
        for place, (title, days, done) in enumerate(_TO_DOS):
            db.session.add(
                ToDo(
                    title=title,
                    owner_id=technician.id,
                    due_on=today + timedelta(days=days),
                    done_at=utc_now() if done else None,
                    position=place,
                )
            )


def _appointments(people: People) -> None:
    """Add a weekly meeting and one private hour for everybody."""
    for place, person in enumerate([people.dispatcher, *people.technicians]):
        monday = _today(person) - timedelta(days=_today(person).weekday() + 7)
        meeting = _item("appointment", person, datetime.combine(monday, time(7, 30)), 30, subject="Team meeting")
        meeting.rrule = "FREQ=WEEKLY;BYDAY=MO"
        derive_span_of(meeting, person.time_zone)
        day = _working_days(person, 1, 8)[place]
        private = _item("appointment", person, datetime.combine(day, time(17, 30)), 60, subject="Dentist")
        private.private = True
        db.session.add_all([meeting, private])


def _item(kind: str, owner: User, start: datetime, minutes: int, *, subject: str = "") -> Item:
    end = start + timedelta(minutes=minutes)
    item = Item(kind=kind, owner_id=owner.id, start=start, end=end, zone=owner.time_zone, subject=subject)
    derive_span_of(item, owner.time_zone)
    return item


def _today(person: User) -> date:
    return to_wall(utc_now(), person.time_zone).date()


def _working_days(person: User, first: int, last: int) -> list[date]:
    """Return the days from Monday to Friday among those `first` to `last` days from today."""
    today = _today(person)
    days = (today + timedelta(days=number) for number in range(first, last + 5))
    return [day for day in days if day.weekday() < 5]


def _is_near(person: User, day: date) -> bool:
    return day <= _today(person) + timedelta(days=9)
