"""Tickets: list, pages and operations."""
