"""Signals over Redis: requests for runs, and the progress of those under way."""
