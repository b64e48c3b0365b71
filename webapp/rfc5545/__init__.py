"""Time zones, durations and recurrence rules as RFC 5545 has them, for every area. Imports nothing of them."""
