"""The report folder of a build: figures that add up, the same on the page, as JSON and as CSV."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from encoder.corpus.overview import BANDS, band, cause_of
from tests.corpus.test_renewal import build, write_texts

DOUBTFUL = "1. A Letter\n\nHull, 3/4/1951\n\nDear Sir:\n\nHe came on 3/4/1951.\n\nYours truly,\n\nA. Marlow\n"


@pytest.fixture
def report(tmp_path, monkeypatch):
    """The folder of the report on a build of three texts: one fails, one is called as a formula."""
    monkeypatch.chdir(tmp_path)
    write_texts(Path("in"), {"=a": DOUBTFUL, "b": "2. A Lamp\n\nThe lamp is lit.\n"})
    Path("in", "noise.txt").write_bytes(bytes(range(256)))
    build()
    return Path("o", "report")


def test_the_figures_add_up(report):
    data = json.loads((report / "report.json").read_bytes())
    assert data["documents"] == {"all": 3, "failed": 1, "whole": 2}
    assert data["run"] == {"made": 2, "unchanged": 0, "kept": 0, "failed": 1, "withdrawn": 0}
    assert sum(step["documents"] for step in data["seconds"]["steps"]) == 2
    assert data["failures"] == [
        {"cause": "this is a binary file, not text", "documents": 1, "examples": ["in/noise.txt"]}
    ]
    coverage = data["coverage"]
    assert coverage["source"] == coverage["kept"] + coverage["markup"] > 0
    rows = list(csv.DictReader((report / "documents.csv").read_text().splitlines()))
    assert [row["state"] for row in rows].count("whole") == 2
    assert sum(int(row["characters"] or 0) for row in rows) == coverage["source"]
    decisions = sum(sum(counts.values()) for counts in data["decisions"].values())
    assert sum(int(row["decisions"]) for row in rows) == decisions > 0
    rules = list(csv.DictReader((report / "rules.csv").read_text().splitlines()))
    assert sum(int(row[name]) for row in rules for name, _ in BANDS) == decisions


def test_no_cell_is_a_formula(report):
    rows = csv.reader((report / "documents.csv").read_text().splitlines())
    assert all(not cell.startswith("=") for row in rows for cell in row)


def test_the_page_has_pictures_and_needs_nothing_else(report):
    page = html.fromstring((report / "index.html").read_bytes())
    assert page.xpath("//figure[@id='decisions']//*[local-name()='rect']")
    assert page.xpath("//figure[@id='time']//*[local-name()='rect']")
    assert "this is a binary file, not text" in page.text_content()
    assert not page.xpath("//script | //link[@rel='stylesheet'] | //img")


def test_a_second_build_tells_what_it_did(report):
    build()
    data = json.loads((report / "report.json").read_bytes())
    assert (data["run"]["unchanged"], data["run"]["made"], data["documents"]["all"]) == (2, 0, 3)


@given(st.floats(0, 1))
def test_each_certainty_is_in_one_band(certainty):
    place = [name for name, _ in BANDS].index(band(certainty))
    assert certainty < BANDS[place][1]
    assert place == 0 or certainty >= BANDS[place - 1][1]


def test_failures_that_differ_in_numbers_and_names_have_one_cause():
    one = cause_of("in/a.txt: has 1,204 lines. Hint: split it", "in/a.txt")
    assert one == cause_of("in/b7.txt: has 12 lines. Hint: split it", "in/b7.txt") == "has n lines"
