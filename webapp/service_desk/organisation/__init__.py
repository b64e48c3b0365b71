"""Administration of queues, teams and working hours."""
