"""A site of static files: whole, linked, renewed, and stopped by no single document."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.cli import run
from encoder.errors import UsageError
from encoder.rendering.charts import Chart, table
from encoder.rendering.chronology import by_classification, by_time, render_chronology
from encoder.rendering.companions import sitemaps
from encoder.rendering.desk import desk_pages
from encoder.rendering.frame import Frame, below
from encoder.rendering.frame import page as page_of
from encoder.rendering.index import index_pages
from encoder.rendering.markup import Html, tag
from encoder.rendering.preview import snapshot
from encoder.rendering.record import Doubt, Record, read_record
from encoder.rendering.site import SiteOptions, build_site
from encoder.scale import SCALE
from tests.rendering.reading_text import parse_page

SAMPLES = Path(__file__).parent / "samples"
NAMES = ("edited", "typescript", "literary", "hostile")
FILES = tuple(SAMPLES / f"{name}.xml" for name in NAMES)
FRAME = Frame(site="The <Papers>", inline=True)
HOSTILE = "</script><b onclick='x'>\"&"
RECORDS = (
    Record("b", "Second", "1962-10-27", "27 October 1962", ("Ada",), ("Bo",), "Bay", "Secret", "memorandum"),
    Record("a b#1", HOSTILE, "1962-03", "March 1962", (HOSTILE,), (), HOSTILE, HOSTILE, HOSTILE),
    Record("z", "Undated"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    options = SiteOptions(title="The Papers", base_url="https://example.org/papers", search=False)
    result = build_site(FILES, out, options)
    assert (result.pages, result.failed, result.searchable) == (4, (), False)
    return out


def test_every_link_leads_to_a_file_and_an_id_of_the_site(site):
    pages = {path.name: parse_page(path.read_text()) for path in site.glob("*.html")}
    for name, page in pages.items():
        for address in page.xpath("//a/@href | //link[not(@rel='canonical')]/@href | //script/@src"):
            target = urlsplit(urljoin(name, address))
            if target.scheme or not address:
                continue
            file = unquote(target.path)
            assert (site / file).is_file(), f"{name}: {address}"
            if target.fragment and file.endswith(".html"):
                assert pages[file].xpath("//*[@id=$id]", id=target.fragment), f"{name}: {address}"


def test_the_copies_are_there(site):
    assert (site / "tei" / "edited.xml").read_bytes() == FILES[0].read_bytes()
    assert (site / "text" / "edited.txt").read_text().startswith("41. Letter From")


def test_robots_sitemap_and_the_page_for_wrong_addresses(site):
    assert "Sitemap: https://example.org/papers/sitemap.xml" in (site / "robots.txt").read_text()
    assert "<loc>https://example.org/papers/typescript.html</loc>" in (site / "sitemap.xml").read_text()
    lost = parse_page((site / "404.html").read_text())
    assert not lost.xpath("//link[@rel='stylesheet'] | //script")
    assert lost.xpath("//main//a/@href") == ["https://example.org/papers/"]


def test_a_long_sitemap_becomes_several():
    files = sitemaps("https://example.org/", [f"{number}.html" for number in range(50_001)])
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert files["sitemap-2.xml"].count("<loc>") == 1


def test_no_page_of_the_site_says_how_to_reach_another_host(site):
    for path in site.glob("*.html"):
        page = parse_page(path.read_text())
        loaded = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src")
        assert all(not re.match(r"(?!data:)[a-z]+:|//", address) for address in loaded)


def test_what_has_not_changed_is_not_written_again(site):
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    build_site(
        FILES, site, SiteOptions(title="The Papers", base_url="https://example.org/papers", search=False)
    )
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == before


def test_two_processes_write_the_same_site(site, tmp_path):
    options = SiteOptions(title="The Papers", base_url="https://example.org/papers", search=False, jobs=2)
    build_site(FILES, tmp_path, options)
    for path in site.rglob("*"):
        if path.is_file():
            assert (tmp_path / path.relative_to(site)).read_bytes() == path.read_bytes(), path.name


def test_a_bad_document_stops_only_itself(tmp_path):
    bad = tmp_path / "bad.xml"
    bad.write_text("<TEI>")
    result = build_site([FILES[0], bad], tmp_path / "out", SiteOptions(search=False))
    assert result.pages == 1
    ((path, error),) = result.failed
    assert path == bad
    assert "not well-formed" in str(error)
    assert not (tmp_path / "out" / "bad.html").exists()


def named(folder, *names):
    """Files of these names, all with the same document."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(FILES[0].read_bytes())
    return [folder / name for name in names]


