"""Undoing a run or one of its entries: what it takes, and doing it."""
