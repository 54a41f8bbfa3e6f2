"""What the certainties of the chains are worth: mapped, in their order, between none and sure."""

from itertools import pairwise

import pytest

from encoder.pages.learnt.certainties import AS_IT_IS, LEAST, Calibration, calibration
from encoder.pages.learnt.chains import NAMES

STEPS = [n / 200 for n in range(201)]


@pytest.mark.parametrize("chain", NAMES)
def test_what_is_surer_stays_so(chain):
    mapped = [calibration(chain).of(step) for step in STEPS]
    assert all(low < high for low, high in pairwise(mapped))
    assert (mapped[0], mapped[-1]) == (0.0, 1.0)


def test_a_map_that_changes_nothing_changes_nothing():
    assert [round(AS_IT_IS.of(step), 9) for step in STEPS] == STEPS
    assert calibration("no chain") == AS_IT_IS


def test_what_is_as_good_as_sure_or_as_none_stays():
    by = Calibration(0.5, 0.5, 1.0)
    assert by.of(1 - LEAST / 2) == 1 - LEAST / 2
    assert by.of(LEAST / 2) == LEAST / 2
    assert by.of(0.5) > 0.5
