"""The practice calendar: a CalDAV server of the installation's own, with an account for everybody."""
