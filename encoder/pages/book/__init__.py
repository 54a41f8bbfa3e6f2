"""What stands around the text of a book: title page, transcribers' headers."""
