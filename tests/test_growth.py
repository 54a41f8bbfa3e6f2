"""The benchmark of growth does not rot, and what was mended for it does what it did before."""

import re
import time

import pytest

from benchmarks.growth import measure, ways_of, work_of
from benchmarks.runs import DOCUMENTS, TEXTS
from encoder.api import encode, validate
from encoder.checks.coverage import coverage
from encoder.checks.parse import parse
from encoder.document.notes.alignment import align_notes
from encoder.document.notes.candidates import Candidate
from encoder.errors import EngrossError
from encoder.rendering.pdf import print_xml
from encoder.rendering.reading import read_tei

RUNS = {**TEXTS, **DOCUMENTS}
WAYS = tuple(dict.fromkeys(way for run in RUNS for way in ways_of(run)))
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>'


def test_there_are_enough_runs() -> None:
    assert len(TEXTS) >= 40 and len(DOCUMENTS) >= 40


@pytest.mark.parametrize("way", WAYS)
def test_every_run_goes_every_way(way: str) -> None:
    """Whatever repeats, the product does its work or refuses it in its own words."""
    for run in (run for run in RUNS if way in ways_of(run)):
        try:
            work_of(run, way, 60)()
        except EngrossError:
            continue
        except Exception as error:  # so that the run is named
            pytest.fail(f"{run}: {error!r}")


def test_a_cell_is_measured() -> None:
    (cell,) = measure("numbers, one a line", ["encode edited"], 500, 2000, 600)
    assert [size for size, _ in cell.times] == [500, 1000, 2000] and not cell.trouble


def test_identifiers_that_are_wanted_often_are_unique() -> None:
    tei = encode("31. Minutes\n\n" + "The wall stands.\n[Page 1]\n" * 60).tei.decode()
    found = re.findall(r'xml:id="(pg_1[^"]*)"', tei)
    assert len(found) == len(set(found)) == 60
    assert found[:3] == ["pg_1", "pg_1b", "pg_1c"]


def test_many_notes_of_one_number_go_each_as_far_along_as_it_is() -> None:
    candidates = [Candidate(place * 10, place * 10 + 1, "1", 6.0) for place in range(1200)]
    placed = align_notes(["1"] * 1200, candidates)
    assert all(place.candidate is not None for place in placed)
    assert [place.candidate for place in placed] == candidates


def test_places_of_rules_are_the_same_in_small_and_large_documents() -> None:
    wrong = '<div><p>A</p><p>See <ref target="#q">this</ref>.</p></div>'
    small, large = (
        [
            (found.place.xpath, found.place.column)
            for found in validate(TEI.format(wrong + "<div><p>A</p></div>" * often).encode())
            if found.rule.startswith("sch-") and "/ref" in (found.place.xpath or "")
        ]
        for often in (1, 1200)
    )
    assert small and small == large


def test_every_attribute_has_its_own_column() -> None:
    tei = TEI.format('<p xml:id="a">A</p><p n="1" xml:id="a">B</p>')
    (found,) = (one for one in validate(tei.encode()) if one.rule == "xml/duplicate-id")
    assert found.place.column == tei.rindex("xml:id") + 1
    assert found.place.xpath == "/TEI/text[1]/body[1]/p[2]/@xml:id"


@pytest.mark.parametrize("subset", ["<!-- open ", "<!-- a --><!-- open ]>"])
def test_an_open_comment_in_a_doctype_is_a_fault(subset: str) -> None:
    (found,) = validate(f"<!DOCTYPE TEI [{subset}]>{TEI.format('<p>A</p>')}".encode())[:1]
    assert found.rule == "xml/unclosed-markup"


def test_a_comment_in_a_doctype_is_no_fault() -> None:
    findings = validate(f'<!DOCTYPE TEI [<!-- ]> \' --><!ENTITY a "b">]>{TEI.format("<p>A</p>")}'.encode())
    assert not [found for found in findings if found.rule.startswith("xml/")]


def test_endless_words_are_divided_and_addresses_are_not() -> None:
    word = "tide" * 40
    xml = print_xml(
        read_tei(TEI.format(f'<p>{word} <ref target="https://a.org/{word}">a</ref></p>').encode())
    )
    assert f'href="https://a.org/{word}"' in xml
    assert word not in xml.replace(f"https://a.org/{word}", "")
    assert word in xml.replace("\u200b", "").replace(f"https://a.org/{word}", "")


