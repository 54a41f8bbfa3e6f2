"""Blocks → Document: documents divided, notes placed, lists nested, dates and references found."""

from encoder.document.assemble import build_document

__all__ = ["build_document"]
