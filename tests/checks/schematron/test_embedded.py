# ruff: noqa: E501
"""Rules that stand in a grammar or an ODD, and those of Schematron 1.5."""

from pathlib import Path

import pytest

from encoder.checks import schematron
from encoder.checks.trust import Schema
from encoder.checks.validate import Schemas, check_file
from encoder.errors import NotTrusted

RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
OLD = "http://www.ascc.net/xml/schematron"
TEI = "http://www.tei-c.org/ns/1.0"
XSL = "http://www.w3.org/1999/XSL/Transform"


def grammar(rules: str, namespace: str = SCH, more: str = "") -> str:
    return (
        f'<grammar xmlns="{RNG}" xmlns:s="{namespace}" xmlns:a="urn:a" xmlns:xsl="{XSL}" ns="{TEI}">{more}'
        '<start><ref name="d"/></start><define name="d"><element name="d">'
        f"<zeroOrMore><choice><text/><ref name='p'/></choice></zeroOrMore></element></define>"
        f'<define name="p"><element name="p"><optional><attribute name="n"/></optional><text/>{rules}</element>'
        "</define></grammar>"
    )


def odd(rules: str) -> str:
    return (
        f'<TEI xmlns="{TEI}" xmlns:s="{SCH}" xmlns:xsl="{XSL}"><text><body><schemaSpec ident="x">'
        f'<elementSpec ident="p" mode="change">{rules}</elementSpec></schemaSpec></body></text></TEI>'
    )


NS = f'<s:ns prefix="t" uri="{TEI}"/>'
ASSERT = '<s:assert id="n" test="@n">a number is wanted</s:assert>'
RULE = f'<s:rule context="t:p">{ASSERT}</s:rule>'
PATTERN = f'<s:pattern id="numbers">{RULE}</s:pattern>'
DOCUMENT = f'<d xmlns="{TEI}"><p n="1"/>\n<p>x</p></d>'.encode()


def rules(folder: Path, name: str, content: str, document: bytes = DOCUMENT) -> list[tuple[str, int | None]]:
    (folder / name).write_text(content)
    outcomes = [
        [(finding.rule, finding.place.line) for finding in schematron.check(document, schema)]
        for schema in (Schema.given(folder / name), Schema.named(folder / name))
    ]
    assert outcomes[0] == outcomes[1]
    return outcomes[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (grammar(NS + PATTERN), [("n", 2)]),
        (grammar(NS + PATTERN, OLD), [("n", 2)]),
        (grammar(PATTERN, more=NS), [("n", 2)]),
        (grammar(NS + RULE), [("n", 2)]),
        (grammar(ASSERT), [("n", 2)]),
        (grammar(NS + ASSERT.replace(' id="n"', "")), [("schematron", 2)]),
        (grammar(f'<s:schema>{NS}<s:let name="x" value="1"/>{PATTERN.replace("@n", "@n = $x")}</s:schema>'),
         [("n", 2)]),
        (grammar(NS + '<xsl:key name="k" match="t:p" use="@n"/>' + PATTERN.replace("@n", "key('k', @n)")),
         [("n", 2)]),
        (grammar(NS + '<s:diagnostics><s:diagnostic id="g">x</s:diagnostic></s:diagnostics>'
                 + PATTERN.replace('id="n"', 'id="n" diagnostics="g"')), [("n", 2)]),
        (grammar(PATTERN.replace("t:p", "tei:p")), [("n", 2)]),
        (grammar(""), []),
        (odd(f'<constraintSpec ident="c" scheme="schematron"><constraint>{NS}{PATTERN}</constraint></constraintSpec>'),
         [("n", 2)]),
        (odd(f'<constraintSpec ident="c" scheme="isoschematron"><constraint>{NS}{RULE}</constraint></constraintSpec>'),
         [("n", 2)]),
        (odd('<constraintSpec ident="c" scheme="schematron"><constraint>'
             '<s:assert test="@n">x</s:assert></constraint></constraintSpec>'), [("p-c", 2)]),
        (odd('<attList><attDef ident="n"><constraintSpec ident="c" scheme="schematron"><constraint>'
             '<s:report test=". = 1">x</s:report></constraint></constraintSpec></attDef></attList>'),
         [("p-n-c", 1)]),
        (odd(f'<constraintSpec ident="c" mode="delete"><constraint>{NS}{PATTERN}</constraint></constraintSpec>'), []),
        (odd(f'<constraintSpec ident="c" scheme="other"><constraint>{NS}{PATTERN}</constraint></constraintSpec>'), []),
        (f'<schema xmlns="{OLD}"><ns prefix="t" uri="{TEI}"/><pattern name="x"><rule context="t:p">'
         '<assert id="n" test="@n">x</assert></rule></pattern></schema>', [("n", 2)]),
    ],
)  # fmt: skip
def test_rules_are_found_where_they_stand(tmp_path, content, expected):
    assert rules(tmp_path, "a.xml", content) == expected


def test_rules_of_what_a_grammar_includes(tmp_path):
    (tmp_path / "base.rng").write_text(grammar(NS + PATTERN))
    (tmp_path / "part.rng").write_text(grammar(NS + PATTERN.replace('"n"', '"m"')))
    include = f'<grammar xmlns="{RNG}"><include href="base.rng">{{}}</include>{{}}</grammar>'
    assert rules(tmp_path, "a.rng", include.format("", "")) == [("n", 2)]
    replaced = '<define name="p"><element name="p"><text/></element></define>'
    assert rules(tmp_path, "b.rng", include.format(replaced, "")) == []
    other = '<define name="d"><externalRef href="part.rng"/></define>'
    assert rules(tmp_path, "c.rng", include.format("", other)) == [("n", 2), ("m", 2)]
    assert rules(tmp_path, "d.rng", include.format("", '<include href="d.rng"/>')) == [("n", 2)]


def test_no_rules_are_read_outside_the_folder_of_a_grammar_that_is_not_trusted(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "base.rng").write_text(grammar(NS + PATTERN))
    (home / "a.rng").write_text(f'<grammar xmlns="{RNG}"><include href="../base.rng"/></grammar>')
    assert len(schematron.check(DOCUMENT, Schema.given(home / "a.rng"))) == 1
    with pytest.raises(NotTrusted):
        schematron.check(DOCUMENT, Schema.named(home / "a.rng"))


def test_embedded_rules_of_strangers_may_only_compute(tmp_path):
    (tmp_path / "a.rng").write_text(grammar(NS + PATTERN.replace("@n", "unparsed-text('/etc/passwd')")))
    with pytest.raises(NotTrusted):
        schematron.check(DOCUMENT, Schema.named(tmp_path / "a.rng"))


def test_a_grammar_named_as_both(tmp_path):
    (tmp_path / "a.rng").write_text(grammar(NS + PATTERN))
    both = "".join(f'<?xml-model href="a.rng" schematypens="{language}"?>' for language in (RNG, SCH))
    (tmp_path / "a.xml").write_text(both + f'<d xmlns="{TEI}"><p>x</p><q/></d>')
    found = [finding.rule for finding in check_file(tmp_path / "a.xml", Schemas())]
    assert sorted(found) == ["n", "relaxng/element-unknown"]
    given = Schemas((tmp_path / "a.rng",), (tmp_path / "a.rng",))
    assert sorted(finding.rule for finding in check_file(tmp_path / "a.xml", given)) == sorted(found)
