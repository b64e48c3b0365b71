"""Time zones, durations and recurrence rules of RFC 5545 (https://www.rfc-editor.org/rfc/rfc5545), for every area."""
