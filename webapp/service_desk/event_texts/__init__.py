"""Administrators' templates for the texts of events."""
