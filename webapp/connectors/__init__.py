"""Calendar services behind one protocol (`base`), each in a folder of its own."""
