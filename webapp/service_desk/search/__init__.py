"""Search over items, tickets and clients."""
