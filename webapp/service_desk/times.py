"""How moments and spans of time are told in sentences and lists."""

from datetime import datetime

DAY = "%a %-d %b %Y"


def span_text(start: datetime, end: datetime) -> str:
    """Return a span such as "Mon 23 Nov 2026, 09:00–10:30"; both are wall clock."""
    if start.date() == end.date():
        return f"{start:{DAY}}, {start:%H:%M}–{end:%H:%M}"
    return f"{start:{DAY}}, {start:%H:%M} to {end:{DAY}}, {end:%H:%M}"
