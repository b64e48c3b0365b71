"""Sign-in at a calendar service: choice of service, credentials, OAuth, permissions."""
