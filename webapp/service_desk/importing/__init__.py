"""Clients, tickets and service calls from CSV files: what a file would do is shown first, and only then done."""
