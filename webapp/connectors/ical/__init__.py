"""iCalendar text (RFC 5545): reading it, writing it, and changing only what differs. No HTTP."""
