"""Signals over Redis: asking for runs, and the progress of those at work."""
