"""Undo of a run, or of single entries of the log: request, plan and execution."""
