"""Each export, read by a consumer or held to its schema."""

import json
import re
import shutil
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from encoder.archive.exports.annotations import annotations_of, target_of
from encoder.archive.exports.carrying import carry
from encoder.archive.exports.citations import bibtex_of, csl_of, key_of
from encoder.archive.exports.leaves import pictures_of
from encoder.archive.exports.letters import cmif_of
from encoder.archive.exports.pictures import manifest_of
from encoder.archive.exports.reading import read_text
from encoder.archive.record import Facts
from encoder.cli import run
from encoder.edition.edition import Facsimile
from encoder.rendering.facsimiles import Shelf, open_shelf
from encoder.rendering.html import render_text
from encoder.rendering.record import read_record
from tests.shared import REPO, SHARED

CASES = [*sorted((REPO / "tests" / "cases").glob("*/out.xml")), REPO / "schema" / "example.xml"]
ODD = Facts(
    title="Fish & {Chips} #1_50% ~^\\$",
    date="1951-03",
    creators=("Ann {Green}", "B. White and Sons"),
    recipients=("The Board",),
    language="en",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    output = tmp_path_factory.mktemp("built") / "o"
    samples = str(REPO / "tests" / "samples")
    assert run(["build", samples, "-o", str(output), "--no-search", "--no-pdf", "--no-catalogue"]) == 0
    return output


def body(text):
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
        f'<div type="letter">{text}</div></body></text></TEI>'
    )
    return etree.fromstring(tei)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_the_reading_text_has_the_words_of_the_site(file):
    def words(text):
        return re.sub(r"\[[^\]\s]{1,4}\]", "", text).split()

    tei = file.read_bytes()
    assert words(read_text(etree.fromstring(tei)).text) == words(render_text(tei))


def test_words_are_joined_and_furniture_is_left_out():
    root = body(
        '<p>The contin-<pb n="2" break="no"/><fw type="pageNum">- 2 -</fw>ent was '
        '<choice><sic>sene</sic><corr>seen</corr></choice> well-<lb break="no" rend="hyphen"/>lit'
        '<note n="1">At night.</note>.</p><p>On.</p>'
    )
    reading = read_text(root)
    assert reading.text == "The continent was seen well-lit.\n\nOn.\n\n[1] At night."
    assert [reading.text[span.start : span.end] for span in reading.blocks] == [
        "The continent was seen well-lit.",
        "On.",
    ]
    assert reading.text[reading.pages[0].start :].startswith("ent")
    assert reading.text[: reading.notes[0].anchor].endswith("lit")
    assert [reading.text[span.start : span.end] for span in reading.doubts] == ["seen"]
    typed = read_text(root, as_typed=True).text
    assert typed == "The contin-\n\n- 2 -\nent was sene well-\nlit.\n\nOn.\n\n[1] At night."


@pytest.mark.parametrize("as_typed", [False, True])
@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_offsets_lie_in_the_text(file, as_typed):
    reading = read_text(etree.parse(file).getroot(), as_typed=as_typed)
    for span in (*reading.blocks, *reading.notes, *reading.doubts):
        part = reading.text[span.start : span.end]
        assert part == part.strip()
    assert all(0 <= page.start <= len(reading.text) for page in reading.pages)


def test_bibtex_is_read_by_a_parser():
    import bibtexparser

    taken = set()
    keys = [key_of(name, taken) for name in ("memo 17", "memo-17", "Ünï", "信")]
    assert keys == ["memo-17", "memo-17-2", "Uni", "document"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text = "\n".join(bibtex_of(key, key, ODD, "https://example.org/", "A & B") for key in keys)
        parsed = bibtexparser.loads(text)
    assert [entry["ID"] for entry in parsed.entries] == keys
    assert parsed.entries[0]["year"] == "1951"
    assert (
        parsed.entries[0]["title"]
        == r"Fish \& \{Chips\} \#1\_50\% \textasciitilde{}\textasciicircum{}\textbackslash{}\$"
    )


def test_csl_is_cited_by_a_processor():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        items = [csl_of("memo-17", ODD, "https://example.org/", "Papers")]
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        bibliography.register(Citation([CitationItem("memo-17")]))
        (cited,) = map(str, bibliography.bibliography())
    assert "1951" in cited and "Fish & {Chips}" in cited


def manifest(root, name="memo 17", shelf=None, folder=None, facts=ODD):
    prezi = pytest.importorskip("iiif_prezi3")
    site = "https://example.org/papers/"
    pictures = pictures_of(name, root, read_text(root), site, shelf or Shelf(), folder)
    made = manifest_of(name, facts, pictures, site)
    return made and prezi.Manifest(**{key: value for key, value in made.items() if key != "@context"})


def seen(read):
    """The label, the address and the size of each canvas of a manifest."""
    return [
        (
            canvas.label["none"][0],
            str(canvas.items[0].items[0].body.id),
            (canvas.width, canvas.height),
        )
        for canvas in read.items
    ]


def test_a_manifest_is_one_of_iiif():
    root = body(
        '<pb n="1" facs="scans/1.jpg"/><p>One <pb n="2" facs="https://example.net/2.png"/> two.</p>'
        '<pb facs="#z"/>'
    )
    assert seen(manifest(root)) == [
        ("1", "https://example.org/papers/scans/1.jpg", (1000, 1414)),
        ("2", "https://example.net/2.png", (1000, 1414)),
    ]
    assert manifest(body("<p>No picture.</p>")) is None


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ((), (None, None)),
        (
            ("CC BY", "https://creativecommons.org/licenses/by/4.0/"),
            ("http://creativecommons.org/licenses/by/4.0/", None),
        ),
        (("All rights reserved",), (None, {"none": ["All rights reserved"]})),
    ],
)
def test_a_manifest_says_what_may_be_done(said, shown):
    root = body('<pb n="1" facs="1.jpg"/>')
    read = manifest(root, facts=replace(ODD, rights=said))
    told = read.requiredStatement and read.requiredStatement.value
    assert (read.rights and str(read.rights), told) == shown


