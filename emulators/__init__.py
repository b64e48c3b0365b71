"""Emulated services, one folder each: for the tests, the sandboxes and the benchmarks."""
