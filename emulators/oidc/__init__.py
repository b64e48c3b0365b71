"""An OpenID provider, emulated: discovery, a page to sign in, tokens, keys that can be exchanged, and faults."""

from emulators.oidc.server import OidcEmulator, running
from emulators.oidc.state import Application, Faults, Person

__all__ = ["Application", "Faults", "OidcEmulator", "Person", "running"]
