"""Schemas of other projects run as they are."""

from pathlib import Path

import pytest

from encoder.checks import schematron
from tests.shared import SHARED

REFERENCE = SHARED / "reference"
pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="needs the reference material")


def documents() -> list[Path]:
    return sorted((REFERENCE / "tei").glob("*.xml"))[::10]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_an_editions_schema_finds_what_is_not_as_in_the_edition(path: Path) -> None:
    findings = schematron.check(path.read_bytes(), REFERENCE / "frus-2014.sch")
    assert findings
    assert all(finding.place.line and finding.place.xpath for finding in findings)
    assert not [finding for finding in findings if "cannot be evaluated" in finding.message]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_the_schematron_of_tei(path: Path) -> None:
    findings = schematron.check(path.read_bytes(), REFERENCE / "tei_all.isosch")
    assert not [finding for finding in findings if "cannot be evaluated" in finding.message]
