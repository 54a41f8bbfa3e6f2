"""The uncertain decisions of a document as W3C Web Annotations, on its reading text."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from encoder.archive.exports.reading import Reading, Span
from encoder.rendering.record import Doubt

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_BESIDE: Final = 32


def annotations_of(
    name: str, reading: Reading, doubts: Sequence[Doubt], site: str, generator: str
) -> dict[str, Any]:
    """An annotation page: for each doubt its place, by offsets and by the words around it, and why.

    Args:
        name: of the document.
        reading: its reading text, as `engross export --format text` writes it.
        doubts: in the order of the reading's.
        site: the address of the site; empty where it is not known.
        generator: what made it.
    """
    page = (
        f"{site}{quote(name)}.annotations.json" if site else f"urn:engross:{quote(name, safe='')}:annotations"
    )
    pairs = zip(reading.doubts, doubts, strict=False)
    return {
        "@context": _CONTEXT,
        "id": page,
        "type": "AnnotationPage",
        "generator": {"id": "urn:engross", "type": "Software", "name": generator},
        "items": [
            _annotation(f"{page}#{number}", f"{site}{quote(name)}", reading, span, doubt)
            for number, (span, doubt) in enumerate(pairs, 1)
        ],
    }


def _annotation(address: str, source: str, reading: Reading, span: Span, doubt: Doubt) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "value": doubt.why,
            "format": "text/plain",
            "language": "en",
            "purpose": "assessing",
        },
        {"type": "TextualBody", "value": f"tei:{doubt.kind}", "purpose": "classifying"},
    ]
    if doubt.certainty:
        bodies.append({"type": "TextualBody", "value": f"certainty:{doubt.certainty}", "purpose": "tagging"})
    text = reading.text
    return {
        "id": address,
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies,
        "target": {
            "source": f"{source}.txt",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[span.start : span.end],
                    "prefix": text[max(0, span.start - _BESIDE) : span.start],
                    "suffix": text[span.end : span.end + _BESIDE],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
    }
