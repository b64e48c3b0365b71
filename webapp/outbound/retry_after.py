"""The Retry-After header (RFC 9110, section 10.2.3)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

MAX_RETRY_AFTER = timedelta(days=1)
"""Longest pause that is accepted; a longer one is reduced to it."""


def retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """Return the pause that `Retry-After` asks for, in seconds or as a date; None if it asks for none."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return min(timedelta(seconds=int(value[:9])), MAX_RETRY_AFTER)
    until = http_date(value)
    return min(max(until - datetime.now(UTC), timedelta()), MAX_RETRY_AFTER) if until else None


def http_date(value: str) -> datetime | None:
    """Parse an HTTP date (RFC 9110, section 5.6.7). Returns None for anything else."""
    try:
        return parsedate_to_datetime(value).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
