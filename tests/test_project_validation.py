"""`engross validate` in a project that has settled its validation, through the command as users run it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from encoder.cli import run
from encoder.corpus import in_project
from encoder.entry import validate_at_once
from tests.shared import REPO

SPECIMEN = (REPO / "benchmarks" / "specimen.xml").read_text(encoding="utf-8")
BROKEN = SPECIMEN.replace("<p>Three", "<p><item>x</item>Three")
NOTE = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start><element name="note">
  <optional><attribute name="n"><data type="integer"/></attribute></optional><text/>
  </element></start></grammar>"""
LOUD = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><pattern>
  <rule context="note">
  <assert test="@n" id="has-n" role="warning">a note has n</assert>
  <report test="true()" id="seen" role="info">seen</report></rule></pattern></schema>"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "tei").mkdir()
    (tmp_path / "notes").mkdir()
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "note.rng").write_text(NOTE)
    (tmp_path / "schema" / "loud.sch").write_text(LOUD)
    (tmp_path / "tei" / "good.xml").write_text(SPECIMEN, encoding="utf-8")
    (tmp_path / "notes" / "a.xml").write_text('<note n="1">x</note>')
    settle(
        tmp_path,
        """[validate]
        paths = ["tei", "notes"]
        [[validate.rules]]
        files = "tei"
        engross = true
        [[validate.rules]]
        files = "notes/**/*.xml"
        schema = "schema/note.rng"
        """,
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settle(folder: Path, text: str, name: str = "engross.toml") -> None:
    (folder / name).write_text("\n".join(line.strip() for line in text.splitlines()))


def add(folder: Path, text: str) -> None:
    path = folder / "engross.toml"
    settle(folder, path.read_text() + text)


def validate(*arguments: str) -> int:
    return run(["validate", *arguments])


class TestRules:
    def test_files_are_held_to_what_the_project_says_of_them(self, project, capsys):
        assert validate() == 0
        assert capsys.readouterr().err == "2 documents checked, no problems\n"
        (project / "notes" / "a.xml").write_text('<note n="one">x</note>')
        (project / "tei" / "good.xml").write_text(BROKEN, encoding="utf-8")
        assert validate() == 1
        found = capsys.readouterr().out
        assert "relaxng/value-not-allowed" in found
        assert "relaxng/element-not-allowed" in found

    def test_the_quick_way_in_knows_of_the_project(self, project, capsys):
        assert validate_at_once(["validate", "notes/a.xml"]) is None
        assert validate("notes/a.xml") == 0

    def test_the_same_in_pyproject(self, project, capsys):
        text = (project / "engross.toml").read_text().replace("validate", "tool.engross.validate")
        (project / "engross.toml").unlink()
        settle(project, text, "pyproject.toml")
        assert validate() == 0
        assert "2 documents" in capsys.readouterr().err

    def test_the_command_line_holds_over_the_project(self, project):
        assert validate("notes/a.xml", "--engross") == 1

    def test_the_last_that_fits_holds(self, project):
        add(project, '\n[[validate.rules]]\nfiles = "*.xml"\nschema = "schema/note.rng"\n')
        assert validate("tei") == 1

    def test_what_is_excluded_is_never_checked(self, project, capsys):
        (project / "notes" / "drafts").mkdir()
        (project / "notes" / "drafts" / "b.xml").write_text("<broken>")
        assert validate("notes/drafts/b.xml") == 1
        settle(project, (project / "engross.toml").read_text().replace("paths", 'exclude = "drafts"\npaths'))
        assert validate() == 1
        settle(project, (project / "engross.toml").read_text().replace("drafts", "notes/drafts"))
        assert validate() == 0
        assert validate("notes/drafts/b.xml") == 0

    def test_a_project_without_paths_is_checked_whole(self, project, capsys):
        settle(project, '[validate]\n[[validate.rules]]\nschema = "schema/note.rng"\n')
        assert validate() == 1
        assert "of 2 documents" in capsys.readouterr().err

    def test_nothing_named_and_no_project(self, tmp_path, monkeypatch, capsys):
        monkeypatch.chdir(tmp_path)
        (tmp_path / ".git").mkdir()
        assert validate() == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


class TestTrust:
    FAR = '<externalRef href="{}" xmlns="http://relaxng.org/ns/structure/1.0"/>'

    def test_a_schema_of_the_project_reads_nothing_outside_of_it(self, project, capsys):
        outside = project.parent / f"{project.name}.rng"
        outside.write_text(NOTE)
        (project / "schema" / "note.rng").write_text(self.FAR.format(f"../../{outside.name}"))
        assert validate("notes") == 1
        assert "model/not-trusted" in capsys.readouterr().out
        assert validate("notes", "--trust") == 0

    def test_it_reads_what_lies_in_the_project(self, project):
        (project / "base.rng").write_text(NOTE)
        (project / "schema" / "note.rng").write_text(self.FAR.format("../base.rng"))
        assert validate("notes") == 0

    def test_a_project_beside_a_document_elsewhere_says_nothing(self, project, tmp_path_factory, monkeypatch):
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
        assert validate(str(project / "notes" / "a.xml")) == 1


class TestVerdicts:
    @pytest.fixture(autouse=True)
    def loud(self, project):
        settle(
            project,
            """[validate]
            paths = "notes"
            [[validate.rules]]
            schematron = "schema/loud.sch"
            """,
        )
        (project / "notes" / "a.xml").write_text("<note>x</note>")

    def test_fail_on(self, project):
        text = (project / "engross.toml").read_text()
        for least, code in (("error", 0), ("warning", 1), ("info", 1), ("never", 0)):
            settle(project, text.replace("[validate]", f'[validate]\nfail-on = "{least}"', 1))
            assert validate() == code

    def test_severity_and_ignore(self, project, capsys):
        add(project, '\n[[validate.severity]]\nrule = "has-n"\nseverity = "error"\nreason = "asked for"\n')
        assert validate() == 1
        add(project, '\n[[validate.ignore]]\nrule = "*"\nfiles = "notes/a.xml"\nreason = "a draft"\n')
        capsys.readouterr()
        assert validate() in (0, 2)

    def test_ignore_in_some_files_only(self, project, capsys):
        (project / "notes" / "b.xml").write_text("<note>y</note>")
        add(project, '\n[[validate.ignore]]\nrule = "has-*"\nfiles = "notes/a.xml"\nreason = "a draft"\n')
        assert validate() == 0
        assert [line for line in capsys.readouterr().out.splitlines() if "has-n" in line] == [
            "notes/b.xml:1:1: warning: a note has n [has-n]"
        ]

    def test_remarks_are_told_unless_not_asked_for(self, capsys):
        assert validate() == 0
        assert "[seen]" in capsys.readouterr().out
        assert validate("--no-remarks") == 0
        assert "[seen]" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[validate]\nschemas = 1", "the key `schemas` of validate is not known"),
        ("[validate]\nfail_on = 'error'", "did you mean `fail-on`?"),
        ("[validate]\nfail-on = 'all'", "fail-on is “all”"),
        ("[validate]\npaths = 3", "paths is neither a text nor a list of texts"),
        ("[validate]\nrules = 3", "rules is no list of tables"),
        ("validate = 3", "validate is no table"),
        ("[[validate.rules]]\nschema = 'none.rng'", "there is no file none.rng"),
        ("[[validate.rules]]\nfile = 'x'", "did you mean `files`?"),
        ("[[validate.ignore]]\nrule = 'x'", "no reason is given for x"),
        ("[[validate.ignore]]\nreason = 'x'", "an entry names no rule"),
        ("[[validate.ignore]]\nrule = 'model/*'\nreason = 'x'", "model/* cannot be ignored"),
        ("[[validate.severity]]\nrule = 'x'\nreason = 'y'\nseverity = 'bad'", "severity is “bad”"),
        ("[validate]\npointers = 'yes'", "pointers is “yes”"),
        ("[validate", "is not well-formed"),
    ],
)
def test_settings_that_are_wrong_are_one_line(project, capsys, text, said):
    (project / "engross.toml").write_text(text)
    assert validate("tei") == 2
    told = capsys.readouterr()
    assert said in told.err
    assert len(told.err.splitlines()) == 1
    assert not told.out


