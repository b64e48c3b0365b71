"""CalDAV (RFC 4791): every server that speaks it, with a user name and a password."""

from webapp.connectors.caldav.connector import CalDavConnector
from webapp.connectors.caldav.discovery import Discovery, discover

__all__ = ["CalDavConnector", "Discovery", "discover"]
