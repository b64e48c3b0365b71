"""Labels of stored values, for people."""

PRIORITY_LABELS = {"low": "Low", "normal": "Normal", "high": "High", "urgent": "Urgent"}

STATUS_LABELS = {
    "open": "Open",
    "in_progress": "In progress",
    "waiting": "Waiting",
    "resolved": "Resolved",
    "closed": "Closed",
    "planned": "Planned",
    "on_the_way": "On the way",
    "done": "Done",
    "cancelled": "Cancelled",
}
"""Labels of the statuses of tickets, service calls and tasks."""

ACTIVITY_LABELS = {"call": "Call", "meeting": "Meeting", "email": "E-mail", "visit": "Visit", "other": "Activity"}
