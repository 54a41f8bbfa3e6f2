"""The pictures of a document's pages as a manifest of the IIIF Presentation API 3.0."""

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from encoder.archive.exports.leaves import Picture
from encoder.archive.record import Facts

_CONTEXT: Final = "http://iiif.io/api/presentation/3/context.json"
_WIDTH, _HEIGHT = 1000, 1414
"""Of a canvas whose picture's size is not known: a frame in the shape of a page."""
_ALLOWED: Final = re.compile(r"https?://((?:creativecommons|rightsstatements)\.org/.+)")
_KINDS: Final = {
    "png": "image/png",
    "webp": "image/webp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "jp2": "image/jp2",
    "gif": "image/gif",
    "avif": "image/avif",
}


def manifest_of(name: str, facts: Facts, pictures: Sequence[Picture], site: str) -> dict[str, Any] | None:
    """The manifest of a document; None where there are no pictures of its pages.

    Args:
        name: of the document.
        facts: about it.
        pictures: of its pages, in their order.
        site: the address of the site; empty where it is not known.
    """
    if not pictures:
        return None
    base = site or f"urn:engross:{quote(name, safe='')}/"
    address = f"{base}{quote(name)}.iiif.json"
    manifest: dict[str, Any] = {
        "@context": _CONTEXT,
        "id": address,
        "type": "Manifest",
        "label": _text(facts.title, facts.language),
        "metadata": [
            {"label": _text(label, "en"), "value": _text(value, None)}
            for label, value in (
                ("Date", facts.date_text),
                ("Place", facts.place),
                ("Repository", facts.repository),
            )
            if value
        ],
        "items": [
            _canvas(f"{address}/canvas/{number}", picture, number)
            for number, picture in enumerate(pictures, 1)
        ],
    }
    manifest |= _rights(facts.rights)
    if site:
        manifest["homepage"] = [
            {
                "id": f"{site}{quote(name)}.html",
                "type": "Text",
                "format": "text/html",
                "label": _text(facts.title, None),
            }
        ]
    return manifest


def _rights(said: Sequence[str]) -> dict[str, Any]:
    """What may be done with it: as an address of those that the API allows, else in words to be shown."""
    addresses = (_ALLOWED.fullmatch(one) for one in said)
    address = next((f"http://{found[1]}" for found in addresses if found), None)
    if address:
        return {"rights": address}
    return (
        {"requiredStatement": {"label": _text("Rights", "en"), "value": {"none": list(said)}}} if said else {}
    )


def _canvas(address: str, picture: Picture, number: int) -> dict[str, Any]:
    suffix = picture.address.split("?", 1)[0].rsplit(".", 1)[-1].lower()
    width, height = picture.size or (_WIDTH, _HEIGHT)
    body: dict[str, Any] = {
        "id": picture.address,
        "type": "Image",
        "format": _KINDS.get(suffix, "image/jpeg"),
        **({"width": width, "height": height} if picture.size else {}),
    }
    return {
        "id": address,
        "type": "Canvas",
        "label": _text(picture.label or str(number), None),
        "width": width,
        "height": height,
        "items": [
            {
                "id": f"{address}/page",
                "type": "AnnotationPage",
                "items": [
                    {
                        "id": f"{address}/picture",
                        "type": "Annotation",
                        "motivation": "painting",
                        "target": address,
                        "body": body,
                    }
                ],
            }
        ],
    }


def _text(text: str, language: str | None) -> dict[str, list[str]]:
    return {language or "none": [text]}
