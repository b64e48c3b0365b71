"""Signing in at a calendar service: tiles, forms, the way through OAuth, permissions."""
