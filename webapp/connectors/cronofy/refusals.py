"""Reasons why an event cannot be changed through Cronofy.

An event that was made elsewhere needs the owner's permission, and occurrences of its series cannot be changed
(https://docs.cronofy.com/developers/calendars-events/editing-events/).
"""

from webapp.connectors.cronofy.events import Entry
from webapp.connectors.reasons import Reason, Refusal, because

HAS_GUESTS = because(Reason.COULD_MAIL_GUESTS)
IN_FOREIGN_SERIES = because(Reason.FOREIGN_SERIES, service="Cronofy")
KEEPS_TEXTS = because(Reason.TEXTS_KEPT)
NOT_ALLOWED = because(Reason.EDITING_NOT_ALLOWED)
READ_ONLY = because(Reason.CHANGE_NOT_ALLOWED)
NOT_A_SERIES = because(Reason.NOT_A_SERIES, service="Cronofy")
OUT_OF_REACH = because(Reason.OUT_OF_REACH, service="Cronofy")

WITHDRAWN = because(Reason.WITHDRAWN, service="Cronofy")


def why_unwritable(entry: Entry) -> Refusal | None:
    """Return why a change of `entry` would be rejected, as far as the entry itself shows; None if it can be changed."""
    if entry.has_guests:
        return HAS_GUESTS
    if entry.own or entry.event_id:
        return None
    if entry.recurring:
        return IN_FOREIGN_SERIES
    return None if entry.may_update else NOT_ALLOWED
