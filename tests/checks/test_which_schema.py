"""Which schemas a document is held to: all that it names, and never the wrong one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from encoder.checks.catalogue import UNCHECKED
from encoder.checks.validate import Schemas, check_file, validate_bytes
from encoder.cli import run
from encoder.reports import FORMATS
from tests.shared import REPO

RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
GRAMMAR = '<element xmlns="{}" name="d"><optional><attribute name="n"/></optional>{}<text/></element>'
LOOSE = GRAMMAR.format(RNG, "")
STRICT = GRAMMAR.format(RNG, '<attribute name="m"/>')
RULE = (
    f'<schema xmlns="{SCH}" queryBinding="xslt2">'
    '<phase id="proof"><active pattern="p"/></phase><phase id="draft"><active pattern="q"/></phase>'
    '<pattern id="p"><rule context="d"><assert id="{0}-n" test="@n">n is wanted</assert></rule></pattern>'
    '<pattern id="q"><rule context="d"><assert id="{0}-k" test="@k">k is wanted</assert></rule></pattern>'
    "</schema>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "loose.rng").write_text(LOOSE)
    (tmp_path / "strict.rng").write_text(STRICT)
    (tmp_path / "a&b.rng").write_text(STRICT)
    (tmp_path / "grammar").write_text(STRICT)
    (tmp_path / "one.sch").write_text(RULE.replace("{0}", "one"))
    (tmp_path / "two.sch").write_text(RULE.replace("{0}", "two"))
    (tmp_path / "broken.rng").write_text("<element")
    (tmp_path / "broken.sch").write_text("<schema")
    return tmp_path


def model(href: str, pens: str = "", **others: str) -> str:
    pens = {"rng": RNG, "sch": SCH}.get(pens, pens)
    named = {"href": href, **({"schematypens": pens} if pens else {}), **others}
    return "<?xml-model " + " ".join(f'{name}="{value}"' for name, value in named.items()) + "?>"


def write(folder: Path, models: str, body: str = "<d/>", name: str = "a.xml") -> Path:
    (folder / name).write_text(models + body)
    return folder / name


def rules(path: Path, **schemas: object) -> list[str]:
    return sorted(finding.rule for finding in check_file(path, Schemas(**schemas)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("models", "expected"),
    [
        (model("loose.rng", "rng") + model("strict.rng", "rng"), ["relaxng/attribute-missing"]),
        (model("strict.rng", "rng") + model("loose.rng", "rng"), ["relaxng/attribute-missing"]),
        (model("strict.rng", "rng") * 2, ["relaxng/attribute-missing"]),
        (model("strict.rng"), ["relaxng/attribute-missing"]),
        (model("grammar", "rng"), ["relaxng/attribute-missing"]),
        (model("grammar"), ["relaxng/attribute-missing"]),
        (model("grammar", type="application/xml"), ["relaxng/attribute-missing"]),
        (model("a&amp;b.rng", "rng"), ["relaxng/attribute-missing"]),
        (model("strict.rng", "rng", type="application/xml", charset="utf-8", title="x", group="g"),
         ["relaxng/attribute-missing"]),
        (model("one.sch") + model("two.sch", "sch"), ["one-k", "one-n", "two-k", "two-n"]),
        (model("one.sch", phase="proof") + model("two.sch", phase="draft"), ["one-n", "two-k"]),
        (model("one.sch", phase="proof") + model("one.sch", phase="draft"), ["one-k", "one-n"]),
        ('<?oxygen RNGSchema="strict.rng" type="xml"?>', ["relaxng/attribute-missing"]),
        ('<?oxygen SCHSchema="one.sch"?>', ["one-k", "one-n"]),
        ('<?xml-stylesheet href="x.css"?>' + model("loose.rng"), []),
        ("<!-- x -->" + model("loose.rng") + "<?other href='y.rng'?>", []),
    ],
)  # fmt: skip
def test_every_schema_that_a_document_names_counts(folder, models, expected):
    assert rules(write(folder, models)) == expected


@pytest.mark.parametrize(
    "models",
    [
        model("http://example.org/a.rng", "rng"),
        model("https://example.org/a.sch", "sch"),
        model("missing.rng", "rng"),
        model("missing.sch"),
        model("a.xsd", "http://www.w3.org/2001/XMLSchema"),
        model("a.dtd", type="application/xml-dtd"),
        model("a.nvdl"),
        model("what.ever", "urn:of:nobody"),
        model("what"),
        model(""),
        model("broken.rng", "rng"),
        model("broken.sch", "sch"),
        model("one.sch", "sch", phase="none"),
        '<?oxygen RNGSchema="https://example.org/a.rnc" type="compact"?>',
        model("a.rnc"),
        model("a.rnc", "rng"),
        model("loose.rng", "rng", type="application/relax-ng-compact-syntax"),
        "",
    ],
)
def test_a_schema_that_cannot_be_used_is_an_error_with_a_remedy(folder, models, capsys):
    path = write(folder, models, "<d n='1' k='1'/>")
    (finding,) = check_file(path, Schemas())
    assert finding.rule in UNCHECKED
    assert finding.severity == "error"
    assert finding.hint
    assert "not checked" in finding.message
    assert run(["validate", str(path)]) == 1
    assert "1 not checked by a schema" in capsys.readouterr().err
    assert run(["validate", "--allow-unchecked", str(path)]) == 0
    assert "1 warning in 1 of 1 document; 1 not checked by a schema" in capsys.readouterr().err


def test_what_can_be_used_is_used_beside_what_cannot(folder):
    path = write(folder, model("http://example.org/a.rng", "rng") + model("one.sch") + model("strict.rng"))
    assert rules(path) == ["model/not-checked", "one-k", "one-n", "relaxng/attribute-missing"]
    assert rules(path, use_schematron=False) == ["model/not-checked", "relaxng/attribute-missing"]


def test_a_schematron_that_is_not_to_run_is_not_missed(folder):
    path = write(folder, model("loose.rng") + model("missing.sch"))
    assert rules(path, use_schematron=False) == []
    assert rules(write(folder, model("one.sch")), use_schematron=False) == ["model/none"]


def test_our_own_schemas_only_where_they_are_named_or_asked_for(folder):
    assert rules(write(folder, "")) == ["model/none"]
    assert "relaxng/element-unknown" in rules(write(folder, ""), engross=True)
    assert "relaxng/element-unknown" in rules(write(folder, model("https://example.org/engross.rng", "rng")))
    assert rules(write(folder, model("https://example.org/my-engross.rng", "rng"))) == ["model/not-checked"]
    assert "relaxng/element-unknown" in [finding.rule for finding in validate_bytes(b"<d/>", "a.xml")]


def test_schemas_given_repeat_and_hold_in_place_of_those_named(folder):
    path = write(folder, model("http://example.org/a.rng", "rng"))
    given = {"grammars": (folder / "loose.rng", folder / "strict.rng"), "schematrons": (folder / "one.sch",)}
    assert rules(path, **given) == ["one-k", "one-n", "relaxng/attribute-missing"]
    assert rules(path, **given, phase="proof") == ["one-n", "relaxng/attribute-missing"]
    options = [f"--schema={folder}/loose.rng", f"--schema={folder}/strict.rng"]
    rest = [f"--schematron={folder}/one.sch", f"--schematron={folder}/two.sch", "--phase=draft"]
    assert run(["validate", *options, *rest, str(path)]) == 1


def test_the_phase_asked_for_is_that_of_schemas_that_a_document_names(folder):
    assert rules(write(folder, model("one.sch", phase="draft")), phase="proof") == ["one-n"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("option", ["--schema=broken.rng", "--schematron=broken.sch", ""])
def test_the_report_is_written_whatever_a_schema_is(folder, form, option, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    write(folder, model("broken.sch") + model("broken.rng"), name="bad.xml")
    write(folder, model("strict.rng"), name="good.xml")
    write(folder, model("strict.rng"), "<d>", name="worse.xml")
    assert (
        run(["validate", *filter(None, [option]), "--format", form, "bad.xml", "good.xml", "worse.xml"]) == 1
    )
    out = capsys.readouterr().out
    assert out.count("good.xml") > 0
    if form == "json":
        report = json.loads(out)
        assert report["summary"]["unchecked"] == (2 if option else 1)
        assert len(report["documents"]) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="needs a fork")
@pytest.mark.parametrize(("body", "expected"), [("<d m='1'/>", []), ("<d/>", ["relaxng/attribute-missing"])])
def test_a_grammar_that_keeps_libxml2_for_ever_is_read_without_it(folder, body, expected):
    code = (
        "import sys; from pathlib import Path; from lxml import etree; from encoder.checks import relaxng\n"
        "def forever(_):\n    while True: pass\n"
        "etree.RelaxNG = forever\n"
        "from encoder.checks.validate import Schemas, check_file\n"
        "found = check_file(Path('a.xml'), Schemas((Path('strict.rng'),)))\n"
        "print(*[finding.rule for finding in found])"
    )
    write(folder, "", body)
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPO)},
        timeout=120,
        check=True,
    )
    assert done.stdout.split() == expected


def test_a_broken_schema_is_read_once(folder, monkeypatch):
    from encoder.checks import relaxng

    path = write(folder, model("strict.rng"))
    read = []
    parse = relaxng.parse_schema
    monkeypatch.setattr(relaxng, "parse_schema", lambda *a, **k: read.append(a) or parse(*a, **k))
    relaxng.grammar.cache_clear()
    for _ in range(3):
        assert rules(path, grammars=(folder / "broken.rng",)) == ["model/unusable"]
    assert len(read) == 1


@pytest.mark.parametrize(
    ("named", "is_checked"), [(("empty.odd",), False), (("loose.rng", "empty.odd"), True)]
)
def test_rules_that_are_none_check_nothing(folder, named, is_checked):
    (folder / "empty.odd").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>')
    kinds = {".odd": SCH, ".rng": RNG}
    models = "".join(
        f'<?xml-model href="{name}" schematypens="{kinds[Path(name).suffix]}"?>' for name in named
    )
    (folder / "d.xml").write_text(f"{models}<d>x</d>")
    found = check_file(folder / "d.xml", Schemas())
    assert [finding.rule for finding in found] == ([] if is_checked else ["model/not-checked"])
