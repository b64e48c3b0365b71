"""What a run would do, shown before it does it."""
