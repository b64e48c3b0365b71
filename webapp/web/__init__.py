"""What pages of every area share."""
