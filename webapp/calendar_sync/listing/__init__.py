"""The list of a user's integrations, and the sync status of one item."""
