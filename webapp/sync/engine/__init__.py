"""One run: read both sides, decide, write. It opens no connection itself and is called by `runs`."""
