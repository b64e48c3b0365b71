"""What runs did, what happened to one item, and undoing it."""