def test_surfaces_are_pages_with_the_sizes_that_they_tell():
    text = '<pb n="3r" facs="#z1"/><p>One.</p><pb n="3v" facs="#s2"/>'
    root = body(text)
    facsimile = etree.fromstring(
        '<facsimile xmlns="http://www.tei-c.org/ns/1.0"><surface xml:id="s1" n="a"><graphic url="a.png" '
        'width="800px" height="1200px"/><zone xml:id="z1"/></surface><surface xml:id="s2">'
        '<graphic url="https://example.net/b.jpg"/></surface></facsimile>'
    )
    root.insert(0, facsimile)
    assert seen(manifest(root)) == [
        ("3r", "https://example.org/papers/a.png", (800, 1200)),
        ("3v", "https://example.net/b.jpg", (1000, 1414)),
    ]
    for page in root.iter("{*}pb"):
        del page.attrib["facs"]
    assert [label for label, *_ in seen(manifest(root))] == ["a", "2"]


def test_pictures_of_the_edition_are_those_that_the_site_shows(tmp_path):
    root = body('<pb n="1" facs="0077"/><p>One.</p>')
    server = Shelf(Facsimile(None, "https://iiif.example/x/"))
    assert seen(manifest(root, shelf=server))[0][1] == "https://iiif.example/x/0077/full/max/0/default.jpg"
    folder = tmp_path / "facsimile"
    folder.mkdir()
    (folder / "memo_2.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x58\0\0\x03\x20")
    (folder / "memo_1.jpg").write_bytes(
        b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x0b\x08\x02\x00\x01\x00\x01\x01\x11\0"
    )
    shown = seen(manifest(body("<p>One.</p>"), "memo", open_shelf(Facsimile(folder)), tmp_path))
    assert shown == [
        ("1", "https://example.org/papers/facsimile/memo_1.jpg", (256, 512)),
        ("2", "https://example.org/papers/facsimile/memo_2.png", (600, 800)),
    ]


def test_annotations_stand_where_the_doubts_are():
    tei = (REPO / "schema" / "example.xml").read_bytes()
    reading, doubts = read_text(etree.fromstring(tei)), read_record("x", tei).doubts
    target, is_shown = target_of("x", reading, None, "https://example.org/")
    page = annotations_of("x", target, doubts, "https://example.org/", "Engross")
    assert not is_shown
    assert len(reading.doubts) == len(doubts) == len(page["items"]) > 2
    for one, doubt in zip(page["items"], doubts, strict=True):
        quote, position = one["target"]["selector"]
        exact = reading.text[position["start"] : position["end"]]
        assert quote["exact"] == exact
        assert reading.text.index(quote["prefix"] + exact + quote["suffix"]) >= 0
        assert exact in doubt.text or not exact
        assert one["body"][0]["value"] == doubt.why
    assert len({one["id"] for one in page["items"]}) == len(doubts)


