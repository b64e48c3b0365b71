"""The dispatch board: whose work is when, and work that waits for somebody."""
