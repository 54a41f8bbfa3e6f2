"""Many documents side by side: in order, and a process that dies takes only its own document with it."""

import os
from pathlib import Path

import pytest

from encoder.checks.validate import Schemas
from encoder.corpus.forked import run_forked
from encoder.corpus.validating import validate_all
from encoder.errors import UsageError
from encoder.findings import Finding, Severity
from tests.shared import REPO


def check(path):
    if path.name == "bad":
        os._exit(9)
    return (Finding("r", Severity.INFO, path.name),)


def test_a_process_that_dies_is_named_and_the_others_are_done():
    files = [Path(name) for name in ("a", "b", "bad", "c", "d")]
    found = list(run_forked(check, files, jobs=2))
    assert [finding.message for (finding,) in found if finding.rule == "r"] == ["a", "b", "c", "d"]
    assert "died" in found[2][0].message


def test_a_schema_that_cannot_be_read_stops_everything(tmp_path):
    schema = tmp_path / "no.rng"
    schema.write_text("<no/>")
    files = [REPO / "benchmarks" / "specimen.xml"] * 4
    with pytest.raises(UsageError) as caught:
        list(validate_all(files, Schemas(schema), jobs=2))
    assert caught.value.file == str(schema)