def test_annotations_count_in_a_file_of_the_site(built, tmp_path):
    command = ["export", str(built), "--format", "annotations", "--base-url", "https://example.org/p"]
    assert run([*command, "--to", str(tmp_path)]) == 0
    count = 0
    for file in tmp_path.glob("*.json"):
        for one in json.loads(file.read_text())["items"]:
            source = one["target"]["source"].removeprefix("https://example.org/p/")
            text = (built / "html" / source).read_text()
            quote, position = one["target"]["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
            count += 1
    assert count > 2
    assert not list(tmp_path.glob("*.txt"))


def test_annotations_of_what_has_no_page_have_their_text_beside_them(tmp_path):
    source, output, place = tmp_path / "a b.md", tmp_path / "o", tmp_path / "notes"
    source.write_text((REPO / "tests" / "samples" / "signal-station.md").read_text())
    assert run(["build", str(source), "-o", str(output), "--no-pdf", "--no-search", "--no-catalogue"]) == 0
    (output / "html" / "text" / "a b.txt").write_text("Something else.")
    assert run(["export", str(output), "--format", "annotations", "--to", str(place)]) == 0
    items = json.loads((place / "a b.annotations.json").read_text())["items"]
    assert {one["target"]["source"] for one in items} == {"a%20b.txt"}
    text = (place / "a b.txt").read_text()
    for one in items:
        quote, position = one["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]


def test_places_are_carried_to_a_text_with_other_space_and_marks():
    here, there = "The light\nis  out. Again.", "The light[1] is out.[*]\n\nAgain.\n"
    start = here.index("out")
    carried = carry(here, there, [(0, 9), (start, start + 4), (len(here), len(here))])
    assert [there[first:last] for first, last in carried] == ["The light", "out.", ""]
    assert carry(here, "The light is in. Again.", [(0, 3)]) is None
    assert carry(here, "The light[1] is out.", [(0, 3)]) is None
    assert carry("a [1] b", "a [1] [1] b", [(6, 7)]) == [(10, 11)]


def test_letters_are_tei():
    grammar = SHARED / "reference" / "tei_all.rng"
    if not grammar.is_file():
        pytest.skip("the grammar of TEI is not here")
    root = etree.parse(REPO / "schema" / "example.xml")
    letters = [("https://example.org/x.html", "x", one) for one in root.iter("{*}correspDesc")]
    data = cmif_of(letters, "Papers", "https://example.org/", "Papers", "2026-11-27")
    file = etree.fromstring(data)
    etree.RelaxNG(etree.parse(grammar)).assertValid(file)
    (letter,) = file.iter("{*}correspDesc")
    assert letter.get("ref") == "https://example.org/x.html"
    assert [action.get("type") for action in letter] == ["sent", "received"]


def test_letters_say_the_licence_that_the_edition_says_and_no_other(built, tmp_path, capsys):
    grammar = SHARED / "reference" / "tei_all.rng"
    place = tmp_path / "letters.xml"
    assert run(["export", str(built), "--format", "cmif", "--to", str(place)]) == 0
    assert "correspSearch takes letters under CC BY 4.0" in capsys.readouterr().err
    file = etree.parse(place)
    assert not list(file.iter("{*}licence"))
    if grammar.is_file():
        etree.RelaxNG(etree.parse(grammar)).assertValid(file)
    sources, edition, output = tmp_path / "s", tmp_path / "s" / "edition.toml", tmp_path / "o"
    sources.mkdir()
    shutil.copy(REPO / "tests" / "samples" / "lighthouse-board-41.txt", sources)
    for licence, is_told in (("CC-BY-SA-4.0", True), ("CC-BY-4.0", False)):
        edition.write_text(f'licence = "{licence}"\n')
        build = ["build", str(sources), "-o", str(output), "--no-pdf", "--no-search", "--no-catalogue"]
        assert run(build) == 0
        assert run(["export", str(output), "--format", "cmif", "--to", str(place)]) == 0
        assert ("correspSearch takes letters under CC BY 4.0" in capsys.readouterr().err) is is_told
        assert [one.text for one in etree.parse(place).iter("{*}licence")] == [licence]


def test_all_formats_by_the_command(built, tmp_path):
    for form in ("text", "annotations", "iiif"):
        assert run(["export", str(built), "--format", form, "--to", str(tmp_path / form)]) == 0
    assert {path.stem for path in (tmp_path / "text").glob("*.txt")} == {
        path.stem for path in (built / "tei").glob("*.xml")
    }
    for form in ("jsonl", "parquet", "cmif", "bibtex", "csl-json"):
        assert run(["export", str(built), "--format", form]) == 0
    rows = [json.loads(line) for line in (built / "exports" / "documents.jsonl").read_text().splitlines()]
    import pyarrow.parquet as pq

    assert pq.read_table(built / "exports" / "documents.parquet").to_pylist() == rows
    for row in rows:
        assert Path(tmp_path, "text", f"{row['id']}.txt").read_text() == f"{row['text']}\n"
        assert all(row["text"][one["start"] : one["end"]].strip() for one in row["blocks"])


def test_a_broken_file_answers_for_itself(built, tmp_path, capsys):
    broken = next((built / "tei").glob("*.xml"))
    whole = broken.read_bytes()
    try:
        broken.write_bytes(whole[: len(whole) // 2])
        assert run(["export", str(built), "--format", "jsonl", "--to", str(tmp_path / "x.jsonl")]) == 1
    finally:
        broken.write_bytes(whole)
    assert len((tmp_path / "x.jsonl").read_text().splitlines()) == 2
    assert capsys.readouterr().err.count("not well-formed") == 1


def test_what_a_format_has_nothing_of_is_not_counted(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Notes.\n\nThe light is out.\n")
    output = tmp_path / "o"
    build = ["build", str(tmp_path / "a.txt"), "-o", str(output), "--no-pdf", "--no-search", "--no-catalogue"]
    assert run(build) == 0
    capsys.readouterr()
    for form, count in (("text", 1), ("iiif", 0), ("cmif", 0), ("annotations", 1), ("bibtex", 1)):
        assert run(["export", str(output), "--format", form]) == 0
        told = capsys.readouterr().err
        assert told.startswith(f"{count} of 1 documents in ")
        assert ("; it takes" in told) is (count == 0)
