"""iCloud, which speaks CalDAV at one address."""