class TestBaseline:
    @pytest.fixture(autouse=True)
    def known(self, project, capsys):
        (project / "tei" / "good.xml").write_text(BROKEN, encoding="utf-8")
        assert validate("--baseline", "write") == 0
        capsys.readouterr()

    def test_what_is_known_does_not_fail_also_where_lines_move(self, project, capsys):
        moved = BROKEN.replace("<TEI", "\n\n<!-- new -->\n<TEI", 1)
        (project / "tei" / "good.xml").write_text(moved, encoding="utf-8")
        assert validate() == 0
        assert capsys.readouterr().err == "2 documents checked, no problems; 1 known already\n"
        assert validate("--baseline", "ignore") == 1

    def test_what_is_new_fails(self, project, capsys):
        second = BROKEN.replace("</body>", "<item>y</item></body>")
        (project / "tei" / "good.xml").write_text(second, encoding="utf-8")
        assert validate() == 1
        told = capsys.readouterr()
        assert told.out.count("error:") == 1
        assert "`<item>`" in told.out

    def test_the_same_once_more_fails(self, project, capsys):
        line = next(line for line in BROKEN.splitlines() if "<item>x</item>Three" in line)
        (project / "tei" / "good.xml").write_text(BROKEN.replace(line, f"{line}\n{line}"), encoding="utf-8")
        assert validate() == 1
        assert capsys.readouterr().out.count("error:") == 1

    def test_what_is_gone_is_said(self, project, capsys):
        (project / "tei" / "good.xml").write_text(SPECIMEN, encoding="utf-8")
        assert validate() == 0
        assert "1 known no longer there" in capsys.readouterr().err

    def test_other_files_stay_known(self, project):
        (project / "notes" / "a.xml").write_text('<note m="1"/>')
        assert validate("notes", "--baseline", "write") == 0
        assert validate() == 0
        (project / "tei" / "good.xml").unlink()
        assert validate("notes", "--baseline", "write") == 0
        known = json.loads((project / "engross-baseline.json").read_text())["known"]
        assert list(known) == ["notes/a.xml"]

    def test_a_document_that_cannot_be_checked_is_never_known(self, project):
        (project / "notes" / "a.xml").write_text("<note>")
        assert validate("--baseline", "write") == 1
        assert validate() == 1

    def test_a_broken_one_is_one_line(self, project, capsys):
        (project / "engross-baseline.json").write_text("{}")
        assert validate() == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_fingerprints_in_sarif_stay_where_lines_move(project, capsys):
    def prints(text):
        (project / "tei" / "good.xml").write_text(text, encoding="utf-8")
        assert validate("tei", "--format", "sarif", "-q") == 1
        results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
        return [result["partialFingerprints"] for result in results]

    twice = BROKEN.replace("<p><item>x", "<p><item>x</item><item>x")
    first = prints(twice)
    assert len({json.dumps(one) for one in first}) == len(first) == 2
    moved = twice.replace("<body>", "<body>\n\n").replace("<p>", "<p>\n", 1)
    assert prints(moved) == first


