"""An edition's file through the command: headers, citations, pages, and what is not public."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree, html

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
LETTER = "Harwich, 3 May 1911\n\nDear Sir,\n\nThe lamp is lit.\n\nYours,\nA. Green\n"
EDITION = """title = "The Harbour Papers"
subtitle = "1911"
editors = [{name = "Ada Editor", orcid = "0000-0002-1825-0097"}, {name = "C. Third", role = "transcription"}]
publisher = "Harbour Press"
place = "Riga"
date = 2026
licence = "CC-BY-4.0"
funders = "The Fund"
base-url = "https://example.org/papers"
logo = "logo.svg"
colours = {accent = "#7a1f1f"}
style = "ours.css"
pages = ["about.md", {file = "more/how.md", title = "How <we> edit"}]
footer = "Write to [us](mailto:a@example.org) <b>"
order = "name"
"""
ABOUT = """# About

See [how](more/how.md#x), <script>alert(1)</script>, [bad](javascript:alert(1)).

![a chart](chart.png) ![afar](https://far.example/x.png) ![gone](gone.png)
"""


def engross(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "encoder", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project") / "letters"
    (folder / "more").mkdir(parents=True)
    for name in ("10", "2"):
        (folder / f"{name}.txt").write_text(LETTER)
    (folder / "edition.toml").write_text(EDITION)
    (folder / "about.md").write_text(ABOUT)
    (folder / "more" / "how.md").write_text("We keep the spelling. [Back](../about.md)")
    (folder / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (folder / "ours.css").write_text(":root { --paper: #fff; }")
    (folder / "chart.png").write_bytes(b"png")
    done = engross("build", folder, "-o", folder.parent / "out", "--no-pdf", "--no-search")
    assert done.returncode == 0, done.stderr
    return folder.parent


def page(project, name):
    return html.fromstring((project / "out" / "html" / name).read_text(encoding="utf-8"))


def test_pages_of_the_edition_are_no_documents(project):
    assert {path.name for path in (project / "out" / "tei").glob("*.xml")} == {"10.xml", "2.xml"}


def test_the_header_says_who_edits_and_publishes_and_on_what_terms(project):
    tei = etree.parse(project / "out" / "tei" / "2.xml")

    def said(path):
        return [node if isinstance(node, str) else node.text for node in tei.xpath(path, namespaces=TEI)]

    assert said("//t:titleStmt/t:editor/@ref") == ["https://orcid.org/0000-0002-1825-0097"]
    assert said("//t:respStmt[t:resp = 'transcription']/t:persName") == ["C. Third"]
    assert said("//t:titleStmt/t:funder") == ["The Fund"]
    assert said("//t:publicationStmt/t:publisher") == ["Harbour Press"]
    assert said("//t:publicationStmt/t:date/@when") == ["2026"]
    assert said("//t:availability/t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert said("//t:seriesStmt/t:title") == ["The Harbour Papers", "1911"]
    assert engross("validate", project / "out" / "tei").returncode == 0


def test_citations_and_metadata_say_the_same(project):
    document = page(project, "2.html")
    cited = document.xpath("string(//details[@class = 'cite'])")
    assert (
        "The Harbour Papers, ed. Ada Editor, Riga: Harbour Press, 2026, https://example.org/papers/2.html"
        in cited
    )
    assert "editor = {{Ada Editor}}" in cited
    assert '"editor": [{"literal": "Ada Editor"}]' in cited
    metas = {meta.get("name") or meta.get("property"): meta.get("content") for meta in document.iter("meta")}
    assert metas["DC.publisher"] == metas["citation_publisher"] == "Harbour Press"
    assert metas["DC.contributor"] == "Ada Editor"
    assert metas["DC.rights"].startswith("https://creativecommons.org/")
    assert metas["og:site_name"] == "The Harbour Papers"
    assert metas["description"].startswith("The lamp is lit.")


def test_every_page_has_the_menu_the_logo_and_the_foot(project):
    for name in ("index.html", "2.html", "about.html", "how.html", "people.html"):
        document = page(project, name)
        assert {"About", "How <we> edit"} <= {link.text for link in document.xpath("//nav/a")}, name
        assert document.xpath("//header//img/@src") == ["assets/logo.svg"]
        assert document.xpath("//footer//a[. = 'us']/@href") == ["mailto:a@example.org"]
        assert "Published by Harbour Press." in document.xpath("string(//footer[@class = 'colophon'])")
        assert document.xpath("//link[@href = 'assets/edition.css']")
        assert not document.xpath("//footer//b")
        assert document.xpath("//link[@rel = 'stylesheet']/@href")[-1] == "assets/theme.css"


def test_markdown_is_text_and_links_lead_to_pages(project):
    document = page(project, "about.html")
    main = document.xpath("//main")[0]
    assert not main.xpath(".//script")
    assert main.xpath(".//a[. = 'how']/@href") == ["how.html#x"]
    assert not main.xpath(".//a[starts-with(@href, 'javascript')]")
    assert main.xpath(".//img/@src") == ["assets/edition/chart.png"]
    assert (project / "out" / "html" / "assets" / "edition" / "chart.png").read_bytes() == b"png"
    assert "afar (https://far.example/x.png) gone" in main.text_content()


def test_the_desk_is_public_only_where_it_is_asked_for(project):
    assert not (project / "out" / "html" / "desk.html").exists()
    done = engross("build", project / "letters", "-o", project / "desk", "--no-pdf", "--no-search", "--desk")
    assert done.returncode == 0, done.stderr
    assert (project / "desk" / "html" / "desk.html").is_file()


def test_documents_stand_in_the_order_that_is_wanted(project):
    links = page(project, "index.html").xpath("//ol[@id = 'documents']/li/a/@href")
    assert links == ["2.html", "10.html"]
    assert page(project, "2.html").xpath("//a[@rel = 'next']/@href")[0] == "10.html"


def test_without_the_file_nobody_publishes(tmp_path):
    (tmp_path / "a.txt").write_text(LETTER)
    done = engross("encode", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    tei = etree.parse(tmp_path / "out" / "a.xml")
    assert not tei.xpath("string(//t:publicationStmt/t:publisher)", namespaces=TEI)
    assert not tei.xpath("//t:seriesStmt | //t:editor | //t:funder", namespaces=TEI)


def test_what_is_not_public_is_not_there(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.txt").write_text("SECRET\n\nThe [illegible] lamp is li-\n\nted.\n")
    (folder / "edition.toml").write_text("public = {source = false, confidence = false}")
    done = engross("build", folder, "-o", tmp_path / "out", "--no-pdf", "--no-search")
    assert done.returncode == 0, done.stderr
    document = page(tmp_path, "a.html")
    assert not (tmp_path / "out" / "html" / "tei" / "a.xml").exists()
    assert not document.xpath("//a[starts-with(@href, 'tei/')] | //*[contains(@class, 'doubt')]")


def test_a_change_of_the_edition_is_published_again(project):
    about = project / "letters" / "about.md"
    about.write_text(ABOUT + "\nNewer.\n")
    out = project / "out"
    assert engross("build", project / "letters", "-o", out, "--no-pdf", "--no-search").returncode == 0
    assert "Newer." in (out / "html" / "about.html").read_text()


def test_new_makes_a_project_that_builds_and_touches_nothing(tmp_path):
    folder = tmp_path / "papers"
    assert engross("new", folder).returncode == 0
    done = engross("build", folder, "-o", tmp_path / "out", "--no-pdf", "--no-search")
    assert done.returncode == 0, done.stderr
    again = engross("new", folder)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_the_description_of_a_page_keeps_words_apart_at_line_ends(tmp_path):
    (tmp_path / "about.md").write_text("The lamp\nis *lit*.\n", encoding="utf-8")
    (tmp_path / "edition.toml").write_text('title = "T"\npages = ["about.md"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("The lamp was lit at dusk.\n", encoding="utf-8")
    assert engross("build", tmp_path, "-o", tmp_path / "out").returncode == 0
    about = html.parse(str(tmp_path / "out" / "html" / "about.html"))
    assert about.xpath("string(//meta[@name = 'description']/@content)") == "The lamp is lit."


def test_two_editions_are_one_line(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text("The lamp.")
        (tmp_path / name / "edition.toml").write_text(f'title = "{name}"')
    done = engross("encode", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "out")
    assert done.returncode == 2
    assert "different editions" in done.stderr


def test_exports_know_the_address_the_licence_and_the_editor(project):
    for form in ("cmif", "csl-json"):
        done = engross("export", project / "out", "--format", form, "--to", project / form)
        assert done.returncode == 0, done.stderr
    letters = etree.parse(project / "cmif")
    header = "//t:teiHeader/t:fileDesc"

    def said(path):
        return [getattr(node, "text", node) for node in letters.xpath(path, namespaces=TEI)]

    assert said(f"{header}/t:titleStmt/t:editor") == ["Ada Editor"]
    assert said(f"{header}/t:publicationStmt/t:idno") == ["https://example.org/papers/"]
    assert said("//t:licence") == ["CC-BY-4.0"]
    assert said("//t:licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert all(ref.startswith("https://example.org/papers/") for ref in said("//t:correspDesc/@ref"))
    assert "https://example.org/papers/2.html" in (project / "csl-json").read_text(encoding="utf-8")


def test_what_is_said_now_wins_over_the_edition(project):
    there = project / "elsewhere.xml"
    done = engross(
        *(
            "export",
            project / "out",
            "--format",
            "cmif",
            "--to",
            there,
            "--base-url",
            "https://other.example/x",
        )
    )
    assert done.returncode == 0, done.stderr
    assert "https://other.example/x/" in there.read_text(encoding="utf-8")
