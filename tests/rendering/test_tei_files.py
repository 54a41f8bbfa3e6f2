"""Of a folder TEI is rendered; other XML is passed over with a line."""

import pytest

from encoder.cli import run

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><p>Words.</p></body></text></TEI>"""
PREMIS = '<?xml version="1.0"?><!-- made --><premis xmlns="http://www.loc.gov/premis/v3" version="3.0"/>'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "in" / "package" / "data").mkdir(parents=True)
    (tmp_path / "in" / "letter.xml").write_text(TEI, encoding="utf-8")
    (tmp_path / "in" / "package" / "data" / "premis.xml").write_text(PREMIS, encoding="utf-8")
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("form", "made"),
    [("html", "out/letter.html"), ("pdf", "out/letter.pdf"), ("book", "out"), ("epub", "out")],
)
def test_other_xml_in_a_folder_is_passed_over(folder, capfd, form, made):
    output = folder.parent / "out"
    assert run(["render", form, str(folder), "-o", str(output)]) == 0
    assert "premis.xml: passed over, it is not TEI" in capfd.readouterr().err
    assert (folder.parent / made).is_file()


def test_what_is_named_is_rendered_or_refused(folder, capfd):
    named = folder / "package" / "data" / "premis.xml"
    assert run(["render", "html", str(named), "-o", str(folder.parent / "out")]) == 1
    assert "the root element is premis" in capfd.readouterr().err


def test_a_folder_without_tei_is_wrong_use(folder, capfd):
    (folder / "letter.xml").unlink()
    assert run(["render", "html", str(folder), "-o", str(folder.parent / "out")]) == 2
    assert "there is no TEI" in capfd.readouterr().err