class TestMemory:
    def checked(self, monkeypatch):
        """Which files are really looked at."""
        seen = []
        whole = in_project.validate_all

        def watched(files, *others):
            seen.extend(map(str, files))
            return whole(files, *others)

        monkeypatch.setattr(in_project, "validate_all", watched)
        return seen

    def test_what_has_not_changed_is_not_checked_again(self, project, monkeypatch, capsys):
        (project / "tei" / "good.xml").write_text(BROKEN, encoding="utf-8")
        seen = self.checked(monkeypatch)
        assert validate() == 1
        first = capsys.readouterr()
        assert seen == ["tei/good.xml", "notes/a.xml"]
        assert validate() == 1
        assert len(seen) == 2
        assert capsys.readouterr() == first
        assert validate("--no-cache") == 1
        assert len(seen) == 4

    @pytest.mark.parametrize("changed", ["tei/good.xml", "schema/note.rng", "catalog.xml"])
    def test_a_change_is_seen(self, project, monkeypatch, changed):
        naming = '<?xml-model href="https://example.org/note.rng"?><note n="1"/>'
        (project / "notes" / "b.xml").write_text(naming)
        entry = '<uri name="https://example.org/note.rng" uri="schema/note.rng"/>'
        catalog = f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{entry}</catalog>'
        (project / "catalog.xml").write_text(catalog)
        settle(project, (project / "engross.toml").read_text().replace("notes/**/*.xml", "notes/a.xml"))
        assert validate() == 0
        seen = self.checked(monkeypatch)
        path = project / changed
        path.write_text(path.read_text() + "<!-- -->\n")
        assert validate() == 0
        expected = {
            "tei/good.xml": ["tei/good.xml"],
            "schema/note.rng": ["notes/a.xml", "notes/b.xml"],
            "catalog.xml": ["notes/b.xml"],
        }
        assert seen == expected[changed]

    def test_an_included_schema_counts(self, project, monkeypatch):
        (project / "base.rng").write_text(NOTE)
        far = '<externalRef href="../base.rng" xmlns="http://relaxng.org/ns/structure/1.0"/>'
        (project / "schema" / "note.rng").write_text(far)
        assert validate("notes") == 0
        (project / "base.rng").write_text(NOTE.replace('name="n"', 'name="m"'))
        assert validate("notes") == 1

    def test_other_options_are_another_question(self, project, monkeypatch):
        (project / "tei" / "good.xml").write_text(BROKEN, encoding="utf-8")
        assert validate("--well-formed") == 0
        assert validate() == 1

    def test_rules_that_look_at_other_files_or_the_clock_are_asked_again(self, project, monkeypatch):
        for test in ("doc-available('b.xml')", "current-date() > xs:date('2000-01-01')"):
            rules = LOUD.replace('test="@n"', f'test="{test}"')
            (project / "schema" / "loud.sch").write_text(rules)
            settle(project, '[validate]\n[[validate.rules]]\nschematron = "schema/loud.sch"\n')
            validate("notes")
            seen = self.checked(monkeypatch)
            validate("notes")
            assert seen == ["notes/a.xml"]
            monkeypatch.undo()
            monkeypatch.chdir(project)

    def test_a_missing_schema_is_looked_for_again(self, project):
        (project / "notes" / "b.xml").write_text('<?xml-model href="late.rng"?><note/>')
        settle(project, "[validate]\n")
        assert validate("notes/b.xml") == 1
        (project / "notes" / "late.rng").write_text(NOTE)
        assert validate("notes/b.xml") == 0

    def test_a_memory_that_is_broken_is_none(self, project, tmp_path_factory):
        assert validate() == 0
        for file in (tmp_path_factory.getbasetemp() / "memory").rglob("*.json"):
            file.write_text('{"version": 1, "documents": [], "needs": 3}')
        assert validate() == 0

    def test_nothing_is_left_in_the_project(self, project):
        before = sorted(project.rglob("*"))
        assert validate() == 0
        assert sorted(project.rglob("*")) == before


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
class TestChanged:
    def git(self, folder, *arguments):
        identity = (
            "-c",
            "user.name=Keeper",
            "-c",
            "user.email=keeper@localhost",
            "-c",
            "init.defaultBranch=main",
        )
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)

    @pytest.fixture(autouse=True)
    def repository(self, project, capsys):
        self.git(project, "init", "-q", "-b", "main")
        self.git(project, "add", "-A")
        self.git(project, "commit", "-qm", "first")
        return project

    def documents(self, capsys, *arguments):
        capsys.readouterr()
        validate("--format", "json", "-q", *arguments)
        return [document["file"] for document in json.loads(capsys.readouterr().out)["documents"]]

    def test_only_what_has_changed_is_checked(self, project, capsys):
        assert self.documents(capsys, "--changed") == []
        (project / "notes" / "ü b.xml").write_text("<note/>")
        assert self.documents(capsys, "--changed") == ["notes/ü b.xml"]
        self.git(project, "checkout", "-qb", "work")
        self.git(project, "add", "-A")
        self.git(project, "commit", "-qm", "second")
        assert self.documents(capsys, "--changed") == []
        assert self.documents(capsys, "--changed", "main") == ["notes/ü b.xml"]
        assert self.documents(capsys, "--changed=main", "tei") == []

    def test_a_path_behind_it_is_a_path(self, project, capsys):
        (project / "notes" / "b.xml").write_text("<note/>")
        assert self.documents(capsys, "--changed", "notes") == ["notes/b.xml"]

    def test_a_changed_schema_concerns_all(self, project, capsys):
        (project / "schema" / "note.rng").write_text(NOTE + "\n")
        assert self.documents(capsys, "--changed") == ["tei/good.xml", "notes/a.xml"]

    def test_no_such_commit(self, project, capsys):
        assert validate("--changed=nowhere") == 2
        assert validate("--changed=--output=x") == 2
        assert len(capsys.readouterr().err.splitlines()) == 2

    def test_no_repository(self, project, capsys):
        shutil.rmtree(project / ".git")
        assert validate("--changed") == 2


