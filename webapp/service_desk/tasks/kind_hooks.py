"""Hooks of tasks in My Calendar: those of a deleted ticket can only be restored with it."""

from webapp.my_calendar.kind_hooks import Area, add_area
from webapp.service_desk.deleted_tickets import waiting_for_ticket
from webapp.service_desk.models import Task

add_area("task", Area(restrictions=waiting_for_ticket(Task)))
