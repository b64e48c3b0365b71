"""Service calls: plan, change, move, cancel; each has a ticket and at least one resource (a person)."""
