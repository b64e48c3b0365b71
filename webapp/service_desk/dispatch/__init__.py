"""The dispatch board: everybody's schedule, and the tickets without a planned call."""
