"""What the contract asks for is accepted, what it forbids is rejected, by libxml2 and by jing alike."""

import re
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from docs.generator.grammar import Grammar, patterns
from encoder.checks import relaxng
from encoder.errors import UsageError
from encoder.resources import resource
from tests.schema.documents import whole
from tests.shared import SHARED

CASE = re.compile(
    r"^=== (?P<title>.+)\n(?P<verdict>valid|invalid)(?: in (?P<place>\w+))?\n(?P<xml>(?:.+\n)+)", re.M
)


def read_cases() -> list[tuple[str, bool, str]]:
    """Title, whether valid, and the whole document of each case."""
    text = (Path(__file__).parent / "grammar_cases.txt").read_text(encoding="utf-8")
    return [
        (case["title"], case["verdict"] == "valid", whole(case["xml"], case["place"]))
        for case in CASE.finditer(text)
    ]


CASES = read_cases()
PARSER = etree.XMLParser(collect_ids=False)


@cache
def jing(grammar: Path, folder: Path) -> str:
    files = sorted(folder.glob("*.xml"))
    return subprocess.run(["jing", grammar, *files], capture_output=True, text=True).stdout


@pytest.mark.parametrize(("title", "valid", "xml"), CASES, ids=[case[0] for case in CASES])
def test_verdict(title: str, valid: bool, xml: str) -> None:
    tree = etree.ElementTree(etree.fromstring(xml, PARSER))
    assert relaxng.is_valid(tree) is valid, relaxng.first_error(tree)


@pytest.mark.skipif(not shutil.which("jing"), reason="jing is not installed")
def test_jing_agrees(tmp_path: Path) -> None:
    for number, (_title, _valid, xml) in enumerate(CASES):
        (tmp_path / f"{number:03}.xml").write_text(xml, encoding="utf-8")
    complaints = jing(resource("schema", "engross.rng"), tmp_path)
    invalid = {int(number) for number in re.findall(r"(\d{3})\.xml:\d", complaints)}
    assert [CASES[number][0] for number in invalid if CASES[number][1]] == []
    assert [
        title for number, (title, valid, _) in enumerate(CASES) if not valid and number not in invalid
    ] == []


@pytest.mark.skipif(not shutil.which("jing") or not SHARED.exists(), reason="needs jing and the whole of TEI")
def test_valid_cases_are_tei(tmp_path: Path) -> None:
    for number, (_title, valid, xml) in enumerate(CASES):
        if valid:
            (tmp_path / f"{number:03}.xml").write_text(xml, encoding="utf-8")
    assert jing(SHARED / "reference" / "tei_all.rng", tmp_path) == ""


def test_a_missing_schema_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        relaxng.grammar(tmp_path / "none.rng")


def test_what_is_no_schema_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "x.rng").write_text("<x/>", encoding="utf-8")
    with pytest.raises(UsageError):
        relaxng.grammar(tmp_path / "x.rng")


def test_first_error_names_a_line() -> None:
    tree = etree.ElementTree(etree.fromstring(whole("<p>a</p>\n<p><item/></p>")))
    error = relaxng.first_error(tree)
    assert error is not None
    assert error[0] == 2


RNG = "{http://relaxng.org/ns/structure/1.0}"


def first(pattern: etree._Element, grammar: Grammar) -> list[str]:
    """The names of the elements that can come first in what a pattern allows, `#text` for characters."""
    name = pattern.get("name", "")
    if pattern.tag == f"{RNG}attribute":
        return []
    if pattern.tag == f"{RNG}text":
        return ["#text"]
    if pattern.tag == f"{RNG}ref":
        return [name] if name in grammar.elements else first(grammar.defines[name], grammar)
    parts = [first(part, grammar) for part in patterns(pattern)]
    if pattern.tag == f"{RNG}choice":
        return [name for names in parts for name in names]
    return next((names for names in parts if names), [])


def test_every_choice_is_decided_by_the_next_name() -> None:
    grammar = Grammar(resource("schema", "engross.rng"))
    for choice in grammar.root.iter(f"{RNG}choice"):
        names = first(choice, grammar)
        assert len(names) == len(set(names)), (choice.sourceline, names)


def test_nothing_is_interleaved() -> None:
    grammar = Grammar(resource("schema", "engross.rng"))
    assert (
        list(grammar.root.iter(f"{RNG}interleave", f"{RNG}mixed", f"{RNG}externalRef", f"{RNG}include")) == []
    )


def test_the_grammar_loads_at_once_and_stays_fast() -> None:
    started = time.process_time()
    schema = etree.RelaxNG(etree.parse(resource("schema", "engross.rng")))
    assert time.process_time() - started < 0.5
    items = "<item>one <hi rend='bold'>two</hi> <pb/> three</item><pb/>" * 2000
    tree = etree.ElementTree(etree.fromstring(whole(f"<list>{items}</list>" + "<p>a</p>" * 2000)))
    started = time.process_time()
    assert schema.validate(tree)
    assert time.process_time() - started < 1
