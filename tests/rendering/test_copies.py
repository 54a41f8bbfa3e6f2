"""The TEI that a site offers runs nothing where a browser opens it by its own address."""

import pytest

from encoder.rendering.copies import Runs, copy_of
from encoder.rendering.site import SiteOptions, build_site

HTML, SVG = "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"
TEI = "http://www.tei-c.org/ns/1.0"
HEADER = "<teiHeader/>"


def tei(inner: str = "", before: str = "", attributes: str = "") -> bytes:
    """A document with something in its paragraph and before its root."""
    body = f"<text><body><p>{inner}</p></body></text>"
    return f'{before}<TEI xmlns="{TEI}"{attributes}>{HEADER}{body}</TEI>'.encode()


RUNNING = {
    "a script of HTML": tei(f'<x:script xmlns:x="{HTML}">tide()</x:script>'),
    "a namespace in numbers": tei(f'<x:script xmlns:x="{HTML[:-1]}&#108;">tide()</x:script>'),
    "a picture that fails": tei(f'<x:img xmlns:x="{HTML}" src="x" onerror="tide()"/>'),
    "a frame": tei(f'<x:iframe xmlns:x="{HTML}" src="javascript:tide()"/>'),
    "a form": tei(f'<x:form xmlns:x="{HTML}" action="javascript:tide()"/>'),
    "a page that leads on": tei(f'<x:meta xmlns:x="{HTML}" http-equiv="refresh" content="0;url=//evil"/>'),
    "a script of SVG": tei(f'<x:svg xmlns:x="{SVG}"><x:script>tide()</x:script></x:svg>'),
    "a drawing that loads": tei(f'<x:svg xmlns:x="{SVG}" onload="tide()"/>'),
    "an entity": tei("&a;", f"<!DOCTYPE TEI [<!ENTITY a \"<x:script xmlns:x='{HTML}'/>\">]>"),
    "an entity in numbers": tei("&a;", f"<!DOCTYPE TEI [<!ENTITY a \"&#60;script xmlns='{HTML}'/>\">]>"),
    "an entity of entities": tei(
        "&b;", '<!DOCTYPE TEI [<!ENTITY a "x"><!ENTITY b "<s a=\'&#38;a;\'/>"><!ENTITY c "<y z=\'&a;\'/>">]>'
    ),
    "an entity and a namespace": tei(
        "&a;", '<!DOCTYPE TEI [<!ENTITY a "<x:script/>">]>', f' xmlns:x="{HTML}"'
    ),
    "a namespace by default": tei("x", f'<!DOCTYPE TEI [<!ATTLIST p xmlns CDATA "{HTML}">]>'),
    "a parameter entity": tei(
        "x", f"<!DOCTYPE TEI [<!ENTITY % a \"<!ATTLIST p xmlns CDATA '{HTML}'>\">%a;]>"
    ),
}
STILL = {
    "plain": tei("Tide"),
    "names of TEI": tei('<script/><form onload="x">javascript:tide()</form>'),
    "an example": tei('<egXML xmlns="http://www.tei-c.org/ns/Examples"><script/></egXML>'),
    "a drawing": tei(f'<x:svg xmlns:x="{SVG}"><x:path d="M0 0"/></x:svg>'),
    "words of HTML": tei(f'<x:b xmlns:x="{HTML}">Tide</x:b>'),
    "entities of letters": tei(
        "&a;&b;",
        '<!DOCTYPE TEI [<!ENTITY a "&#233;"><!ENTITY b "<hi>Tide</hi>">'
        '<!ENTITY % iso SYSTEM "iso.ent"> %iso;]>',
    ),
    "a stylesheet for looks": tei("Tide", '<?xml-stylesheet type="text/css" href="tei.css"?>'),
}


@pytest.mark.parametrize("name", RUNNING)
def test_what_a_browser_would_run_is_refused(name):
    with pytest.raises(Runs, match="a browser"):
        copy_of(RUNNING[name])


@pytest.mark.parametrize("name", STILL)
def test_all_else_is_copied_as_it_is(name):
    assert copy_of(STILL[name]) == STILL[name]


@pytest.mark.parametrize(
    "said",
    [
        'type="text/xsl" href="b.xml"',
        'href="#a" type="application/xslt+xml"',
        'href="b.xml"',
        """title='type="text/css"' type="text/xsl" href="b.xml\"""",
    ],
)
def test_a_stylesheet_that_makes_pages_is_blanked(said):
    before = f'<?xml version="1.0"?>\n<!-- <a> -->\n<?xml-stylesheet {said}?>\n'
    data = tei("<?xml-stylesheet x?>Tide é", before)
    copy = copy_of(data)
    blanked = f"<?xml-stylesheet {said}?>".encode()
    assert copy == data.replace(blanked, b" " * len(blanked))
    with pytest.raises(Runs, match="stylesheet"):
        copy_of(data.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16"))


def test_its_page_is_there_and_leads_to_no_copy(tmp_path):
    title = "<fileDesc><titleStmt><title>Tides</title></titleStmt></fileDesc>"
    for name, data in (("runs", RUNNING["a script of HTML"]), ("still", STILL["plain"])):
        data = data.replace(HEADER.encode(), f"<teiHeader>{title}</teiHeader>".encode())
        (tmp_path / f"{name}.xml").write_bytes(data)
    files = [tmp_path / "runs.xml", tmp_path / "still.xml"]
    result = build_site(files, tmp_path / "site", SiteOptions(search=False))
    assert (result.pages, result.failed) == (2, ())
    assert [(path.name, what) for path, what, _ in result.left_out] == [("runs.xml", "tei/runs.xml")]
    assert sorted(path.name for path in (tmp_path / "site" / "tei").iterdir()) == ["still.xml"]
    assert "tei/runs.xml" not in (tmp_path / "site" / "runs.html").read_text()
    assert "tei/still.xml" in (tmp_path / "site" / "still.html").read_text()
