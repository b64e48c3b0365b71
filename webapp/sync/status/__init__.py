"""How integrations, items and conflicts stand, and who is alerted."""
