"""Administrators' pages about everybody's integrations."""
