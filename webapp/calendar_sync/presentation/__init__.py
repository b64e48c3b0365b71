"""What stored values are called on pages. Reads no database and knows no page."""
