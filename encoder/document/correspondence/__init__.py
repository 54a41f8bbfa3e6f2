"""Who sent a document to whom, when and from where (TEI Guidelines, 2.4.6)."""

from encoder.document.correspondence.find import correspondence, date_of

__all__ = ["correspondence", "date_of"]
