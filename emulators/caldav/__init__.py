"""The emulated CalDAV server, and how servers known by name differ from it."""

from emulators.caldav.manners import MANNERS
from emulators.caldav.server import CalDavEmulator, Canned, Faults, running, tag_of

__all__ = ["MANNERS", "CalDavEmulator", "Canned", "Faults", "running", "tag_of"]
