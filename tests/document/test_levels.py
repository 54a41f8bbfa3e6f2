"""How deep sections lie."""

import pytest

from encoder.document.levels import section_levels

CASES = [
    (["The Problem", "Options", "Conclusion"], (1, 1, 1)),
    (["I. Aims", "A. Trade", "1. Grain", "2. Ore", "B. Gold", "II. Means"], (1, 2, 3, 3, 2, 1)),
    (["I. Aims", "Trade", "II. Means", "Conclusion"], (1, 2, 1, 1)),
    (["The Problem", "Tab A", "I. Aims", "II. Means", "Tab B"], (1, 0, 1, 1, 0)),
    ([], ()),
]


@pytest.mark.parametrize(("headings", "levels"), CASES)
def test_levels(headings, levels):
    assert section_levels(headings) == levels
