"""The emulated CalDAV server, and how servers known by name differ from it."""

from emulators.caldav.server import CalDavEmulator, Canned, Faults, running, tag_of
from emulators.caldav.server_profiles import SERVER_PROFILES

__all__ = ["SERVER_PROFILES", "CalDavEmulator", "Canned", "Faults", "running", "tag_of"]
