"""The wizard that makes an integration of a linked account, step by step."""
