"""The chains that decide what lines are, and their weights."""
