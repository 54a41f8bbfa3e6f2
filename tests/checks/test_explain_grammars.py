"""All of RELAX NG: a grammar with every kind of pattern, in several files, against another validator."""

import random
import re
import shutil
import subprocess

import pytest
from lxml import etree

from encoder.checks.explain import explain
from encoder.checks.explain.grammar import Grammar
from encoder.checks.explain.match import Matcher
from encoder.checks.parse import parse
from encoder.checks.places import Places
from encoder.errors import UsageError

RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'
FILES = {
    "part.rng": f'<element name="ext" {RNG}><text/></element>',
    "inner.rng": f"""<grammar {RNG}><start><ref name="over"/></start>
      <define name="over"><notAllowed/></define>
      <define name="inc"><element name="inc"><ref name="over"/></element></define></grammar>""",
    "outer.rng": f"""<grammar {RNG} xmlns:a="urn:a" ns="urn:x"
      datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
    <include href="inner.rng">
      <start><element name="r"><interleave>
        <oneOrMore><ref name="A"/></oneOrMore>
        <optional><element name="b"><attribute name="v">
          <data type="integer"><param name="minInclusive">2</param><param name="maxInclusive">9</param>
            <except><value type="integer">5</value></except></data></attribute></element></optional>
        <zeroOrMore><choice><ref name="C"/><ref name="inc"/></choice></zeroOrMore>
      </interleave><ref name="tail"/></element></start>
      <define name="over"><element name="over"><empty/></element></define>
    </include>
    <define name="A" combine="choice"><element name="a"><mixed>
      <optional><element name="i"><text/></element></optional><element name="j"><text/></element>
    </mixed></element></define>
    <define name="A" combine="choice"><element name="a"><attribute name="k"><value>x</value></attribute>
      <value type="string"> two  words </value></element></define>
    <define name="C"><element>
      <choice><name>c</name><name ns="urn:a">c</name>
        <nsName ns="urn:n"><except><name ns="urn:n">bad</name></except></nsName></choice>
      <zeroOrMore><attribute><anyName><except><name>no</name></except></anyName></attribute></zeroOrMore>
      <choice><empty/><ref name="any"/>
        <list><data type="NCName"/><zeroOrMore><data type="decimal"/></zeroOrMore></list></choice>
    </element></define>
    <define name="any"><element><anyName><except><nsName/></except></anyName><zeroOrMore><choice>
      <text/><ref name="any"/><attribute><anyName/></attribute></choice></zeroOrMore></element></define>
    <define name="tail"><grammar>
      <start><choice><parentRef name="any"/><ref name="t"/></choice></start>
      <define name="t"><element name="t"><externalRef href="part.rng"/></element></define>
    </grammar></define></grammar>""",
}
TAGS = [f"{{urn:x}}{name}" for name in ("a", "b", "c", "i", "j", "t", "ext", "inc", "over")] + [
    "{urn:a}c",
    "{urn:n}q",
    "{urn:n}bad",
    "plain",
    "c",
    "ext",
]
VALID = [
    '<a xmlns="urn:x">x<i/>y<j/></a>',
    '<a xmlns="urn:x" k="x"> two  words </a>',
    '<b xmlns="urn:x" v="3"/>',
    '<c xmlns="urn:x" z="1">n 1 2</c>',
    '<inc xmlns="urn:x"><over/></inc>',
    '<q xmlns="urn:n"><o xmlns=""/></q>',
]
TEXTS = ["", " ", "x", " two  words ", "n 1 2.5", "n x", "5", "3"]


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    folder = tmp_path_factory.mktemp("grammar")
    for name, text in FILES.items():
        (folder / name).write_text(text)
    return folder / "outer.rng"


