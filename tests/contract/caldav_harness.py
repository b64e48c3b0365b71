"""The harness of a CalDAV server, and a person whose client speaks plain CalDAV."""

import itertools
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.contract.harness import ConnectorHarness
from tests.contract.servers import Client

FOREIGN = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//Else//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n"
    "DTSTAMP:20261101T080000Z\r\nDTSTART:20261124T080000Z\r\nDTEND:20261124T090000Z\r\nSUMMARY:{summary}\r\n"
    "X-SOMETHING-ELSE;X-KIND=odd:kept\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Soon\r\nTRIGGER:-PT15M\r\n"
    "END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
TASK = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//Else//EN\r\nBEGIN:VTODO\r\nUID:todo-1\r\n"
    "DTSTAMP:20261101T080000Z\r\nSUMMARY:A task\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
)
EXTRAS = ("X-SOMETHING-ELSE;X-KIND=odd:kept", "BEGIN:VALARM", "TRIGGER:-PT15M")

_numbers = itertools.count(1)


def foreign(uid: str, summary: str = "From elsewhere") -> str:
    return FOREIGN.format(uid=uid, summary=summary)


@dataclass(frozen=True, slots=True)
class CalDavHarness(ConnectorHarness):
    """A connector on a calendar of a server, which `client` reaches as well."""

    client: Client

    def absent(self, number: int) -> str:
        return self.path(f"absent-{number}.ics")

    def path(self, name: str) -> str:
        return urlsplit(self.calendar_id).path + name

    def put(self, name: str, text: str) -> str:
        """Store a resource as another client; returns its id."""
        self.client.put(self.path(name), text)
        return self.path(name)


@dataclass(frozen=True, slots=True)
class CalDavForeignClient:
    """Fulfils `ForeignClient`. Ids are paths below `calendar`."""

    client: Client
    calendar: str

    def add(self, subject: str = "From elsewhere") -> str:
        name = f"added-{next(_numbers)}"
        return self._put(f"{self.calendar}{name}.ics", foreign(name, subject))

    def add_in_place_of(self, remote_id: str) -> str:
        return self._put(remote_id, foreign("somebody-elses"))

    def add_unreadable(self) -> str:
        rules = "RRULE:FREQ=DAILY;COUNT=2\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n"
        text = foreign("two-rules").replace("X-SOMETHING-ELSE", f"{rules}X-SOMETHING-ELSE")
        return self._put(f"{self.calendar}two-rules.ics", text)

    def rename(self, remote_id: str, subject: str) -> None:
        lines = self._get(remote_id).splitlines()
        self._put(remote_id, "\r\n".join(f"SUMMARY:{subject}" if "SUMMARY" in line else line for line in lines))

    def remove(self, remote_id: str) -> None:
        self.client.delete(remote_id)

    def remove_calendar(self) -> None:
        self.client.delete(self.calendar)

    def extras(self, remote_id: str) -> object:
        text = self._get(remote_id)
        return [part for part in EXTRAS if part in text]

    def wait(self) -> None:
        """Nothing: such servers count changes, not seconds."""

    def _get(self, path: str) -> str:
        status, _, text = self.client.request("GET", path)
        assert status == 200, (status, text)
        return text

    def _put(self, path: str, text: str) -> str:
        self.client.put(path, text)
        return path
