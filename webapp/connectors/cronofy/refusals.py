"""Why an entry cannot be changed through Cronofy, in sentences for people."""

from webapp.connectors.cronofy.events import Entry

HAS_GUESTS = "It has guests, and the calendar service could mail them about the change."
IN_FOREIGN_SERIES = "It belongs to a series made elsewhere. Cronofy cannot change such a series; change it there."
KEEPS_TEXTS = (
    "A description or place was removed here, but the calendar service keeps the old one. Please remove it there. "
    "Everything else was written."
)
NOT_ALLOWED = (
    "It was made elsewhere, and this connection may only change what Calendar Sync made. "
    "“Allow editing of existing events” in the integration's settings changes that."
)
READ_ONLY = "The calendar service does not allow changing this event."
NOT_A_SERIES = "It was made elsewhere as a single event, and Cronofy cannot turn it into a series."
OUT_OF_REACH = "None of its dates lies between 42 days back and 201 days ahead, which is as far as Cronofy reaches."

WITHDRAWN = "Cronofy accepted it and took it back at once, twice: the calendar behind it seems to refuse it."


def why_unwritable(entry: Entry) -> str:
    """Return why a change of `entry` would be refused, as far as the entry itself tells; empty if it would not."""
    if entry.has_guests:
        return HAS_GUESTS
    if entry.own or entry.event_id:
        return ""
    if entry.recurring:
        return IN_FOREIGN_SERIES
    return "" if entry.may_update else NOT_ALLOWED
