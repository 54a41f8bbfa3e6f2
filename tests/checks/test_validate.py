"""One document held to its schemas: which ones, and what is asked in which order."""

import shutil
import sys
from pathlib import Path

import pytest
from lxml import etree

from encoder import schemas
from encoder.checks import relaxng
from encoder.checks.catalogue import RULES
from encoder.checks.schematron import run
from encoder.checks.validate import LARGE, Schemas, check_file, check_files, validate_bytes
from tests.shared import REPO

SPECIMEN = REPO / "benchmarks" / "specimen.xml"
GRAMMAR = """<element name="note" xmlns="http://relaxng.org/ns/structure/1.0">
<optional><attribute name="xml:id"/></optional><zeroOrMore><element name="line">
<optional><attribute name="xml:id"/></optional><text/></element></zeroOrMore></element>"""
SCHEMATRON = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><pattern>
<rule context="line"><assert id="short" test="string-length() lt 5">a line of
<value-of select="string-length()"/> characters</assert></rule></pattern></schema>"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "note.rng").write_text(GRAMMAR)
    (tmp_path / "note.sch").write_text(SCHEMATRON)
    return tmp_path


def found(path, **schemas):
    return check_file(path, Schemas(**schemas))


def rules(path, **schemas):
    return [finding.rule for finding in found(path, **schemas)]


def write(folder, text):
    path = folder / "a.xml"
    path.write_text(text)
    return path


def test_a_valid_document():
    assert found(SPECIMEN) == ()
    assert validate_bytes(SPECIMEN.read_bytes(), "a.xml") == ()


def test_schemas_given_win(folder):
    path = write(folder, '<?xml-model href="missing.rng"?><note><line>too long</line><lin/></note>')
    assert rules(path, grammars=(folder / "note.rng",)) == ["relaxng/element-unknown"]
    both = {"grammars": (folder / "note.rng",), "schematrons": (folder / "note.sch",)}
    assert rules(path, **both) == ["short", "relaxng/element-unknown"]
    assert rules(path, **both, use_schematron=False) == ["relaxng/element-unknown"]


def test_local_schemas_that_the_document_names_are_used(folder):
    models = (
        '<?xml-model href="note.rng"?>\n<?xml-model href="note.sch" type="application/xml" '
        'schematypens="http://purl.oclc.org/dsdl/schematron"?>\n'
    )
    assert rules(write(folder, f"{models}<note><line>ok</line></note>")) == []
    (finding,) = found(write(folder, f"{models}<note>\n <line>too long</line></note>"))
    assert (finding.rule, finding.place.line, finding.place.column) == ("short", 4, 2)


@pytest.mark.parametrize(
    "href",
    [
        "http://localhost/note.rng",
        "//localhost/note.rng",
        "missing.rng",
        "my-engross.rng",
        "http://[note.rng",
        f"{'long' * 2000}.rng",
    ],
    ids=lambda href: href[:30],
)
def test_schemas_elsewhere_are_never_fetched(folder, href):
    text = SPECIMEN.read_text().replace("<TEI", f'<?xml-model href="{href}"?>\n<TEI', 1)
    (finding,) = found(write(folder, text))
    assert (finding.rule, finding.severity) == ("model/not-checked", "error")
    assert href in finding.message


