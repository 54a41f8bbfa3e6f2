"""Schematron that only a document names: what could do harm is refused, what only computes is run."""

import re
from pathlib import Path

import pytest

from encoder import cli, saxon
from encoder.checks import schematron
from encoder.checks.schematron import run
from encoder.checks.schematron.xpath import screened
from encoder.checks.trust import Schema
from encoder.errors import EngrossError, NotTrusted, UsageError
from encoder.schemas import SCHEMATRON
from tests.checks.schematron.test_semantics import CASES, SCHEMA, found
from tests.shared import SHARED

SECRET = "hunter2"  # noqa: S105 - what must not be told
XSL = "http://www.w3.org/1999/XSL/Transform"
FN = "http://www.w3.org/2005/xpath-functions"


def rule(content: str, context: str = "d") -> str:
    return f'<pattern><rule context="{context}">{content}</rule></pattern>'


def valued(expression: str) -> str:
    return rule(f'<report id="r" test="true()"><value-of select="{expression}"/></report>')


EXPRESSIONS = [
    "doc('{out}/secret.xml')",
    "doc('file:{out}/secret.xml')",
    "doc('../out/secret.xml')",
    "doc('link.xml')",
    "doc('folder/secret.xml')",
    "doc(concat('{out}', '/secret.xml'))",
    "doc(@n)",
    "doc('%2e%2e/out/secret.xml')",
    "doc('file://example.org/x.xml')",
    "doc('ftp://example.org/x.xml')",
    "doc('jar:file:x.jar!/x.xml')",
    "doc('data:text/xml,x')",
    "doc('')",
    "document('')",
    "document('{out}/secret.xml')",
    "document('secret.xml', /)",
    "document(('a.xml', 'b.xml'))",
    "doc-available('{out}/secret.xml')",
    "doc (: x :) ('{out}/secret.xml')",
    "doc(: (: x :) ' :)('{out}/secret.xml')",
    "doc&#10;('{out}/secret.xml')",
    "fn:doc('{out}/secret.xml')",
    "other:doc('{out}/secret.xml')",
    "other:doc-available('{out}/secret.xml')",
    "Q{{http://www.w3.org/2005/xpath-functions}}doc('{out}/secret.xml')",
    "Q{{ http://www.w3.org/2005/xpath-functions&#10; }}doc('{out}/secret.xml')",
    "Q{{http://www.w3.org/2005/xpath-functio&#110;s}}unparsed-text('{out}/secret.txt')",
    "'{out}/secret.xml' => doc()",
    "'{out}/secret.txt' => unparsed-text()",
    "'{out}/secret.txt' => fn:unparsed-text()",
    "doc#1('{out}/secret.xml')",
    "(doc#1)('{out}/secret.xml')",
    "doc # 1",
    "unparsed-text#1('{out}/secret.txt')",
    "for-each('{out}/secret.txt', unparsed-text#1)",
    "'{out}/secret.txt' ! unparsed-text(.)",
    "unparsed-text(?)('{out}/secret.txt')",
    "let $f := unparsed-text(?) return $f('{out}/secret.txt')",
    "map{{'a':unparsed-text('{out}/secret.txt')}}?a",
    "[unparsed-text('{out}/secret.txt')]?1",
    "function($x) {{ unparsed-text($x) }} ('{out}/secret.txt')",
    "if (true()) then unparsed-text('{out}/secret.txt') else ()",
    "unparsed-text('{out}/secret.txt', 'utf-8')",
    "unparsed-text('beside.txt')",
    "unparsed-text-lines('{out}/secret.txt')",
    "unparsed-text-available('{out}/secret.txt')",
    "json-doc('{out}/secret.json')",
    "collection('{out}?select=*.xml')",
    "collection()",
    "uri-collection('{out}')",
    "environment-variable('ENGROSS_TEST_SECRET')",
    "available-environment-variables()",
    "function-lookup(QName('http://www.w3.org/2005/xpath-functions', 'environment-variable'), 1)"
    "('ENGROSS_TEST_SECRET')",
    "fn:function-lookup(xs:QName('fn:unparsed-text'), 1)('{out}/secret.txt')",
    "transform(map{{'stylesheet-location': '{out}/x.xsl', 'source-node': /}})",
    "transform(map{{'stylesheet-text': 'x', 'source-node': /}})",
    "load-xquery-module('urn:x', map{{'location-hints': '{out}/x.xq'}})",
    "parse-xml('&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM &quot;file:{out}/secret.txt&quot;>]>&lt;a>&amp;x;&lt;/a>')",  # noqa: E501
    "parse-xml-fragment('x')",
    "system-property('user.dir')",
    "system-property('xsl:vendor')",
    "available-system-properties()",
    "static-base-uri()",
    "stream-available('{out}/secret.xml')",
    "unparsed-entity-uri('x')",
    "trace('::error::x')",
    "current-output-uri()",
    "serialize(.)",
    "saxon:evaluate('1')",
    "saxon:parse('x')",
    "saxon:doc('x')",
    "java:java.lang.System.getenv('PATH')",
    "Q{{java:java.lang.System}}exit(0)",
    "Q{{java:java.lang.Runtime}}getRuntime()",
    "jt:getenv('PATH')",
    "file:read-text('{out}/secret.txt')",
    "file:write-text('{out}/written', 'x')",
    "Q{{http://expath.org/ns/file}}list('{out}')",
    "f:undeclared(1)",
    "unknown:thing(1)",
    "nothing(1)",
    "accumulator-before('place:at')",
    "(: not closed",
    "'not closed",
    "1) or (2",
    "`{{doc('{out}/secret.xml')}}`",
    ". treat as saxon:thing",
]

