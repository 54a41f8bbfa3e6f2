"""Text that may stand in XML."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with each character that XML 1.0 (production 2) forbids replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)
