"""Text from outside as it may be shown: on one line of a terminal, and with nothing that could act there."""

import re

_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile(r"\s*[\n\r\u2028\u2029]\s*")


def shown(text: str) -> str:
    """A name with the escape of each character that cannot be seen: a line break, `\\x1b`, half a byte."""
    return _ACTING.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def in_one_line(text: str) -> str:
    """A message on one line, as `shown`."""
    return shown(_BREAKS.sub(" ", text))


def is_showable(text: str) -> bool:
    """Whether nothing in a name has to be escaped: then XML and UTF-8 can hold it."""
    return _ACTING.search(text) is None


def masked(text: str) -> str:
    """A line with U+FFFD for each character that is none to be seen, so that it keeps its length."""
    return _ACTING.sub("\ufffd", text)
