"""Tasks, which people share, and to-dos, which everybody has for themselves: lists and dialogs."""
