"""The feed of what is new, the sitemap without private pages, what pages say of themselves."""

from pathlib import Path

import pytest
from lxml import etree, html

from encoder.corpus.manifest import open_manifest
from encoder.corpus.site_memory import SiteMemory
from encoder.edition import Edition
from encoder.edition.edition import Editor, Imprint, Public
from encoder.rendering.feed import feed
from encoder.rendering.frame import Frame
from encoder.rendering.memory import Change
from encoder.rendering.record import Record
from encoder.rendering.site import SiteOptions, build_site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
BASE = "https://example.org/papers/"
RECORDS = {
    "a b": Record("a b", "Lamps & <bells>", date_text="3 May 1911", senders=("A. Green",), place="Riga")
}
CHANGES = [Change("a b", "2026-01-02T03:04:05+00:00", "2026-02-03T04:05:06+00:00"), Change("gone", "x", "y")]
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{0}</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
    "<text><body><p>{1}</p></body></text></TEI>"
)


def read(text):
    root = etree.fromstring(text.encode())
    return lambda path: [getattr(node, "text", node) for node in root.xpath(path, namespaces=ATOM)]


def test_a_feed_has_what_rfc_4287_asks_for():
    imprint = Imprint(
        subtitle="1911", editors=(Editor("Ada Editor"), Editor("C. Third", role="transcription"))
    )
    found = read(feed(CHANGES, RECORDS, Frame("Papers", canonical=BASE), imprint))
    assert found("a:id | a:title | a:subtitle | a:updated") == [BASE, "Papers", "1911", CHANGES[0].changed]
    assert found("a:author/a:name") == ["Ada Editor"]
    assert found("a:link[@rel = 'self']/@href") == [f"{BASE}feed.xml"]
    assert found("a:entry/a:id") == found("a:entry/a:link/@href") == [f"{BASE}a%20b.html"]
    assert found("a:entry/a:title") == ["Lamps & <bells>"]
    assert found("a:entry/a:published | a:entry/a:updated") == [CHANGES[0].first, CHANGES[0].changed]
    assert found("a:entry/a:summary") == ["3 May 1911 · A. Green · Riga"]


@pytest.mark.parametrize(("canonical", "changes"), [(None, CHANGES), (BASE, []), (BASE, CHANGES[1:])])
def test_without_an_address_or_times_there_is_no_feed(canonical, changes):
    assert feed(changes, RECORDS, Frame("Papers", canonical=canonical), Imprint()) is None


@pytest.fixture
def build(tmp_path):
    """A function that builds the site of some documents and remembers what it built."""

    def built(texts, **options):
        files = []
        for name, text in texts.items():
            (tmp_path / f"{name}.xml").write_text(TEI.format(name, text), encoding="utf-8")
            files.append(tmp_path / f"{name}.xml")
        (tmp_path / "out").mkdir(exist_ok=True)
        with open_manifest(tmp_path / "out") as manifest:
            memory = SiteMemory(manifest, manifest.keep_recipe({}))
            wanted = SiteOptions(base_url=BASE, search=False, **options)
            build_site(files, tmp_path / "out", wanted, memory=memory)
            manifest.save()
        return tmp_path / "out"

    return built


def test_the_feed_tells_of_texts_that_changed_and_of_no_others(build, monkeypatch):
    from encoder.corpus import site_memory
    from encoder.corpus.manifest import files

    for moment in ("2026-01-01T00:00:00+00:00", "2026-02-01T00:00:00+00:00"):
        for module in (files, site_memory):
            monkeypatch.setattr(module, "now", lambda moment=moment: moment)
        word = "dusk" if "-01-01" in moment else "dawn"
        out = build({"first": "The lamp was lit at six.", "second": f"It was out at {word}."})
    found = read((out / "feed.xml").read_text())
    assert found("a:entry/a:title") == ["second", "first"]
    assert found("a:entry/a:updated") == ["2026-02-01T00:00:00+00:00", "2026-01-01T00:00:00+00:00"]
    assert found("a:entry/a:published") == ["2026-01-01T00:00:00+00:00"] * 2


def addresses(out: Path) -> set[str]:
    return {
        node.text.removeprefix(BASE) for node in etree.parse(out / "sitemap.xml").iter("{*}loc") if node.text
    }


def test_the_sitemap_has_all_pages_but_private_ones(build):
    out = build({"first": "x", "second": "y"}, desk=True)
    assert (out / "desk.html").is_file()
    assert addresses(out) == {
        "",
        "people.html",
        "places.html",
        "chronology.html",
        "first.html",
        "second.html",
    }
    assert 'content="noindex"' in (out / "desk.html").read_text()


def test_a_desk_that_the_edition_makes_public_is_listed(build):
    out = build({"first": "x"}, edition=Edition(public=Public(desk=True)))
    assert "desk.html" in addresses(out)
    assert "noindex" not in (out / "desk.html").read_text()


def test_every_page_describes_itself(build):
    out = build({"first": "The lamp was lit."}, title="Papers", desk=True)
    for path in out.glob("*.html"):
        metas = {
            meta.get("name") or meta.get("property"): meta.get("content")
            for meta in html.fromstring(path.read_text("utf-8")).iter("meta")
        }
        assert metas["description"], path
        if path.name != "404.html":
            assert metas["og:title"], path
            assert metas["og:url"].startswith(BASE), path
