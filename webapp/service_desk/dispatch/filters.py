"""Filters of the dispatch board; all are in the query string."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from webapp.my_calendar.models import KINDS
from webapp.service_desk.lists import read_id
from webapp.service_desk.models import PRIORITIES
from webapp.web.paging import LAST_PAGE


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters and pages of the board. `team` and `queue` are ids, None for all; `kinds` are those shown.

    `people` and `page` are page numbers from 1: of the rows, and of the list of tickets.
    """

    team: int | None
    queue: int | None
    kinds: tuple[str, ...]
    people: int
    search: str
    priority: str
    page: int

    def shows(self, kind: str) -> bool:
        return kind in self.kinds

    def address(self, **changes: Any) -> Mapping[str, Any]:
        """Return the query parameters of these filters, with `changes` applied."""
        parameters = {
            "team": self.team,
            "queue": self.queue,
            "kind": list(self.kinds) if len(self.kinds) < len(KINDS) else None,
            "people": self.people if self.people > 1 else None,
            "q": self.search or None,
            "priority": self.priority or None,
            "page": self.page if self.page > 1 else None,
            **changes,
        }
        return {name: value for name, value in parameters.items() if value is not None}


def read_filters(args: "MultiDict[str, str]") -> Filters:
    """Parse the query string; invalid values count as missing."""
    kinds = tuple(kind for kind in KINDS if kind in args.getlist("kind"))
    priority = args.get("priority", "")
    return Filters(
        team=read_id(args.get("team")),
        queue=read_id(args.get("queue")),
        kinds=kinds or KINDS,
        people=_page(args.get("people")),
        search=" ".join(args.get("q", "").split())[:100],
        priority=priority if priority in PRIORITIES else "",
        page=_page(args.get("page")),
    )


def _page(text: str | None) -> int:
    return min(read_id(text) or 1, LAST_PAGE)
