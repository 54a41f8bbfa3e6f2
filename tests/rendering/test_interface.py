"""The words of the pages: the same in all languages, in no template, and said on every page."""

import re
import string
from pathlib import Path

import pytest
from babel import Locale
from lxml import etree

from encoder.edition.edition import Edition, languages
from encoder.edition.edition_file import edition_of
from encoder.errors import UsageError
from encoder.rendering.html import Surroundings, render_html
from encoder.rendering.interface import Interface, texts
from encoder.rendering.markup import Html
from encoder.rendering.record import read_record
from encoder.rendering.site import SiteOptions, build_site
from encoder.resources import resource
from tests.rendering.reading_text import parse_page

SAMPLES = Path(__file__).parent / "samples"
OTHERS = [language for language in languages() if language != "en"]
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
NAMES = {"TEI", "Text Encoding Initiative", "Chicago", "BibTeX", "CSL-JSON", "[sic]"}
XSL = "{http://www.w3.org/1999/XSL/Transform}"
SHOWN = ("aria-label", "title", "alt", "placeholder")


def singular(key: str) -> str:
    stem, _, category = key.rpartition(".")
    return stem if category in CATEGORIES else key


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_languages_are_the_files():
    assert languages() == ("de", "en", "es", "fr", "it", "nl")


@pytest.mark.parametrize("language", languages())
def test_each_language_says_all_with_the_same_places(language):
    own, english = texts(language), texts("en")
    assert {singular(key) for key in own} == {singular(key) for key in english}
    for key, text in own.items():
        assert text.strip(), key
        assert places(text) == places(english.get(key) or english[f"{singular(key)}.other"]), key


@pytest.mark.parametrize("language", languages())
def test_plurals_are_those_of_the_language(language):
    known = {*Locale.parse(language).plural_form.tags, "other"}
    counted = [key for key in texts(language) if singular(key) != key]
    assert {key.rpartition(".")[2] for key in counted} <= known
    assert all(f"{singular(key)}.other" in texts(language) for key in counted)


@pytest.mark.parametrize("language", languages())
def test_the_numbers_that_are_counted_as_one_are_those_of_the_language(language):
    of = Locale.parse(language).plural_form
    assert texts(language)["counted-as-one"].split() == [str(n) for n in range(1000) if of(n) == "one"]


@pytest.mark.parametrize("language", languages())
def test_months_are_those_of_the_language(language):
    months = Locale.parse(language).months["format"]["wide"]
    assert [texts(language)[f"month.{number}"] for number in range(1, 13)] == [
        months[number] for number in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 0, "0 documents"),
        ("en", 1, "1 document"),
        ("en", 1234, "1,234 documents"),
        ("de", 1, "1 Dokument"),
        ("de", 1234, "1.234 Dokumente"),
        ("fr", 0, "0 document"),
        ("fr", 2, "2 documents"),
        ("fr", 1_000_000, "1\u202f000\u202f000 documents"),
        ("it", 1, "1 documento"),
    ],
)
def test_plurals(language, count, said):
    assert Interface(language).say("documents.count", count=count) == said


def test_values_are_never_read_for_places():
    assert Interface().say("doubt.choice", source="{reading}", reading="x") == (
        "The source reads “{reading}”; read as “x”"
    )
    page = page_of('<p><choice><sic>{reading}</sic><corr cert="low">x</corr></choice></p>')
    assert "The source reads “{reading}”; read as “x”." in "".join(page.itertext())


def test_markup_stands_in_its_place_and_text_is_escaped():
    assert Interface().markup("withdrawn", site=Html("<a>A &amp; B</a>")) == (
        "This document was withdrawn from <a>A &amp; B</a>."
    )


def test_a_text_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        Interface("de").say("no.such.text")


def page_of(body: str, language: str | None = None, header: str = "") -> etree._Element:
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title>'
        f"</titleStmt></fileDesc><profileDesc>{header}</profileDesc></teiHeader>"
        f'<text xml:lang="en"><body>{body}</body></text></TEI>'
    )
    return parse_page(render_html(tei.encode(), Surroundings(interface=language)))


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "1 October 1962", "October 1962"),
        ("de", "1. Oktober 1962", "Oktober 1962"),
        ("fr", "1er octobre 1962", "octobre 1962"),
        ("nl", "1 oktober 1962", "oktober 1962"),
        ("es", "1 de octubre de 1962", "octubre de 1962"),
        ("it", "1º ottobre 1962", "ottobre 1962"),
    ],
)
def test_dates_of_the_header(language, day, month):
    for when, said in (("1962-10-01", day), ("1962-10", month), ("1962", "1962")):
        page = page_of("<p>x</p>", language, f'<creation><date when="{when}"/></creation>')
        assert page.xpath("string(//*[@class='date'])") == said


