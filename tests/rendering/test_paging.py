"""Lists of many documents: on several pages, of which none is large, and nothing is missing from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.rendering.desk import desk_pages
from encoder.rendering.frame import Frame
from encoder.rendering.index import index_pages
from encoder.rendering.paging import MOST, Pager, remove_further, spans
from encoder.rendering.record import Doubt, Record, brief
from encoder.rendering.site import SiteOptions, build_site
from tests.rendering.reading_text import parse_page

FRAME = Frame(site="Papers")
LARGEST = 300_000
NAMES = [f"Correspondent {number}" for number in range(700)]
RECORDS = [
    Record(
        f"letter-{number:05}",
        f"Letter to the harbour {number} " + "of a long title " * (number % 40),
        f"{1800 + number // 20}-01-{number % 28 + 1:02}",
        "a day",
        (NAMES[number % 3],),
        (NAMES[number % 700],),
        f"Place {number % 2}",
        ids=(f"p{number}",),
        doubts=(Doubt("d", "choice", "words " * 15, "why " * 20),) * (number % 5),
    )
    for number in range(2500)
]
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{0}</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><p>Text.</p></body></text></TEI>"""


@given(st.lists(st.integers(1, 300), max_size=80))
def test_the_pages_share_all_entries_and_none_is_too_large(weights):
    found = spans(weights)
    assert [place for part in found for place in part] == list(range(len(weights)))
    assert all(len(part) == 1 or sum(weights[place] for place in part) <= MOST for part in found if part)
    assert len(found) == 1 or all(found)
    if sum(weights) <= MOST:
        assert len(found) == 1


@pytest.mark.parametrize("render", [index_pages, desk_pages])
def test_no_page_is_large_and_none_is_left_out(render):
    pages = dict(render(RECORDS, frame=FRAME))
    assert len(pages) > 5
    assert max(len(html.encode()) for html in pages.values()) < LARGEST
    parsed = {href: parse_page(html) for href, html in pages.items()}
    links = {
        link for page in parsed.values() for link in page.xpath("//main//a/@href[starts-with(., 'letter')]")
    }
    wanted = [one for one in RECORDS if render is not desk_pages or one.doubts]
    assert {link.partition("#")[0] for link in links} == {f"{record.name}.html" for record in wanted}
    reached, waiting = set(), [next(iter(pages))]
    while waiting:
        href = waiting.pop()
        if href not in reached:
            reached.add(href)
            waiting += parsed[href].xpath("//nav[@class='pager']//a/@href")
    assert reached == set(pages)
    assert dict(render(RECORDS[::-1], frame=FRAME)) == pages


def test_one_document_with_many_doubts_is_on_several_pages():
    record = Record("m", "Memo", doubts=tuple(Doubt(f"d{n}", "date", "x", "y") for n in range(3 * MOST)))
    pages = [parse_page(html) for _, html in desk_pages([record], FRAME)]
    found = [link for page in pages for link in page.xpath("//ul[@class='doubts']/li/a/@href")]
    assert found == [f"m.html#d{n}" for n in range(3 * MOST)]


def test_few_documents_are_one_page_with_filters():
    pages = dict(index_pages(RECORDS[:150:3], frame=FRAME))
    assert list(pages) == ["index.html"]
    assert parse_page(pages["index.html"]).xpath("//form[@id='filters']")


@given(st.integers(1, 3000))
def test_a_pager_has_few_links(count):
    nav = Pager("index", [str(number) for number in range(count)]).nav(count // 2)
    assert (nav is None) == (count == 1)
    assert nav is None or nav.count("<a ") <= 64


def test_pages_of_a_list_that_has_become_shorter_go(tmp_path):
    for name in ("index-2", "index-3", "index-notes", "people-12", "letter-2"):
        (tmp_path / f"{name}.html").touch()
    remove_further(tmp_path, ["index.html", "index-2.html"])
    assert {path.stem for path in tmp_path.iterdir()} == {"index-2", "index-notes", "letter-2"}


def test_a_document_that_is_called_as_a_page_of_a_list_has_another_name(tmp_path):
    for name in ("index-2", "other"):
        (tmp_path / f"{name}.xml").write_text(TEI.format(name))
    out = tmp_path / "site"
    build_site(tmp_path.glob("*.xml"), out, SiteOptions(search=False))
    assert (out / "index-2_.html").is_file()
    assert not (out / "index-2.html").exists()


def test_a_brief_record_lists_as_the_whole_one_does():
    assert list(index_pages(map(brief, RECORDS), frame=FRAME)) == list(index_pages(RECORDS, frame=FRAME))
    whole = {record.name: record for record in RECORDS}
    asked = desk_pages([brief(one) for one in RECORDS], FRAME, full=lambda one: whole[one.name])
    assert list(asked) == list(desk_pages(RECORDS, FRAME))
