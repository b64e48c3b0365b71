"""Accounts at calendar services: authorization, connections, notifications, permissions."""
