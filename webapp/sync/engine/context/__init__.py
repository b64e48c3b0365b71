"""Parts of a run that its stages share, each of which can be replaced independently."""
