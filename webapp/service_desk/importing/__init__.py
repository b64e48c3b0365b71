"""Import of clients, tickets and service calls from CSV files, with a preview before anything is stored."""