def test_labels_and_pages_stand_with_the_item_after_them() -> None:
    first = '<pb n="1"/><label>a</label><item>A</item>'
    second = ' x <pb n="2"/><label>b</label><item>B</item><label>c</label>'
    xml = print_xml(read_tei(TEI.format(f"<list>{first}{second}</list>").encode()))
    inside = xml[xml.index("<list") : xml.index("</list>")]
    assert re.findall(r"<label>(\w)</label>", inside) == ["a", "b"]
    assert re.findall(r'<pb n="(\d)"', xml) == ["1", "2"]
    assert inside.index("<label>b") < inside.index('<pb n="2"') < inside.index("B")


def test_a_long_rule_is_passed_over() -> None:
    source = f"The tide\n\n{'-' * 3000}\n\nand the wall"
    tree = parse(TEI.format('<p>The tide</p><milestone unit="rule"/><p>and the wall</p>').encode(), "a.xml")
    assert coverage(tree, source, "a.txt", "a.xml") == ()


def test_a_long_heading_is_read_once_for_all_that_stands_below_it() -> None:
    def seconds(often: int) -> float:
        head = f"<head>{'12<lb/>' * often}13</head>"
        below = '<div type="entry"><head>1816</head></div>' * often
        tei = TEI.format(f'<div type="document">{head}{below}</div>').encode()
        begun = time.process_time()
        print_xml(read_tei(tei))
        return time.process_time() - begun

    seconds(10)
    assert seconds(800) < 30 * max(seconds(100), 0.02)


@pytest.mark.parametrize(
    ("inner", "read"),
    [
        ("har-<lb/>bour", "harbour"),
        ("har-<pb/><fw>12</fw><lb/>bour", "harbour"),
        ("har<pc force='weak'>-</pc><pb/><lb/>bour", "harbour"),
        ("har<lb/><pc force='weak'>-</pc>bour", "har -bour"),
        ("<w part='I'>har</w><lb/><w part='F'>bour</w>", "harbour"),
        ("Nord-<lb/> und Süd", "Nord- und Süd"),
        ("the wall<lb/><lb/>stands", "the wall stands"),
        ("<pc force='weak'>-</pc><lb/>bour", "- bour"),
    ],
)
def test_breaks_in_a_row_have_the_same_around_them(inner: str, read: str) -> None:
    words = re.search(r"<p>(.*?)</p>", print_xml(read_tei(TEI.format(f"<p>{inner}</p>").encode())), re.DOTALL)
    assert words is not None
    assert re.sub("<[^>]*>|\xad", "", words[1]).split() == read.split()


def test_items_on_lines_of_their_own_are_set_one_by_one() -> None:
    def seconds(often: int) -> float:
        tei = TEI.format("<list>" + "\n<item>Mr. Quill</item>" * often + "</list>").encode()
        begun = time.process_time()
        print_xml(read_tei(tei))
        return time.process_time() - begun

    seconds(10)
    assert seconds(8000) < 30 * max(seconds(1000), 0.02)


def test_hyphens_before_lines_are_looked_for_once() -> None:
    def seconds(often: int) -> float:
        tei = TEI.format(f"<p>{'the har-<lb/>bor ' * often}</p>").encode()
        begun = time.process_time()
        print_xml(read_tei(tei))
        tree = parse(tei, "a.xml")
        coverage(tree, "".join(tree.getroot().itertext()), "a.txt", "a.xml")
        return time.process_time() - begun

    seconds(10)
    assert seconds(4000) < 25 * max(seconds(500), 0.02)


@pytest.mark.parametrize(
    "run",
    ["blanks", "a key and blanks", "a label and blanks", "stars", "open pictures", "emphasis behind blanks"],
)
def test_lines_without_end_are_read_in_their_time(run: str) -> None:
    def seconds(size: int) -> float:
        work = work_of(run, "encode printed", size)
        begun = time.process_time()
        work()
        return time.process_time() - begun

    seconds(64)
    assert seconds(32_000) < 30 * max(seconds(4_000), 0.02)


@pytest.mark.parametrize("run", ["pages", "TEI notes"])
def test_a_book_on_one_line_is_compared_in_its_time(run: str) -> None:
    def seconds(size: int) -> float:
        work = work_of(run, "coverage", size)
        begun = time.process_time()
        work()
        return time.process_time() - begun

    seconds(64)
    assert seconds(256_000) < 30 * max(seconds(32_000), 0.02)
