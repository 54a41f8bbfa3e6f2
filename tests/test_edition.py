"""Documents of a published edition against its editors' own encoding, where these data are at hand."""

import importlib.util
from types import ModuleType

import pytest

from encoder.errors import EngrossError
from encoder.pipeline import encode_source
from encoder.reading import read_source
from tests.shared import SHARED

EDITION = SHARED / "eval" / "dev-edition"
TARGETS = {
    "note (text)": 0.998,
    "note (source)": 0.998,
    "note (place)": 0.995,
    "pb (place)": 0.995,
    "pb (number)": 0.995,
    "head": 0.995,
    "date": 0.995,
    "blocks": 0.995,
    "list (subject, participants)": 0.99,
    "signed": 0.97,
    "ref": 0.98,
}

pytestmark = pytest.mark.skipif(not EDITION.exists(), reason="the evaluation data are not at hand")


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_editors_structure(tmp_path):
    refused: list[str] = []
    for path in sorted(EDITION.glob("*.txt")):
        try:
            (tmp_path / f"{path.stem}.xml").write_bytes(encode_source(read_source(path)[0]).tei)
        except EngrossError as error:
            refused.append(str(error))
    tallies, _, lost, _ = scorer().score(EDITION, tmp_path)
    assert refused == []
    assert {
        name: tallies[name].row()[2] for name, least in TARGETS.items() if tallies[name].row()[2] < least
    } == {}
    assert (lost["lost"], lost["added"]) == (0, 0)
