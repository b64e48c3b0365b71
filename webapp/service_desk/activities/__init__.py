"""CRM activities: contacts with a client that belong to no ticket."""
