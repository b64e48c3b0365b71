"""Stages of a run. Each leaves the database consistent after each page, so a run may die or be preempted anywhere."""