def test_of_two_documents_of_one_name_in_one_folder_the_second_is_refused(tmp_path):
    files = named(tmp_path, "b/LETTER.xml", "b/letter.xml", "b/other.xml")
    result = build_site(files, tmp_path / "out", SiteOptions(search=False))
    assert [path for path, _ in result.failed] == [tmp_path / "b" / "letter.xml"]
    assert result.pages == 2


def test_of_two_documents_of_one_name_in_one_folder_the_second_is_renamed_on_wish(tmp_path):
    files = named(tmp_path, "b/letter.TEI", "b/letter.xml")
    result = build_site(files, tmp_path / "out", SiteOptions(search=False, rename=True))
    assert result.pages == 2
    assert (tmp_path / "out" / "letter_.html").is_file()


def test_documents_of_one_name_in_several_folders_have_those_before_it(tmp_path):
    files = named(tmp_path, "a/letter.xml", "a/x/Letter.xml", "b/x/letter.xml", "b/x-letter.xml")
    result = build_site(files, tmp_path / "out", SiteOptions(search=False))
    assert (result.pages, result.failed) == (4, ())
    pages = {path.stem for path in (tmp_path / "out").glob("*letter.html")}
    assert {"letter", "x-letter", "b-x-letter"} <= pages


def test_no_document_is_wrong_use(tmp_path):
    with pytest.raises(UsageError):
        build_site([], tmp_path)


def test_names_of_the_collections_pages_are_kept_for_them(tmp_path):
    files = named(tmp_path, "index.xml", "index_.xml", "Search.xml", "letter.xml")
    assert build_site(files, tmp_path / "out", SiteOptions(search=False)).pages == 4
    pages = {path.stem for path in (tmp_path / "out").glob("*.html")}
    assert {"index_", "index__", "Search_", "letter"} < pages


def test_strange_file_names_are_linked(tmp_path):
    odd = tmp_path / "a b#1%ü?.xml"
    odd.write_bytes(FILES[0].read_bytes())
    build_site([odd], tmp_path / "out", SiteOptions(search=False))
    index = parse_page((tmp_path / "out" / "index.html").read_text())
    (address,) = index.xpath("//ol[@id='documents']//a/@href")
    assert (tmp_path / "out" / unquote(address)).is_file()
    assert "#" not in address


def test_pictures_and_pdfs_beside_the_documents_are_copied(tmp_path):
    tei = tmp_path / "literary.xml"
    tei.write_bytes(FILES[2].read_bytes())
    (tmp_path / "lamp.png").write_bytes(b"png")
    (tmp_path / "literary.pdf").write_bytes(b"%PDF")
    build_site([tei], tmp_path / "out", SiteOptions(pdf_dir=tmp_path, search=False))
    page = parse_page((tmp_path / "out" / "literary.html").read_text())
    assert page.xpath("//img/@src") == ["lamp.png"]
    assert (tmp_path / "out" / "lamp.png").read_bytes() == b"png"
    assert page.xpath("//ul[@class='copies']//a/@href")[1] == "pdf/literary.pdf"


@pytest.mark.parametrize(
    "address", ["../our.rng", "inner/../../our.rng", "link.rng", "{}/our.rng", "file://{}/our.rng"]
)
def test_schemas_elsewhere_are_not_copied_and_one_line_says_so(address, tmp_path, capsys):
    """Whether they are there or not: a stranger's document learns nothing of this machine."""
    folder = tmp_path / "tei"
    folder.mkdir()
    (tmp_path / "our.rng").write_text("<grammar/>")
    (folder / "link.rng").symlink_to(tmp_path / "our.rng")
    model = f'<?xml-model href="{address.format(tmp_path)}"?>'
    (folder / "a.xml").write_text(FILES[2].read_text().replace("<TEI", f"{model}<TEI", 1))
    out = tmp_path / "out"
    assert run(["render", "html", str(folder), "-o", str(out), "--no-search"]) == 0
    (told,) = [
        line for line in capsys.readouterr().err.splitlines() if "our.rng" in line or "link.rng" in line
    ]
    assert "a.xml" in told and "was not copied" in told
    assert not list(out.rglob("*.rng"))


