"""Edited text in all its shapes: what the encoder makes of them, measured against what they are."""

import sys
from collections import Counter

import pytest

from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from tests.shape_facts import compare, shape_facts
from tests.shape_list import SHAPES
from tests.shapes import Shape, draw, facts, write

SEEDS = range(6)
LEAST = {"notes": 0.99, "places": 0.98, "pages": 0.98, "blocks": 0.95, "lists": 1.0, "head": 1.0, "date": 1.0}
LEAST_OVER_ALL = {"notes": 0.995, "places": 0.99, "pages": 0.995, "blocks": 0.97, "signed": 0.99}


def measure(shape: Shape) -> dict[str, Counter]:
    sums: dict[str, Counter] = {}
    for seed in SEEDS:
        drawn = draw(seed, shape)
        document = encode_source(source_of_text(write(drawn, shape)))
        for name, counts in compare(facts(drawn, shape), shape_facts(document.tree.getroot())).items():
            sums.setdefault(name, Counter()).update(counts)
    return sums


def f1(counts: Counter) -> float:
    return 2 * counts["right"] / max(1, 2 * counts["right"] + counts["missing"] + counts["extra"])


def show(name: str, figures: dict[str, float]) -> None:
    """A line of the table of measures, shown by `pytest -s`."""
    sys.stdout.write(f"{name:34} {' '.join(f'{key} {value:.3f}' for key, value in figures.items())}\n")


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, Counter]]:
    return {name: measure(shape) for name, shape in SHAPES.items()}


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape(measured, name):
    figures = {phenomenon: f1(counts) for phenomenon, counts in measured[name].items()}
    show(name, figures)
    assert {key: value for key, value in figures.items() if value < LEAST.get(key, 0.9)} == {}


def test_all_shapes_together(measured):
    sums: dict[str, Counter] = {}
    for counts_by_name in measured.values():
        for name, counts in counts_by_name.items():
            sums.setdefault(name, Counter()).update(counts)
    figures = {name: f1(counts) for name, counts in sums.items()}
    show("all shapes", figures)
    assert {key: value for key, value in figures.items() if value < LEAST_OVER_ALL.get(key, 0.99)} == {}


@pytest.mark.parametrize("name", SHAPES)
def test_several_documents_in_one_file(name):
    shape = SHAPES[name]
    drawn = [draw(seed, shape, number=40 + seed) for seed in range(4)]
    document = encode_source(source_of_text("\n".join(write(one, shape) for one in drawn)))
    divisions = document.tree.findall(".//{*}body/{*}div")
    numbers = [division.get("n") for division in divisions]
    assert numbers == (["40", "41", "42", "43"] if shape.numbered_title else [None] * 4)
    for one, division in zip(drawn, divisions, strict=True):
        assert len([note for note in division.iter("{*}note") if note.get("place")]) == len(one.notes)