ELEMENTS = [
    '<xsl:template match="/" priority="99"><xsl:result-document href="{out}/written"/></xsl:template>',
    '<xsl:template name="x"/>',
    '<xsl:import href="{out}/x.xsl"/>',
    '<xsl:include href="{out}/x.xsl"/>',
    '<xsl:use-package name="x"/>',
    '<xsl:output method="text"/>',
    '<xsl:output use-character-maps="x"/>',
    '<xsl:character-map name="x"/>',
    '<xsl:mode on-no-match="shallow-copy"/>',
    '<xsl:accumulator name="a" initial-value="1"/>',
    '<xsl:param name="x" static="yes" select="1"/>',
    '<xsl:namespace-alias stylesheet-prefix="f" result-prefix="xsl"/>',
    '<xsl:import-schema schema-location="{out}/x.xsd"/>',
    '<xsl:attribute-set name="x"/>',
    '<xsl:global-context-item use="optional"/>',
    '<xsl:variable name="x" static="yes" select="1"/>',
    '<xsl:variable name="x" use-when="unparsed-text-available(\'{out}/secret.txt\')" select="1"/>',
    '<xsl:variable name="x" _select="unparsed-text(\'{out}/secret.txt\')"/>',
    '<xsl:variable name="x" expand-text="yes">{{unparsed-text("{out}/secret.txt")}}</xsl:variable>',
    '<xsl:variable name="x" extension-element-prefixes="saxon" select="1"/>',
    '<xsl:variable name="x" default-collation="http://saxon.sf.net/collation?class=x" select="1"/>',
    '<xsl:variable name="x" version="9.0" select="1"/>',
    '<xsl:variable name="x" saxon:assignable="yes" select="1"/>',
    '<xsl:variable name="x" xml:base="file:{out}/" select="1"/>',
    '<xsl:variable name="x{{1}}" select="1"/>',
    '<xsl:variable name="x"><a b="{{unparsed-text(\'{out}/secret.txt\')}}"/></xsl:variable>',
    '<xsl:variable name="x"><a xsl:use-attribute-sets="x"/></xsl:variable>',
    '<xsl:variable name="x"><a xsl:extension-element-prefixes="saxon"><saxon:do/></a></xsl:variable>',
    '<xsl:variable name="x"><xsl:evaluate xpath="\'1\'"/></xsl:variable>',
    '<xsl:variable name="x"><xsl:source-document href="{out}/secret.xml"/></xsl:variable>',
    '<xsl:variable name="x"><xsl:message terminate="yes">x</xsl:message></xsl:variable>',
    '<xsl:variable name="x"><xsl:result-document href="{out}/written"/></xsl:variable>',
    '<xsl:variable name="x"><xsl:apply-templates select="/"/></xsl:variable>',
    '<xsl:variable name="x"><xsl:call-template name="x"/></xsl:variable>',
    '<xsl:variable name="x"><xsl:merge/></xsl:variable>',
    '<xsl:variable name="x"><xsl:text disable-output-escaping="yes">x</xsl:text></xsl:variable>',
    '<xsl:variable name="x"><xsl:element name="{{unparsed-text(\'{out}/secret.txt\')}}"/></xsl:variable>',
    '<xsl:variable name="x"><xsl:number lang="{{unparsed-text(\'{out}/secret.txt\')}}"/></xsl:variable>',
    '<xsl:variable name="x" select="doc(\'{out}/secret.xml\')"/>',
    '<xsl:key name="k" match="*" use="unparsed-text(\'{out}/secret.txt\')"/>',
    '<xsl:key name="k" match="doc(\'{out}/secret.xml\')//*" use="."/>',
    '<xsl:key name="k" match="*" use="." collation="http://saxon.sf.net/collation?class=x"/>',
    '<xsl:function name="f:x"><xsl:sequence select="environment-variable(\'ENGROSS_TEST_SECRET\')"/></xsl:function>',  # noqa: E501
    '<xsl:function name="f:x"><xsl:param name="a"/><xsl:result-document href="{{$a}}"/></xsl:function>',
    '<xsl:function name="f:x" xmlns:fx="http://www.w3.org/2005/xpath-functions">'
    "<xsl:sequence select=\"fx:unparsed-text('{out}/secret.txt')\"/></xsl:function>",
    '<xsl:function name="f:x" xmlns:f="http://www.w3.org/2005/xpath-functions">'
    '<xsl:sequence select="1"/></xsl:function>',
    '<xsl:function name="saxon:x"><xsl:sequence select="1"/></xsl:function>',
    '<xsl:function name="java:x"><xsl:sequence select="1"/></xsl:function>',
    '<let name="x" value="unparsed-text(\'{out}/secret.txt\')"/>',
    '<let name="x"><a b="{{unparsed-text(\'{out}/secret.txt\')}}" xmlns=""/></let>',
    '<let name="x"><xsl:sequence select="unparsed-text(\'{out}/secret.txt\')"/></let>',
    '<let name="x" as="xs:string" value="environment-variable(\'ENGROSS_TEST_SECRET\')"/>',
    '<let name="Q{{urn:engross:schematron}}document-0" value="environment-variable(\'X\')"/>',
    rule("<assert test=\"unparsed-text('{out}/secret.txt')\">x</assert>"),
    rule("<report test=\"unparsed-text('{out}/secret.txt')\">x</report>"),
    rule('<report test="1"><name path="doc(\'{out}/secret.xml\')/*"/></report>'),
    rule('<report test="1" subject="doc(\'{out}/secret.xml\')">x</report>'),
    rule('<report test="1" subject=".), 1)}}{{unparsed-text(\'{out}/secret.txt\')}}{{((1">x</report>'),
    rule('<report test="1"><value-of select=": x"/><value-of select="1 :)"/></report>'),
    rule('<report test="1"><xsl:value-of select="unparsed-text(\'{out}/secret.txt\')"/></report>'),
    rule('<report test="1"><xsl:copy-of select="doc(\'{out}/secret.xml\')"/></report>'),
    rule('<report test="1"><emph><b xmlns="urn:b"><xsl:value-of select="collection()"/></b></emph></report>'),
    rule(
        '<report test="1"><xsl:if test="1"><a b="{{unparsed-text(\'{out}/secret.txt\')}}"/></xsl:if></report>'
    ),
    rule('<let name="x" value="unparsed-text(\'{out}/secret.txt\')"/><report test="$x">x</report>'),
    rule('<report test="1">x</report>', context="doc('{out}/secret.xml')//*"),
    rule('<report test="1">x</report>', context="d[unparsed-text('{out}/secret.txt')]"),
    rule('<report test="1">x</report>', context="d[1] | document('{out}/secret.xml')"),
    '<pattern abstract="true" id="a"><param name="f" value="doc"/><rule context="d">'
    '<report test="$f(\'{out}/secret.xml\')">x</report></rule></pattern><pattern is-a="a"/>',
    '<pattern abstract="true" id="a"><rule context="d"><report test="1 (: $c :)">x</report></rule></pattern>'
    '<pattern is-a="a"><param name="c" value=":) , unparsed-text(\'{out}/secret.txt\') (:"/></pattern>',
    '<pattern><rule abstract="true" id="a"><report test="unparsed-text(\'{out}/secret.txt\')">x</report></rule>'  # noqa: E501
    '<rule context="d"><extends rule="a"/></rule></pattern>',
    rule('<report test="1" diagnostics="x">x</report>')
    + '<diagnostics><diagnostic id="x"><value-of select="unparsed-text(\'{out}/secret.txt\')"/></diagnostic></diagnostics>',  # noqa: E501
    '<include href="{out}/secret.sch"/>',
    '<include href="../out/secret.sch"/>',
    '<include href="link.sch"/>',
    '<include href="folder/secret.sch"/>',
    '<include href="file:{out}/secret.sch"/>',
    '<include href="%2e%2e/out/secret.sch"/>',
    '<include href="{out}/nothing.sch"/>',
    '<include href="http://example.org/x.sch"/>',
    '<include href="file://example.org/x.sch"/>',
    '<include href="\\\\example.org\\x.sch%00"/>',
    '<pattern><rule context="d"><extends href="../out/secret.sch"/></rule></pattern>',
    '<include href="beside.sch"/>',
]
ATTACKS = [*(valued(expression) for expression in EXPRESSIONS), *ELEMENTS]
NAMESPACES = (
    f'xmlns:fn="{FN}" xmlns:other="{FN}" xmlns:saxon="http://saxon.sf.net/" xmlns:java="java:java.lang.System"'  # noqa: E501
    ' xmlns:jt="http://saxon.sf.net/java-type" xmlns:file="http://expath.org/ns/file"'
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a schema, beside one with secrets, to which links lead."""
    home, out = tmp_path / "home", tmp_path / "out"
    home.mkdir()
    out.mkdir()
    (out / "secret.xml").write_text(f"<s>{SECRET}</s>")
    (out / "secret.txt").write_text(SECRET)
    (out / "secret.json").write_text(f'"{SECRET}"')
    (out / "secret.sch").write_text(
        f'<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="d"><report test="1">{SECRET}'
        "</report></rule></pattern>"
    )
    (out / "x.xsl").write_text(f'<xsl:stylesheet version="3.0" xmlns:xsl="{XSL}"/>')
    (home / "beside.txt").write_text(SECRET)
    (home / "beside.sch").write_text(
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="d">'
        f"<report test=\"unparsed-text('{out}/secret.txt')\">x</report></rule></pattern>"
    )
    for name in ("xml", "sch"):
        (home / f"link.{name}").symlink_to(out / f"secret.{name}")
    (home / "folder").symlink_to(out)
    monkeypatch.setenv("ENGROSS_TEST_SECRET", SECRET)
    return home


def write(home: Path, content: str, attributes: str = NAMESPACES) -> Path:
    path = home / "rules.sch"
    path.write_text(SCHEMA.format(content=content, attributes=attributes), encoding="utf-8")
    return path


def check(path: Path, document: bytes = b"<d n='x'/>") -> str:
    try:
        return "\n".join(map(str, schematron.check(document, Schema.named(path))))
    except EngrossError as error:
        return f"refused: {error}"


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_could_do_harm_is_refused(attack: str, home: Path) -> None:
    out = home.parent / "out"
    before = sorted(out.iterdir())
    said = check(write(home, attack.format(out=out)))
    assert said.startswith("refused: ")
    assert SECRET not in said
    assert sorted(out.iterdir()) == before


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if "xsl:merge" not in attack])
def test_the_processor_alone_would_keep_the_secret(
    attack: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second wall: as if the screening had overlooked everything that is no inclusion."""
    monkeypatch.setattr(run, "harmless", lambda selection, _: selection)
    monkeypatch.setattr(run, "check_stylesheet", lambda *_: None)
    out = home.parent / "out"
    before = sorted(out.iterdir())
    assert SECRET not in check(write(home, attack.format(out=out)))
    assert sorted(out.iterdir()) == before


@pytest.mark.parametrize("attack", [*ELEMENTS[:3], valued("unparsed-text('{out}/secret.txt')")])
def test_the_line_is_told(attack: str, home: Path) -> None:
    path = write(home, "\n" + attack.format(out=home.parent / "out"))
    with pytest.raises(NotTrusted) as caught:
        schematron.check(b"<d/>", Schema.named(path))
    assert (caught.value.file, caught.value.line) == (str(path), 5)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE schema [<!ENTITY x SYSTEM "file:{out}/secret.txt">]>',
        '<!DOCTYPE schema [<!ENTITY % p SYSTEM "file:{out}/secret.dtd"> %p;]>',
        '<!DOCTYPE schema SYSTEM "file:{out}/secret.dtd">',
        "<!DOCTYPE schema [<!ENTITY x \"unparsed-text('{out}/secret.txt')\">]>",
    ],
)
def test_entities_of_a_schema_are_not_read(doctype: str, home: Path) -> None:
    out = home.parent / "out"
    (out / "secret.dtd").write_text(f'<!ENTITY x "{SECRET}">')
    path = write(home, rule('<report test="true()">&x;<value-of select="1"/></report>'))
    path.write_text(doctype.format(out=out) + path.read_text())
    said = check(path)
    assert said.startswith("refused: ")
    assert SECRET not in said


