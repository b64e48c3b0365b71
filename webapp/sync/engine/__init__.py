"""Engine of a run: reads both sides, decides, writes. It is called by `runs`, which opens the connections."""
