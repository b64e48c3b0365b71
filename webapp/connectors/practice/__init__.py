"""The practice calendar: a CalDAV server that the installation itself runs, with an account for each user."""
