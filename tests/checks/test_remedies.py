"""Every rule can be explained."""

from encoder.checks.catalogue import RULES
from encoder.checks.remedies import REMEDIES


def test_every_rule_has_a_remedy():
    assert REMEDIES.keys() == RULES.keys()
