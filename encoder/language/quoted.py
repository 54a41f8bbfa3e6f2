"""What is quoted: the signs around it, and letters that are read out."""

from encoder.language.lines import is_salutation

CLOSES = {'"': '"', "“": "”", "„": "“", "«": "»", "»": "«", "‘": "’"}
"""What closes a quotation, by what opens it."""


def opens_letter(text: str) -> bool:
    """Whether a line opens a quotation, which it does not close, with a greeting: `„Lieber Freund!`"""
    sign = text[:1]
    return sign in CLOSES and CLOSES[sign] not in text[1:] and is_salutation(text[1:])
