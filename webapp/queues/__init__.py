"""The queue: its lanes, and jobs that wait in them only once."""
