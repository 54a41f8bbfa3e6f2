"""The pictures of a document's pages as a manifest of the IIIF Presentation API 3.0."""

from typing import Any, Final
from urllib.parse import quote, urljoin

from encoder.archive.exports.reading import Reading
from encoder.archive.record import Facts

_CONTEXT: Final = "http://iiif.io/api/presentation/3/context.json"
_WIDTH, _HEIGHT = 1000, 1414
"""Of a canvas, which is a frame in the shape of a page: how large pictures are, no TEI says."""
_KINDS: Final = {
    "png": "image/png",
    "webp": "image/webp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "jp2": "image/jp2",
}


def manifest_of(name: str, facts: Facts, reading: Reading, site: str) -> dict[str, Any] | None:
    """The manifest of a document; None where its text names no pictures of pages by addresses.

    Args:
        name: of the document.
        facts: about it.
        reading: its text with its pages.
        site: the address of the site, that relative addresses are seen from.
    """
    base = site or f"urn:engross:{quote(name, safe='')}/"
    pages = [
        (page, urljoin(site, facs))
        for page in reading.pages
        for facs in (page.facs or "").split()
        if not facs.startswith("#")
    ]
    pages = [(page, picture) for page, picture in pages if picture.startswith(("http://", "https://"))]
    if not pages:
        return None
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
            _canvas(f"{address}/canvas/{number}", page.label or str(number), picture)
            for number, (page, picture) in enumerate(pages, 1)
        ],
    }
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


def _canvas(address: str, label: str, picture: str) -> dict[str, Any]:
    suffix = picture.rsplit("?", 1)[0].rsplit(".", 1)[-1].lower()
    body = {
        "id": picture,
        "type": "Image",
        "format": _KINDS.get(suffix, "image/jpeg"),
        "width": _WIDTH,
        "height": _HEIGHT,
    }
    return {
        "id": address,
        "type": "Canvas",
        "label": _text(label, None),
        "width": _WIDTH,
        "height": _HEIGHT,
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
