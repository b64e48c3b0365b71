"""Series where a plain event is not enough: divided by people, held as single instances, or written without an edit."""