class TestPointers:
    TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'

    @pytest.fixture(autouse=True)
    def persons(self, project):
        settle(project, '[validate]\npaths = "."\npointers = true\n')
        shutil.rmtree(project / "tei")
        shutil.rmtree(project / "notes")
        (project / "persons.xml").write_text(self.TEI.format('<person xml:id="p12"/>'))
        self.file = project / "a.xml"

    def found(self, text, capsys):
        self.file.write_text(self.TEI.format(text))
        validate("--allow-unchecked", "-q")
        return [
            line.partition(": error: ")[2]
            for line in capsys.readouterr().out.splitlines()
            if "pointer/" in line
        ]

    @pytest.mark.parametrize(
        "text",
        [
            '<persName ref="persons.xml#p12"/>',
            '<persName ref="persons.xml"/>',
            '<persName xml:id="x" ref="#x https://example.org/none.xml#y"/>',
            '<prefixDef ident="p" matchPattern="(\\d+)" replacementPattern="persons.xml#p$1"/>'
            '<persName ref="p:12"/>',
            '<persName ref="p:99"/>',
            '<pb facs="images/1.jpg"/>',
            '<date when="1951-03-14" period="spring"/>',
            '<persName ref="../elsewhere.xml#x"/>',
            '<ref target="persons.xml#xpath(//person)"/>',
        ],
    )
    def test_what_leads_somewhere_or_to_the_web_is_right(self, text, capsys):
        assert self.found(text, capsys) == []

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('<persName ref="persons.xml#p13"/>', 'no element of persons.xml has the xml:id "p13"'),
            ('<persName ref="#p12"/>', 'no element of this document has the xml:id "p12"'),
            ('<persName ref="nobody.xml#p12"/>', "there is no file nobody.xml"),
            (
                '<prefixDef ident="p" matchPattern="(\\d+)" replacementPattern="persons.xml#p$1"/>'
                '<persName ref="p:13"/>',
                'no element of persons.xml has the xml:id "p13"',
            ),
        ],
    )
    def test_what_leads_nowhere_is_told(self, text, said, capsys):
        (found,) = self.found(text, capsys)
        assert said in found

    def test_also_where_nothing_but_the_other_file_changed(self, project, capsys):
        assert self.found('<persName ref="persons.xml#p12"/>', capsys) == []
        (project / "persons.xml").write_text(self.TEI.format("<person/>"))
        assert len(self.found('<persName ref="persons.xml#p12"/>', capsys)) == 1

    def test_parts_of_a_whole_may_point_into_each_other(self, project, capsys):
        include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}"/>'
        (project / "whole.xml").write_text(
            self.TEI.format(include.format("a.xml") + include.format("persons.xml"))
        )
        assert self.found('<persName ref="#p12"/>', capsys) == []


