"""A theme: what it may override, and that a stranger's can read and write nothing."""

import shutil
from pathlib import Path

import pytest
from lxml import html

from encoder.edition import read_edition
from encoder.edition.theme import read_theme, screen
from encoder.errors import NotRendered, Unable, UsageError
from encoder.rendering.html import Surroundings, render_both
from encoder.rendering.site import SiteOptions, build_site

SAMPLE = Path(__file__).parent / "sample_theme"
TEI = b"""<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Lamp</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><div>
<opener><salute>Dear Sir,</salute></opener><p>The lamp is lit.</p></div></body></text></TEI>"""
SHEET = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:saxon="http://saxon.sf.net/" xpath-default-namespace="http://www.tei-c.org/ns/1.0">{}</xsl:stylesheet>"""


@pytest.fixture
def project(tmp_path):
    """A folder with an edition and the sample theme."""
    shutil.copytree(SAMPLE, tmp_path / "theme")
    (tmp_path / "edition.toml").write_text('title = "Papers"\nfooter = "Not shown."\n')
    (tmp_path / "lamp.xml").write_bytes(TEI)
    return tmp_path


def built(project):
    edition = read_edition(project / "edition.toml")
    result = build_site([project / "lamp.xml"], project / "site", SiteOptions(edition=edition, search=False))
    assert result.failed == ()
    return {
        name: html.fromstring((project / "site" / name).read_text("utf-8"))
        for name in ("lamp.html", "index.html")
    }


def test_a_theme_overrides_a_template_a_part_and_a_variable_on_every_page(project):
    pages = built(project)
    document = pages["lamp.html"]
    (salute,) = document.xpath("//div[@class = 'harbour-salute']/*")
    assert "salute" in salute.get("class")
    assert document.xpath("string(//article/p[@class = 'harbour-series'])") == "Harbour Series"
    for name, page in pages.items():
        assert page.xpath("//link[@rel = 'stylesheet']/@href")[-1] == "assets/theme/harbour.css", name
        assert page.xpath("//meta[@name = 'harbour']/@content") == ["yes"]
        assert page.xpath("string(//body/p[@class = 'harbour-notice'])") == "Closed on Mondays & holidays"
        assert "Quay 1" in page.xpath("string(//footer[@class = 'colophon'])")
        assert "Not shown." not in page.xpath("string(//footer)")
        assert len(page.xpath("//footer[@class = 'colophon']//br")) == 1
    assert (project / "site" / "assets" / "theme" / "fonts" / "harbour.woff2").read_bytes() == b"font"


def test_a_change_of_the_theme_changes_the_pages(project):
    built(project)
    style = project / "theme" / "names.xsl"
    style.write_text(style.read_text().replace("Harbour Series", "Second Series"))
    assert "Second Series" in built(project)["lamp.html"].xpath("string(//article)")


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (SHEET.format('<xsl:include href="/etc/passwd"/>'), "xsl:include"),
        (SHEET.format('<xsl:import href="other.xsl"/>'), "xsl:import"),
        (
            SHEET.format("<xsl:template match='p'><xsl:result-document href='x'/></xsl:template>"),
            "result-document",
        ),
        (
            SHEET.format("<xsl:variable name='a' static='yes' select=\"unparsed-text('/etc/passwd')\"/>"),
            "static",
        ),
        (SHEET.format("<xsl:variable name='a' _static='yes' select='1'/>"), "_static"),
        (SHEET.format("<xsl:template match='p' use-when=\"doc-available('x')\"/>"), "use-when"),
        (SHEET.format("<xsl:template match='p'><b xsl:use-when='1'/></xsl:template>"), "use-when"),
        ("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + SHEET.format(""), "DOCTYPE"),
        ("<html/>", "no stylesheet"),
        ("<xsl", "not well-formed"),
    ],
)
def test_a_stylesheet_that_loads_or_computes_while_it_is_compiled_is_refused(tmp_path, sheet, said):
    with pytest.raises(UsageError, match=said) as refused:
        screen(sheet.encode(), tmp_path / "a.xsl")
    assert refused.value.file


APART = "kept apart"
IN_PARAGRAPHS = "<xsl:template match='p'><p>{}</p></xsl:template>"


@pytest.mark.parametrize(
    "expression",
    [
        "unparsed-text('{file}')",
        "unparsed-text-lines('{file}')",
        "string(doc('{xml}'))",
        "string(document('{xml}'))",
        "if (doc-available('{xml}')) then 'kept apart' else ''",
        "if (unparsed-text-available('{file}')) then 'kept apart' else ''",
        "json-doc('{json}')?a",
        "uri-collection('{folder}?select=*.txt')",
        "collection('{folder}?select=*.xml')",
        "environment-variable('HOME')[. != ''] ! 'kept apart'",
        "available-environment-variables() ! 'kept apart'",
        "transform(map {{ 'stylesheet-location': '{xml}', 'source-node': / }})?output",
        "json-to-xml(unparsed-text('{json}'))",
        "parse-xml('<!DOCTYPE a [<!ENTITY e SYSTEM &quot;{file}&quot;>]><a>&amp;e;</a>')",
        "if (stream-available('{xml}')) then 'kept apart' else ''",
    ],
)
def test_a_strangers_template_reads_nothing(tmp_path, expression):
    (tmp_path / "secret.txt").write_text(APART)
    (tmp_path / "secret.xml").write_text(f"<a>{APART}</a>")
    (tmp_path / "secret.json").write_text(f'{{"a": "{APART}"}}')
    names = {
        key: (tmp_path / f"secret.{end}").as_uri()
        for key, end in (("file", "txt"), ("xml", "xml"), ("json", "json"))
    }
    select = (
        expression.format(folder=tmp_path.as_uri(), **names)
        .replace("&", "&amp;")
        .replace("&amp;quot;", "&quot;")
        .replace("<", "&lt;")
    )
    sheet = f'<xsl:template match="p"><p><xsl:value-of select="{select}"/></p></xsl:template>'
    shown = rendered(tmp_path, sheet)
    assert APART not in shown.replace("'kept apart'", "")


@pytest.mark.parametrize(
    "sheet",
    [
        IN_PARAGRAPHS.format(
            "<xsl:source-document href='{}'><xsl:copy-of select='.'/></xsl:source-document>"
        ),
        IN_PARAGRAPHS.format("<xsl:evaluate xpath=\"'unparsed-text(&quot;{}&quot;)'\"/>"),
        IN_PARAGRAPHS.format("<xsl:message><xsl:value-of select=\"unparsed-text('{}')\"/></xsl:message>"),
        "<xsl:variable name='a' select=\"unparsed-text('{}')\"/>"
        + IN_PARAGRAPHS.format("<xsl:value-of select='$a'/>"),
    ],
)
def test_a_strangers_instruction_reads_nothing(tmp_path, sheet):
    (tmp_path / "secret.txt").write_text(f"<a>{APART}</a>")
    assert APART not in rendered(tmp_path, sheet.format((tmp_path / "secret.txt").as_uri()))


def rendered(tmp_path, declarations):
    """The page by a theme of these declarations, or what is said of it."""
    folder = tmp_path / "theme"
    folder.mkdir()
    (folder / "a.xsl").write_text(SHEET.format(declarations))
    try:
        return render_both(TEI, Surroundings(stylesheets=("a.css",)), theme=read_theme(folder))[0]
    except NotRendered as error:
        return error.message.replace(str(tmp_path), "")


@pytest.mark.parametrize("name", ["parts/sidebar.html", "parts/foot.html"])
def test_a_part_that_is_none_or_not_well_formed_is_refused(project, name):
    (project / "theme" / name).write_text("<p>")
    with pytest.raises(UsageError) as refused:
        read_edition(project / "edition.toml")
    assert refused.value.file == str(project / "theme" / name)


def test_a_link_out_of_the_theme_is_passed_over(project):
    (project / "secret.css").write_text("secret")
    (project / "theme" / "z.css").symlink_to(project / "secret.css")
    assert "z.css" not in read_theme(project / "theme").files


def test_a_theme_that_does_not_compile_is_one_line_and_not_one_for_each_document(project):
    (project / "theme" / "bad.xsl").write_text(SHEET.format("<xsl:template match='p['/>"))
    (project / "second.xml").write_bytes(TEI)
    edition = read_edition(project / "edition.toml")
    sources = [project / "lamp.xml", project / "second.xml"]
    with pytest.raises(Unable, match="theme does not compile") as told:
        build_site(sources, project / "site", SiteOptions(edition=edition, search=False))
    assert "\n" not in told.value.message
    assert "bad.xsl" in told.value.message
