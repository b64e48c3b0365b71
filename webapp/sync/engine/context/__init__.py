"""The parts of one run that its stages share, each of which can be understood and replaced without the others."""
