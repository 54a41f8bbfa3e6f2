"""What was harvested is published by our stylesheets as the file that it was made from."""

import pytest

from encoder import encode, render
from encoder.archive.crosswalk import describe
from tests.shared import REPO

SAMPLES = sorted((REPO / "tests" / "cases").glob("*/in.txt"))[::4]


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_a_harvested_document_has_the_page_of_its_file(file):
    name = "memo-17"
    tei = encode(file.read_bytes(), name=name).tei
    harvested = describe(name, tei).metadata["tei"].encode()
    assert f'xml:id="{name}.'.encode() in harvested
    page = render(harvested)
    assert f'id="{name}.' in page
    assert page.replace(f"{name}.", "") == render(tei).replace(f"{name}.", "")
