"""What can be seen of a line: its shape, its place, its words, whoever writes to whom."""
