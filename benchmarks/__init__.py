"""Side by side with a peer and with the server itself, one command each. See `docs/benchmarks.md`."""
