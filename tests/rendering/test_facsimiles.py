"""Pictures of pages: where they are found, and that each page and its picture lead to each other."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from encoder.edition import Edition
from encoder.edition.edition import Facsimile
from encoder.edition.edition_file import edition_of
from encoder.errors import UsageError
from encoder.rendering.facsimiles import open_shelf, pictures_for
from encoder.rendering.html import Surroundings, render_html
from encoder.rendering.site import SiteOptions, build_site

HEAD = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Log</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)
IIIF = "https://images.example.org/iiif/"


def tei(body, facsimile=""):
    return f"{HEAD}{facsimile}<text><body><div>{body}</div></body></text></TEI>".encode()


def rendered(body, facsimile="", **around):
    return html.fromstring(render_html(tei(body, facsimile), Surroundings(**around)))


def pairs(page):
    """Each picture with the page that it leads to."""
    return [
        (leaf.xpath("string(.//img/@src)"), leaf.xpath("string(figcaption/a[1]/@href)"))
        for leaf in page.xpath("//figure[contains(@class, 'leaf')]")
    ]


def scans(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"picture")
    return open_shelf(Facsimile(folder=folder))


def test_a_folder_has_pictures_by_name_with_or_without_suffix(tmp_path):
    shelf = scans(tmp_path, "0012.png", "log/3.jpg", "notes.txt")
    found = pictures_for("log", ["0012", "3.jpg", "9.jpg", "../secret.png"], shelf)
    assert found.named == {"0012": "facsimile/0012.png", "3.jpg": "facsimile/log/3.jpg"}
    assert [place for place, _ in found.copies] == ["facsimile/0012.png", "facsimile/log/3.jpg"]


def test_a_folder_has_pictures_by_the_name_of_the_document(tmp_path):
    shelf = scans(tmp_path, "log-2.jpg", "log-10.jpg", "log_p1.jpg", "logbook-1.jpg", "other/log.png")
    assert pictures_for("log", [], shelf).leaves == (
        ("2", "facsimile/log-2.jpg"),
        ("10", "facsimile/log-10.jpg"),
        ("1", "facsimile/log_p1.jpg"),
        (None, "facsimile/other/log.png"),
    )
    assert pictures_for("absent", [], shelf).leaves == ()


def test_a_link_out_of_the_folder_is_no_picture(tmp_path):
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "scans").mkdir()
    (tmp_path / "scans" / "log.png").symlink_to(tmp_path / "secret.png")
    shelf = open_shelf(Facsimile(folder=tmp_path / "scans"))
    assert pictures_for("log", ["log.png"], shelf).copies == ()


@pytest.mark.parametrize(
    ("address", "said", "found"),
    [
        (IIIF, "a/1", f"{IIIF}a%2F1/full/max/0/default.jpg"),
        (IIIF, f"{IIIF}p1/info.json", f"{IIIF}p1/full/max/0/default.jpg"),
        (IIIF, f"{IIIF}p1/full/full/0/native.jpg", f"{IIIF}p1/full/full/0/native.jpg"),
        (IIIF, "https://elsewhere.example/p1.jpg", None),
        ("https://example.org/{name}/{facs}.jpg", "7", "https://example.org/log/7.jpg"),
        ("https://example.org/{name}/{facs}.jpg", "../7", "https://example.org/log/..%2F7.jpg"),
    ],
)
def test_an_image_server_has_pictures_by_name(address, said, found):
    named = pictures_for("log", [said], open_shelf(Facsimile(address=address))).named
    assert named.get(said) == found


@pytest.mark.parametrize("said", ["nowhere", "../", "ftp://example.org/", 3, "https://x y/"])
def test_what_is_no_place_of_pictures_is_refused(tmp_path, said):
    with pytest.raises(UsageError, match="facsimile"):
        edition_of({"facsimile": said}, tmp_path / "project" / "edition.toml")


def test_page_breaks_and_pictures_lead_to_each_other():
    page = rendered(
        '<pb n="1" facs="a"/><p>x</p><pb n="2" facs="b"/><p>y</p>',
        facsimiles={"a": "f/a.jpg", "b": "f/b.jpg"},
    )
    assert pairs(page) == [("f/a.jpg", "#page-1"), ("f/b.jpg", "#page-2")]
    assert page.xpath("//a[@class = 'facs']/@href") == ["#facs-1", "#facs-2"]
    assert set(page.xpath("//figure/@id")) == {"facs-1", "facs-2"}


def test_surfaces_are_found_from_the_text_and_from_themselves():
    facsimile = (
        '<facsimile><surface xml:id="s1"><graphic url="a.jpg"/></surface>'
        '<surface start="#p2"><graphic url="big.tif"/><graphic url="b.jpg"/></surface>'
        '<surface n="3r"><graphic url="c.jpg"/></surface></facsimile>'
    )
    body = '<pb n="1" facs="#s1"/><p>x</p><pb n="2" xml:id="p2"/><p>y</p>'
    page = rendered(body, facsimile, images=("a.jpg", "b.jpg", "c.jpg"))
    assert pairs(page) == [("a.jpg", "#page-1"), ("b.jpg", "#p2"), ("c.jpg", "#engross-text")]
    assert page.get_element_by_id("s1").tag == "figure"
    assert not page.xpath("//section[@class = 'register']")


def test_what_a_facsimile_says_in_words_stays_below():
    facsimile = '<facsimile><surface><graphic url="a.jpg"/><desc>Torn.</desc></surface></facsimile>'
    page = rendered("<p>x</p>", facsimile, images=("a.jpg",))
    assert "Torn." in page.xpath("string(//section[@class = 'register'])")


def test_one_picture_of_two_pages_is_shown_once():
    page = rendered('<pb n="1" facs="a"/><p>x</p><pb n="2" facs="a"/><p>y</p>', facsimiles={"a": "f/a.jpg"})
    assert pairs(page) == [("f/a.jpg", "#page-1")]
    assert page.xpath("//a[@class = 'facs']/@href") == ["#facs-1", "#facs-1"]


def leaves(*numbers):
    return tuple({"address": f"{n}.jpg", **({"number": n} if n else {})} for n in numbers)


@pytest.mark.parametrize(
    ("numbers", "body", "found"),
    [
        (("8", "7"), '<pb n="7"/><p>x</p><pb n="8"/><p>y</p>', [("8.jpg", "#page-8"), ("7.jpg", "#page-7")]),
        (("1", "2"), "<p>x</p><pb/><p>y</p>", [("1.jpg", "#engross-text"), ("2.jpg", "#break-1")]),
        (("1",), "<p>x</p><pb/><p>y</p>", [("1.jpg", "#engross-text")]),
    ],
)
def test_pictures_that_the_text_does_not_name_are_told_by_number_then_by_order(numbers, body, found):
    page = rendered(body, leaves=leaves(*numbers))
    assert pairs(page) == found
    tied = page.xpath("//figure/@data-page")
    assert len(tied) == (0 if len(numbers) == 1 else 2)


def test_a_picture_elsewhere_is_a_link_and_never_loaded():
    page = rendered('<pb n="1" facs="https://far.example/1.jpg"/><p>x</p>')
    assert not page.xpath("//img | //aside")
    assert page.xpath("//a[@class = 'facs']/@href") == ["https://far.example/1.jpg"]


def test_a_site_takes_the_pictures_with_it_and_notices_new_ones(tmp_path):
    folder = tmp_path / "scans"
    scans(folder, "log-1.jpg")
    (tmp_path / "log.xml").write_bytes(tei('<pb n="1"/><p>x</p><pb n="2"/><p>y</p>'))
    options = SiteOptions(edition=Edition(facsimile=Facsimile(folder=folder)), search=False)
    build_site([tmp_path / "log.xml"], tmp_path / "site", options)
    assert (tmp_path / "site" / "facsimile" / "log-1.jpg").read_bytes() == b"picture"
    scans(folder, "log-2.jpg")
    build_site([tmp_path / "log.xml"], tmp_path / "site", options)
    page = html.fromstring(Path(tmp_path, "site", "log.html").read_text(encoding="utf-8"))
    assert pairs(page) == [("facsimile/log-1.jpg", "#page-1"), ("facsimile/log-2.jpg", "#page-2")]


def test_no_picture_takes_the_place_of_another(tmp_path):
    sources = {}
    for folder, name, picture in (
        ("a", "one", b"first"),
        ("b", "two", b"second"),
        ("c", "three", b"first"),
        ("d", "four", b"fourth"),
    ):
        url = "assets/logo.png" if name == "four" else "scan 1.png"
        source = tmp_path / folder / f"{name}.xml"
        (source.parent / url).parent.mkdir(parents=True)
        (source.parent / url).write_bytes(picture)
        figure = f'<figure><graphic url="{url}"/></figure>'
        source.write_bytes(tei(f"<p>{figure}</p>"))
        sources[name] = (source, picture)
    site = tmp_path / "site"
    build_site([source for source, _ in sources.values()], site, SiteOptions(search=False))
    for name, (_, picture) in sources.items():
        page = html.parse(str(site / f"{name}.html"))
        (shown,) = page.xpath("//main//img/@src")
        assert (site / unquote(shown)).read_bytes() == picture
    assert sorted(path.name for path in (site / "pictures").iterdir()) == ["four", "two"]