def test_another_file_of_the_machine_is_not_told(home: Path) -> None:
    for text in (
        f"<{SECRET}/>",
        f"<a><{SECRET}></a>",
        f"<a>&{SECRET};</a>",
        f"{SECRET}=1",
        f'<a b="{SECRET}',
    ):
        (home / "x.sch").write_text(text)
        assert SECRET not in check(home / "x.sch")


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_what_only_computes_is_run_as_with_trust(case: re.Match[str], home: Path) -> None:
    path = write(home, case["schema"], "")
    trusted = found(case["document"], path)
    findings = schematron.check(case["document"].strip().encode(), Schema.named(path))
    assert [str(finding) for finding in findings] == trusted


@pytest.mark.parametrize(
    "expression",
    [
        "doc('list.xml')//i",
        "document('list.xml')//i",
        'fn:doc("list.xml")//i',
        "doc('deeper/list.xml')//i",
        "if (doc-available('list.xml')) then doc('./list.xml')//i else ()",
        "if (doc-available('http://example.org/x.xml')) then doc('http://example.org/x.xml') else doc('list.xml')//i",  # noqa: E501
        "if (doc-available('missing.xml')) then doc('missing.xml') else doc('list.xml')//i",
        "doc('list.xml')/l/i[. = string(\"doc('x')\") or true()]",
        "doc('list''s.xml')//i",
    ],
)
def test_a_document_in_its_folder_is_read(expression: str, home: Path) -> None:
    (home / "deeper").mkdir()
    for name in ("list.xml", "deeper/list.xml", "list's.xml"):
        (home / name).write_text("<l a=\"'{1}\">\n<i>{it's}</i></l>")
    assert check(write(home, valued(expression.replace('"', "&quot;")))).endswith("error [r] {it's}")


