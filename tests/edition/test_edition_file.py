"""`edition.toml`: what it may say, and how it is refused."""

from pathlib import Path

import pytest

from encoder.edition import Edition, read_edition
from encoder.edition.contrast import contrast
from encoder.edition.edition_file import KEYS, PAPER, edition_of, licence_address
from encoder.errors import UsageError
from encoder.resources import PACKAGE, resource


def written(folder: Path, text: str) -> Path:
    path = folder / "edition.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_said_is_read(tmp_path):
    (tmp_path / "about.md").write_text("# About")
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    edition = read_edition(
        written(
            tmp_path,
            'title = "The  Harbour Papers"\n'
            'editors = ["A. Editor", {name = "B. Helper", orcid = "https://orcid.org/0000-0002-1825-0097"}]\n'
            'date = 2026\nlicence = "CC-BY-SA-4.0"\nlogo = "logo.svg"\npages = ["about.md"]\n'
            "public = {desk = true}\n",
        )
    )
    imprint = edition.imprint
    assert imprint.title == "The Harbour Papers"
    assert [editor.address for editor in imprint.editors] == [None, "https://orcid.org/0000-0002-1825-0097"]
    assert (imprint.date, imprint.publisher) == ("2026", None)
    assert imprint.licence.address == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert [(page.name, page.title) for page in edition.pages] == [("about", "About")]
    assert (edition.public.desk, edition.public.source) == (True, True)


def test_nothing_is_invented(tmp_path):
    edition = edition_of({})
    assert edition == Edition()
    assert not any(getattr(edition.imprint, name) for name in edition.imprint.__slots__)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('titel = "x"', "did you mean `title`"),
        ('title = ""', "title is empty"),
        ("title = 3", "title is not a text"),
        ('title = "a\\u0007b"', "title is no text of one line"),
        ('editors = [{nam = "x"}]', "did you mean `name`"),
        ('editors = [{orcid = "0000-0002-1825-0097"}]', "without a name"),
        ('editors = [{name = "x", orcid = "0000-0002-1825-0098"}]', "last digit does not fit"),
        ('editors = [{name = "x", orcid = "12"}]', "none like 0000-0002-1825-0097"),
        ("date = 2026-13", "is not well-formed"),
        ('date = "soon"', "date is “soon”"),
        ('date = "2026-02-30"', "date is “2026-02-30”"),
        ('licence = {url = "https://example.org/"}', "licence has no name"),
        ('licence = {name = "Ours", url = "javascript:x"}', "no address like"),
        ('base-url = "/papers"', "no address like"),
        ('logo = "no.png"', "there is no such file"),
        ('logo = "../logo.png"', "there is no such file"),
        ('colours = {accent = "red"}', "no colour like #1c4f7c"),
        ('colours = {accent = "#ffee88"}', "readers need 4.5:1"),
        ('colours = {accent-dark = "#222222"}', "readers need 4.5:1"),
        ('pages = "about.md"', "pages is not a list"),
        ('pages = ["gone.md"]', "there is no such file"),
        ('pages = ["index.md"]', "the site has a page index.html of its own"),
        ('pages = ["about.md", "sub/about.md"]', "two pages called “about”"),
        ('order = "size"', "one of date, name, number, title, folder, person"),
        ('public = {desk = "yes"}', "true or false"),
        ("title = [", "is not well-formed"),
    ],
)
def test_what_it_cannot_say_is_one_line_that_names_the_key(tmp_path, text, message):
    (tmp_path / "sub").mkdir()
    for name in ("about.md", "index.md", "sub/about.md"):
        (tmp_path / name).write_text("# x")
    with pytest.raises(UsageError) as error:
        read_edition(written(tmp_path, text))
    said = str(error.value)
    assert message in said
    assert "\n" not in said
    assert "edition.toml" in said


def test_a_page_is_not_read_through_a_link_out_of_the_folder(tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("secret")
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "about.md").symlink_to(secret)
    with pytest.raises(UsageError, match="there is no such file"):
        read_edition(written(folder, 'pages = ["about.md"]'))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-BY-NC-ND-3.0-IGO", "https://creativecommons.org/licenses/by-nc-nd/3.0/igo/"),
        ("ODbL-1.0", "https://spdx.org/licenses/ODbL-1.0.html"),
        ("All rights reserved", None),
    ],
)
def test_the_terms_of_a_licence_have_an_address(name, address):
    assert licence_address(name) == address


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)]
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


def test_colours_are_measured_against_the_pages_own_paper():
    style = resource("xslt", "html/engross.css").read_text()
    assert all(f"--paper: {colour};" in style for colour in PAPER)


def test_the_sample_says_each_key():
    text = (PACKAGE / "edition" / "sample" / "edition.toml").read_text(encoding="utf-8")
    assert all(f"{key} = " in text for key in KEYS)
