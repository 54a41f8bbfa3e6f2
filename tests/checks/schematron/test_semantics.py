"""Schematron as ISO/IEC 19757-3 defines it, case by case."""

import re
from pathlib import Path

import pytest
from lxml import etree

from encoder.checks import schematron
from encoder.errors import InvalidDocument, UsageError

SCHEMA = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" queryBinding="xslt3" {attributes}>
<ns prefix="f" uri="urn:functions"/>
{content}
</schema>"""
CASE = re.compile(
    r"^=== (?P<title>.+)\n(?P<schema>(?:.+\n)+)--- document\n(?P<document>(?:.+\n)+)--- findings\n"
    r"(?P<findings>(?:.+\n)+)",
    re.M,
)
P_IS_X = '<pattern><rule context="p"><report id="r" test="true()">x</report></rule></pattern>'
CASES = list(CASE.finditer((Path(__file__).parent / "cases.txt").read_text(encoding="utf-8")))


def write_schema(folder: Path, content: str, attributes: str = "") -> Path:
    path = folder / "schema.sch"
    path.write_text(SCHEMA.format(content=content, attributes=attributes), encoding="utf-8")
    return path


def found(document: str, schema: Path, phase: str | None = None) -> list[str]:
    findings = schematron.check(document.strip().encode(), schema, phase)
    return [str(finding) for finding in findings]


def rules(document: str, schema: Path, phase: str | None = None) -> list[str]:
    return [finding.rule for finding in schematron.check(document.encode(), schema, phase)]


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case: re.Match[str], tmp_path: Path) -> None:
    schema = write_schema(tmp_path, case["schema"])
    expected = [re.sub(r"^([\d:]+) ", r"\1: ", line) for line in case["findings"].splitlines()]
    assert found(case["document"], schema) == expected


PHASES = """
<phase id="a"><active pattern="one"/></phase>
<phase id="b"><let name="word" value="'phase'"/><active pattern="one"/><active pattern="two"/></phase>
<phase id="broken"><active pattern="none"/></phase>
<pattern id="one"><rule context="p"><report id="1" test="true()">1</report></rule></pattern>
<pattern id="two"><rule context="p"><report id="2" test="true()">2</report></rule></pattern>
"""


@pytest.mark.parametrize(
    ("phase", "default", "expected"),
    [
        (None, "", ["1", "2"]),
        ("#ALL", "", ["1", "2"]),
        ("a", "", ["1"]),
        ("b", "", ["1", "2"]),
        (None, 'defaultPhase="a"', ["1"]),
        ("#DEFAULT", 'defaultPhase="a"', ["1"]),
        ("#ALL", 'defaultPhase="a"', ["1", "2"]),
    ],
)
def test_phases(phase: str | None, default: str, expected: list[str], tmp_path: Path) -> None:
    assert rules("<d><p/></d>", write_schema(tmp_path, PHASES, default), phase) == expected


def test_a_variable_of_the_phase(tmp_path: Path) -> None:
    used = PHASES.replace(">2</report>", "><value-of select='$word'/></report>")
    schema = write_schema(tmp_path, used)
    assert found("<d><p/></d>", schema, "b")[1].endswith("[2] phase")


@pytest.mark.parametrize("phase", ["none", "broken"])
def test_a_phase_that_is_not_there(phase: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="none"):
        rules("<d/>", write_schema(tmp_path, PHASES), phase)


def test_inclusion_of_files_and_parts(tmp_path: Path) -> None:
    part = (
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron" id="p"><rule context="p" id="r">'
        '<report id="in" test="true()">in</report></rule></pattern>'
    )
    library = (
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><pattern id="q"><rule context="q">'
        '<include href="sub/asserts.xml"/></rule></pattern><pattern><rule id="base" abstract="true">'
        '<report id="ext" test="true()">extended</report></rule></pattern></schema>'
    )
    single = '<report xmlns="http://purl.oclc.org/dsdl/schematron" id="deep" test="true()">deep</report>'
    (tmp_path / "sub").mkdir()
    (tmp_path / "part.sch").write_text(part)
    (tmp_path / "library.sch").write_text(library)
    (tmp_path / "sub" / "asserts.xml").write_text(single)
    schema = write_schema(
        tmp_path,
        '<include href="part.sch"/><include href="library.sch#q"/>'
        '<pattern><rule context="q"><extends href="library.sch#base"/></rule></pattern>',
    )
    assert rules("<d><p/><q/></d>", schema) == ["in", "deep", "ext"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<include href="missing.sch"/>', "cannot be read"),
        ('<include href="schema.sch"/>', "includes itself"),
        ('<include href="http://example.org/x.sch"/>', "not fetched"),
        ('<include href="#nothing"/>', "nothing has the identifier"),
        ('<pattern is-a="none"/>', "no abstract pattern"),
        ('<pattern><rule context="p"><extends rule="none"/></rule></pattern>', "no abstract rule"),
        (
            '<pattern><rule abstract="true" id="a"><extends rule="a"/></rule>'
            '<rule context="p"><extends rule="a"/></rule></pattern>',
            "extends itself",
        ),
        (
            '<pattern><rule context="p"><assert test="1" diagnostics="none"/></rule></pattern>',
            "no diagnostic",
        ),
        ('<pattern><rule context="p"><assert test="(("/></rule></pattern>', "does not compile"),
        ('<ns prefix="a b" uri="urn:a"/>', "can be none"),
        ('<ns uri="urn:a"/>', "can be none"),
        ('<ns prefix="a" uri="urn: a"/>', "can be none"),
        ('<ns prefix="a"/>', "can be none"),
        ('<ns prefix="xmlns" uri="urn:a"/>', "can be none"),
        ('<pattern documents="(("><rule context="p"/></pattern>', "does not compile"),
    ],
)
def test_what_is_wrong_with_a_schema_is_said(content: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=message):
        rules("<d/>", write_schema(tmp_path, content))


def test_a_query_language_that_is_not_xpath(tmp_path: Path) -> None:
    path = write_schema(tmp_path, "")
    path.write_text(path.read_text().replace("xslt3", "stx"))
    with pytest.raises(UsageError, match="stx"):
        rules("<d/>", path)


def test_what_is_no_schematron(tmp_path: Path) -> None:
    path = tmp_path / "x.sch"
    path.write_text("<x/>")
    with pytest.raises(UsageError, match="not an ISO Schematron schema"):
        rules("<d/>", path)


def test_a_parsed_document_has_the_lines_of_its_parser(tmp_path: Path) -> None:
    schema = write_schema(tmp_path, P_IS_X)
    tree = etree.ElementTree(etree.fromstring(b"<d\n  a=''>\n<p/>\n<q><p/></q></d>"))
    findings = schematron.check(tree, schema)
    assert [(finding.place.line, finding.place.xpath) for finding in findings] == [
        (3, "/d/p[1]"),
        (4, "/d/q[1]/p[1]"),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252", "utf-8"])
def test_other_encodings(encoding: str, tmp_path: Path) -> None:
    schema = write_schema(
        tmp_path,
        P_IS_X.replace(">x<", "><value-of select='.'/><"),
    )
    document = f"<?xml version='1.0' encoding='{encoding}'?>\n<d>é<p>é</p></d>"
    (finding,) = schematron.check(document.encode(encoding), schema)
    assert (finding.message, finding.place.line, finding.place.column) == ("é", 2, 5)


def test_a_byte_order_mark(tmp_path: Path) -> None:
    schema = write_schema(tmp_path, P_IS_X)
    (finding,) = schematron.check(b"\xef\xbb\xbf<d><p/></d>", schema)
    assert (finding.place.line, finding.place.column) == (1, 4)


def test_nothing_is_fetched(tmp_path: Path) -> None:
    schema = write_schema(
        tmp_path,
        '<pattern><rule context="p"><report id="r" test="doc(\'http://127.0.0.1:9/x\')//x">x</report></rule></pattern>',
    )
    (finding,) = schematron.check(b"<d><p/></d>", schema)
    assert "cannot be evaluated" in finding.message


def test_a_local_file_beside_the_schema_is_read(tmp_path: Path) -> None:
    (tmp_path / "list.xml").write_text("<l><i>a</i></l>")
    schema = write_schema(
        tmp_path,
        P_IS_X.replace("true()", "not(@n = doc('list.xml')//i)"),
    )
    assert rules("<d><p n='a'/><p n='b'/></d>", schema) == ["r"]


def test_a_document_that_is_too_deep_is_refused(tmp_path: Path) -> None:
    schema = write_schema(tmp_path, P_IS_X)
    with pytest.raises(InvalidDocument, match="depth"):
        schematron.check(b"<d>" * 2000 + b"</d>" * 2000, schema)


def test_thousands_of_findings(tmp_path: Path) -> None:
    schema = write_schema(tmp_path, P_IS_X)
    assert len(schematron.check(b"<d>" + b"<p/>" * 5000 + b"</d>", schema)) == 5000


def test_what_is_not_well_formed_is_an_invalid_document(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument):
        schematron.check(b"<d><p></d>", write_schema(tmp_path, P_IS_X))
