"""Where optional test data lies (tests that use it skip where it is missing), and how tests read a text."""

import os
from pathlib import Path

from lxml import etree

from encoder.config import Options
from encoder.house.house_file import house_of
from encoder.namespaces import TEI
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

REPO = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("ENGROSS_SHARED", REPO.parent / "shared"))


def read_as(typed: bool | None) -> Options:
    """Options by which a text is read as one of typed pages, or as none; None leaves it to be found out."""
    return Options() if typed is None else Options(houses=(house_of({"typed-pages": typed}),))


def body_of(text: str) -> etree._Element:
    """The body that a text is encoded to, not as paragraphs of its lines only."""
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    body = document.tree.find(f".//{{{TEI}}}body")
    assert body is not None
    return body
