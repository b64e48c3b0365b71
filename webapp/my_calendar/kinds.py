"""Kinds of item: labels, and the endpoints that create and open an item.

Endpoints are strings, because My Calendar does not depend on the areas that own the other kinds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.my_calendar.models import KINDS


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item. The endpoint `new` takes `start`, `all_day` and `next`, the endpoint `open` takes `item_id`."""

    name: str
    label: str
    plural: str
    new: str
    open: str

    @property
    def title(self) -> str:
        """Return the label, capitalised."""
        return self.label[0].upper() + self.label[1:]


def _kind(name: str, label: str, plural: str, new: str, open_: str) -> tuple[str, Kind]:
    return name, Kind(name, label, plural, new, open_)


ALL: Mapping[str, Kind] = dict(
    (
        _kind("appointment", "appointment", "Appointments", "my_calendar.new_item", "my_calendar.item"),
        _kind("crm_activity", "CRM activity", "CRM activities", "crm_activities.new", "crm_activities.of_item"),
        _kind("service_call", "service call", "Service calls", "service_calls.new", "service_calls.of_item"),
        _kind("task", "task", "Tasks", "tasks.new", "tasks.of_item"),
        _kind("to_do", "to-do", "To-dos", "to_dos.new", "to_dos.of_item"),
    )
)

assert tuple(ALL) == KINDS  # noqa: S101  # a new kind needs a name and pages
