"""Edited text whose layout says what its lines are: headings, openers, items, closers."""
