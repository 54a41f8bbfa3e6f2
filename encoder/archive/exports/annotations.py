"""The uncertain decisions of a document as W3C Web Annotations, on its reading text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from encoder.archive.exports.carrying import carry
from encoder.archive.exports.reading import Reading
from encoder.rendering.publication import TEXT, path_of
from encoder.rendering.record import Doubt

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_BESIDE: Final = 32


@dataclass(frozen=True, slots=True)
class Target:
    """The text that annotations are on.

    Attributes:
        address: where it is; relative to the annotations where it lies beside them.
        text: all of it.
        places: of the doubts, in offsets of characters.
    """

    address: str
    text: str
    places: tuple[tuple[int, int], ...]


def target_of(name: str, reading: Reading, shown: str | None, site: str) -> tuple[Target, bool]:
    """What annotations are on, and whether the site has it: its text of the document, else the export's.

    Args:
        name: of the document.
        reading: its reading text, as `engross export --format text` writes it.
        shown: the text of the document in the site, where there is one.
        site: the address of the site; empty where it is not known.
    """
    places = [(span.start, span.end) for span in reading.doubts]
    carried = None if shown is None else carry(reading.text, shown, places)
    if shown is None or carried is None:
        return Target(f"{quote(name)}.txt", f"{reading.text}\n", tuple(places)), False
    return Target(site + quote(path_of(name, TEXT)), shown, tuple(carried)), True


def annotations_of(
    name: str, target: Target, doubts: Sequence[Doubt], site: str, generator: str
) -> dict[str, Any]:
    """An annotation page: for each doubt its place, by offsets and by the words around it, and why.

    Args:
        name: of the document.
        target: the text that they are on.
        doubts: in the order of its places.
        site: the address of the site; empty where it is not known.
        generator: what made it.
    """
    page = (
        f"{site}{quote(name)}.annotations.json" if site else f"urn:engross:{quote(name, safe='')}:annotations"
    )
    pairs = zip(target.places, doubts, strict=False)
    return {
        "@context": _CONTEXT,
        "id": page,
        "type": "AnnotationPage",
        "generator": {"id": "urn:engross", "type": "Software", "name": generator},
        "items": [
            _annotation(f"{page}#{number}", target, place, doubt)
            for number, (place, doubt) in enumerate(pairs, 1)
        ],
    }


def _annotation(address: str, target: Target, place: tuple[int, int], doubt: Doubt) -> dict[str, Any]:
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
    text, (start, end) = target.text, place
    return {
        "id": address,
        "type": "Annotation",
        "motivation": "assessing",
        "body": bodies,
        "target": {
            "source": target.address,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - _BESIDE) : start],
                    "suffix": text[end : end + _BESIDE],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }
