"""The list of a person's integrations, and on which of their calendars an item is."""
