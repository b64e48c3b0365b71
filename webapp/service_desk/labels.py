"""What people read for the values we store."""

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
"""Of tickets, service calls and tasks alike."""

ACTIVITY_LABELS = {"call": "Call", "meeting": "Meeting", "email": "E-mail", "visit": "Visit", "other": "Activity"}
