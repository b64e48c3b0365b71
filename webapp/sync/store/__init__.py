"""Persistent state of runs: marks, leases, the run log, previews, failures."""
