"""Many documents side by side: in order, and a process that dies takes only its own document with it."""

import os

import pytest

from encoder.checks.validate import Schemas
from encoder.corpus import validating
from encoder.corpus.validating import validate_all
from encoder.errors import UsageError
from encoder.processes import WAITING_PER_PROCESS, in_processes
from tests.shared import REPO


def work(name):
    if name == "bad":
        os._exit(9)
    return name.upper()


def died(name):
    return f"{name} died"


@pytest.mark.parametrize(("fork", "chunk"), [(True, 1), (True, 3), (False, 2)])
def test_a_process_that_dies_is_named_and_the_others_are_done(fork, chunk):
    if fork and not hasattr(os, "fork"):
        pytest.skip("no fork here")
    names = ["a", "b", "bad", "c", "d", "bad", "e", *"fghij"]
    found = list(in_processes(work, names, 2, died, fork=fork, chunk=chunk))
    assert found == ["bad died" if name == "bad" else name.upper() for name in names]


def test_items_are_taken_as_they_are_needed():
    taken = []

    def items():
        for number in range(1000):
            taken.append(number)
            yield str(number)

    results = in_processes(work, items(), 2, died, fork=hasattr(os, "fork"))
    assert next(results) == "0"
    assert len(taken) <= 2 * WAITING_PER_PROCESS + 1
    results.close()


def test_a_schema_that_cannot_be_read_stops_everything(tmp_path):
    schema = tmp_path / "no.rng"
    schema.write_text("<no/>")
    files = [REPO / "benchmarks" / "specimen.xml"] * 4
    with pytest.raises(UsageError) as caught:
        list(validate_all(files, Schemas(schema), jobs=2))
    assert caught.value.file == str(schema)


def check_until_killed(paths, schemas):
    if any(path.name == "killer.xml" for path in paths):
        os._exit(9)
    return [() for _ in paths]


def test_a_file_that_kills_its_process_is_named_though_others_were_checked_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr(validating, "check_files", check_until_killed)
    files = [tmp_path / f"{name}.xml" for name in (*"abcdefghijklmnop", "killer", *"qrst")]
    found = dict(validate_all(files, Schemas(), jobs=2))
    assert list(found) == files
    assert [file.stem for file, findings in found.items() if findings] == ["killer"]


def test_the_parts_are_all_files_and_grow_smaller(tmp_path):
    files = [tmp_path / f"{number}.xml" for number in range(400)]
    parts = list(validating._parts(files, 2))
    assert [file for part in parts for file in part] == files
    sizes = [len(part) for part in parts]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (validating.FILES_AT_A_TIME, 1)


def test_large_files_are_not_held_together(tmp_path, monkeypatch):
    monkeypatch.setattr(validating, "BYTES_AT_A_TIME", 10)
    files = [tmp_path / f"{number}.xml" for number in range(40)]
    for file in files:
        file.write_bytes(b"x" * 6)
    assert max(map(len, validating._parts(files, 1))) == 2
