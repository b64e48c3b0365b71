"""The Cronofy API as its documentation and its own client libraries describe it, in memory, on a loopback port.

Where the published facts are silent, the choice made here is named beside the code; most are switches in `Settings`.
"""

from emulators.cronofy.server import CronofyEmulator, running
from emulators.cronofy.state import Application, CalendarSpec, Settings

__all__ = ["Application", "CalendarSpec", "CronofyEmulator", "Settings", "running"]
