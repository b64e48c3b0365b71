"""Reasons with a text of their own, for errors that emulators and tests cause."""

from webapp.connectors.reasons import Reason, Refusal, because


def words(text: str) -> Refusal:
    """Return a reason whose sentence is `text`."""
    return because(Reason.OTHER, text=text)
