"""Documents that name schemas of their own: harmless ones are used, others are told and harm nobody."""

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from lxml import etree

from encoder.budget import Budget
from encoder.checks import relaxng, validate
from encoder.checks.ledger import Ledger
from encoder.checks.trust import Schema
from encoder.checks.validate import Schemas, check_file
from encoder.cli import run
from encoder.corpus import covering
from encoder.corpus.validating import tell, validate_all
from encoder.errors import NotTrusted
from encoder.reports import FORMATS
from encoder.resources import resource
from tests.shared import REPO

SPECIMEN = REPO / "benchmarks" / "specimen.xml"
RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
FINE = f'<element xmlns="{RNG}" name="d"><text/></element>'
FIRES = (
    f'<schema xmlns="{SCH}" queryBinding="xslt2"><pattern><rule context="d">'
    '<report id="r" test="{}">x</report></rule></pattern></schema>'
)


def name_schema(folder: Path, name: str, content: str | bytes, body: str = "<d/>") -> Path:
    """A document that names a schema beside it."""
    schema = folder / name
    schema.write_bytes(content.encode() if isinstance(content, str) else content)
    language = RNG if name.endswith(".rng") else SCH
    document = folder / f"{schema.stem}.xml"
    document.write_text(f'<?xml-model href="{name}" schematypens="{language}"?>{body}')
    return document


def rules(document: Path, **schemas: tuple[Path, ...]) -> list[str]:
    return [finding.rule for finding in check_file(document, Schemas(**schemas))]


def test_harmless_schemas_are_used(tmp_path):
    assert rules(name_schema(tmp_path, "a.rng", FINE)) == []
    assert rules(name_schema(tmp_path, "b.rng", FINE, "<e/>")) == ["relaxng/element-unknown"]
    assert rules(name_schema(tmp_path, "c.sch", FIRES.format("true()"))) == ["r"]


def test_what_is_refused_is_an_error_that_says_how_to_trust(tmp_path):
    (tmp_path / "x.txt").write_text("x")
    document = name_schema(tmp_path, "a.sch", "\n" + FIRES.format("unparsed-text('x.txt') = 'x'"))
    (finding,) = check_file(document, Schemas())
    schema = tmp_path / "a.sch"
    assert (finding.rule, finding.severity) == ("model/not-trusted", "error")
    assert f"the schema {schema}:2 is not used: `unparsed-text()`" in finding.message
    assert f"--schematron {schema}" in (finding.hint or "")
    assert rules(document, schematrons=(schema,)) == ["r"]


def test_a_copy_of_ours_is_ours(tmp_path):
    for name in ("engross.sch", "engross.rng"):
        shutil.copy(resource("schema", name), tmp_path / name)
    text = SPECIMEN.read_text().partition("?>")[2]
    models = f'<?xml-model href="engross.sch" schematypens="{SCH}"?>'
    (tmp_path / "a.xml").write_text(models + text)
    assert rules(tmp_path / "a.xml") == []
    with (tmp_path / "engross.sch").open("a") as file:
        file.write("<!-- changed -->")
    assert rules(tmp_path / "a.xml") == []


LOADERS = [
    f'<grammar xmlns="{RNG}"><include href="{{}}"/></grammar>',
    f'<externalRef xmlns="{RNG}" href="{{}}"/>',
    f'<element xmlns="{RNG}" name="d"><externalRef href="{{}}"/></element>',
    f'<grammar xmlns="{RNG}"><start><ref name="d"/></start><div><include href="{{}}"/></div>'
    '<define name="d"><empty/></define></grammar>',
]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "href",
    [
        "../out/x.rng",
        "{out}/x.rng",
        "file:{out}/x.rng",
        "link.rng",
        "folder/x.rng",
        "%2e%2e/out/x.rng",
        "{out}/nothing.rng",
        "http://example.org/x.rng",
        "file://example.org/x.rng",
        "x%00.rng",
    ],
)
def test_grammars_read_nothing_outside_their_folder(loader, href, tmp_path):
    home, out = tmp_path / "home", tmp_path / "out"
    home.mkdir()
    out.mkdir()
    (out / "x.rng").write_text(
        f'<grammar xmlns="{RNG}"><start><element name="d"><empty/></element></start></grammar>'
    )
    (home / "link.rng").symlink_to(out / "x.rng")
    (home / "folder").symlink_to(out)
    document = name_schema(home, "a.rng", loader.format(href.format(out=out)))
    assert set(rules(document)) <= {"model/not-trusted", "model/unusable"}
    assert rules(document)
    with pytest.raises(NotTrusted):
        relaxng.grammar(Schema.named(home / "a.rng"))


