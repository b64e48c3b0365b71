"""Tickets: their list, their pages and what people do with them."""
