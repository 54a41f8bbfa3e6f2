"""Running text: minutes, books, letters; each line decided by a chain, within bounds."""