def test_a_base_does_not_lead_out(tmp_path):
    (tmp_path / "out.rng").write_text(FINE)
    home = tmp_path / "home"
    home.mkdir()
    loader = f'<externalRef xmlns="{RNG}" href="out.rng" xml:base="{tmp_path}/"/>'
    assert rules(name_schema(home, "a.rng", loader)) == ["model/not-trusted"]


def test_grammars_read_what_lies_in_their_folder(tmp_path):
    (tmp_path / "part.rng").write_text(FINE)
    document = name_schema(tmp_path, "a.rng", f'<externalRef xmlns="{RNG}" href="part.rng"/>')
    assert rules(document) == []
    document.write_text(document.read_text().replace("<d/>", "<e/>"))
    assert rules(document) == ["relaxng/element-unknown"]


def test_entities_of_a_grammar_are_not_read(tmp_path):
    (tmp_path / "x.dtd").write_text('<!ENTITY x "<text/>">')
    doctype = f'<!DOCTYPE element SYSTEM "{tmp_path}/x.dtd">'
    document = name_schema(tmp_path, "a.rng", doctype + FINE.replace("<text/>", "&x;"))
    assert rules(document) == ["model/unusable"]


DEEP = f'<element xmlns="{RNG}" name="d">' + "<group>" * 200 + "<text/>" + "</group>" * 200 + "</element>"
ENDLESS = (
    f'<grammar xmlns="{RNG}"><start><ref name="a"/></start>'
    '<define name="a"><ref name="a"/></define></grammar>'
)
BROKEN = {
    "not-xml.rng": "nonsense",
    "empty.rng": "",
    "other-root.rng": "<x/>",
    "other-pattern.rng": f'<nonsense xmlns="{RNG}"/>',
    "undefined.rng": f'<grammar xmlns="{RNG}"><start><ref name="x"/></start></grammar>',
    "endless.rng": ENDLESS,
    "itself.rng": f'<externalRef xmlns="{RNG}" href="itself.rng"/>',
    "bytes.rng": b"\xff\xfe\x00\xd8",
    "codec.rng": '<?xml version="1.0" encoding="hex"?>' + FINE,
    "not-xml.sch": "nonsense",
    "empty.sch": "",
    "other-root.sch": "<x/>",
    "binding.sch": f'<schema xmlns="{SCH}" queryBinding="stx"/>',
    "phase.sch": f'<schema xmlns="{SCH}" defaultPhase="x"/>',
    "syntax.sch": FIRES.format("(("),
    "unknown.sch": FIRES.format("f:x(1)"),
    "variable.sch": FIRES.format("$x"),
    "itself.sch": f'<schema xmlns="{SCH}"><include href="itself.sch"/></schema>',
}