def test_schemas_beside_the_documents_are_copied_with_them(tmp_path):
    hrefs = ("schema/a.rng", "my%20rules.sch", "../b.rng", "https://localhost/c.rng", "missing.rng", "d.txt")
    tei = tmp_path / "papers" / "literary.xml"
    (tei.parent / "schema").mkdir(parents=True)
    for name in ("schema/a.rng", "my rules.sch", "../b.rng", "d.txt"):
        (tei.parent / name).write_text(name)
    models = "".join(f'<?xml-model href="{href}"?>' for href in hrefs)
    tei.write_text(FILES[2].read_text().replace("<TEI", f"{models}<TEI", 1))
    build_site([tei], tmp_path / "out", SiteOptions(search=False))
    copies = {path.relative_to(tmp_path / "out" / "tei") for path in (tmp_path / "out" / "tei").rglob("*.*")}
    assert copies == {Path("literary.xml"), Path("schema/a.rng"), Path("my rules.sch")}
    assert not list((tmp_path / "out").rglob("b.rng"))


def test_a_schema_is_copied_anew_though_its_document_is_as_it_was(tmp_path):
    tei, grammar = tmp_path / "literary.xml", tmp_path / "a.rng"
    tei.write_text(FILES[2].read_text().replace("<TEI", '<?xml-model href="a.rng"?><TEI', 1))
    for content in ("old", "new"):
        grammar.write_text(content)
        build_site([tei], tmp_path / "out", SiteOptions(search=False))
        assert (tmp_path / "out" / "tei" / "a.rng").read_text() == content


def test_a_schema_never_takes_the_place_of_another_document_s(tmp_path):
    files = []
    for name, grammar in (("a", "one"), ("b", "two"), ("c", "one")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "our.rng").write_text(grammar)
        files.append(tmp_path / name / f"{name}.xml")
        files[-1].write_text(FILES[2].read_text().replace("<TEI", '<?xml-model href="our.rng"?><TEI', 1))
    result = build_site(files, tmp_path / "out", SiteOptions(search=False))
    assert (tmp_path / "out" / "tei" / "our.rng").read_text() == "one"
    assert [(path.name, schema) for path, schema, _ in result.left_out] == [("b.xml", "our.rng")]


def test_a_document_that_only_rendering_reads_is_published_without_its_schema(tmp_path):
    tei = tmp_path / "a.xml"
    text = FILES[2].read_text().replace("<p>", "<p>&unknown;", 1)
    tei.write_text(
        text.replace("<TEI", '<?xml-model href="a.rng"?><!DOCTYPE TEI [<!ENTITY unknown "x">]><TEI', 1)
    )
    assert build_site([tei], tmp_path / "out", SiteOptions(search=False)).failed == ()


def test_documents_refer_to_each_other(tmp_path):
    header = re.search("<teiHeader>.*</teiHeader>", FILES[2].read_text(), re.DOTALL)
    assert header
    start = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header[0]}<text><body>'
    one, two = tmp_path / "one.xml", tmp_path / "two.xml"
    one.write_text(f'{start}<div><p><ref target="#d2">Document 2</ref></p></div></body></text></TEI>')
    two.write_text(f'{start}<div xml:id="d2"><p>It.</p></div></body></text></TEI>')
    build_site([one, two], tmp_path / "out", SiteOptions(search=False))
    assert 'href="two.html#d2"' in (tmp_path / "out" / "one.html").read_text()


def test_a_record_holds_what_the_collection_needs():
    record = read_record("typescript", FILES[1].read_bytes())
    assert (record.year, record.persons) == ("1962", ("J. Penhale", "The Director"))
    kinds = ["fw", "date", "hi", "choice", "supplied", "pb", "choice", "unclear", "note", "p"]
    assert [doubt.kind for doubt in record.doubts] == kinds
    assert record.doubts[1].id == "doubt-2"
    assert record.doubts[5].page == "2"


def first_of_desk(records, frame, warnings=None):
    """The first page of the desk."""
    return next(desk_pages(records, frame, warnings))[1]


@pytest.mark.parametrize("render", [render_chronology, first_of_desk])
def test_hostile_names_are_text_on_every_page(render):
    page = parse_page(render(RECORDS, FRAME))
    assert not page.xpath("//script | //b | //@*[starts-with(local-name(), 'on')]")


def test_the_list_is_ordered_by_date_and_stands_alone():
    page = parse_page(next(index_pages(RECORDS, title="The <Papers>"))[1])
    titles = page.xpath("//ol[@id='documents']/li/a/text()")
    assert titles == [HOSTILE, "Second", "Undated"]
    assert not page.xpath("//link[@rel='stylesheet'] | //script | //b")
    assert page.xpath("string(//h1)") == "The <Papers>"
    assert page.xpath("//select[@name='person']/option/@value")[1:] == sorted(["Ada", "Bo", HOSTILE])


