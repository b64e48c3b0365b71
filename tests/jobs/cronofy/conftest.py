"""An application with Cronofy, and the emulated Cronofy."""

from emulators.cronofy_application import cronofy_environment, emulator, listener, served, settings

__all__ = ["cronofy_environment", "emulator", "listener", "served", "settings"]
