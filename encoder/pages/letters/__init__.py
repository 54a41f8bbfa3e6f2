"""Letters: where they begin, who writes when to whom, and who signs."""
