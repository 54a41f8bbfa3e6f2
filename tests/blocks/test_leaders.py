"""Leaders of dashes are proven to stand in their row, with whatever they end before."""

from encoder.api import encode
from encoder.namespaces import tei

RETURN = """\
                     In-door.             Out-door.
Parish.          --------------------  --------------------   Total.
                 Adult.   Children.    Adult.   Children.
Acle                12        7           40        31           90
Beighton             3        1           11         9           24
Brundall             4        -           15        12           31
"""


def test_rules_within_a_line_of_heads() -> None:
    document = encode("The Return.\n\n" + RETURN)
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    assert len(list(document.tree.iter(tei("row")))) == 6
