# ruff: noqa: E501
"""Documents with all that they include: what is found, and where it is told."""

from pathlib import Path

import pytest

from encoder.checks.validate import Schemas, check_file
from encoder.schemas import RELAXNG, SCHEMATRON

GRAMMAR = f"""<grammar xmlns="{RELAXNG}"><start><ref name="c"/></start>
<define name="c"><element name="c"><zeroOrMore><choice><ref name="c"/><ref name="d"/></choice></zeroOrMore></element>
</define><define name="d"><element name="d"><optional><attribute name="n"/></optional><text/></element></define>
</grammar>"""
RULES = f"""<schema xmlns="{SCHEMATRON}" queryBinding="xslt2"><pattern><rule context="d">
<assert id="number" test="@n = count(preceding::d) + 1">number</assert></rule></pattern></schema>"""
XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    (home / ".git").mkdir(parents=True)
    (home / "parts").mkdir()
    (home / "a.rng").write_text(GRAMMAR)
    (home / "a.sch").write_text(RULES)
    (tmp_path / "out.xml").write_text("<d/>")
    (home / "link.xml").symlink_to(tmp_path / "out.xml")
    (home / "parts" / "two.xml").write_text('<c>\n <d n="2">x</d>\n</c>')
    (home / "parts" / "bad.xml").write_text('<c>\n <d m="1"/>\n <e/>\n</c>')
    (home / "parts" / "deep.xml").write_text(f'<c {XI}><xi:include href="two.xml"/></c>')
    (home / "parts" / "loop.xml").write_text(f'<c {XI}><xi:include href="loop.xml"/></c>')
    (home / "parts" / "open.xml").write_text("<c>")
    return home


def found(folder: Path, body: str) -> list[tuple[str, str, int | None]]:
    path = folder / "a.xml"
    path.write_text(f"<c {XI}>\n{body}\n</c>")
    schemas = Schemas((folder / "a.rng",), (folder / "a.sch",))
    return [
        (finding.rule, Path(finding.place.file or "").name, finding.place.line)
        for finding in check_file(path, schemas)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<d n="1"/><xi:include href="parts/two.xml"/><d n="3"/>', []),
        ('<d n="1"/><xi:include href="parts/deep.xml"/><d n="3"/>', []),
        ('<xi:include href="parts/two.xml"/>', [("number", "two.xml", 2)]),
        ('<xi:include href="parts/two.xml"/>\nstray', [("relaxng/text-not-allowed", "a.xml", 3), ("number", "two.xml", 2)]),
        (
            '<xi:include href="parts/bad.xml"/>',
            [("relaxng/attribute-not-allowed", "bad.xml", 2), ("number", "bad.xml", 2),
             ("relaxng/element-unknown", "bad.xml", 3)],
        ),
        ('<xi:include href="none.xml"><xi:fallback><d n="1"/></xi:fallback></xi:include>', []),
    ],
)  # fmt: skip
def test_what_is_included_counts_where_it_stands(folder, body, expected):
    assert sorted(found(folder, body)) == sorted(expected)


@pytest.mark.parametrize(
    "attributes",
    [
        'href="none.xml"',
        'href="../out.xml"',
        'href="link.xml"',
        'href="https://example.org/a.xml"',
        'href="parts/loop.xml"',
        'href="parts/open.xml"',
        'href="a.xml"',
        'href="parts/two.xml" parse="text"',
        'href="parts/two.xml" xpointer="x"',
        "",
    ],
)
def test_what_cannot_be_included_is_an_error(folder, attributes):
    assert "xml/not-included" in [rule for rule, _, _ in found(folder, f"<xi:include {attributes}/>")]
