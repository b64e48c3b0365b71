"""Linked accounts at calendar services: authorization, connectors, subscriptions, notifications, permissions."""