def test_the_text_keeps_its_language():
    page = page_of("<p>x</p>", "de")
    assert page.get("lang") == "de"
    assert page.xpath("//*[@id='engross-text']/@lang") == ["en"]


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_is_left_on_a_page(language, tmp_path):
    """Of texts that differ between the languages none stands on a page of the site in English."""
    files = [SAMPLES / f"{name}.xml" for name in ("edited", "typescript", "literary")]
    options = SiteOptions(
        edition=Edition(language=language), desk=True, base_url="https://example.org", search=False
    )
    assert not build_site(files, tmp_path, options).failed
    own = set(texts(language).values())
    english = {
        text
        for key, text in texts("en").items()
        if re.fullmatch("[^{]{3,}", text)
        and text not in own
        and not key.startswith(("reason.", "kind.", "month.", "pdf.", "epub."))
    }
    for path in tmp_path.glob("*.html"):
        page = parse_page(path.read_text())
        assert page.get("lang") == language
        said = {text.strip() for text in page.xpath("//body//text()[not(ancestor::*[@id='engross-text'])]")}
        said |= set(page.xpath("//body//@aria-label | //body//@title | //option/text()"))
        assert not said & english, path.name


def test_records_speak_the_language():
    tei = (SAMPLES / "typescript.xml").read_bytes()
    english, german = read_record("x", tei), read_record("x", tei, "de")
    assert {doubt.id for doubt in english.doubts} == {doubt.id for doubt in german.doubts}
    assert any("Gewissheit: " in doubt.why for doubt in german.doubts)
    assert not any("Certainty" in doubt.why for doubt in german.doubts)


def stylesheets() -> list[Path]:
    return sorted(
        path
        for folder in ("html", "common", "pdf", "epub")
        for path in resource("xslt", folder).glob("*.xsl")
    )


@pytest.mark.parametrize("path", stylesheets(), ids=lambda path: path.stem)
def test_templates_hold_no_words(path):
    tree = etree.parse(path)
    for element in tree.iter(etree.Element):
        if "oxygenxml" in element.tag:
            continue
        is_shown = not element.tag.startswith(XSL) or element.tag == f"{XSL}text"
        for text in (element.text, *(child.tail for child in element)):
            if is_shown and text and re.search(r"[A-Za-z]{2}", text):
                assert text.strip() in NAMES
        for name in SHOWN if not element.tag.startswith(XSL) else ():
            value = re.sub(r"\{.*\}", "", element.get(name, ""))
            assert value in NAMES or not re.search(r"[A-Za-z]{2}", value)


@pytest.mark.parametrize("path", stylesheets(), ids=lambda path: path.stem)
def test_templates_say_what_there_is(path):
    said = set(re.findall(r"e:say(?:-nodes)?\('([^']+)'[,)]", path.read_text(encoding="utf-8")))
    assert said <= set(texts("en")) | {"month."}


def test_every_text_is_said_somewhere():
    sources = [*stylesheets(), *resource("xslt", "html").glob("*.js")]
    sources += Path(resource("xslt")).parent.glob("encoder/rendering/**/*.py")
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    groups = ("unit", "reason", "certainty", "event", "kind", "month", "furniture", "chronology")
    groups += ("action", "context", "speech", "description")
    groups += ("desk", "correct", "people", "places", "organisations", "register")
    unsaid = {
        key
        for key in texts("en")
        if not re.search(rf"""['"]{re.escape(singular(key))}['"]""", written)
        and key.partition(".")[0] not in groups
    }
    assert not unsaid


def test_a_language_that_is_not_there_is_refused():
    assert edition_of({"language": "nl"}).language == "nl"
    for language in ("tlh", "../en", "DE", 3, ["de"]):
        with pytest.raises(UsageError, match="language is"):
            edition_of({"language": language})
