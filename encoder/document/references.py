"""Cross-references between the documents of an edition."""

import re
from collections.abc import Iterator

from encoder.document.phrase import Phrase

_DOCUMENT = re.compile(r"\bDocument\s+(\d{1,4})\b(?![-–]\d)")


def find_references(text: str) -> Iterator[Phrase]:
    """`see Document 282` → `<ref target="#d282">Document 282</ref>`."""
    for match in _DOCUMENT.finditer(text):
        yield Phrase(*match.span(), "ref", (("target", f"#d{match[1]}"),))
