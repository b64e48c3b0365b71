"""CalDAV: iCloud, the practice calendar, and every other server that speaks it."""

from webapp.connectors.caldav.connector import CalDavConnector
from webapp.connectors.caldav.discovery import Discovery, discover

__all__ = ["CalDavConnector", "Discovery", "discover"]
