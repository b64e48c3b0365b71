"""The queue: its lanes, and enqueueing without duplicates."""
