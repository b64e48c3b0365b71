"""Administrators' pages for the templates of event texts."""
