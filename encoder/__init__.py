"""Engross: plain text and OCR of historical documents to TEI that can be trusted, and to HTML and PDF.

    >>> import encoder
    >>> document = encoder.encode("To the Harbour Master\\n\\nThe lamp is lit.")
    >>> encoder.validate(document.tei)
    ()
    >>> html = encoder.render(document.tei, "html")

Every name is loaded when it is first used, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from encoder.api import encode, read_house, render, survey, validate
    from encoder.corrections.records import Correction
    from encoder.findings import Finding, Place, Severity
    from encoder.house.conventions import Conventions
    from encoder.model import Metadata
    from encoder.pipeline import Document

__all__ = [
    "Conventions",
    "Correction",
    "Document",
    "Finding",
    "Metadata",
    "Place",
    "Severity",
    "encode",
    "read_house",
    "render",
    "survey",
    "validate",
]

_HOMES = {
    "encode": "encoder.api",
    "render": "encoder.api",
    "validate": "encoder.api",
    "read_house": "encoder.api",
    "survey": "encoder.api",
    "Conventions": "encoder.house.conventions",
    "Correction": "encoder.corrections.records",
    "Document": "encoder.pipeline",
    "Finding": "encoder.findings",
    "Place": "encoder.findings",
    "Severity": "encoder.findings",
    "Metadata": "encoder.model",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