def test_a_broken_schema_stops_only_its_own_document(tmp_path, capsys):
    for name, content in BROKEN.items():
        name_schema(tmp_path, name, content).rename(tmp_path / f"{name}.xml")
    shutil.copy(SPECIMEN, tmp_path / "good.xml")
    assert run(["validate", str(tmp_path), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    invalid = {Path(document["file"]).stem for document in report["documents"] if not document["valid"]}
    assert invalid == set(BROKEN)
    assert {finding["rule"] for document in report["documents"] for finding in document["findings"]} <= {
        "model/unusable",
        "model/not-checked",
        "model/not-trusted",
    }


def test_a_deep_grammar_is_no_matter(tmp_path):
    assert rules(name_schema(tmp_path, "a.rng", DEEP)) in ([], ["model/unusable"])


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder in which all that is wrong with documents stands beside a good one."""
    shutil.copy(SPECIMEN, tmp_path / "good.xml")
    for codec in ("hex", "zlib", "rot13", "undefined", "idna", "punycode", "unicode_escape", "utf-7", "x y"):
        (tmp_path / f"codec-{codec}.xml").write_text(f'<?xml version="1.0" encoding="{codec}"?><TEI/>')
    name_schema(tmp_path, "bad.rng", "<x/>")
    (tmp_path / "empty.xml").write_bytes(b"")
    (tmp_path / "bytes.xml").write_bytes(bytes(range(256)))
    for name in (b"\xff.xml", b"a\x1b[31m\n::error::b.xml", "\u202e\u0085.xml".encode(), b'%n, ]]>&<".xml'):
        shutil.copy(SPECIMEN, os.path.join(os.fsencode(tmp_path), name))  # noqa: PTH118 - bytes
    Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), b"\xfe.xml"))).write_text("<a>")  # noqa: PTH118
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("command", ["validate", "coverage"])
def test_every_report_is_written(command, form, mixed, capsysbinary):
    assert run([command, str(mixed), "--format", form]) == 1
    out, err = capsysbinary.readouterr()
    assert b"Traceback" not in out + err
    assert err.count(b"\n") == 1
    text = out.decode("utf-8")
    assert "\x1b" not in text
    assert "\n::error::b" not in text
    if form in ("json", "sarif"):
        json.loads(text)
    if form in ("junit", "checkstyle"):
        etree.fromstring(out)
    if form == "json":
        files = {document["file"] for document in json.loads(text)["documents"]}
        assert len(files) == len(list(mixed.glob("*.xml")))


def test_a_fault_of_ours_stops_only_its_own_document(tmp_path, monkeypatch, capsys):
    def fault(*_args, **_others):
        raise RuntimeError("a fault")

    monkeypatch.setattr(validate, "_duplicates", fault)
    monkeypatch.setattr(covering, "_covered", fault)
    shutil.copy(SPECIMEN, tmp_path / "a.xml")
    (tmp_path / "b.xml").write_text("<a>")
    files = sorted(tmp_path.iterdir())
    for findings in (
        validate.check_files(files, Schemas()),
        [covering._shielded(file, ()) for file in files],
    ):
        assert [found[0].rule for found in findings] == ["engross/fault", "xml/unclosed-element"]
        assert tell(zip(files, findings, strict=True), "json", quiet=True) == 70
        assert len(json.loads(capsys.readouterr().out)["documents"]) == 2


EXPLOSIVE = FIRES.format(
    "sum(for $a in 1 to 1000000, $b in 1 to 1000000 return ($a * $b + count(@*)) mod 7) = 1"
)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_schema_that_takes_too_long_is_not_tried_again(jobs, tmp_path):
    name_schema(tmp_path, "slow.sch", EXPLOSIVE)
    for number in range(30):
        shutil.copy(tmp_path / "slow.xml", tmp_path / f"slow{number}.xml")
    shutil.copy(SPECIMEN, tmp_path / "good.xml")
    files = sorted(tmp_path.glob("*.xml"))
    before = time.monotonic()
    found = dict(validate_all(files, Schemas(), jobs, Budget(seconds=4)))
    assert time.monotonic() - before < 60
    assert found.pop(tmp_path / "good.xml") == ()
    assert {finding.rule for findings in found.values() for finding in findings} == {"model/over-budget"}
    assert all(len(findings) == 1 for findings in found.values())


def test_what_is_written_for_the_ledger_is_removed(tmp_path, monkeypatch):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ledger, schema = Ledger.new(), Schema.named(tmp_path / "a.sch")
    assert ledger.using(schema, "a.xml", lambda: 1) == 1
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyboardInterrupt):
        ledger.using(schema, "a.xml", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    assert ledger.blame("b.xml") is None
    assert not ledger.is_blamed(schema)
    assert ledger.blame("a.xml") == schema.path
    assert ledger.is_blamed(schema)
    ledger.close()
    assert list(tmp_path.iterdir()) == []
