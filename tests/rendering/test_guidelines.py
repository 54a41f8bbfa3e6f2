"""Documents of the kinds that the TEI Guidelines describe: nothing is lost, moved or fused on their pages."""

from pathlib import Path

import pytest

from encoder.rendering.html import render_html, render_text
from encoder.rendering.pdf import render_pdf
from tests.rendering.reading_order import missing_in_order, page_in_order, words_in_order
from tests.rendering.reading_text import OURS, page_characters, parse_page, tei_characters
from tests.shared import SHARED

KINDS = sorted((Path(__file__).parent / "guidelines").glob("*.xml"))
FOREIGN = sorted((SHARED / "reference" / "tei").glob("*.xml"))
SPLIT = {
    "interleaved": {"pa", "ge;"},
    "ruby-and-scripts": {"の船"},
    "quotations-nested": {"wrote:firstsecond", "end."},
    "speech-timeline": {"yesall"},
}
"""Words around what a page sets elsewhere: the halves of one that is broken over a page and its number;
and words that only elements part in the file."""


def test_there_are_many_kinds():
    assert len(KINDS) >= 15


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
def test_no_text_is_lost(path):
    tei = path.read_bytes()
    assert not tei_characters(tei) - page_characters(render_html(tei))
    assert render_text(tei).strip()


@pytest.mark.parametrize("path", [*KINDS, *FOREIGN], ids=lambda path: path.stem)
def test_words_follow_each_other_as_in_the_document(path):
    tei = path.read_bytes()
    page = parse_page(render_html(tei))
    seen = "".join(page_in_order(part, OURS) for part in page.xpath("//main//h1 | //*[@id='engross-text']"))
    assert set(missing_in_order(words_in_order(tei), seen)) <= SPLIT.get(path.stem, set())


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.stem)
def test_each_kind_is_set(path):
    assert render_pdf(path.read_bytes())[0].startswith(b"%PDF")


def test_an_entry_attached_to_the_text_before_it_is_no_text():
    tei = (Path(__file__).parent / "guidelines" / "apparatus-parallel.xml").read_bytes()
    page = parse_page(render_html(tei))
    assert "went home" in " ".join("".join(page.xpath("//div[@id='engross-text']//text()")).split())
    entries = [
        " ".join("".join(one.itertext()).split()) for one in page.xpath("//section[@class='apparatus']//li")
    ]
    assert any("home] away C" in entry for entry in entries)


def test_what_has_a_title_page_is_of_its_day_not_of_the_first_report_in_it():
    page = parse_page(render_html((Path(__file__).parent / "guidelines" / "newspaper.xml").read_bytes()))
    (kicker,) = page.xpath("//p[@class='kicker']")
    assert kicker.xpath(".//time/@datetime") == ["1871-03-04"]
    assert not kicker.xpath(".//*[@class='kind']")
    assert not page.xpath("//dl[@class='particulars']")
