"""Shared parts of clients of foreign servers, whatever their protocol."""
