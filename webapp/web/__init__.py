"""Helpers shared by the pages of every area."""
