"""What every client of a foreign server needs, whatever it speaks."""
