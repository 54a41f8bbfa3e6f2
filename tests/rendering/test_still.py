"""A picture in SVG that a site shows runs nothing."""

import pytest

from encoder.rendering.publication import pictures_beside
from encoder.rendering.still import is_still

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SHOWN = (
    f'<svg {SVG}><path d="M0 0h9"/><a xlink:href="https://example.org/"><text>Tide</text></a></svg>',
    '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"><g id="on"/></svg>',
    f'<svg {SVG}><style>.a {{fill: red}}</style><image href="data:image/png;base64,AAAA"/></svg>',
)
RUNNING = (
    f"<svg {SVG}><script>tide()</script></svg>",
    f'<svg {SVG} onload="tide()"/>',
    f'<svg {SVG}><a xlink:href=" java&#10;script:tide()"><text>Tide</text></a></svg>',
    f'<svg {SVG}><foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject></svg>',
    f'<svg {SVG}><a><set attributeName="href" to="javascript:tide()"/></a></svg>',
    f'<svg {SVG}><a><animate attributeName="href" values="#a;javascript:tide()"/></a></svg>',
    f'<svg {SVG}><use href="data:image/svg+xml,tide"/></svg>',
    f"<!DOCTYPE svg [<!ENTITY t \"<script xmlns='http://www.w3.org/2000/svg'/>\">]><svg {SVG}>&t;</svg>",
    f'<?xml-stylesheet type="text/xsl" href="tide.xsl"?><svg {SVG}/>',
    f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "tide()">]><svg {SVG}/>',
    f'<svg {SVG}><h:form xmlns:h="http://www.w3.org/1999/xhtml" action="javascript:tide()"/></svg>',
    f'<svg {SVG}><h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh"/></svg>',
    '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
    "<html><script/></html>",
    "no picture",
    "",
)


@pytest.mark.parametrize("svg", SHOWN)
def test_a_picture_that_only_shows_is_still(tmp_path, svg):
    (tmp_path / "tide.svg").write_text(svg)
    assert is_still(tmp_path / "tide.svg")


@pytest.mark.parametrize("svg", RUNNING)
def test_a_picture_that_runs_something_is_not_in_the_site(tmp_path, svg):
    (tmp_path / "tide.svg").write_text(svg)
    (tmp_path / "tide.png").write_bytes(b"\x89PNG")
    assert pictures_beside(tmp_path / "a.xml", ["tide.svg", "tide.png"]) == ("tide.png",)