def test_the_desk_lists_doubts_and_the_encoders_warnings():
    record = Record("m", "Memo", doubts=(Doubt("doubt-1", "date", "oceover 27", "Why.", "medium", "3"),))
    warnings = {"m": [{"rule": "N02", "message": "no reference for note 3", "line": 12}]}
    page = parse_page(first_of_desk([record], FRAME, warnings))
    assert page.xpath("//ul[@class='doubts']/li/a/@href") == ["m.html#doubt-1"]
    assert "no reference for note 3 line 12 of the source" in page.xpath("string(//details//li)")


def test_time_is_counted_in_steps_that_fit():
    def years(*dates):
        return by_time([Record(date, date, date) for date in dates])

    assert years("1962-10-27", "1962-12").labels[9:] == ["1962-10", "1962-11", "1962-12"]
    assert years("1962-10-27", "1963").labels == ["1962", "1963"]
    assert years("1701", "1962").labels[0] == "1700s"


def test_classifications_are_stacked_in_their_order():
    chart = by_classification(RECORDS[:2])
    assert list(chart.series) == ["Secret", HOSTILE]
    assert chart.colour(HOSTILE) not in {chart.colour(name) for name in SCALE.values()}


def test_every_classification_of_the_scale_has_its_place_and_colour():
    records = [Record(name, name, "1962", classification=name) for name in (*SCALE.values(), None)]
    chart = by_classification(records[::-1])
    assert list(chart.series) == ["None given", *SCALE.values()]
    assert len({chart.colour(name) for name in chart.series}) == len(records)


@given(
    st.dictionaries(
        st.text("ab<&\"'", max_size=5), st.lists(st.integers(0, 99), min_size=3, max_size=3), min_size=1
    )
)
def test_a_chart_says_its_counts_in_the_table_too(series):
    page = parse_page(f"<!DOCTYPE html><title>x</title>{table(Chart('c', 'C', 'abc', series, 'Step'))}")
    shown = [int(cell) for cell in page.xpath("//td/text()")]
    assert sum(shown) == sum(map(sum, series.values()))


@given(st.text(), st.text())
def test_made_markup_holds_any_text(text, value):
    clean = "".join(c for c in text + value if c.isprintable())
    page = parse_page(f"<!DOCTYPE html><title>x</title>{tag('p', clean, title=clean)}")
    (made,) = page.xpath("//p")
    assert (made.text or "", made.get("title")) == (clean, clean)


def test_a_change_of_a_file_is_seen(tmp_path):
    file = tmp_path / "a.xml"
    file.write_text("1")
    before = snapshot([tmp_path], frozenset({".xml"}))
    assert snapshot([tmp_path], frozenset({".xml"})) == before
    file.write_text("22")
    assert snapshot([tmp_path], frozenset({".xml"})) != before
    assert json.dumps([str(path) for path in before]) == json.dumps([str(file)])


def test_the_collection_as_a_book_is_copied_and_led_to(tmp_path):
    book, other = tmp_path / "our papers.epub", tmp_path / "missing.pdf"
    book.write_bytes(b"one")
    options = SiteOptions(search=False, books=(book, other, SAMPLES / "edited.xml"))
    build_site([SAMPLES / "edited.xml"], tmp_path / "site", options)
    index = parse_page((tmp_path / "site" / "index.html").read_text())
    assert index.xpath("//a[@download]/@href") == ["our%20papers.epub"]
    assert (tmp_path / "site" / "our papers.epub").read_bytes() == b"one"
    assert not (tmp_path / "site" / "edited.xml").exists()


def test_parts_of_pages_in_a_folder_lead_where_they_lead_from_the_others():
    foot = Html(
        '<a class="x" href="about.html">About</a> <img src="a/b.png"> <a href="https://example.org/">Far</a>'
    )
    frame = Frame("Papers", foot=foot, has_feed=True, parts={"top": Html('<a href="#content">Down</a>')})
    inner = page_of(below(frame, "../"), "people/a.html", "A", [])
    found = parse_page(inner)
    assert found.xpath("//footer//@href | //footer//@src") == [
        "../about.html",
        "../a/b.png",
        "https://example.org/",
    ]
    assert found.xpath("//link[@rel = 'alternate']/@href") == ["../feed.xml"]
    assert found.xpath("//body/a[not(@class)]/@href") == ["#content"]
    assert 'href="about.html"' in page_of(frame, "a.html", "A", [])


def test_what_search_narrows_down_by_is_an_attribute_each(site):
    (article,) = parse_page((site / "edited.html").read_text()).xpath("//article[@data-pagefind-filter]")
    named = article.get("data-pagefind-filter").split(", ")
    assert "language[data-language]" in named
    for one in named:
        name, attribute = one.rstrip("]").split("[")
        assert attribute == f"data-{name}"
        assert article.get(attribute)
        assert ":" not in article.get(attribute)
