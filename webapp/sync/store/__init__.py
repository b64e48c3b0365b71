"""What runs remember in the database: marks, leases, the run log, previews, failures."""