def test_a_document_in_its_folder_can_be_a_context(home: Path) -> None:
    (home / "list.xml").write_text("<l><i>a</i></l>")
    path = write(home, rule('<report id="r" test="@n = doc(\'list.xml\')//i">x</report>'))
    assert check(path, b"<d n='a'/>").endswith("error [r] x")
    assert check(path, b"<d n='b'/>") == ""


def test_an_inclusion_in_its_folder(home: Path) -> None:
    (home / "deeper").mkdir()
    (home / "deeper" / "part.sch").write_text(
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="d">'
        '<report id="r" test="true()">x</report></rule></pattern>'
    )
    assert check(write(home, '<include href="deeper/part.sch"/>')).endswith("error [r] x")


@pytest.mark.parametrize(
    "expression",
    [
        "'doc(x)' = \"unparsed-text('a')\"",
        "(: doc('x') (: unparsed-text('y') :) :) true()",
        "doc/unparsed-text[collection]",
        "$doc + $fn:doc",
        "child::doc | @collection",
        "map { 'doc' : 1 } ? doc",
        "some $x in (1, 2) satisfies ($x eq 1) and (true()) or not(false())",
        "if (1) then (2) else (3)",
        "for $x in (1 to 3), $y in (4) return ($x div ($y), $x idiv (2), $x mod (2))",
        "let $f := function($x as xs:integer) as xs:integer { $x + 1 } return $f(1) => string()",
        "(a union (b)) except (c) intersect (d)",
        ". instance of element(tei:p) or . instance of document-node(element())",
        "map:merge((map{'a': 1}, map:entry('b', 2)))?*",
        "array:size([1, 2]) + math:pi() * xs:double('1e3') - .5e-3",
        "sort((1, 2), (), function($x) {-$x}) ! string-join(., '')",
        "Q{urn:x}p[Q{http://www.w3.org/2005/xpath-functions}count(*) gt 1]",
        "*:p/tei:*[text()[contains(., '(:')]]",
        "fold-left((1, 2), 0, fn:concat#3)",
        "(1, 2)[. << ..] | //processing-instruction('x')",
        "f:own(1) || f:own#1(2)",
    ],
)
def test_harmless_expressions(expression: str) -> None:
    namespaces = {
        "fn": FN,
        "map": f"{FN}/map",
        "array": f"{FN}/array",
        "math": f"{FN}/math",
        "xs": "http://www.w3.org/2001/XMLSchema",
        "tei": "urn:tei",
        "f": "urn:f",
    }
    assert screened(expression, namespaces, frozenset({("urn:f", "own")})) == expression


