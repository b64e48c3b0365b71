"""Notifications from calendar services, received before any page."""
