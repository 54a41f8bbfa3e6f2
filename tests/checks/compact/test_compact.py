"""RELAX NG's compact syntax is read as the XML syntax that says the same."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given

from encoder.checks.compact import NotCompact, parse_compact
from encoder.checks.parse import parse_schema
from encoder.checks.relaxng import grammar
from encoder.checks.validate import Schemas, check_file
from encoder.cli import run
from encoder.errors import UsageError
from encoder.resources import resource
from tests.checks.compact.canonical import canonical
from tests.checks.compact.writing import compact, grammars
from tests.shared import REPO

HERE = Path(__file__).parent
SPECIMEN = (REPO / "benchmarks" / "specimen.xml").read_text(encoding="utf-8")


def read(path):
    return canonical(parse_schema(path).getroot())


@given(grammars())
def test_what_is_written_in_compact_syntax_is_read_again(made):
    assert canonical(parse_compact(compact(made))) == canonical(made)


def test_every_construct_is_what_another_implementation_makes_of_it():
    assert read(HERE / "everything.rnc") == read(HERE / "everything.rng")


def test_our_own_grammar_is_the_same_in_compact_syntax():
    def without_groups(found):
        return {one[1]: one for one in found[2] if one[0] == "define"}

    own, converted = read(resource("schema", "engross.rng")), read(HERE / "engross.rnc")
    assert without_groups(own).keys() == without_groups(converted).keys()
    assert grammar(HERE / "engross.rnc") is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("<p>Three", "<p><item>x</item>Three"),
        ("<p>Three", "<p rendd='x'>Three"),
        ("<body>", "<body>text"),
        ('n="2"', 'n="2" when="1951"'),
        ("<p>Three", "<para>Three</para><p>Three"),
    ],
)
def test_findings_are_those_of_the_grammar_in_xml_syntax(tmp_path, old, new):
    document = tmp_path / "a.xml"
    document.write_text(SPECIMEN.replace(old, new, 1) if old else SPECIMEN, encoding="utf-8")
    found = [
        check_file(document, Schemas(grammars=(path,)))
        for path in (resource("schema", "engross.rng"), HERE / "engross.rnc")
    ]
    assert found[0] == found[1]
    assert bool(found[0]) == bool(old)


@pytest.mark.parametrize("model", ['type="application/relax-ng-compact-syntax"', ""])
def test_a_document_may_name_one(tmp_path, capsys, model):
    (tmp_path / "small.rnc").write_text("start = element a { attribute n { text }? }")
    (tmp_path / "good.xml").write_text(f'<?xml-model href="small.rnc" {model}?><a n="1"/>')
    (tmp_path / "bad.xml").write_text(f'<?xml-model href="small.rnc" {model}?><a m="1"/>')
    assert run(["validate", str(tmp_path / "good.xml")]) == 0
    assert run(["validate", str(tmp_path / "bad.xml")]) == 1
    assert "relaxng/attribute-not-allowed" in capsys.readouterr().out


def test_one_that_a_document_names_includes_nothing_outside_its_folder(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.rnc").write_text("start = element a { empty }")
    (tmp_path / "in" / "out.rnc").write_text('include "../secret.rnc"')
    (tmp_path / "in" / "a.xml").write_text('<?xml-model href="out.rnc"?><a/>')
    assert run(["validate", str(tmp_path / "in" / "a.xml")]) == 1
    assert "model/not-trusted" in capsys.readouterr().out
    assert (
        run(["validate", str(tmp_path / "in" / "a.xml"), "--schema", str(tmp_path / "in" / "out.rnc")]) == 0
    )


def test_one_that_includes_others_is_used(tmp_path):
    (tmp_path / "part.rnc").write_text("b = element b { text }")
    (tmp_path / "whole.rnc").write_text('include "part.rnc"\nstart = element a { b }')
    (tmp_path / "good.xml").write_text('<?xml-model href="whole.rnc"?><a><b/></a>')
    (tmp_path / "bad.xml").write_text('<?xml-model href="whole.rnc"?><a><c/></a>')
    assert run(["validate", str(tmp_path / "good.xml")]) == 0
    assert run(["validate", str(tmp_path / "bad.xml")]) == 1


def test_rules_in_one_are_run(tmp_path, capsys):
    (tmp_path / "ruled.rnc").write_text(
        'namespace sch = "http://purl.oclc.org/dsdl/schematron"\n'
        'sch:pattern [ sch:rule [ context = "a" sch:assert [ test = "@n" id = "has-n" "an a has n" ] ] ]\n'
        "start = element a { attribute n { text }? }"
    )
    head = '<?xml-model href="ruled.rnc" schematypens="http://purl.oclc.org/dsdl/schematron"?>'
    (tmp_path / "a.xml").write_text(f"{head}<a/>")
    assert run(["validate", str(tmp_path / "a.xml")]) == 1
    assert "an a has n [has-n]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("start = element a { text", 1),
        ("start =\nelement a { text, empty | text }", 2),
        ("start = x:y", 1),
        ('\n\nstart = "a" ~ b', 3),
        ("start = element x:a { text }", 1),
        ("start = element a { text } §", 1),
        ("start = " + "(" * 5000, 1),
        ("start = " + "element a { " * 5000, 1),
        ("[" * 5000, 1),
        ('\ndefault namespace = "a\x08"\nstart = element a { text }', 2),
        ('start = "a"\n  | "\ufffe"', 2),
        ("start = text\n## \x00\n", 2),
        ('namespace a = "u"\n[ a:ª = "x" ] start = text', 2),
        ('namespace a = "u"\nstart = [ a:a² [ ] ] text', 2),
        ('namespace a = "{u}"\nstart = [ a:b [ ] ] text', 2),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text, line):
    with pytest.raises(NotCompact) as caught:
        parse_compact(text)
    assert caught.value.line == line


def test_a_broken_one_of_a_stranger_is_told_without_a_word_of_it(tmp_path):
    path = tmp_path / "broken.rnc"
    path.write_text("secret § words")
    with pytest.raises(UsageError) as caught:
        parse_schema(path, trusted=False)
    assert "§" not in str(caught.value)
    with pytest.raises(UsageError, match="§"):
        parse_schema(path)


def test_one_is_put_into_a_project(tmp_path, monkeypatch):
    (tmp_path / "engross.toml").touch()
    shutil.copy(HERE / "engross.rnc", tmp_path / "house.rnc")
    monkeypatch.chdir(tmp_path)
    assert run(["schema", "add", "house.rnc", "--as", "https://example.org/house.rnc"]) == 0
    (tmp_path / "a.xml").write_text('<?xml-model href="https://example.org/house.rnc"?><TEI/>')
    assert run(["validate", "a.xml"]) == 1
