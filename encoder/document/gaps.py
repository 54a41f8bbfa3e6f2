"""Text that is not there: redacted, excised or left blank, with the source's words for it."""

import re
from collections.abc import Iterator

from encoder.document.flat import OPAQUE
from encoder.document.phrase import Phrase

_GAP = re.compile(
    r"""
    \[ (?P<extent> (?:\d+(?:[-–]\d+|½|[ -]\d/\d)?|less\ than\ (?:1|one)|[a-z]+(?:-[a-z]+)?)
       \s(?:and\s[\w/]+\s)?
       (?:lines?|words?|paragraphs?|pages?|letters?|names?|dollar\ amounts?|numbers?) [^\]]{0,60}? )
       \s(?:not\sdeclassified|excised|deleted|redacted|withheld|omitted) [^\]]{0,60} \]
    | \[ (?P<bare> (?:name|text|number|amount|material|portion|passage|remainder)[^\]]{0,40}\s
       (?:not\sdeclassified|excised|deleted|redacted|withheld) ) [^\]]{0,60} \]
    | \[ (?P<blank> blank(?:\sin\sMS\.?)? | (?:[-–—]\s?){2,}[-–—] ) \]
    | (?P<boxes> █[█\s]*█ | █ )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_gaps(text: str) -> Iterator[Phrase]:
    """Where `gap` elements stand in a text, their words to be kept in `desc`.

    `[1 line not declassified]` → `<gap reason="redacted" extent="1 line"><desc>…</desc></gap>`
    """
    if "[" not in text and "█" not in text:
        return
    for match in _GAP.finditer(text):
        if OPAQUE in match[0]:
            continue
        given = {"reason": "missing" if match["blank"] else "redacted"}
        if match["extent"]:
            given["extent"] = " ".join(match["extent"].split())
        yield Phrase(*match.span(), "gap", tuple(given.items()), "desc")
