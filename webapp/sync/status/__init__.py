"""Status of integrations and items, conflicts that wait for a decision, and alerts."""
