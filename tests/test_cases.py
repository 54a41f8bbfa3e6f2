"""Whole documents against their golden files: a new case is a new folder in `tests/cases`, no code.

A folder holds `in.txt` (or `in.md`), perhaps `in.toml`, and `out.xml`. `pytest --update-golden` rewrites
`out.xml`; review the difference.
"""

import os
import re
from pathlib import Path

import pytest

from encoder.config import Options
from encoder.metadata import MetadataTable, read_metadata
from encoder.pipeline import encode_source
from encoder.reading import read_source
from tests.shared import REPO

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
SAMPLES = sorted(
    path for path in (Path(__file__).parent / "samples").iterdir() if path.suffix in (".txt", ".md")
)


def encoded(path: Path) -> str:
    """The TEI of a source, naming the schemas of this repository, so that any editor can validate it."""
    sidecar = path.with_suffix(".toml")
    table = read_metadata(sidecar) if sidecar.exists() else MetadataTable()
    schemas = Path(os.path.relpath(REPO / "schema", path.parent)).as_posix()
    tei = encode_source(read_source(path)[0], Options(metadata=table, schema_folder=schemas)).tei.decode()
    return re.sub(r'(ident="engross" version=)"[^"]*"', r'\1"VERSION"', tei)


def compare(found: str, golden: Path, update: bool) -> None:
    if update:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, update_golden: bool) -> None:
    source = next(path for path in (case / "in.txt", case / "in.md") if path.exists())
    compare(encoded(source), case / "out.xml", update_golden)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_sample(sample: Path, update_golden: bool) -> None:
    compare(encoded(sample), sample.with_suffix(".xml"), update_golden)