class TestFix:
    PAGE = SPECIMEN.replace('<pb n="2" xml:id="pg_2"/>', '<pb xml:id="pg_1" n="2"/>  ')

    @pytest.fixture(autouse=True)
    def page(self, project):
        self.file = project / "tei" / "good.xml"
        self.file.write_text(self.PAGE, encoding="utf-8")

    def test_only_the_rule_that_is_named(self):
        assert validate("tei", "--fix", "page-id") == 0
        assert '<pb xml:id="pg_2" n="2"/>  ' in self.file.read_text(encoding="utf-8")

    def test_attributes_are_put_in_order_only_where_asked(self):
        assert validate("--fix", "tei") == 0
        assert '<pb xml:id="pg_2" n="2"/>' in self.file.read_text(encoding="utf-8")
        assert validate("--fix", "fix/attribute-order", "tei") == 0
        assert '<pb n="2" xml:id="pg_2"/>' in self.file.read_text(encoding="utf-8")

    def test_a_difference_is_shown_and_nothing_written(self, capsys):
        assert validate("--fix", "--diff", "tei") == 1
        told = capsys.readouterr().out
        assert "-" in told and "+" in told and 'xml:id="pg_2"' in told
        assert self.file.read_text(encoding="utf-8") == self.PAGE
        self.file.write_text(SPECIMEN, encoding="utf-8")
        assert validate("--fix", "--diff", "tei") == 0

    def test_wrong_use(self, capsys):
        assert validate("--fix", "page-ids", "tei") == 2
        assert "did you mean `page-id`?" in capsys.readouterr().err
        assert validate("--diff", "tei") == 2

    def test_what_engross_writes_is_left_as_it_is(self, project, capsys):
        (project / "lamp.txt").write_text(
            "12. Telegram\n\nParis, March 14, 1951.\n\nThe lamp is lit.¹\n\n¹ So it is.\n"
        )
        assert run(["encode", "lamp.txt", "-o", "out"]) == 0
        before = (project / "out" / "lamp.xml").read_bytes()
        capsys.readouterr()
        assert validate("--fix", "out") in (0, 1)
        assert (project / "out" / "lamp.xml").read_bytes() == before


