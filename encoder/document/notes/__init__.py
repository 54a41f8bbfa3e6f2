"""Notes moved from their lists to the places that refer to them."""

from encoder.document.notes.place import place_notes

__all__ = ["place_notes"]
