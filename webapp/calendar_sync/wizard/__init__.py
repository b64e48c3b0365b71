"""From a linked account to a running integration, step by step."""