def test_patterns_that_no_shell_has_expanded(project, capsys):
    assert validate("tei/*.xml", "notes/**/*.xml") == 0
    assert capsys.readouterr().err.startswith("2 documents")
    assert validate("tei/*.tei") == 2


def test_all_names_are_listed_where_asked(project, capsys):
    (project / "tei" / "good.xml").write_text(BROKEN, encoding="utf-8")
    assert validate("tei") == 1
    assert " more)" in capsys.readouterr().out
    assert validate("tei", "--all-names") == 1
    assert " more)" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("relaxng/element-unknown", "No element of the schema has this name."),
        ("element-unknown", "relaxng/element-unknown:"),
        ("has-n", "a note has n"),
    ],
)
def test_explain(project, capsys, rule, said):
    assert validate("--explain", rule, "--schematron", "schema/loud.sch") == 0
    assert said in capsys.readouterr().out


def test_explain_what_there_is_not(project, capsys):
    assert validate("--explain", "element-unknwon") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_watch_checks_what_changes(project, capsys, monkeypatch):
    from encoder.commands import watching

    rounds = iter(
        [
            lambda: (project / "notes" / "a.xml").write_text('<note n="one"/>'),
            lambda: (project / "notes" / "b.xml").write_text('<note n="12"/>'),
            lambda: None,
        ]
    )

    def pause(_seconds):
        work = next(rounds, None)
        if work is None:
            raise KeyboardInterrupt
        work()

    monkeypatch.setattr(watching.time, "sleep", pause)
    assert validate("--watch") == 0
    told = capsys.readouterr()
    assert told.out.count("error:") == 1
    assert [line.split(",")[0] for line in told.err.splitlines() if "check" in line or "error" in line] == [
        "2 documents checked",
        "1 error in 1 of 1 document",
        "1 document checked",
    ]
