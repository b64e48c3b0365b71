"""Tasks, which are shared, and to-dos, which are private: lists and dialogs."""
