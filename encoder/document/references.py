"""Cross-references between the documents of an edition and their notes."""

import re
from collections.abc import Iterator

from encoder.document.phrase import Phrase

_NUMBER = r"\d{1,4}[a-z]?\b(?![-–]\d|\.\d)"
_REFERENCE = re.compile(
    rf"""
    (?P<abroad> \b(?:Foreign\s+Relations|FRUS)\b [^.;()]{{0,90}}? \b[Vv]ol(?:ume|\.)
      [^;()]{{0,60}}? Documents?\s+\d[\d,\s–-]* )
    | \b(?:[Ff]ootnotes?|[Nn]otes?|fn\.?)\s+(?P<note>\d{{1,3}}) (?:\s+and\s+\d{{1,3}})?,\s+
      (?:to\s+)?Document\s+(?P<noted>{_NUMBER})
    | \bDocument\s+(?P<before>{_NUMBER}),?\s+and\s+footnote\s+(?P<thereto>\d{{1,3}})\s+thereto
    | \bDocument\s+(?P<document>{_NUMBER})
    | \bDocuments\s+(?P<first>{_NUMBER})
    """,
    re.VERBOSE,
)
_MORE = re.compile(rf"(?:,\s+and|,\s+or|,|\s+and|\s+or)\s+(?P<n>{_NUMBER})(?!\s*(?:percent|million))")


def find_references(text: str) -> Iterator[Phrase]:
    """Where `ref` elements stand, by the edition's own way to refer to its documents and notes.

    `see Document 282` → `<ref target="#d282">Document 282</ref>`; `footnote 2, Document 8` and
    `Document 8 and footnote 2 thereto` → `#d8fn2`; `Documents 44 and 47` → two. A volume named before the
    document is another edition's: no `ref`.
    """
    if "Document" not in text:
        return
    for match in _REFERENCE.finditer(text):
        target = _target(match)
        if target:
            yield Phrase(*match.span(), "ref", (("target", target),))
        if match["first"]:
            yield from _others(text, match.end())


def _target(match: re.Match[str]) -> str | None:
    if match["abroad"]:
        return None
    if match["noted"]:
        return f"#d{match['noted']}fn{match['note']}"
    if match["thereto"]:
        return f"#d{match['before']}fn{match['thereto']}"
    return f"#d{match['document'] or match['first']}"


def _others(text: str, position: int) -> Iterator[Phrase]:
    match = _MORE.match(text, position)
    while match:
        yield Phrase(*match.span("n"), "ref", (("target", f"#d{match['n']}"),))
        match = _MORE.match(text, match.end())
