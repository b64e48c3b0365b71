"""The server of the practice calendar, and the sign-in that it uses."""
