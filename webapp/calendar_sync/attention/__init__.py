"""Decisions and repairs that wait for a person: conflicts, held removals, items and events set aside."""
