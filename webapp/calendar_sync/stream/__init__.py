"""The progress of runs on open pages, as server-sent events."""
