"""Corrections of what OCR misread, proposed beside the reading of the source."""

from encoder.document.correction.propose import correct_division

__all__ = ["correct_division"]
