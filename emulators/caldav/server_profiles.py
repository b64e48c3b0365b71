"""Profiles of servers in use, as switches of the emulator. `docs/servers.md` has what was observed, with versions.

Only what concerns a client is here; that the emulator answers from memory and at once is no server's behaviour.
"""

from collections.abc import Callable, Mapping

from emulators.caldav.server import CalDavEmulator, Faults


def sogo(server: CalDavEmulator) -> None:
    server.home, server.entry = "/SOGo/dav/ada/Calendar/", "/SOGo/dav/"
    server.faults = Faults(
        ignores_conditions=True,
        accepts_any_token=True,
        repeats_changes=True,
        closes_connections=True,
        well_known=(200, ""),
        served_at_root=False,
    )


def davical(server: CalDavEmulator) -> None:
    server.home, server.entry = "/caldav.php/ada/", "/caldav.php/"
    server.faults = Faults(
        missing_in_multiget="left out",
        accepts_any_token=True,
        unique_uids=False,
        well_known=(301, "/caldav.php/"),
        served_at_root=False,
    )


def cyrus(server: CalDavEmulator) -> None:
    server.home, server.entry = "/dav/calendars/user/ada/", "/dav/"
    server.faults = Faults(
        uid_conflict=(403, "C:unique-scheduling-object-resource"),
        tag_after_put_with_guests=False,
        auto_schedule=True,
        well_known=(301, "/dav/"),
        served_at_root=False,
    )


def sabre(server: CalDavEmulator) -> None:
    server.home, server.entry = "/dav.php/calendars/ada/", "/dav.php/"
    server.faults = Faults(unique_uids=False, well_known=(404, ""), served_at_root=False)


def old_sabre(server: CalDavEmulator) -> None:
    sabre(server)
    server.faults.has_sync = False
    server.faults.missing_in_multiget = "whole"


def radicale(server: CalDavEmulator) -> None:
    server.home = "/ada/"
    server.faults = Faults(
        lists_removed_on_first_sync=True,
        closes_connections=True,
        delete_status=200,
    )


def xandikos(server: CalDavEmulator) -> None:
    server.home = "/user/calendars/"
    server.faults = Faults(
        missing_as_207=True,
        needs_content_type=True,
        stale_token=(412, True),
        uid_conflict=(412, "C:no-uid-conflict"),
        well_known=(302, "/"),
    )


SERVER_PROFILES: Mapping[str, Callable[[CalDavEmulator], None]] = {
    "SOGo 5.8": sogo,
    "DAViCal 1.1.12": davical,
    "Cyrus 3.6": cyrus,
    "sabre/dav 4.7": sabre,
    "sabre/dav 1.8": old_sabre,
    "Radicale 3.9": radicale,
    "Xandikos 0.4.10": xandikos,
}
