"""Tables: runs of lines that share columns, found for whole blocks of lines and not line by line."""

from encoder.pages.tables.find import find_tables

__all__ = ["find_tables"]
