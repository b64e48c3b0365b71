"""Sizes of pages that the stages share."""

PAGE = 400
"""Events that are read, decided about and stored together: bounds memory, and how long a person's change waits. As many
as the connectors' usual four connections fetch at once."""

WORTH_WATCHING = 20
"""Changes from which on an automatic run shows a progress bar."""
