"""What needs a person: conflicts, held removals, entries that were set aside."""
