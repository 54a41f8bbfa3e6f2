"""White space around breaks."""

import pytest
from lxml import etree

from encoder.namespaces import TEI
from encoder.tei.whitespace import space_breaks


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one<pb/>two", "one <pb/> two"),
        ("one <pb/>two", "one <pb/> two"),
        ("nego-<lb break='no'/>tiations", 'nego-<lb break="no"/>tiations'),
        ("nego-<fw>X</fw><pb break='no'/><fw>Y</fw>tiate", 'nego-<fw>X</fw><pb break="no"/><fw>Y</fw>tiate'),
        ("un-<lb break='no'/>lit and<lb/>dark", 'un-<lb break="no"/>lit and <lb/> dark'),
        ("one<fw>X</fw><pb/>two", "one <fw>X</fw> <pb/> two"),
    ],
)
def test_space_on_both_sides_or_on_neither(before, after):
    body = etree.fromstring(f'<body xmlns="{TEI}"><p>{before}</p></body>')
    space_breaks(body)
    assert etree.tostring(body[0]).decode().split(">", 1)[1].removesuffix("</p>") == after