class TestOurSchemasNamed:
    """Documents that name copies of our own schemas, as those do that we write."""

    MODELS = "".join(
        f'<?xml-model href="schema/{name}" type="application/xml" schematypens="{language}"?>\n'
        for language, name in schemas.OURS.items()
    )
    BROKEN = SPECIMEN.read_text().replace("<p>Three", "<p><item>x</item>Three").replace('n="2"', 'n="9"', 1)

    def document(self, folder, text=None):
        """A document and, beside it, copies of the schemas."""
        (folder / "schema").mkdir(parents=True)
        for name in schemas.OURS.values():
            shutil.copy(REPO / "schema" / name, folder / "schema")
        return write(folder, (text or SPECIMEN.read_text()).replace("<TEI", f"{self.MODELS}<TEI", 1))

    def test_the_findings_are_the_same_two_lines_below(self, tmp_path):
        plain = found(write(tmp_path, self.BROKEN))
        named = found(self.document(tmp_path / "named", self.BROKEN))
        assert {finding.rule for finding in plain} >= {"relaxng/element-not-allowed"}
        assert any("/" not in finding.rule for finding in plain), "no rule of the Schematron is broken"

        def told(findings, down):
            return [
                (finding.rule, finding.message, (finding.place.line or 0) + down, finding.place.column)
                for finding in findings
            ]

        assert told(named, 0) == told(plain, 2)

    def test_all_copies_are_compiled_once(self, tmp_path, monkeypatch):
        compiled = []

        def noted(function):
            return lambda *arguments, **options: compiled.append(arguments) or function(*arguments, **options)

        monkeypatch.setattr(etree, "RelaxNG", noted(etree.RelaxNG))
        monkeypatch.setattr(run, "compile_schema", noted(run.compile_schema))
        relaxng.grammar.cache_clear()
        run.program.cache_clear()
        for name in "abc":
            assert found(self.document(tmp_path / name)) == ()
        assert found(SPECIMEN) == ()
        assert len(compiled) == 2

    def test_a_copy_that_was_changed_is_used_itself(self, tmp_path):
        path = self.document(tmp_path)
        grammar = tmp_path / "schema" / "engross.rng"
        grammar.write_text(grammar.read_text().replace('name="availability"', 'name="availabilitx"'))
        assert rules(path) == ["relaxng/element-unknown"]

    def test_a_copy_that_cannot_be_compared_is_left_to_the_parser(self, tmp_path, monkeypatch):
        def refuse(path):
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "read_bytes", refuse)
        assert rules(self.document(tmp_path)) == []

    @pytest.mark.parametrize("missing", [("engross.rng",), ("engross.sch",), ("engross.rng", "engross.sch")])
    def test_ours_stand_in_for_copies_that_are_missing(self, tmp_path, missing):
        path = self.document(tmp_path, self.BROKEN)
        expected = rules(path)
        for name in missing:
            (tmp_path / "schema" / name).unlink()
        assert rules(path) == expected


def test_two_elements_with_one_id(folder):
    path = write(folder, '<note><line xml:id="a"/>\n<line xml:id="a"/></note>')
    (finding,) = found(path, grammars=(folder / "note.rng",))
    assert (finding.rule, finding.place.line, finding.place.column) == ("xml/duplicate-id", 2, 7)
    assert "line 1" in finding.message


def test_only_well_formed(folder):
    (folder / "good.xml").write_text("<note><other/></note>")
    (folder / "bad.xml").write_text("<note>")
    paths = [folder / "good.xml", folder / "bad.xml", folder / "missing.xml"]
    good, bad, missing = check_files(paths, Schemas(only_well_formed=True))
    assert good == ()
    assert [finding.rule for finding in (*bad, *missing)] == ["xml/unclosed-element", "xml/unreadable"]


def test_a_large_grammar_is_not_loaded_into_libxml2(folder, monkeypatch):
    (folder / "note.rng").write_text(GRAMMAR + f"<!--{'x' * LARGE}-->")
    monkeypatch.setattr("encoder.checks.relaxng.grammar", lambda _: pytest.fail("loaded"))
    assert rules(write(folder, "<note><lin/></note>"), grammars=(folder / "note.rng",)) == [
        "relaxng/element-unknown"
    ]


def test_a_document_with_a_doctype_is_checked_all_the_same(folder):
    text = SPECIMEN.read_text().replace("<TEI", "<!DOCTYPE TEI>\n<TEI", 1)
    assert found(write(folder, text)) == ()


def test_what_cannot_be_read(folder):
    assert rules(folder / "missing.xml") == ["xml/unreadable"]
    assert rules(write(folder, "<a/>"), grammars=(folder / "note.sch",)) == ["model/unusable"]


@pytest.mark.parametrize("kind", ["grammars", "schematrons"])
def test_a_schema_that_is_no_xml(folder, kind):
    (folder / "broken").write_text("<a")
    (finding,) = found(write(folder, "<a/>"), **{kind: (folder / "broken",)})
    assert finding.rule == "model/unusable"
    assert "not well-formed" in finding.message


def test_every_rule_reported_is_in_the_catalogue():
    import re

    used = set()
    for path in (REPO / "encoder").rglob("*.py"):
        if path.name != "catalogue.py":
            used |= set(re.findall(r'"((?:xml|model|pointer|coverage|engross)/[a-z-]+)"', path.read_text()))
    from encoder.checks.explain.messages import _WRITERS

    used |= {f"relaxng/{rule}" for rule in _WRITERS}
    assert used == {rule for rule in RULES if not rule.startswith("fix/")}


def test_no_saxon_where_no_schematron_runs():
    import subprocess

    code = (
        "import sys; from encoder.cli import run;"
        f"code = run(['validate', '--no-schematron', {str(SPECIMEN)!r}]);"
        "print(code, [name for name in sys.modules if name in ('saxonche', 'typst', 'rich', 'hashlib')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPO)
    assert done.stdout.strip() == "0 []"
