"""A collection as an EPUB 3: chapters in XHTML, navigation, metadata, in one file."""
