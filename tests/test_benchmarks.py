"""The benchmark of messages keeps its targets: what jing finds is found, placed and explained."""

import shutil

import pytest

from benchmarks.faults import GRAMMAR, MARKUP
from benchmarks.mutations import judge, scores, table

KINDS = {make.__name__.replace("_", " ") for make in (*GRAMMAR, *MARKUP)}


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")
def test_messages_keep_their_targets():
    cases = [case for case in judge(8, seed=3) if case.kind in KINDS]
    found, line, culprit, expected = (
        sum(column) / len(cases) for column in zip(*(scores(case, "engross") for case in cases), strict=True)
    )
    assert found == 1, table(cases)
    assert line >= 0.99, table(cases)
    assert culprit >= 0.99, table(cases)
    assert expected >= 0.95, table(cases)