@pytest.mark.skipif(not SHARED.exists(), reason="needs the reference material")
@pytest.mark.parametrize("name", ["frus-2014.sch", "tei_all.isosch"])
def test_schemas_of_other_projects_need_no_trust(name: str) -> None:
    path = SHARED / "reference" / name
    for document in sorted((SHARED / "reference" / "tei").glob("*.xml"))[::40]:
        data = document.read_bytes()
        assert schematron.check(data, Schema.named(path)) == schematron.check(data, path)


def test_a_processor_for_each_of_the_two(home: Path) -> None:
    assert saxon.sealed() is not saxon.processor()
    path = write(home, valued("unparsed-text('beside.txt')"))
    (finding,) = schematron.check(b"<d/>", path)
    assert finding.message == SECRET
    with pytest.raises(UsageError):
        schematron.check(b"<d/>", Schema.named(path))


def test_a_rule_id_and_a_message_stay_in_their_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = '<report id="r&#10;::error::x" test="true()">a<value-of select="\'&#10;::error::&#155;31m\'"/></report>'  # noqa: E501
    path = write(home, rule(content))
    (home / "d.xml").write_text(f'<?xml-model href="{path.name}" schematypens="{SCHEMATRON}"?><d/>')
    for form in ("text", "github"):
        assert cli.run(["validate", str(home / "d.xml"), "--format", form]) == 1
        said = "".join(capsys.readouterr())
        assert "\n::error::" not in said
        assert "\x9b" not in said