def document(dice):
    """A document that is valid, or nearly."""
    root = etree.Element("{urn:x}r")
    for text in (dice.choice(VALID[:2]), *dice.choices(VALID, k=dice.randrange(4))):
        root.append(etree.fromstring(text))
    for _ in range(dice.choice([0, 1, 1, 2])):
        element = dice.choice(list(root.iter()))
        match dice.randrange(5):
            case 0:
                element.tag = dice.choice(TAGS)
            case 1:
                element.text = dice.choice(TEXTS)
            case 2:
                element.set(dice.choice("vknoz"), dice.choice(["1", "2", "5", "x"]))
            case 3:
                etree.SubElement(element, dice.choice(TAGS)).tail = dice.choice(TEXTS)
            case 4 if element is not root:
                element.getparent().remove(element)
    tails = ["<free/>", '<t xmlns="urn:x"><ext>q</ext></t>', '<t xmlns="urn:x"><ext xmlns="">q</ext></t>']
    root.append(etree.fromstring(dice.choice(tails)))
    return etree.tostring(root)


def is_valid(data, schema):
    tree = parse(data, "a.xml")
    return explain(tree, schema, Places(data, tree, "a.xml")) == ()


@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")
def test_same_verdict_as_jing(schema, tmp_path):
    dice = random.Random(11)  # noqa: S311 - dice, not a secret
    files = [tmp_path / f"{number}.xml" for number in range(500)]
    for file in files:
        file.write_bytes(document(dice))
    done = subprocess.run(["jing", schema, *files], capture_output=True, text=True, check=False)
    refused = set(re.findall(r"(\d+)\.xml:", done.stdout))
    assert 100 < len(refused) < 480
    assert {file.stem for file in files if not is_valid(file.read_bytes(), schema)} == refused


def test_a_grammar_that_includes_itself_is_refused(tmp_path):
    schema = tmp_path / "loop.rng"
    schema.write_text(f'<grammar {RNG}><include href="loop.rng"/></grammar>')
    with pytest.raises(UsageError, match="includes itself"):
        is_valid(b"<a/>", schema)


@pytest.mark.parametrize("pattern", ['<ref name="nowhere"/>', "<unheard-of/>"])
def test_a_schema_that_is_none_is_refused(tmp_path, pattern):
    schema = tmp_path / "bad.rng"
    schema.write_text(f"<grammar {RNG}><start>{pattern}</start></grammar>")
    with pytest.raises(UsageError):
        is_valid(b"<a/>", schema)


def test_a_namespace_that_is_wrong_here_but_known_elsewhere(schema):
    data = b'<r xmlns="urn:x"><a>x<i xmlns="urn:a"/><j/></a><free xmlns=""/></r>'
    tree = parse(data, "a.xml")
    (finding,) = explain(tree, schema, Places(data, tree, "a.xml"))
    assert finding.rule == "relaxng/wrong-namespace"


@pytest.mark.parametrize("part", ['<element name="e{n}"><text/></element>', '<attribute name="e{n}"/>'])
def test_a_long_sequence_is_not_deep(tmp_path, part):
    parts = "".join(f"<optional>{part.format(n=n)}</optional>" for n in range(400))
    schema = tmp_path / "long.rng"
    schema.write_text(f'<element name="r" {RNG}>{parts}</element>')
    data = b"<r><zz/></r>"
    tree = parse(data, "d.xml")
    found = explain(tree, schema, Places(data, tree, "d.xml"))
    assert [finding.rule for finding in found] == ["relaxng/element-unknown"]


def test_what_may_be_left_out_is_not_walked_for_each_element(tmp_path):
    def steps(count):
        parts = "".join(
            f'<optional><element name="e{number}"><text/></element></optional>' for number in range(count)
        )
        path = tmp_path / f"{count}.rng"
        path.write_text(f'<element name="r" {RNG}>{parts}</element>')
        matcher = Matcher(Grammar(path))
        children = "".join(f"<e{number}/>" for number in range(0, count, 3))
        (found,) = matcher.problems(etree.ElementTree(etree.fromstring(f"<r>{children}<e1/></r>")))
        assert found.rule == "element-not-allowed"
        return len(matcher.derivatives)

    assert steps(800) < 2.6 * steps(400)
