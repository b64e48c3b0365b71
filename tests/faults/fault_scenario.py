"""What people do on both sides around a run that is killed, and what must have come of all of it afterwards."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count

from tests.faults.both_sides import LocalSide, RemoteSide, Shown, ledger_since
from webapp.connectors.event import Event, Override
from webapp.sync.models import LedgerEntry

SERIES = {"FREQ=WEEKLY;COUNT=4": 4, "FREQ=DAILY;COUNT=30": 30}
"""How many dates each rule has. Of the longer one, services without rules take several requests to write it."""

WEEKLY, DAILY = SERIES
FIRST_DAY = (datetime.now(UTC) + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0, tzinfo=None)
"""Wall clock. Soon enough that Cronofy reaches it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text that a person wrote into a field of an entry: it must be shown afterwards, or be in the log."""

    token: str
    field: str
    text: str


@dataclass
class FaultScenario:
    """One round: entries that are in step, then changes on both sides that a run has to carry over."""

    here: LocalSide
    there: RemoteSide
    rng: random.Random
    dates: dict[str, int] = field(default_factory=dict)
    """How many dates of each entry have to be there at the end, on both sides."""

    written: list[Written] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def add(self, side: str = "", *, rrule: str | None = None) -> str:
        """Add an entry on one side, or on either, and return its token."""
        number = next(self._numbers)
        token, start = f"token-{number}", FIRST_DAY + timedelta(hours=number)
        sides: dict[str, LocalSide | RemoteSide] = {"here": self.here, "there": self.there}
        sides[side or self.rng.choice(["here", "there"])].add(token, f"Visit {number}", start, rrule=rrule)
        self.dates[token] = SERIES[rrule] if rrule else 1
        return token

    def add_on_both_sides(self) -> None:
        """Add the same on both sides, as people do who kept two calendars by hand."""
        token = self.add("here")
        number = int(token.partition("-")[2])
        self.there.add(token, f"Visit {number}", FIRST_DAY + timedelta(hours=number))

    def write(self, side: str, token: str, name: str) -> None:
        """Write a new text into the subject or the location of an entry."""
        text = f"{name} of {token}, {side}"
        if side == "here":
            self.here.edit(token, lambda event: replace(event, details=replace(event.details, **{name: text})))
        else:
            self.there.edit(token, **{name: text})
        self.written.append(Written(token, name, text))

    def remove(self, side: str, token: str) -> None:
        (self.here if side == "here" else self.there).remove(token)
        self.dates[token] = 0

    def edit(self, token: str, edit: Callable[[Event], Event]) -> None:
        """Change the dates of a series in My Calendar."""
        self.here.edit(token, edit)

    def play_edits(self, scripts: Sequence["EditScript"], *, meanwhile: Callable[[], object]) -> None:
        """Play some of `scripts` at random: the first half of each, then `meanwhile`, then the second halves."""
        chosen = [
            script(self) for script in self.rng.sample(scripts, k=self.rng.randint(len(scripts) // 2, len(scripts)))
        ]
        for script in chosen:
            next(script)
        meanwhile()
        for script in self.rng.sample(chosen, k=len(chosen)):
            next(script, None)


EditScript = Callable[[FaultScenario], Iterator[None]]


# Each script first makes what is in step; after its `yield`, the changes that the killed run has to carry over.


def new_here(scenario: FaultScenario) -> Iterator[None]:
    yield
    scenario.add("here")


def new_there(scenario: FaultScenario) -> Iterator[None]:
    yield
    scenario.add("there")


def same_on_both_sides(scenario: FaultScenario) -> Iterator[None]:
    yield
    scenario.add_on_both_sides()


def new_series_here(scenario: FaultScenario) -> Iterator[None]:
    yield
    scenario.add("here", rrule=WEEKLY)


def new_series_there(scenario: FaultScenario) -> Iterator[None]:
    yield
    scenario.add("there", rrule=WEEKLY)


def edited_here(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add()
    yield
    scenario.write("here", token, "subject")


def edited_there(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add()
    yield
    scenario.write("there", token, "subject")


def removed_here(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add()
    yield
    scenario.remove("here", token)


def removed_there(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add()
    yield
    scenario.remove("there", token)


def series_moved(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add("here", rrule=DAILY)
    yield
    scenario.edit(token, _later(timedelta(hours=1)))


def series_lost_a_date(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add("here", rrule=WEEKLY)
    yield
    scenario.edit(token, lambda event: replace(event, exdates=(event.details.start + timedelta(weeks=1),)))
    scenario.dates[token] -= 1


def series_changed_on_a_date(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add("here", rrule=WEEKLY)
    yield
    scenario.edit(token, _with_an_exception)


def edited_on_both_sides(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add()
    yield
    for side in scenario.rng.sample(["here", "there"], 2):
        scenario.write(side, token, "subject")


def different_fields_edited(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add()
    yield
    scenario.write("here", token, "subject")
    scenario.write("there", token, "location")


def removed_here_but_edited_there(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add()
    yield
    scenario.here.remove(token)
    scenario.write("there", token, "subject")


def removed_there_but_edited_here(scenario: FaultScenario) -> Iterator[None]:
    token = scenario.add()
    yield
    scenario.there.remove(token)
    scenario.write("here", token, "subject")


EDIT_SCRIPTS: tuple[EditScript, ...] = (
    new_here,
    new_there,
    new_series_here,
    new_series_there,
    edited_here,
    edited_there,
    removed_here,
    removed_there,
    series_moved,
    series_lost_a_date,
    series_changed_on_a_date,
    edited_on_both_sides,
    different_fields_edited,
    removed_here_but_edited_there,
    removed_there_but_edited_here,
)

FIRST_RUN_EDIT_SCRIPTS: tuple[EditScript, ...] = (
    *(new_here, new_there) * 4,
    same_on_both_sides,
    new_series_here,
    new_series_there,
    same_on_both_sides,
)
"""For a calendar that is linked only afterwards, with both sides full."""


def _later(by: timedelta) -> Callable[[Event], Event]:
    def move(event: Event) -> Event:
        details = event.details
        return replace(event, details=replace(details, start=details.start + by, end=details.end + by))

    return move


def _with_an_exception(event: Event) -> Event:
    date = event.details.start + timedelta(weeks=2)
    details = replace(event.details, start=date + timedelta(hours=2), end=date + timedelta(hours=3), location="Room 2")
    return replace(event, overrides=(Override(date, details),))


# What must have come of it


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Both sides as people left them, and where the log ended."""

    here: Counter[Shown]
    there: Counter[Shown]
    ledger_id: int

    @classmethod
    def take(cls, scenario: FaultScenario, integration_id: int) -> "Snapshot":
        ledger = ledger_since(integration_id, 0)
        return cls(scenario.here.shown(), scenario.there.shown(), ledger[-1].id if ledger else 0)


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong, in words; all of it empty when nothing is."""

    duplicates: tuple[str, ...] = ()
    lost_edits: tuple[str, ...] = ()
    unexplained: tuple[str, ...] = ()
    unequal: tuple[str, ...] = ()
    not_idempotent: tuple[str, ...] = ()

    def problems(self) -> list[str]:
        names = ("duplicates", "lost_edits", "unexplained", "unequal", "not_idempotent")
        return [f"{name}: {'; '.join(getattr(self, name))}" for name in names if getattr(self, name)]


def find_faults(scenario: FaultScenario, integration_id: int, before: Snapshot) -> Findings:
    """Compare both sides with each other, with what people did, and with the log."""
    here, there = scenario.here.shown(), scenario.there.shown()
    ledger = ledger_since(integration_id, before.ledger_id)
    sides = {"here": here, "there": there}
    return Findings(
        duplicates=tuple(_doubled(scenario, sides)),
        lost_edits=(*_lost_dates(scenario, sides), *_lost_texts(scenario, sides, ledger)),
        unexplained=tuple(_unexplained(scenario, {"in": (before.here, here), "out": (before.there, there)}, ledger)),
        unequal=tuple(f"{shown.token} {shown.subject}" for shown in {*(here - there), *(there - here)}),
    )


def _doubled(scenario: FaultScenario, sides: dict[str, Counter[Shown]]) -> Iterator[str]:
    for side, shown in sides.items():
        for token, number in _by_token(shown).items():
            if number > max(1, scenario.dates.get(token, 0)):
                yield f"{token} is {number} times {side}"


def _lost_dates(scenario: FaultScenario, sides: dict[str, Counter[Shown]]) -> Iterator[str]:
    for side, shown in sides.items():
        numbers = _by_token(shown)
        for token, wanted in scenario.dates.items():
            if numbers[token] < wanted:
                yield f"{token} has {numbers[token]} dates {side}, not {wanted}"
            elif numbers[token] and not wanted:
                yield f"{token} is {side}, although it was removed"


def _lost_texts(scenario: FaultScenario, sides: dict[str, Counter[Shown]], ledger: list[LedgerEntry]) -> Iterator[str]:
    for written in scenario.written:
        shown = [
            {getattr(date, written.field) for date in dates if date.token == written.token} for dates in sides.values()
        ]
        ids = scenario.here.item_ids(written.token)
        kept = [
            entry
            for entry in ledger
            if entry.outcome == "conflict" and entry.item_id in ids and (entry.before or {}).get(written.field)
        ]
        logged = {entry.before[written.field] for entry in kept if entry.before}
        if not (all(written.text in texts for texts in shown) or written.text in logged):
            yield f"“{written.text}” is on {sum(written.text in texts for texts in shown)} sides and not in the log"


def _unexplained(
    scenario: FaultScenario, ways: dict[str, tuple[Counter[Shown], Counter[Shown]]], ledger: list[LedgerEntry]
) -> Iterator[str]:
    """Name every entry that changed on a side without a word in the log about that direction."""
    for direction, (was, now) in ways.items():
        logged = {entry.item_id for entry in ledger if entry.direction == direction and entry.outcome == "done"}
        for token in sorted({shown.token for shown in {*(was - now), *(now - was)}}):
            if not logged & set(scenario.here.item_ids(token)):
                yield f"{token} changed ({direction})"


def _by_token(shown: Counter[Shown]) -> Counter[str]:
    numbers: Counter[str] = Counter()
    for date, times in shown.items():
        numbers[date.token] += times
    return numbers
