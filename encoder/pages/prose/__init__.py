"""Running text: letters, minutes, books; each line decided by a chain, within bounds."""
