"""What connectors need to know of repeat rules."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo


def wall_until(value: str, zone: ZoneInfo) -> str:
    """Return a rule's UNTIL as wall clock in `zone`; a bare date means all of that day. Raises ValueError."""
    if value.endswith("Z"):
        until = datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return until.astimezone(zone).strftime("%Y%m%dT%H%M%S")
    return value if "T" in value else f"{value}T{time.max:%H%M%S}"
