"""What helps with entries that were set aside, by the reason that the engine or a connector gave."""

from collections.abc import Mapping

_ADVICE: Mapping[tuple[str, ...], str] = {
    ("has guests",): "Change or remove it where its guests were invited: from here they could get mail.",
    (
        "ends before it starts",
        "has no start",
        "date and its end",
        "its start or end",
        "dates cannot be understood",
        "duration",
    ): "Open it where it was made, set its start and end anew and save it. It then follows by itself.",
    ("time zone",): "Open it, choose a time zone from the list and save it.",
    (
        "repeat rule",
        "repeats by more than one rule",
        "the rule of the series",
    ): "Open it, set how it repeats anew and save it; or make two series out of it.",
    (
        "more dates than",
        "too many dates",
        "there are too many of them",
    ): "Let the series end earlier, or make several shorter series out of it.",
    (
        "too far in the past",
        "too far in the future",
        "42 days back",
        "at an end of the calendar",
    ): "The service does not reach that far. Leave it, or try again once its date comes near.",
    ("too large",): "Shorten its description, then try again.",
    ("storage is full",): "Delete old events or attachments at the calendar's service, then try again.",
    (
        "series made elsewhere",
        "as a single event",
        "only single dates of this series",
        "without losing something",
    ): "Make this change in the program in which the event was made.",
    (
        "may only change what calendar sync made",
    ): "Allow editing of existing events in this calendar's settings. It is then tried again by itself.",
    (
        "does not allow",
        "read-only",
        "need-privileges",
    ): "Ask its owner for the right to change the calendar, or link one of your own. Then try again.",
    ("already carries the event's uid",): "Delete its double in the account's other calendar, then try again.",
    (
        "not valid utf-8",
        "halves of characters",
        "cannot be read",
        "calendar data",
        "several events in one entry",
        "no uid",
        "same event twice",
        "holds no event",
        "do not fit into each other",
        "ends too early",
        "too deep in each other",
        "it cannot be understood",
        "more than one calendar",
    ): "It is damaged. Make it anew in the program it comes from, and delete the damaged one.",
    (
        "listed it, but did not send it",
    ): "The server is busy, and it is tried again by itself. If it stays, open it there and save it once.",
    ("more guests than",): "Invite fewer people to it where they were invited, then try again.",
    (
        "invalid",
        "this kind of data",
        "does not take events",
        "what it already holds",
        "cannot be stored",
        "does not fit into the database",
        "cannot be calculated with",
        "cannot be worked out",
    ): "Open it, look for a text or a time that is unusual, change it and save it.",
}
"""Parts of a reason in small letters, and what to do. The first that fits is told."""

_GENERAL = "Open it on both sides and save it once more, then try again. If it stays, ask your administrator."


def advice(reason: str) -> str:
    """Return what a person can do about an entry that was set aside for `reason`."""
    said = reason.lower()
    return next((text for parts, text in _ADVICE.items() if any(part in said for part in parts)), _GENERAL)
