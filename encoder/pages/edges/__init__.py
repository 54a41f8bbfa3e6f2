"""The edges of pages: marks, running heads, printed numbers, margins."""
